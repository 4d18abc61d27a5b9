"""Where the comments of a well-formed document stand, and what follows each."""

from __future__ import annotations

from typing import NamedTuple

from ..document.part import Span
from .places import TOKEN


class CommentSpan(NamedTuple):
    """Where a comment stands, with its delimiters. ``element`` is the next one's index; None where the parent ends first."""

    span: Span
    text: str
    element: int | None


def find_comments(text: str) -> list[CommentSpan]:
    """The comments in document order."""
    found: list[CommentSpan] = []
    waiting: list[Span] = []
    count = 0

    def settle(index: int | None) -> None:
        found.extend(CommentSpan(span, text[span.start + 4 : span.end - 3], index) for span in waiting)
        waiting.clear()

    for token in TOKEN.finditer(text):
        if token["name"] is not None:
            settle(count)
            count += 1
        elif token["end"] is not None:
            settle(None)
        elif text.startswith("<!--", token.start()):
            waiting.append(Span(*token.span()))
    settle(None)
    return found
