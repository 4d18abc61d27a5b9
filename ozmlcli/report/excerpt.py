"""Lines of a document behind their row numbers, with a mark under a part of one."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterator
from typing import NamedTuple

from ..diagnostic import Location
from .layout import WIDTH, Piece, cells, visible, window


class Excerpts(NamedTuple):
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
            visible(piece, self.encoding) for piece in window(line, start.column - 1, max(last, start.column - 1))
        )
        if start.row != below or len(line) > WIDTH:
            yield (f"{start.row:>{self.margin}} | ", "dim")
            yield (f"{before}{marked}{after}".rstrip() + "\n", "")
        yield (f"{' ' * self.margin} | ", "dim")
        yield (" " * cells(before), "")
        yield (sign * max(cells(marked), 1), style)
        yield (f" {label}\n" if label else "\n", style)

    def remark(self, title: str, words: str) -> Iterator[Piece]:
        """A line of words below the source."""
        yield (f"{' ' * self.margin} = ", "dim")
        yield (title, "bold")
        yield (f": {words}\n", "")
