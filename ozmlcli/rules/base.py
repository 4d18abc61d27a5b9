"""What a rule is, and what it may look at."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..document import Attribute, Document, Element
from ..finding import Severity
from ..language.model import Mode, Notification
from ..language.types import WHITE_SPACE, holds_variable
from ..modes import Reading

#: As one of a rule's needs: any character that is not ASCII.
NOT_ASCII = "\x80"


class Rule(NamedTuple):
    """A rule's identity, which the engine stamps on each of its findings.

    ``looks_at`` names the elements to which ``check`` is put, None means all of them. A rule about the ``whole`` document
    is asked once, with the root, where the document has one of these
    elements. A rule with ``needs`` is asked only of documents whose text holds one of these strings
    (or has names that are not written as documented);
    :data:`NOT_ASCII` stands for any character that is not ASCII.
    """

    code: str
    name: str
    severity: Severity
    looks_at: frozenset[str] | None = None
    whole: bool = False
    needs: tuple[str, ...] = ()


class Context(NamedTuple):
    """What a rule may know beside the element.

    The document, its mode and the notification that it ``answers``; the names of the ``variables`` that the site provides
    beyond those of the language; the ``url`` from which the phone system fetches the document, "" where it is not known.
    """

    document: Document
    reading: Reading
    answers: Notification | None
    variables: frozenset[str] = frozenset()
    url: str = ""

    @property
    def mode(self) -> Mode | None:
        """The document's mode, if it is known."""
        return self.reading.mode


def whole_number(attribute: Attribute) -> int | None:
    """The number that an attribute holds, or None: for a variable, for what is no number, and beyond nine digits."""
    value = attribute.value.strip(WHITE_SPACE)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def call_of(command: Element) -> str | None:
    """The ID of the call that a command acts upon: "" for that of the notification, None where a variable holds it."""
    given = command.get("CallId")
    value = given.value.strip(WHITE_SPACE) if given is not None else ""
    return None if holds_variable(value) else value
