"""Where git left both versions of some lines, between its marks."""

from __future__ import annotations

from collections.abc import Iterator

from ..document.part import Span
from ..finding import Fault

#: How many characters a mark has.
_LENGTH = 7
_BEGIN, _MIDDLE, _END = "<<<<<<< ", "=======", ">>>>>>> "


def find_conflicts(text: str) -> Iterator[Fault]:
    """The merge conflicts in a text, each from its first mark."""
    start = _line(text, _BEGIN, 0)
    while start >= 0:
        middle = _line(text, _MIDDLE, start)
        end = _line(text, _END, middle) if middle >= 0 else -1
        if end < 0:
            return
        yield Fault("merge-conflict", Span(start, start + _LENGTH), other=Span(end, end + _LENGTH))
        start = _line(text, _BEGIN, end)


def _line(text: str, mark: str, start: int) -> int:
    """Where the first line from ``start`` on begins with ``mark``; -1 where none does."""
    if start == 0 and text.startswith(mark):
        return 0
    found = text.find(f"\n{mark}", start)
    return found + 1 if found >= 0 else -1
