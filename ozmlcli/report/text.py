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


def render_plain(diagnostics: Sequence[Diagnostic], text: str, encoding: str = "utf-8") -> str:
    """The findings in one document of the given text, without colour; only what ``encoding`` can carry."""
    return "".join(piece.text for piece in _pieces(diagnostics, text, encoding))


def print_coloured(diagnostics: Sequence[Diagnostic], text: str, encoding: str = "utf-8") -> None:
    """Print the findings in one document of the given text to a terminal."""
    from rich.console import Console
    from rich.text import Text

    # rich writes to the terminal by itself, since an old one of Windows takes no escape sequences.
    console = Console(soft_wrap=True, highlight=False, force_terminal=True)
    pieces = ((piece.text, piece.style) for piece in _pieces(diagnostics, text, encoding))
    console.print(Text.assemble(*pieces), end="")


def _pieces(diagnostics: Sequence[Diagnostic], text: str, encoding: str) -> Iterator[Piece]:
    def words(said: str) -> str:
        return visible(said).encode(encoding, "backslashreplace").decode(encoding)

    lines = _LINE_END.split(text)
    for diagnostic in diagnostics:
        style = _STYLES[diagnostic.severity]
        where = f"{words(diagnostic.path)}:{diagnostic.location.row}:{diagnostic.location.column}"
        yield Piece(where, "bold")
        yield Piece(": ")
        yield Piece(f"{diagnostic.severity.value} {diagnostic.code}", style)
        yield Piece(f" {diagnostic.name}", "dim")
        yield Piece(f": {words(diagnostic.message)}\n")
        rows = [diagnostic.location.row, *(related.location.row for related in diagnostic.related)]
        excerpts = _Excerpts(lines, len(str(max(rows))), encoding)
        yield from excerpts.excerpt(diagnostic.location, diagnostic.end_location, ("^", "", style))
        shown = diagnostic.location.row
        for related in diagnostic.related:
            mark = ("-", words(related.message), "cyan")
            yield from excerpts.excerpt(related.location, related.end_location, mark, below=shown)
            shown = related.location.row
        if diagnostic.help:
            yield Piece(f"{' ' * excerpts.margin} = ", "dim")
            yield Piece("help", "bold")
            yield Piece(f": {words(diagnostic.help)}\n")
        yield Piece("\n")


class _Excerpts(NamedTuple):
    """The lines of a document, to be shown behind row numbers of ``margin`` digits."""

    lines: list[str]
    margin: int
    encoding: str

    def excerpt(self, start: Location, end: Location, mark: tuple[str, str, str], below: int = 0) -> Iterator[Piece]:
        """A source line and the mark under a part of it; of a part over several lines, what stands on the first.

        Where the line ``below`` which the mark goes was just shown, it is not shown again.
        """
        sign, label, style = mark
        line = self.lines[start.row - 1] if start.row <= len(self.lines) else ""
        last = end.column - 1 if end.row == start.row else len(line)
        before, marked, after = (
            visible(piece, self.encoding) for piece in _window(line, start.column - 1, max(last, start.column - 1))
        )
        if start.row != below or len(line) > WIDTH:
            yield Piece(f"{start.row:>{self.margin}} | ", "dim")
            yield Piece(f"{before}{marked}{after}".rstrip() + "\n")
        yield Piece(f"{' ' * self.margin} | ", "dim")
        yield Piece(" " * cells(before))
        yield Piece(sign * max(cells(marked), 1), style)
        yield Piece(f" {label}\n" if label else "\n", style)


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


def visible(text: str, encoding: str = "utf-8") -> str:
    """``text`` without what would move the cursor or otherwise act upon a terminal, one character for each but the tab."""
    if text.isascii() and text.isprintable():
        return text
    shown = [_TAB if c == "\t" else c if c.isprintable() or unicodedata.category(c) == "Zs" else "\ufffd" for c in text]
    # What the encoding cannot carry becomes a question mark, one for each, so that the marks below stay in their places.
    return "".join(shown).encode(encoding, "replace").decode(encoding)


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
