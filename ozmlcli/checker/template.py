"""Documents that an application makes of one template: they differ in their values alone.

One of them is read, and put to the XSD; with the others neither is done again. What is known of a template says what such a
document is, and what is found in it, once its values are seen to be as documented. So most of a folder of answers is judged
without a parser.

A text is cut in two: its values, and its frame, which is all that stands between them. Values are what stands between double
quotes, and text that is not blank. A frame becomes a template where the values that were cut out are those that libxml2
reads, all of them and in that order; then they are whole values. And as nothing in a value opens or ends anything, whatever
stands there instead in another text with the same frame is one, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..document.element import Attribute, Document, Element, variant_of
from ..document.shape import Shape
from ..language.model import Mode, Parameter
from ..language.types import WHITE_SPACE, ValueType
from ..rules.registry import SCHEMA_RULES, SPELLING_RULES, dispatch
from .ordinary import is_settled
from .stencil import Stencil

if TYPE_CHECKING:
    from ..finding import Finding
    from ..rules.base import Rule
    from ..rules.registry import Group
    from .place import Locate

#: The most characters of a text that is cut.
LONGEST = 4_000
#: So many templates are remembered, and so many frames of which one text was seen.
_MOST, _MOST_SEEN = 512, 8_192

#: Where a text stood in a frame, and an escaped & in a text that is about to be without escapes.
_TEXT, _AMPERSAND = "\1", "\2"
#: How the characters of markup are written where they are none.
_ESCAPES = (("&amp;", _AMPERSAND), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"))


class Cut(NamedTuple):
    """A text in two. ``values`` are without escapes, ``written`` with them: those of all attributes, then the texts."""

    frame: str
    values: list[str]
    written: list[str]

    @property
    def template(self) -> Template | None:
        """What is known of texts with this frame, if anything is."""
        template = _TEMPLATES.get(self.frame)
        # With more or fewer values, there is a quote too many.
        return template if template is not None and template.count == len(self.values) else None

    def recurs(self) -> bool:
        """Whether another text had this frame, and there is more to learn of it: what is not seen twice is not learned."""
        frame = hash(self.frame)
        if frame in _SEEN:
            template = self.template
            return template is None or (template.accepted is None and template.are_of_their_types(self.values))
        if len(_SEEN) >= _MOST_SEEN:
            _SEEN.clear()
        _SEEN.add(frame)
        return False

    def learn(self, document: Document, *, accepted: bool) -> None:
        """Remember what the text's ``document`` is, for others with this frame.

        ``accepted`` says whether the XSD accepts it as it is written.
        """
        slots = _slots(document)
        if _is_doubtful(self.frame, document) or [slot.value for slot in slots] != self.values:
            _SEEN.discard(hash(self.frame))  # the next text may do
            return
        template = Template(self.frame, document, slots)
        if template.are_of_their_types(self.values):
            template.accepted = accepted
        if len(_TEMPLATES) >= _MOST:
            _TEMPLATES.clear()
        _TEMPLATES[self.frame] = template


class _Slot(NamedTuple):
    """Where a value stands: in the attribute of an element with this number, or as its text."""

    element: Element
    number: int | None

    @property
    def value(self) -> str:
        """The value that stands there."""
        return self.element.text if self.number is None else self.element.attributes[self.number].value

    @property
    def parameter(self) -> Parameter | None:
        """The parameter whose value it is, if it is one's."""
        return self.element.shape.body if self.number is None else self.element.attributes[self.number].parameter


class _Plan(NamedTuple):
    """How an element is made: its parent by its index, the values of its attributes and its text by their places."""

    shape: Shape
    parent: int
    attributes: list[tuple[str, str, int, Parameter | None, bool]]
    text: int | None


Check = Callable[[str], object]
Checks = list[tuple[int, Check]]


class Settled:
    """Where it is kept what is found in documents of a template whatever their values say, as long as these fit.

    The ``findings`` are None before they are known. They speak of elements of the first such document, and are shared.
    """

    __slots__ = ("findings",)

    def __init__(self) -> None:
        self.findings: list[tuple[Rule, Finding]] | None = None


