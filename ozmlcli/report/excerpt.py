"""Lines of a document behind their row numbers, with a mark under a part of one."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..diagnostic import Location
from .layout import UNLIMITED, WIDTH, Piece, cells, exceeds, fitted, hanging, visible, window

#: So many columns of a source line are shown, however narrow the terminal is.
_NARROWEST = 12


def room(columns: int, margin: int) -> int:
    """How many columns of a terminal are left behind row numbers of ``margin`` digits."""
    return max(columns - margin - 3, _NARROWEST)


class Excerpts(NamedTuple):
    """The lines of a document, to be shown behind row numbers of ``margin`` digits and cut to ``room`` columns."""

    lines: list[str]
    margin: int
    encoding: str
    room: int = UNLIMITED

    def excerpt(self, start: Location, end: Location, mark: tuple[str, str, str], below: int = 0) -> list[Piece]:
        """A source line and the mark under a part of it; of a part over several lines, what stands on the first.

        Where the line ``below`` which the mark goes was just shown, it is not shown again.
        """
        sign, label, style = mark
        line = self.lines[start.row - 1] if start.row <= len(self.lines) else ""
        first = start.column - 1
        shown, before, width = self._shown(
            line, first, max(end.column - 1 if end.row == start.row else len(line), first)
        )
        pieces: list[Piece] = []
        if start.row != below or len(line) > WIDTH or exceeds(visible(line), self.room - 1):
            pieces += ((f"{start.row:>{self.margin}} | ", "dim"), (shown.rstrip() + "\n", ""))
        marks = sign * max(width, 1)
        if label and exceeds(label, self.room - before - len(marks) - 1):
            pieces += ((f"{' ' * self.margin} | {' ' * before}", "dim"), (f"{marks}\n", style))
            before, marks = max(min(before, self.room - cells(label)), 0), label
        elif label:
            marks = f"{marks} {label}"
        pieces += ((f"{' ' * self.margin} | {' ' * before}", "dim"), (f"{marks}\n", style))
        return pieces

    def remark(self, title: str, words: str) -> list[Piece]:
        """A line of words below the source."""
        start = self.margin + 3
        said = (
            f" {words}" if self.room == UNLIMITED else hanging(words, start + len(title) + 1, start, start + self.room)
        )
        return [(f"{' ' * self.margin} = ", "dim"), (title, "bold"), (f":{said}\n", "")]

    def _shown(self, line: str, start: int, end: int) -> tuple[str, int, int]:
        """A line as it is shown, and how many columns stand before a part of it and in it."""
        if WIDTH >= len(line) < self.room and line.isascii() and line.isprintable():  # as most are
            start = min(start, len(line))
            return line, start, min(end, len(line)) - start
        before, marked, after = (visible(piece, self.encoding) for piece in window(line, start, end))
        before, marked, after = fitted((before, marked, after), self.room)
        return f"{before}{marked}{after}", cells(before), cells(marked)
