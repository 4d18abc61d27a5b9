"""Documents that an application makes of one template: they differ in their values alone.

One of them is read, and put to the XSD; with the others neither is done again. What is known of a template says what such a
document is, once its values are seen to be of their types. So most of a folder of answers is judged without a parser.

A text is cut in two: its values, and its frame, which is all that stands between them. Values are what stands between double
quotes, and text that is not blank. A frame becomes a template where the values that were cut out are those that libxml2
reads, all of them and in that order; then they are whole values. And as nothing in a value opens or ends anything, whatever
stands there instead in another text with the same frame is one, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .document import Attribute, Document, Element
from .language.model import Mode, Parameter
from .language.types import WHITE_SPACE, ValueType
from .ordinary import is_ordinary
from .shape import Shape

if TYPE_CHECKING:
    from .rules.registry import Group

#: The most characters of a text that is cut.
LONGEST = 4_000
#: So many templates are remembered, and so many frames of which one text was seen.
_MOST, _MOST_SEEN = 512, 8_192

#: Where a text stood in a frame, and an escaped & in a text that is about to be without escapes.
_TEXT, _AMPERSAND = "\1", "\2"
#: How the characters of markup are written where they are none.
_ESCAPES = (("&amp;", _AMPERSAND), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"))


class Cut(NamedTuple):
    """A text in two. ``values`` are without escapes: those of all attributes, then the texts."""

    frame: str
    values: list[str]

    @property
    def template(self) -> Template | None:
        """What is known of the text, if it is known."""
        template = _TEMPLATES.get(self.frame)
        return template if template is not None and template.fit(self.values) else None

    def recurs(self) -> bool:
        """Whether another text had this frame, and no template was made of it: what is not seen twice is not learned."""
        frame = hash(self.frame)
        if frame in _SEEN:
            return self.frame not in _TEMPLATES
        if len(_SEEN) >= _MOST_SEEN:
            _SEEN.clear()
        _SEEN.add(frame)
        return False

    def learn(self, document: Document, *, accepted: bool) -> None:
        """Remember what the text's ``document`` is, for others with this frame.

        ``accepted`` says whether the XSD accepts it as it is written.
        """
        slots = _slots(document)
        checks = _checks(slots)
        known = not _is_doubtful(self.frame, document) and [slot.value for slot in slots] == self.values
        if not known or not all(check(self.values[place]) for place, check in checks):
            _SEEN.discard(hash(self.frame))  # the next text may do
            return
        if len(_TEMPLATES) >= _MOST:
            _TEMPLATES.clear()
        _TEMPLATES[self.frame] = Template(document, slots, checks, accepted=accepted)


class _Slot(NamedTuple):
    """Where a value stands: in the attribute of an element with this number, or as its text."""

    element: Element
    number: int | None

    @property
    def value(self) -> str:
        """The value that stands there."""
        return self.element.text if self.number is None else self.element.attributes[self.number].value


class _Plan(NamedTuple):
    """How an element is made: its parent by its index, the values of its attributes and its text by their places."""

    shape: Shape
    parent: int
    attributes: list[tuple[str, str, int, Parameter | None, bool]]
    text: int | None


Check = Callable[[str], object]


class Template:
    """What documents with one frame have in common, as long as their values :meth:`fit`.

    ``accepted`` says whether the XSD accepts them as they are written.
    """

    def __init__(
        self, document: Document, slots: list[_Slot], checks: list[tuple[int, Check]], *, accepted: bool
    ) -> None:
        self.accepted = accepted
        self._shapes = [element.shape for element in document.elements]
        self._ordinary: dict[tuple[frozenset[Mode], tuple[tuple[str, ...], ...]], bool] = {}
        self._marks = document.marks
        self._count = len(slots)
        self._checks = checks
        self._plans = _plans(document, slots)
        self._mixed = _mixed(document)

    def fit(self, values: list[str]) -> bool:
        """Whether a document with these values is known."""
        if len(values) != self._count:  # there was a quote too many
            return False
        for place, check in self._checks:  # noqa: SIM110 - a generator would take twice the time
            if not check(values[place]):
                return False
        return True

    def is_ordinary(self, possible: frozenset[Mode], groups: list[Group]) -> bool:
        """Whether all of these documents are (:func:`~ozmlcli.ordinary.is_ordinary`), found out once."""
        asked = possible, tuple([group.needs for group in groups])
        found = self._ordinary.get(asked)
        if found is None:
            found = self._ordinary[asked] = is_ordinary(self._shapes, possible, groups)
        return found

    def document(self, values: list[str]) -> Document:
        """The document with these values."""
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
    start = text.find("?>") + 2 if text.startswith("<?") else 0
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
    if "&" in joined:
        read = _unescaped("\0".join(values))
        if read is None:
            return None
        values = read.split("\0")
    return Cut(text[:start] + f">{_TEXT}<".join(pieces[::2]), values)


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


def _checks(slots: list[_Slot]) -> list[tuple[int, Check]]:
    """What is to be asked of the values, by their places, so that the XSD and the shapes say the same of them."""
    checks: list[tuple[int, Check]] = []
    for place, (element, number) in enumerate(slots):
        shape = element.shape
        if number is None:
            parameter = shape.body
            guards = [shape.text_guard] if shape.text_guard is not None else []
        else:
            parameter = element.attributes[number].parameter
            guards = [guard for guarded, guard in shape.guards if guarded == number]
        asked = (*guards, *(_of_type(parameter.type) if parameter is not None else ()))
        checks += [(place, check) for check in asked]
    return checks


@cache
def _of_type(kind: ValueType) -> tuple[Check, ...]:
    """What a value fulfils that is written as the documentation has it; for another, no template is asked."""
    if kind.choices:
        return (frozenset(kind.choices).__contains__,)
    return (re.compile(kind.pattern).fullmatch,) if kind.pattern else ()


def _plans(document: Document, slots: list[_Slot]) -> list[_Plan]:
    places = {(slot.element.index, slot.number): place for place, slot in enumerate(slots)}
    plans = []
    for element in document.elements:
        attributes = [
            (each.name, each.written, places[element.index, number], each.parameter, each.exact)
            for number, each in enumerate(element.attributes)
        ]
        parent = element.parent.index if element.parent is not None else 0
        plans.append(_Plan(element.shape, parent, attributes, places.get((element.index, None))))
    return plans


def _mixed(document: Document) -> list[tuple[int, list[int | str]]]:
    """What stands, behind the text, in elements that hold white space beside elements: it, and these by their indexes."""
    mixed = []
    for element in document.elements:
        content = element.content[1:] if element.shape.has_text else element.content
        if any(isinstance(item, str) for item in content):
            mixed.append((element.index, [item.index if isinstance(item, Element) else str(item) for item in content]))
    return mixed
