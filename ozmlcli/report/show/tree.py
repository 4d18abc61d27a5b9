"""``--output-format tree``: an outline with guides. It is complete without colour; rich only colours it on a terminal."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ...diagnostic import Diagnostic
from ...finding import Severity
from ...show.items import Item, said_anew
from ...show.join import Joined
from ...show.outline import NO_COMMANDS, Outline, answers_sentence, mode_sentence, outlines
from ...show.words import Kind, shown
from ..layout import Piece, cells, one_line

_STYLES = {Kind.PLAIN: "", Kind.VALUE: "cyan", Kind.QUOTE: "green", Kind.LACK: "bold red"}
_SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
#: What a line says has so many columns behind its guides, however narrow the terminal is.
_NARROWEST = 30
#: So many lines are printed at once.
_AT_ONCE = 500


class _Guides(NamedTuple):
    """What stands before a line, and before the lines of what is below it."""

    fork: str
    last: str
    past: str
    none: str = "    "


_DRAWN = _Guides("├── ", "└── ", "│   ")
_TYPED = _Guides("|-- ", "`-- ", "|   ")


class _Line(NamedTuple):
    """A line: what stands before it, and before what of it has to go on the next one; then what it says."""

    before: str
    then: str
    pieces: list[Piece]


def render(joined: Joined, encoding: str = "utf-8") -> str:
    """The outlines without colour; only what ``encoding`` can carry."""
    lines = (f"{line.before}{''.join(text for text, _ in line.pieces)}\n" for line in _lines(joined, encoding))
    return _carried("".join(lines), encoding)


def print_coloured(joined: Joined, encoding: str = "utf-8") -> None:
    """Print the outlines to a terminal."""
    from rich.text import Text

    from ..colour import coloured_console

    console = coloured_console()
    lines = _lines(joined, encoding)
    while some := list(islice(lines, _AT_ONCE)):
        text = Text()
        for line in some:
            said = Text.assemble(*((_carried(text, encoding), style) for text, style in line.pieces))
            room = max(console.width - max(cells(line.before), cells(line.then)), _NARROWEST)
            for number, part in enumerate(said.wrap(console, room) if said.cell_len > room else [said]):
                part.rstrip()
                text.append(line.then if number else line.before, "dim").append_text(part).append("\n")
        console.print(text, end="")


def _carried(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _lines(joined: Joined, encoding: str) -> Iterator[_Line]:
    guides = _DRAWN
    try:
        "".join(_DRAWN).encode(encoding)
    except UnicodeEncodeError:
        guides = _TYPED
    for number, outlined in enumerate(outlines(joined)):
        if number:
            yield _Line("", "", [])
        yield from _head(outlined)
        yield from _items(outlined.items, "", guides, ("", ""))
        if not outlined.items:
            yield _Line("", "", [(NO_COMMANDS, "dim")])


def _head(outlined: Outline) -> Iterator[_Line]:
    yield _Line("", "", [(one_line(outlined.path), "bold"), (f": {mode_sentence(outlined)}", "")])
    answers = answers_sentence(outlined)
    if answers:
        yield _Line("", "    ", [(one_line(answers), "")])
    for variable in outlined.variables:
        yield _Line("", "    ", [(f"${one_line(variable.name)}", "cyan"), (f" is {variable.words}", "")])
    for finding in outlined.findings:
        yield _Line("", "    ", _finding(finding))


def _items(items: Sequence[Item], before: str, guides: _Guides, said: tuple[str, str]) -> Iterator[_Line]:
    """The lines of ``items``. Why what they stand below never runs, or not surely, is ``said`` already."""
    for number, item in enumerate(items):
        is_last = number == len(items) - 1
        below = before + (guides.none if is_last else guides.past)
        # What goes on with an item hangs on the guide of what is below it.
        then = below + (guides.past if item.items else guides.none)
        yield _Line(before + (guides.last if is_last else guides.fork), then, _said(item, said))
        for finding in item.findings:
            yield _Line(then, then, _finding(finding))
        yield from _items(item.items, below, guides, (item.unreached, item.doubt))


def _said(item: Item, said: tuple[str, str]) -> list[Piece]:
    style = "dim" if item.unreached else ""
    pieces = [(one_line(shown(chunk)), style or _STYLES[chunk.kind]) for chunk in item.sentence]
    mark = said_anew(item, *said)
    if mark:
        pieces.append((f" ({mark})", style or "italic"))
    if item.items:
        pieces.append((":", style))
    return pieces


def _finding(finding: Diagnostic) -> list[Piece]:
    return [
        (f"{finding.severity.value} {finding.code}", _SEVERITIES[finding.severity]),
        (f" {finding.name}", "dim"),
        (f", line {finding.location.row}: {one_line(finding.message)}", ""),
    ]