class Template:
    """What documents with one frame have in common, which have ``count`` values.

    ``accepted`` says whether the XSD accepts them as they are written, as long as their values are of their types; None
    where no such one was seen yet.
    """

    def __init__(self, frame: str, document: Document, slots: list[_Slot]) -> None:
        self._frame = frame
        self.accepted: bool | None = None
        self.count = len(slots)
        self._shapes = [element.shape.plain for element in document.elements]
        self._settled: dict[tuple[frozenset[Mode], tuple[tuple[str, ...], ...]], Settled | None] = {}
        self._marks = document.marks
        self._types = _types(slots)
        self._checks = _guards(slots) + self._types
        self._plans = _plans(document, self._shapes, slots)
        self._mixed = _mixed(document)

    def fit(self, values: list[str]) -> bool:
        """Whether the values are as documented: then what their elements look like is known."""
        return _pass(values, self._checks)

    def are_of_their_types(self, values: list[str]) -> bool:
        """Whether at least the XSD says the same of all documents with such values."""
        return _pass(values, self._types)

    def settled(self, possible: frozenset[Mode], groups: list[Group]) -> Settled | None:
        """What is found where the values fit; None where it hangs on the values nevertheless.

        ``possible`` are the modes that the documents may be for, and ``groups`` the rules that are asked of every document.
        """
        asked = possible, tuple([group.needs for group in groups])
        if asked not in self._settled:
            if not self.accepted:
                groups = groups + dispatch(SCHEMA_RULES + SPELLING_RULES).groups
            self._settled[asked] = Settled() if is_settled(self._shapes, possible, groups) else None
        return self._settled[asked]

    def places(self, text: str, written: list[str]) -> Locate | None:
        """Says where things stand in a text of this frame, in which the values are ``written`` so; None where none can."""
        return self._stencil.locate(text, written)

    @cached_property
    def _stencil(self) -> Stencil:
        start = _start(self._frame)
        return Stencil(self._frame[:start] + self._frame[start:].replace('"', '""'), start, _TEXT)

    def document(self, values: list[str], *, fit: bool) -> Document:
        """The document with these values, of which it is known whether they :meth:`fit`."""
        elements: list[Element] = []
        for shape, parent, attributes, text in self._plans:
            element = _new(Element)  # without a call of __init__, which would take as long as all that follows
            element.index = len(elements)
            element.shape = shape
            element.name, element.written, element.namespace, element.spec, element.exact = shape.identity
            element.attributes = made = []
            for name, written, place, parameter, exact in attributes:
                made.append(_make(Attribute, (name, written, values[place], parameter, exact)))
            element.children = []
            element.content = [] if text is None else [values[text]]
            element.parent = None
            if elements:
                element.parent = holder = elements[parent]
                holder.children.append(element)
                holder.content.append(element)
            elements.append(element)
        for index, content in self._mixed:
            texts = elements[index].content[:1] if self._plans[index].text is not None else []
            elements[index].content = [*texts, *(item if isinstance(item, str) else elements[item] for item in content)]
        if not fit:
            for element in elements:
                element.shape = variant_of(element, element.shape.variants[0])
        document = Document(elements[0])
        document.elements = elements
        document.marks = self._marks
        return document


_new = Element.__new__
_make = tuple.__new__
_TEMPLATES: dict[str, Template] = {}
_SEEN: set[int] = set()


def cut(text: str) -> Cut | None:
    """The frame and the values of ``text``; None where it is not one that could be of a template."""
    if len(text) > LONGEST:
        return None
    start = _start(text)
    pieces = text[start:].split('"')
    values = pieces[1::2]
    joined = " ".join(values)
    # XML refuses or changes what is not printable, and it is seldom.
    if "<" in joined or not joined.isprintable():
        return None
    pieces = _text().split('"'.join(pieces[::2]))
    texts = pieces[1::2]
    if texts:
        spoken = " ".join(texts)
        if not spoken.replace("\n", " ").isprintable():
            return None
        values += texts
        joined += spoken
    written = values
    if "&" in joined:
        read = _unescaped("\0".join(values))
        if read is None:
            return None
        values = read.split("\0")
    return Cut(text[:start] + f">{_TEXT}<".join(pieces[::2]), values, written)


def _start(text: str) -> int:
    """Where what can be cut begins: behind the XML declaration."""
    return text.find("?>") + 2 if text.startswith("<?") else 0


