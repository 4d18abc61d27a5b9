"""Parts of a document: named symbolically, or as stretches of its text.

Rules name parts. Only when something is to be reported about one, its stretch is looked up (``scan/locate.py``).
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum
from typing import NamedTuple

from .element import Element


class Target(Enum):
    """A part of an element."""

    NAME = "name"  # the name in its start tag
    END_NAME = "end name"  # the name in its end tag
    START_TAG = "start tag"
    ATTRIBUTE = "attribute"  # name, equals sign and value
    ATTRIBUTE_NAME = "attribute name"
    VALUE = "value"  # an attribute's value, without the quotes
    TEXT = "text"  # a run of text that stands directly in the element
    INSTRUCTION = "instruction"  # a processing instruction in the element, or beside the root


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, the end not included."""

    start: int
    end: int


class Place(NamedTuple):
    """A part of an element, by name: ``key`` is the attribute as written, ``number`` counts runs of text from 0.

    Instructions are counted through the whole document. ``within`` can tell a part of a value or of a text: its offsets in
    what the parser reads there, in which escapes are what they stand for, and no white space begins a text.
    """

    element: Element
    target: Target = Target.NAME
    key: str = ""
    number: int = 0
    within: Span | None = None
