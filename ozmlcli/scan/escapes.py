"""From a part of a value, as the parser reads it, to where that is written: escapes are longer than what they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..document.part import Span
from .places import begins_in_cdata

_OPENING, _CLOSING = "<![CDATA[", "]]>"
#: What is written in more characters than are read. In the value of an attribute there are no CDATA sections.
_IN_VALUE = re.compile(r"&[^&;<\s]*;|\r\n")
_IN_TEXT = re.compile(rf"{_IN_VALUE.pattern}|{re.escape(_OPENING)}|{re.escape(_CLOSING)}")


class Written:
    """How what is read at ``whole``, a text or a value, is written in ``text``; looked through once for all of its parts."""

    def __init__(self, text: str, whole: Span, *, in_value: bool) -> None:
        self._end = whole.end
        # Stretches in order: the number of the first character that is read, where it is written, and its length if it is an
        # escape; 0 for a stretch that is written as it is read.
        self._numbers, self._offsets, self._lengths = [0], [whole.start], [0]
        literal = not in_value and begins_in_cdata(text, whole.start)
        for longer in (_IN_VALUE if in_value else _IN_TEXT).finditer(text, *whole):
            mark = longer[0]
            if literal and mark[0] == "&":
                continue  # there it stands for itself
            number = self._numbers[-1] + longer.start() - self._offsets[-1]
            if mark in {_OPENING, _CLOSING}:
                literal = mark == _OPENING
            else:
                self._add(number, longer.start(), len(mark))
                number += 1
            self._add(number, longer.end(), 0)

    def span(self, part: Span) -> Span:
        """Where a ``part`` of what is read is written; it has at least one character."""
        return Span(self._character(part.start).start, self._character(part.end - 1).end)

    def _add(self, number: int, offset: int, length: int) -> None:
        self._numbers.append(number)
        self._offsets.append(offset)
        self._lengths.append(length)

    def _character(self, number: int) -> Span:
        """Where the character is written before which so many others are read."""
        stretch = bisect_right(self._numbers, number) - 1
        start = self._offsets[stretch]
        if self._lengths[stretch]:
            return Span(start, start + self._lengths[stretch])
        start = min(start + number - self._numbers[stretch], self._end)
        return Span(start, min(start + 1, self._end))
