"""What follows from an element's name and the names of its attributes: found once for all elements that have the same.

Tens of thousands of documents have few shapes, so most questions about an element are answered before it is read: what the
names mean, which modes know them, and which rules can have something to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..language.index import body_parameter, find_parameters, find_spec
from ..language.model import ANY_MODE, Command, Content, Mode, Parameter, Required, Spec
from ..language.types import DTMF_SET, PATH, SPEECH, URL, WHITE_SPACE, ValueType

#: So many shapes are remembered. Documents with more are not written by people.
MOST = 4096
#: A shape with more attributes than this is not remembered, nor one whose names have more characters in all.
MOST_NAMES, MOST_CHARACTERS = 40, 1000
#: Among the :attr:`Shape.given` of an element: that it has a parameter twice, in two spellings.
TWICE = "*"
#: What the names of all elements of a document say together, as bits of :attr:`Shape.marks`.
INEXACT, OPEN, OF_SOME_MODES, DISPUTED = 1, 2, 4, 8
#: What the values of an element say, as bits that choose one of :attr:`Shape.variants`.
TEXT, ODD, HOLLOW = 1, 2, 4


class Named(NamedTuple):
    """An attribute but for its value: canonical name, written name, parameter, and whether it is written as documented."""

    name: str
    written: str
    parameter: Parameter | None
    exact: bool


Guard = tuple[int, Callable[[str], bool]]


class Shape:
    """The shape of an element.

    ``given`` are the names of its attributes, canonical and as written. ``modes`` are those that know all of these names.
    ``guards`` say of attributes, by their places, when their value is plain; ``text_guard`` says it of the text. An element
    has text where that is not blank, and is odd where one of these values is not plain, or the text in several pieces;
    ``variants`` are the shapes with neither, by the bits :data:`TEXT`, :data:`ODD` and, where neither text nor elements
    stand in it, :data:`HOLLOW`.
    ``strange`` is one with a name that is none of the language's, or in a namespace. ``bodiless`` lacks the parameter that
    may stand as text. ``lacking`` are the modes in which a page demands a parameter that is not given. ``identity`` is what
    elements of the shape are called. ``kept`` says whether the shape is remembered; what is found out about one that is not
    need not be remembered either.
    """

    __slots__ = (
        "attributes",
        "bodiless",
        "body",
        "exact",
        "given",
        "guards",
        "has_text",
        "hollow",
        "identity",
        "keeps_blanks",
        "kept",
        "lacking",
        "marks",
        "modes",
        "name",
        "namespace",
        "odd",
        "spec",
        "strange",
        "text_guard",
        "variants",
        "written",
    )

    def __init__(self, tag: str, names: Sequence[str]) -> None:
        self.namespace = ""
        if tag[0] == "{":
            self.namespace, _, tag = tag[1:].partition("}")
        match = find_spec(tag)
        self.written = tag
        self.spec: Spec | None = match.spec if match is not None else None
        self.name = match.spec.name if match is not None else tag
        self.exact = match is not None and match.exact
        self.identity = (self.name, tag, self.namespace, self.spec, self.exact)
        self.attributes = [_named(self.spec, name) for name in names]
        canonical = [attribute.name for attribute in self.attributes]
        self.given = frozenset({*canonical, *names, *([TWICE] if len(set(canonical)) < len(canonical) else [])})
        self.strange = (
            self.spec is None
            or bool(self.namespace)
            or any(attribute.parameter is None for attribute in self.attributes)
        )
        self.modes = _modes(self.spec, self.attributes)
        self.guards: list[Guard] = [
            (place, plain)
            for place, attribute in enumerate(self.attributes)
            if attribute.parameter is not None and (plain := _guard(attribute.parameter)) is not None
        ]
        self.body = body_parameter(self.spec) if self.spec is not None else None
        self.text_guard = PLAIN.get(self.body.type) if self.body is not None else None
        self.keeps_blanks = self.spec is None or self.spec.content in {Content.TEXT, Content.OPEN}
        self.marks = self._marks()
        self._choose(0)
        self.variants: tuple[Shape, ...] = (self,)
        self.kept = len(names) <= MOST_NAMES and len(tag) + sum(map(len, names)) <= MOST_CHARACTERS

    def _marks(self) -> int:
        spec = self.spec
        inexact = spec is not None and not (self.exact and all(each.exact for each in self.attributes))
        is_open = spec is not None and spec.content is Content.OPEN
        is_disputed = isinstance(spec, Command) and bool(spec.disputed_modes)
        of_some = self.modes != ANY_MODE
        return inexact * INEXACT | is_open * OPEN | of_some * OF_SOME_MODES | is_disputed * DISPUTED

    def variant(self, bits: int) -> Shape:
        """A copy for elements whose values say ``bits``."""
        made = Shape.__new__(Shape)
        for name in Shape.__slots__:
            setattr(made, name, getattr(self, name))
        made._choose(bits)
        return made

    @property
    def plain(self) -> Shape:
        """The variant of elements of which no value is odd, and which are as this one otherwise."""
        base = self.variants[0]
        return base.variants[TEXT * self.has_text | HOLLOW * self.hollow]

    def lacks_in(self, mode: Mode | None) -> bool:
        """Whether a parameter is missing that a page demands in ``mode``; None where that is not known."""
        return mode in self.lacking or len(self.lacking) == len(ANY_MODE)

    def _choose(self, bits: int) -> None:
        self.has_text, self.odd, self.hollow = bool(bits & TEXT), bool(bits & ODD), bool(bits & HOLLOW)
        has_body = self.body is not None and self.body.name in self.given
        if has_body and self.has_text:
            self.given |= {TWICE}
        self.bodiless = self.body is not None and not has_body and not self.has_text
        missing = (
            parameter.required_in
            for parameter in (self.spec.parameters if self.spec is not None else ())
            if parameter.required is Required.DISPUTED
            and parameter.name not in self.given
            and (parameter.attribute_only or not self.has_text)
        )
        self.lacking: frozenset[Mode] = frozenset().union(*missing)


def is_plain_url(value: str) -> bool:
    """Whether nothing can be odd about a URL: it begins as usual, and has no space, no user and no password."""
    return (
        value.startswith(("http://", "https://"))
        and len(value.split(maxsplit=1)) == 1
        and not value[-1].isspace()
        and "@" not in value
        and "?p" not in value
        and "&p" not in value
        and "?P" not in value
        and "&P" not in value
    )


def is_plain_path(value: str) -> bool:
    """Whether nothing can be odd about the path or URL of a file: it is one of sound, and not a URL that is odd."""
    return (
        value.endswith((".wav", ".mp3"))
        and "?" not in value
        and "#" not in value
        and "&" not in value
        and (is_plain_url(value) or not ("//" in value or ":" in value))
    )


def is_plain_speech(value: str) -> bool:
    """Whether nothing can be odd about a text to speak: it begins with what can be heard."""
    return value[:1].isalnum()


def is_plain_set(value: str) -> bool:
    """Whether nothing can be odd about a set of keys: there is one, and each is there once."""
    return 0 < len(value) == len(set(value))


#: For types of values, when nothing can be odd about a value.
PLAIN: dict[ValueType, Callable[[str], bool]] = {
    DTMF_SET: is_plain_set,
    PATH: is_plain_path,
    SPEECH: is_plain_speech,
    URL: is_plain_url,
}


def is_filled(value: str) -> bool:
    """Whether there is a value."""
    return value[:1].isalnum() or bool(value.strip(WHITE_SPACE))


def _guard(parameter: Parameter) -> Callable[[str], bool] | None:
    """When nothing can be odd about a value of ``parameter``; None where nothing ever is."""
    demanded = parameter.required is Required.YES and parameter.type.free
    return PLAIN.get(parameter.type) or (is_filled if demanded else None)


_SHAPES: dict[str | tuple[str, ...], Shape] = {}
#: The shape of a tag, or of a tag and names, if it was found before.
known_shape = _SHAPES.get


def find_shape(tag: str, names: Sequence[str]) -> Shape:
    """The shape of elements with this name, {URI}name for one in a namespace, and attributes of these names, in order."""
    key = (tag, *names) if names else tag
    shape = _SHAPES.get(key)
    if shape is None:
        shape = Shape(tag, names)
        shape.variants = (shape, *(shape.variant(bits) for bits in range(1, (TEXT | ODD | HOLLOW) + 1)))
        if shape.kept:
            if len(_SHAPES) >= MOST:
                _SHAPES.clear()
            _SHAPES[key] = shape
    return shape


def _named(spec: Spec | None, written: str) -> Named:
    known = find_parameters(spec) if spec is not None else {}
    found = known.get(written) or known.get(written.lower())
    return (
        Named(written, written, None, True)
        if found is None
        else Named(found.parameter.name, written, found.parameter, found.exact)
    )


def _modes(spec: Spec | None, attributes: list[Named]) -> frozenset[Mode]:
    modes = spec.modes if isinstance(spec, Command) and spec.modes else ANY_MODE
    for attribute in attributes:
        if attribute.parameter is not None and attribute.parameter.modes is not ANY_MODE:
            modes &= attribute.parameter.modes
    return modes
