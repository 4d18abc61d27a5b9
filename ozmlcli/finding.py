"""What a rule says, as values: which part of which element is at fault, why, and what to write instead.

Places are symbolic. Only when a finding is to be reported, its place is looked up in the text, and it becomes a
:class:`~ozmlcli.diagnostic.Diagnostic`.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum
from typing import NamedTuple

from .document.part import Place, Span


class Severity(Enum):
    """How sure the fault is: an error is one on which all sources agree."""

    ERROR = "error"
    WARNING = "warning"


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
