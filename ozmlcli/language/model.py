"""The shapes of the language table: immutable values, and nothing that acts.

They are named tuples, not dataclasses: a named tuple class is made in a seventh of the time, and every start of the
program makes all of these classes.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum
from typing import NamedTuple

from .types import ValueType


class Certainty(Enum):
    """How well a fact is known."""

    DOCUMENTED = "documented"  # a page of the vendor says it
    EXAMPLE = "example"  # seen only in an example of the vendor
    INFERRED = "inferred"  # follows from what the pages say
    UNKNOWN = "unknown"  # looked for and not found


class Source(NamedTuple):
    """Where a fact comes from: keys of :data:`ozmlcli.language.sources.PAGES`, and how certain it is."""

    certainty: Certainty
    pages: tuple[str, ...]

    @property
    def ozeki_10_only(self) -> bool:
        """Whether only the documentation of Ozeki 10 knows the fact, and none of the Ozeki Phone System."""
        return bool(self.pages) and all(page.startswith("O") for page in self.pages)


def documented(*pages: str) -> Source:
    """A fact that the pages state."""
    return Source(Certainty.DOCUMENTED, pages)


def seen(*pages: str) -> Source:
    """A fact that the pages only show, in an example."""
    return Source(Certainty.EXAMPLE, pages)


def inferred(*pages: str) -> Source:
    """A fact that follows from the pages."""
    return Source(Certainty.INFERRED, pages)


UNKNOWN = Source(Certainty.UNKNOWN, ())


class Mode(Enum):
    """A control mode: the side from which the application acts upon calls. The value is the option's word."""

    EXTENSION = "extension"
    THIRD_PARTY = "third-party"
    ROUTING = "routing"

    __hash__ = (
        object.__hash__
    )  # as members are what they are and not equal to others; Enum's own takes ten times as long


EXTENSION = frozenset({Mode.EXTENSION})
THIRD_PARTY = frozenset({Mode.THIRD_PARTY})
ROUTING = frozenset({Mode.ROUTING})
CALLS = frozenset({Mode.EXTENSION, Mode.THIRD_PARTY})
ANY_MODE = frozenset(Mode)


class Required(Enum):
    """Whether a parameter must be given."""

    NO = "no"
    YES = "yes"
    DISPUTED = "disputed"  # one page says so, another does not


class Body(Enum):
    """Whether a parameter may stand as the element's text."""

    NO = "no"
    YES = "yes"
    LIKELY = "likely"  # no page shows it, but that of a command of the same make does
    OLD = "old"  # only in old examples


class Standing(Enum):
    """What a second spelling of a name is."""

    DOCUMENTED = "documented"  # as good as the first
    OLD = "old"
    MISPRINT = "misprint"


class Alias(NamedTuple):
    """A further spelling of a name."""

    name: str
    standing: Standing
    source: Source


class Parameter(NamedTuple):
    """One parameter of a command: an attribute, or for some the element's text."""

    name: str
    type: ValueType
    doc: str
    source: Source
    required: Required = Required.NO
    required_in: frozenset[Mode] = ANY_MODE
    body: Body = Body.NO
    default: str | None = None
    modes: frozenset[Mode] = ANY_MODE
    aliases: tuple[Alias, ...] = ()

    @property
    def attribute_only(self) -> bool:
        """Whether it can be given as an attribute only."""
        return self.body is Body.NO

    @property
    def default_value(self) -> str | None:
        """The default where that is a value, not words on what happens: left out or written, it means the same."""
        if self.default is None or self.type.free or not self.type.accepts(self.default):
            return None
        return self.default


class Content(Enum):
    """What may stand between an element's start tag and its end tag."""

    EMPTY = "empty"
    TEXT = "text"
    COMMANDS = "commands"
    PARTS = "parts"
    OPEN = "open"  # not known, so anything

    __hash__ = object.__hash__  # as for Mode


class Part(NamedTuple):
    """An element that is no command but a part of one, such as Inputs.

    ``phrase`` says when its commands run, as that of :class:`Command` says what it does. Those of a part that is
    ``meanwhile`` run while the command waits; after those of one that ``ends_call``, the call is over.
    """

    name: str
    doc: str
    source: Source
    content: Content
    parameters: tuple[Parameter, ...] = ()
    parts: "tuple[Part, ...]" = ()
    repeated: bool = False
    aliases: tuple[Alias, ...] = ()
    open: bool = False
    phrase: str = ""
    meanwhile: bool = False
    ends_call: bool = False


class Command(NamedTuple):
    """One command. ``modes`` is empty where the sources name none; ``open`` where its parameters are not all known.

    ``phrase`` says for a person what it does, in the words that ``ozmlcli.show.sentence`` completes with its parameters:
    ``{Format}`` is a value, or its default; ``[ until {FinishDigits} is pressed]`` is said where the value is given, and
    behind a ``|`` stands what is said where it is not: of several ways, the first for which all is given, else the last;
    what begins with ``&`` is a further thing that it does, with "and" before the last of them;
    ``[Repeat=true: over and over]`` is said for one value only. ``{Digits:digit}`` counts, ``{ID:$}`` is written as a
    variable. Parameters that it leaves out are told behind it; without a phrase, all are, behind ``doc``.
    """

    name: str
    doc: str
    source: Source
    modes: frozenset[Mode]
    content: Content = Content.EMPTY
    parameters: tuple[Parameter, ...] = ()
    parts: tuple[Part, ...] = ()
    example: tuple[tuple[str, str], ...] = ()
    disputed_modes: frozenset[Mode] = frozenset()
    aliases: tuple[Alias, ...] = ()
    open: bool = False
    phrase: str = ""


class Root(NamedTuple):
    """An element that may enclose a whole document. ``in_prose`` is how pages write its name apart from their examples."""

    name: str
    doc: str
    source: Source
    content: Content = Content.COMMANDS
    parameters: tuple[Parameter, ...] = ()
    parts: tuple[Part, ...] = ()
    aliases: tuple[Alias, ...] = ()
    open: bool = False
    in_prose: str = ""


Spec = Command | Part | Root


class Notification(NamedTuple):
    """A message that the phone system posts, and what its answer may hold. ``modes`` is empty where that is unknown.

    ``fields`` are those of its form that a page or an example shows.
    """

    name: str
    doc: str
    source: Source
    modes: frozenset[Mode]
    url_set_in: str
    fields: tuple[str, ...] = ()
