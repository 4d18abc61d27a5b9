"""The text of a well-formed document in its canonical layout. It works on the text, so that nothing is lost.

Names get the documentation's letter case; another documented or an old name stays, for it may be the right one. Attributes
come in the table's order, with their values as they are written. The rest is the printer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from ..language.index import find_parameters, find_spec, parameter_places
from ..language.model import Spec
from ..language.types import WHITE_SPACE
from ..scan.places import TOKEN
from .printer import Node, Style, print_document

#: A token as a whole, and its parts. To split a text by it takes half as long as to look for one after the other.
_TOKEN = re.compile(f"({TOKEN.pattern})", TOKEN.flags)
_LINE_END = re.compile("\r\n|\n")
_PLACE = itemgetter(0)
_ATTRIBUTE = re.compile(r"""([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')""")
_DECLARED = re.compile(r"""(version|encoding|standalone)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")


class Layout(NamedTuple):
    """What may be chosen of the layout. Without a ``line_end``, lines end as the first one of the document does."""

    line_length: int = Style().line_length
    indent: str = Style().indent
    line_end: str = ""


def lay_out(text: str, layout: Layout, family: str = "UTF-8") -> str:
    """``text`` laid out anew. It must be well-formed and without a DOCTYPE; ``family`` is its encoding if it names none."""
    line_end = layout.line_end
    if not line_end:
        first = _LINE_END.search(text)
        line_end = first.group() if first is not None else "\n"
    items = read_items(text)
    declared: dict[str, str] = {}
    if is_declared(text):
        declared = {name: one or other for name, one, other in _DECLARED.findall(str(items.pop(0)))}
    whole = {"version": "1.0", "encoding": family, **declared}
    words = " ".join(f'{name}="{whole[name]}"' for name in ("version", "encoding", "standalone") if name in whole)
    return print_document(items, f"<?xml {words}?>", Style(layout.line_length, layout.indent, line_end))


def is_declared(text: str) -> bool:
    """Whether a well-formed text begins with an XML declaration, not another instruction."""
    return text.startswith("<?xml") and text[5:6] in WHITE_SPACE


def read_items(text: str) -> list[Node | str]:
    """What stands in a well-formed document, piece by piece."""
    top: list[Node | str] = []
    items = top
    opened: list[tuple[Node, list[Node | str]]] = []  # with what each stands among
    pieces = _TOKEN.split(text)
    for before, token, ended, written, attributes, empty in zip(*_columns(pieces), strict=True):
        if before:
            items.append(before)
        if written is not None:
            match = find_spec(written)
            spec = None if match is None else match.spec
            name = written if match is None or match.exact else match.spec.name
            node = Node(name, _attributes(attributes, spec) if attributes else [], spec, token, "")
            items.append(node)
            if not empty:
                opened.append((node, items))
                items = node.items
        elif ended is not None:
            node, items = opened.pop()
            node.end = token
        else:
            items.append(token)
    if pieces[-1]:
        items.append(pieces[-1])
    return top


def _columns(pieces: list[Any]) -> Iterator[list[Any]]:
    """From what a split gives, text and tokens in turn, the texts, the tokens, and their parts that count here."""
    width = _TOKEN.groups + 1
    names = ("end", "name", "attributes", "empty")
    numbers = (0, 1, *(_TOKEN.groupindex[name] for name in names))
    return (pieces[number:-1:width] for number in numbers)


def _attributes(written: str, spec: Spec | None) -> list[str]:
    """The attributes of an element as they are to be printed."""
    pairs: list[tuple[str, str]] = _ATTRIBUTE.findall(written)
    if spec is None:
        return [f"{name}={_quoted(value)}" for name, value in pairs]
    known = find_parameters(spec)
    if len(pairs) == 1:  # which is nothing to put in order
        ((name, value),) = pairs
        match = known.get(name) or known.get(name.lower())
        return [f"{name if match is None else match.spelling}={_quoted(value)}"]
    names = {name for name, _ in pairs}
    places = parameter_places(spec)
    found = []
    for name, value in pairs:
        match = known.get(name) or known.get(name.lower())
        if match is None:
            found.append((len(places), f"{name}={_quoted(value)}"))
            continue
        spelling = match.spelling
        if spelling != name:
            if spelling in names:  # no element has two attributes of one name
                spelling = name
            names.add(spelling)
        found.append((places[match.parameter.name], f"{spelling}={_quoted(value)}"))
    found.sort(key=_PLACE)
    return [attribute for _, attribute in found]


def _quoted(value: str) -> str:
    """A value, with its quotes, in double quotes; in single ones only if it holds a double quote."""
    return value if value[0] == '"' or '"' in value else f'"{value[1:-1]}"'
