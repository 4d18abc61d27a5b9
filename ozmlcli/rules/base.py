"""What a rule is, and what it may look at."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..document.element import Attribute, Document, Element
from ..document.modes import Reading
from ..document.shape import Shape
from ..finding import Severity
from ..language.model import Mode, Notification
from ..language.types import WHITE_SPACE, holds_variable

#: As one of a rule's needs: any character that is not ASCII.
NOT_ASCII = "\x80"


class Rule(NamedTuple):
    """A rule's identity, which the engine stamps on each of its findings.

    ``looks_at`` names the elements to which ``check`` is put, None means all of them. Of these it is asked only where

    - one of the attributes ``given`` is given (or, for :data:`~ozmlcli.document.shape.TWICE`, any by two names),
    - none of the attributes ``lacks`` is given, unless the element is odd,
    - there is text or none, as ``has_text`` says,
    - for a rule about what is ``odd``, a value is not plain (:data:`~ozmlcli.document.shape.PLAIN`),
    - for a rule about what is ``strange``, a name is none of the language's, or one in a namespace,
    - for a rule about what is ``hollow``, neither text nor elements stand in it,
    - for a rule about what is ``bodiless``, the parameter is missing that may stand as its text,
    - for a rule about what is ``lacking``, a parameter is missing that a page demands.

    A rule about the ``whole`` document is asked once, with the root, where the document has an element that it would be
    asked of. One about what is ``followed`` has nothing to say of the last element of a document, and one about ``several``
    nothing where it would be asked of one only.

    A ``formal`` rule finds the same in all documents that differ in their values alone, where these are as documented, and
    that of an unknown attribute is in all or in none as the parameter's that may be meant.

    A rule with ``needs`` is asked only of documents whose text, in lower case, holds one of these strings (or a character
    written as its number, which may hide one); :data:`NOT_ASCII` stands for any character that is not ASCII.
    """

    code: str
    name: str
    severity: Severity
    looks_at: frozenset[str] | None = None
    whole: bool = False
    needs: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    has_text: bool | None = None
    odd: bool = False
    strange: bool = False
    hollow: bool = False
    bodiless: bool = False
    lacking: bool = False
    followed: bool = False
    several: bool = False
    formal: bool = False

    def concerns(self, shape: Shape) -> bool:
        """Whether the rule can have something to say of elements of this shape."""
        return (
            (self.looks_at is None or shape.name in self.looks_at)
            and (not self.given or not self.given.isdisjoint(shape.given))
            and self.has_text in {None, shape.has_text}
            and (not self.lacks or shape.odd or self.lacks.isdisjoint(shape.given))
            and (shape.odd or not self.odd)
            and (shape.strange or not self.strange)
            and (shape.hollow or not self.hollow)
            and (shape.bodiless or not self.bodiless)
            and (bool(shape.lacking) or not self.lacking)
        )


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
