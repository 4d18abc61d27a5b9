"""From a part of a value, as the parser reads it, to where that is written: escapes are longer than what they stand for."""

from __future__ import annotations

import re

from ..document.part import Span

_OPENING, _CLOSING = "<![CDATA[", "]]>"
#: What is written in more characters than are read. In the value of an attribute there are no CDATA sections.
_IN_VALUE = re.compile(r"&[^&;<\s]*;|\r\n")
_IN_TEXT = re.compile(rf"{_IN_VALUE.pattern}|{re.escape(_OPENING)}|{re.escape(_CLOSING)}")
_NEXT_MARKUP = re.compile("<|]]>")


def written_within(text: str, whole: Span, part: Span, *, in_value: bool) -> Span:
    """Where in ``text`` a ``part``, which is not empty, is written of what is read at ``whole``: a text, or a value."""
    start = _character(text, whole, part.start, in_value=in_value).start
    return Span(start, _character(text, whole, part.end - 1, in_value=in_value).end)


def _character(text: str, whole: Span, number: int, *, in_value: bool) -> Span:
    """Where the character is written before which so many others are read."""
    literal = not in_value and _is_in_cdata(text, whole.start)
    at = whole.start
    for longer in (_IN_VALUE if in_value else _IN_TEXT).finditer(text, *whole):
        mark = longer[0]
        if literal and mark[0] == "&":
            continue  # there it stands for itself
        before = longer.start() - at
        if number < before:
            break
        number -= before
        at = longer.end()
        if mark in {_OPENING, _CLOSING}:
            literal = mark == _OPENING
        elif number == 0:
            return Span(*longer.span())
        else:
            number -= 1
    start = min(at + number, whole.end)
    return Span(start, min(start + 1, whole.end))


def _is_in_cdata(text: str, start: int) -> bool:
    found = _NEXT_MARKUP.search(text, start)
    return found is not None and found[0] == _CLOSING
