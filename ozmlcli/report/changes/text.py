"""``--output-format text``: an outline of the document in which what changed is marked, with the lines of both files.

Every line says in signs and words what its colour says: + added, - removed, > moved, ~ changed, * moved and changed. The
layout is made once, as styled pieces; rich is loaded only to colour them on a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diff.change import Change, Kind, ParameterChange
from ...diff.cosmetic import Cosmetic
from ...diff.files import Compared
from ...diff.node import Node
from ...diff.sentence import ARROW, sentence, title, way
from ...diff.words import Run, by_words
from ...language.types import PROSE
from ...suggest import listing
from ..layout import Piece, split_lines, visible
from ..summary import count
from .content import described
from .outline import Line, outline
from .stat import SIGNS, sign
from .where import Where

_STYLES = {Kind.ADDED: "green", Kind.REMOVED: "red", Kind.MOVED: "cyan", Kind.CHANGED: "yellow"}
_BLANKS = str.maketrans({"\n": "\\n", "\t": "\\t", "\r": "\\r"})
#: Of a long run of words that both texts have, so many characters are shown at each end.
_KEPT = 40


def render_plain(compared: Compared, encoding: str = "utf-8") -> str:
    """The differences between two files without colour; only what ``encoding`` can carry."""
    return "".join([text for text, _ in pieces(compared, encoding)])


def arrow(encoding: str) -> str:
    """What stands for an arrow where ``encoding`` has none."""
    try:
        ARROW.encode(encoding)
    except UnicodeEncodeError:
        return "->"
    return ARROW


def pieces(compared: Compared, encoding: str = "utf-8") -> Iterator[Piece]:
    """The differences between two files; nothing where there are none to tell."""
    if not compared.differs and not compared.cosmetic:
        return
    sign = arrow(encoding)
    yield from _heading(compared, sign)
    for text, style in _Report(compared, sign).lines():
        yield (text.encode(encoding, "backslashreplace").decode(encoding), style)


def _heading(compared: Compared, sign: str) -> Iterator[Piece]:
    old, new = visible(compared.old_name), visible(compared.new_name)
    if compared.old is None or compared.new is None:
        yield (f"{new if compared.old is None else old}: {compared.status}\n", "bold")
    elif compared.renamed:
        yield (f"{old} {sign} {new}: renamed\n", "bold")
    else:
        yield (old if old == new else f"{old} {sign} {new}", "bold")
        yield ("\n", "")


class _Report:
    def __init__(self, compared: Compared, arrow: str) -> None:
        self._compared = compared
        self._arrow = arrow
        self._where = Where(compared.old), Where(compared.new)
        rows = [len(split_lines(loaded.text)) for loaded in (compared.old, compared.new) if loaded is not None]
        self._margin = max(3, *(len(str(number)) for number in rows))

    def lines(self) -> Iterator[Piece]:
        for line in outline(self._compared.comparison):
            yield from self._line(line)
        if self._compared.cosmetic:
            yield ("Written in another way:\n", "bold")
            for cosmetic in self._compared.cosmetic:
                yield from self._cosmetic(cosmetic)

    def _rows(self, old: int | None, new: int | None) -> Piece:
        numbers = [str(number) if number is not None else "" for number in (old, new)]
        return (" ".join(f"{number:>{self._margin}}" for number in numbers) + " ", "dim")

    def _line(self, line: Line) -> Iterator[Piece]:
        pad = "  " * line.depth
        if line.folded:
            yield (f"{' ' * (2 * self._margin + 4)}{pad}... {_folded(line.folded)}\n", "dim")
            return
        old = self._where[0].row(line.old) if line.old is not None else None
        new = self._where[1].row(line.new) if line.new is not None else None
        yield self._rows(old, new)
        style = _STYLES[line.kind] if line.kind is not None else ""
        change = line.change
        mark = sign(change) if change is not None else SIGNS[line.kind] if line.kind is not None else " "
        yield (f"{mark} {pad}", style)
        if change is None or line.kind in {Kind.ADDED, Kind.REMOVED}:
            node = line.new or line.old
            assert node is not None
            words = described(node) if line.kind is not None or not node.children else _label(node)
            yield (f"{_shown(words)}\n", style)
            return
        prose = [each for each in change.parameters if _is_prose(change, each)]
        rest = tuple(each for each in change.parameters if each not in prose)
        # An arrow in the documents' own texts is none of ours: in the words below it would look like another text.
        yield (f"{_shown(_headline(change, rest, prose)).replace(ARROW, self._arrow)}\n", style)
        for each in prose:
            yield (f"{' ' * (2 * self._margin + 4)}{pad}  ", "")
            for run in by_words(each.old or "", each.new or ""):
                yield _run(run)
            yield ("\n", "")

    def _cosmetic(self, cosmetic: Cosmetic) -> Iterator[Piece]:
        spans = zip(self._where, (cosmetic.old, cosmetic.new), strict=True)
        rows = [where.located(span)[0].row if span is not None else None for where, span in spans]
        yield self._rows(*rows)
        yield (f"  {_shown(cosmetic.words)}\n", "")


def _label(node: Node) -> str:
    """An element that did not change itself, by what tells it from others."""
    names = [f'{name}="{value}"' for name, value in node.parameters if name in {"Key", "ID", "Source"}]
    return " ".join([node.names.told(node.name), *names])


def _headline(change: Change, rest: tuple[ParameterChange, ...], prose: list[ParameterChange]) -> str:
    """What is said of a change on its line; the texts that follow below it are named."""
    names = [each.name for each in prose if each.name]
    if not prose:
        return sentence(change)
    below = f"{listing(names)} changed" if names else ""
    if change.kind is Kind.MOVED:
        start = f"{title(change.side)} moved {way(change)};"
    else:
        start = f"{title(change.side)}:"
    if rest or (change.old and change.new and change.old.name != change.new.name):
        said = sentence(change._replace(parameters=rest, kind=Kind.CHANGED)).partition(": ")[2]
        below = f"{said}, {below}".rstrip(", ")
    return f"{start} {below}".rstrip()


def _is_prose(change: Change, each: ParameterChange) -> bool:
    """Whether a value is shown word by word: a text of several words that was and is there."""
    if each.old is None or each.new is None or " " not in each.old.strip() + each.new.strip():
        return False
    if not each.name:
        return True
    spec = change.side.element.spec
    return spec is not None and any(p.name == each.name and p.type in PROSE for p in spec.parameters)


def _run(run: Run) -> Piece:
    text = _shown(run.text)
    if run.sign == "=":
        return (text if len(text) <= 2 * _KEPT + 5 else f"{text[:_KEPT]} ... {text[-_KEPT:]}", "")
    return (f"[-{text}-]", "red") if run.sign == "-" else (f"{{+{text}+}}", "green")


def _folded(nodes: tuple[Node, ...]) -> str:
    """How many there are, by their name where all have one."""
    if all(node.element.is_command and not node.is_text for node in nodes):
        return count(len(nodes), "command")
    names = {node.names.told(node.name) for node in nodes}
    name = names.pop() if len(names) == 1 and not nodes[0].is_text else "part"
    return count(len(nodes), name, name if name[-1:] == "s" else "")


def _shown(text: str) -> str:
    return visible(text.translate(_BLANKS))
