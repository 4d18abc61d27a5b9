"""What the checker says, as values: findings with symbolic places, and diagnostics with exact ones.

A rule yields a :class:`Finding`, which says *which part of which element* is at fault. Only when it is to be reported, the
place is looked up in the text, and the finding becomes a :class:`Diagnostic`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .document import Element


class Severity(Enum):
    """How sure the fault is: an error is one on which all sources agree."""

    ERROR = "error"
    WARNING = "warning"


class Target(Enum):
    """A part of an element."""

    NAME = "name"  # the name in its start tag
    END_NAME = "end name"  # the name in its end tag
    START_TAG = "start tag"
    ATTRIBUTE = "attribute"  # name, equals sign and value
    ATTRIBUTE_NAME = "attribute name"
    VALUE = "value"  # an attribute's value, without the quotes
    TEXT = "text"  # a run of text that stands directly in the element


class Place(NamedTuple):
    """A part of an element, by name: ``key`` is the attribute as written, ``number`` counts runs of text from 0."""

    element: Element
    target: Target = Target.NAME
    key: str = ""
    number: int = 0


class Span(NamedTuple):
    """A stretch of the text: offsets in code points, the end not included."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace what stands at ``place`` by ``text``."""

    place: Place | Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a fault. ``safe`` where the meaning that the author had is certain to be kept."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Related(NamedTuple):
    """A further place that explains a finding."""

    place: Place | Span
    message: str


class Finding(NamedTuple):
    """What a rule found; the engine adds code, name, severity and position."""

    place: Place | Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class Fault(NamedTuple):
    """Something for which a text cannot be read: the ``rule`` that explains it, where, on what, and what it belongs to."""

    rule: str
    span: Span
    subject: str = ""
    other: Span | None = None
    other_subject: str = ""
    edits: tuple[Edit, ...] = ()
    details: tuple[str, ...] = ()


class Location(NamedTuple):
    """A position: row and column from 1, columns in code points."""

    row: int
    column: int


class PlacedEdit(NamedTuple):
    """An edit with its position."""

    location: Location
    end_location: Location
    content: str


class PlacedFix(NamedTuple):
    """A fix with its positions."""

    message: str
    safe: bool
    edits: tuple[PlacedEdit, ...]


class PlacedRelated(NamedTuple):
    """A further place with its position."""

    location: Location
    end_location: Location
    message: str


class Diagnostic(NamedTuple):
    """A fault in a document. ``end_location`` is the position after its last character."""

    path: str
    location: Location
    end_location: Location
    code: str
    name: str
    severity: Severity
    message: str
    help: str
    related: tuple[PlacedRelated, ...] = ()
    fix: PlacedFix | None = None

    @property
    def is_error(self) -> bool:
        """Whether it makes the document invalid."""
        return self.severity is Severity.ERROR
