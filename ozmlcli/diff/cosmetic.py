"""A difference that means nothing."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..document.part import Span


class Cosmetic(NamedTuple):
    """A difference in writing alone, in words, and where it is in the two texts; None where it is nowhere in one."""

    words: str
    old: Span | None
    new: Span | None
