"""What the checker says, as values: a fault with its exact place."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from .finding import Severity


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
