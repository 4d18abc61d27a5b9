"""Lines of a document behind their row numbers, with a mark under a part of one."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..diagnostic import Location
from .layout import WIDTH, Piece, cells, visible, window


class Excerpts(NamedTuple):
    """The lines of a document, to be shown behind row numbers of ``margin`` digits."""

    lines: list[str]
    margin: int
    encoding: str

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
        if start.row != below or len(line) > WIDTH:
            pieces += ((f"{start.row:>{self.margin}} | ", "dim"), (shown.rstrip() + "\n", ""))
        pieces += (
            (f"{' ' * self.margin} | {' ' * before}", "dim"),
            (f"{sign * max(width, 1)}{f' {label}' if label else ''}\n", style),
        )
        return pieces

    def remark(self, title: str, words: str) -> list[Piece]:
        """A line of words below the source."""
        return [(f"{' ' * self.margin} = ", "dim"), (title, "bold"), (f": {words}\n", "")]

    def _shown(self, line: str, start: int, end: int) -> tuple[str, int, int]:
        """A line as it is shown, and how many columns stand before a part of it and in it."""
        if len(line) <= WIDTH and line.isascii() and line.isprintable():  # as most are
            start = min(start, len(line))
            return line, start, min(end, len(line)) - start
        before, marked, after = (visible(piece, self.encoding) for piece in window(line, start, end))
        return f"{before}{marked}{after}", cells(before), cells(marked)
