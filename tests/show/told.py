"""Documents to show, made from their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ozmlcli.checker.aim import aim
from ozmlcli.document.element import Document, Element
from ozmlcli.fmt.write import write
from ozmlcli.show.chart import Chart
from ozmlcli.show.flow import draw
from ozmlcli.show.items import Item
from ozmlcli.show.join import Joined, join
from ozmlcli.show.outline import Outline, outlines
from ozmlcli.show.script import Script, read_script
from ozmlcli.show.words import plain


def script(text: str | bytes, path: str = "call.xml", **said: str) -> Script:
    """The document of commands in ``text``, or the one in these bytes."""
    data = text if isinstance(text, bytes) else f"<Response>{text}</Response>".encode()
    found = read_script(data, path, aim(said.get("mode"), said.get("answers"), url=said.get("url", "")))
    assert isinstance(found, Script)
    return found


def written(document: Document) -> Script:
    """A document that a strategy made, read again."""
    return script(write(document))


def nowhere(_url: str) -> Script | None:
    return None


def joined(*texts: str, follow: Callable[[str], Script | None] = nowhere) -> Joined:
    """Documents, each of the commands in a text."""
    return join([script(text, f"{number}.xml") for number, text in enumerate(texts)], follow)


def outlined(text: str, **said: str) -> Outline:
    """The outline of a document of the commands in ``text``."""
    return outlines(join([script(text, **said)], nowhere))[0]


def lines(text: str, **said: str) -> list[str]:
    """The sentences of an outline, each with two blanks before it for each level; behind it why it never runs, or on what that hangs."""
    return list(_lines(outlined(text, **said).items, ""))


def _lines(items: Sequence[Item], pad: str) -> list[str]:
    found = []
    for item in items:
        mark = item.unreached or item.doubt
        found.append(f"{pad}{plain(item.sentence)}" + (f" ({mark})" if mark else ""))
        found += _lines(item.items, f"{pad}  ")
    return found


def every_item(items: Sequence[Item]) -> list[Item]:
    """All items, with those below them."""
    return [each for item in items for each in (item, *every_item(item.items))]


def ways(text: str | Joined) -> list[str]:
    """The edges of a chart: "first line of a node -label-> first line of another", a ~ for the dotted ones."""
    chart = draw(joined(text) if isinstance(text, str) else text)
    return [way(chart, number) for number in range(len(chart.edges))]


def way(chart: Chart, number: int) -> str:
    """An edge in words."""
    edge = chart.edges[number]
    names = {node.name: plain(node.lines[-1]) for node in chart.nodes}
    sign = {"flow": "-", "report": "~", "unstated": "?"}[edge.line.value]
    mark = "x" if edge.unreached else ""
    return f"{names[edge.source]} {sign}{mark}{plain(edge.label)}> {names[edge.target]}"


def said_elements(document: Document) -> list[Element]:
    """The elements of which an outline says something."""
    from ozmlcli.show.script import has_sentence

    return [element for element in document.elements if has_sentence(element)]