@cache
def _text() -> re.Pattern[str]:
    """Matches text that is not blank, and what stands beside it."""
    return re.compile(rf">([{WHITE_SPACE}]*+[^<>]+)<")


def _unescaped(text: str) -> str | None:
    """The text without escapes; None where there are others than those for single characters of markup."""
    for escape, character in _ESCAPES:
        text = text.replace(escape, character)
    return None if "&" in text else text.replace(_AMPERSAND, "&")


def _is_doubtful(frame: str, document: Document) -> bool:
    """Whether what looks like a value may be none or another's, or something counts that is neither value nor element."""
    return (
        any(mark in frame for mark in ("<!", "xmlns", "'"))
        or frame.find("<?", 1) > 0
        or bool(document.before or document.after)
        or any(map(_is_unusual, document.elements))
    )


def _is_unusual(element: Element) -> bool:
    """Whether something is in a namespace (xml:id has demands of its own), or text stands behind an element."""
    return (
        bool(element.namespace)
        or any("{" in attribute.written for attribute in element.attributes)
        or (element.shape.has_text and element.content[0] != element.text)
    )


def _slots(document: Document) -> list[_Slot]:
    """Where the values of a document stand, in their order: all attributes, then the texts."""
    found = [_Slot(element, number) for element in document.elements for number in range(len(element.attributes))]
    return found + [_Slot(element, None) for element in document.elements if element.shape.has_text]


def _pass(values: list[str], checks: Checks) -> bool:
    for place, check in checks:  # noqa: SIM110 - a generator would take twice the time
        if not check(values[place]):
            return False
    return True


def _guards(slots: list[_Slot]) -> Checks:
    """What is to be asked of the values, by their places, so that the shapes of their elements are the same."""
    guards: Checks = []
    for place, (element, number) in enumerate(slots):
        shape = element.shape
        if number is not None:
            guards += [(place, guard) for guarded, guard in shape.guards if guarded == number]
        elif shape.text_guard is not None:
            guards.append((place, shape.text_guard))
    return guards


def _types(slots: list[_Slot]) -> Checks:
    """What is to be asked of the values, by their places, so that the XSD and the rules of form say the same of them."""
    types: Checks = []
    for place, slot in enumerate(slots):
        parameter = slot.parameter
        if parameter is not None:
            types += [(place, check) for check in _of_type(parameter.type)]
        else:
            types += _as_meant(place, slot)
    return types


def _as_meant(place: int, slot: _Slot) -> Checks:
    """What is to be asked of the value of an unknown attribute, so that it may as well be what that one's is."""
    from ..rules.unknown_parameter import meanings

    element, number = slot
    meant = meanings(element).get(element.attributes[number].written) if number is not None else None
    if meant is None:
        return []
    kind = meant.type
    fits = kind.accepts(kind.canonical(slot.value))
    return [(place, lambda value: kind.accepts(kind.canonical(value)) is fits)]


@cache
def _of_type(kind: ValueType) -> tuple[Check, ...]:
    """What a value fulfils that is written as the documentation has it; for another, no template is asked."""
    if kind.choices:
        return (frozenset(kind.choices).__contains__,)
    return (re.compile(kind.pattern).fullmatch,) if kind.pattern else ()


def _plans(document: Document, shapes: list[Shape], slots: list[_Slot]) -> list[_Plan]:
    places = {(slot.element.index, slot.number): place for place, slot in enumerate(slots)}
    plans = []
    for element in document.elements:
        attributes = [
            (each.name, each.written, places[element.index, number], each.parameter, each.exact)
            for number, each in enumerate(element.attributes)
        ]
        parent = element.parent.index if element.parent is not None else 0
        plans.append(_Plan(shapes[element.index], parent, attributes, places.get((element.index, None))))
    return plans


def _mixed(document: Document) -> list[tuple[int, list[int | str]]]:
    """What stands, behind the text, in elements that hold white space beside elements: it, and these by their indexes."""
    mixed = []
    for element in document.elements:
        content = element.content[1:] if element.shape.has_text else element.content
        if any(isinstance(item, str) for item in content):
            mixed.append((element.index, [item.index if isinstance(item, Element) else str(item) for item in content]))
    return mixed
