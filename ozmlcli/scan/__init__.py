"""Passes over the text itself: where every tag stands, and what keeps a text from being XML.

Of a well-formed document ``places.py`` tells where every tag and attribute stands (``locate.py`` asks). Of another text
``faults.py`` tells the usual mistakes apart and goes on after each, so that all of them are found in one run. Neither
decides whether a text *is* well-formed: libxml2 does (``reader/parse.py``).
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..finding import Fault
from .places import AttributeSpan, Tag, Tags, find_instructions, find_tags

__all__ = ["AttributeSpan", "Scan", "Tag", "Tags", "find_instructions", "scan"]


class Scan(NamedTuple):
    """Of a well-formed text its ``tags``; of another its ``faults``, and how deep its elements were ``nested``."""

    tags: list[Tag]
    faults: list[Fault]
    nested: int = 0


def scan(text: str, *, well_formed: bool) -> Scan:
    """Scan ``text``. Unless it is ``well_formed``, guess at what its author meant."""
    if well_formed:
        return Scan(find_tags(text), [])
    from .faults import find_faults

    faults, nested = find_faults(text)
    return Scan([], faults, nested)
