"""``--output-format text``: the source line, a caret under the exact part, the message and the help.

The layout is made once, as styled pieces. rich is loaded only to colour them on a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..diagnostic import Diagnostic, Location
from ..finding import Severity

#: A source line is shown up to this many columns; of a longer one the part around the fault.
WIDTH = 100
_TAB = "    "
_LINE_END = re.compile("\r\n|\r|\n")

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


class Piece(NamedTuple):
    """A stretch of output in one style; the style is rich's."""

    text: str
    style: str = ""


def render_plain(diagnostics: Sequence[Diagnostic], text: str) -> str:
    """The findings in one document of the given text, without colour."""
    return "".join(piece.text for piece in _pieces(diagnostics, text))


def print_coloured(diagnostics: Sequence[Diagnostic], text: str) -> None:
    """Print the findings in one document of the given text to a terminal."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False, force_terminal=True)
    console.print(Text.assemble(*((piece.text, piece.style) for piece in _pieces(diagnostics, text))), end="")


def _pieces(diagnostics: Sequence[Diagnostic], text: str) -> Iterator[Piece]:
    lines = _LINE_END.split(text)
    for diagnostic in diagnostics:
        style = _STYLES[diagnostic.severity]
        where = f"{visible(diagnostic.path)}:{diagnostic.location.row}:{diagnostic.location.column}"
        yield Piece(where, "bold")
        yield Piece(": ")
        yield Piece(f"{diagnostic.severity.value} {diagnostic.code}", style)
        yield Piece(f" {diagnostic.name}", "dim")
        yield Piece(f": {visible(diagnostic.message)}\n")
        rows = [diagnostic.location.row, *(related.location.row for related in diagnostic.related)]
        margin = len(str(max(rows)))
        yield from _excerpt(lines, diagnostic.location, diagnostic.end_location, margin, ("^", "", style))
        for related in diagnostic.related:
            yield from _excerpt(lines, related.location, related.end_location, margin, ("-", related.message, "cyan"))
        if diagnostic.help:
            yield Piece(f"{' ' * margin} = ", "dim")
            yield Piece("help", "bold")
            yield Piece(f": {visible(diagnostic.help)}\n")
        yield Piece("\n")


def _excerpt(
    lines: list[str], start: Location, end: Location, margin: int, mark: tuple[str, str, str]
) -> Iterator[Piece]:
    """A source line and the mark under a part of it; of a part over several lines, what stands on the first."""
    sign, label, style = mark
    line = lines[start.row - 1] if start.row <= len(lines) else ""
    last = end.column - 1 if end.row == start.row else len(line)
    before, marked, after = _window(line, start.column - 1, max(last, start.column - 1))
    yield Piece(f"{start.row:>{margin}} | ", "dim")
    yield Piece(f"{visible(before)}{visible(marked)}{visible(after)}".rstrip() + "\n")
    yield Piece(f"{' ' * margin} | ", "dim")
    yield Piece(" " * cells(visible(before)))
    yield Piece(sign * max(cells(visible(marked)), 1), style)
    yield Piece(f" {visible(label)}\n" if label else "\n", style)


def _window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """A line as what stands before, in and after a part, cut where it is too long."""
    before, marked, after = line[:start], line[start:end], line[end:]
    if len(line) <= WIDTH:
        return before, marked, after
    marked = marked if len(marked) <= WIDTH else f"{marked[:WIDTH]}..."
    room = max((WIDTH - len(marked)) // 2, 10)
    if len(before) > room:
        before = f"...{before[-room:]}"
    if len(after) > room:
        after = f"{after[:room]}..."
    return before, marked, after


def visible(text: str) -> str:
    """``text`` without what would move the cursor or otherwise act upon a terminal."""
    if text.isprintable():
        return text
    shown = [_TAB if c == "\t" else c if c.isprintable() or unicodedata.category(c) == "Zs" else "\ufffd" for c in text]
    return "".join(shown)


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
