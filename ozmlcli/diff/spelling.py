"""Elements that are written in two ways: their names, attributes and texts."""

from __future__ import annotations

from collections.abc import Iterator

from ..checker.load import Loaded
from ..document.element import Attribute, Element
from ..document.part import Span
from ..scan.places import AttributeSpan, Tag, find_tags
from .compare import Comparison
from .cosmetic import Cosmetic
from .node import Node

_CDATA = "<![CDATA["


def mates(made: Comparison) -> Iterator[tuple[Node, Node]]:
    """The elements that both documents have, in the new one's order."""
    for node in made.new.nodes if made.new is not None else ():
        if node.mate is not None and not node.is_text:
            yield node.mate, node


def spelling(old: Loaded, new: Loaded, made: Comparison) -> list[Cosmetic]:
    """What differs in writing between the elements that both documents have."""
    tags = find_tags(old.text), find_tags(new.text)
    found: list[Cosmetic] = []
    for one, other in mates(made):
        pair = _Pair(
            (one.element, other.element),
            (tags[0][one.element.index], tags[1][other.element.index]),
            (old.text, new.text),
        )
        for words, here, there in pair.differences(same_name=one.name == other.name):
            found.append(Cosmetic(f"{other.names.told(other.name)}: {words}.", here, there))
    return found


_Found = Iterator[tuple[str, Span | None, Span | None]]


class _Pair:
    """An element of two documents: its trees, its tags and the texts that they stand in, each the old one first."""

    def __init__(self, elements: tuple[Element, Element], tags: tuple[Tag, Tag], texts: tuple[str, str]) -> None:
        self.elements = elements
        self.tags = tags
        self.texts = texts
        self._names = tags[0].name, tags[1].name

    def differences(self, *, same_name: bool) -> _Found:
        one, other = self.elements
        if same_name and one.written != other.written:
            yield f"the name is written {other.written}, not {one.written}", *self._names
        yield from self._attributes()
        if not one.content and not other.content and (self.tags[0].close is None) != (self.tags[1].close is None):
            closes = "is self-closing" if self.tags[1].close is None else "has an end tag and is not self-closing"
            yield f"it {closes}", *self._names
        elif not one.children and not other.children:
            yield from self._text()

    def _attributes(self) -> _Found:
        one, other = (_spans(element, tag) for element, tag in zip(self.elements, self.tags, strict=True))
        for name in dict.fromkeys((*one, *other)):
            here, there = one.get(name), other.get(name)
            if here is not None and there is not None:
                yield from self._attribute(here, there)
            elif here is not None:
                yield from self._alone(here, self.elements[1], gone=True)
            elif there is not None:
                yield from self._alone(there, self.elements[0], gone=False)
        if [name for name in one if name in other] != [name for name in other if name in one]:
            yield "its attributes stand in another order", *self._names

    def _attribute(self, here: _Placed, there: _Placed) -> _Found:
        name = there.attribute.name
        if here.attribute.written != there.attribute.written:
            yield f"{name} is written {there.attribute.written}, not {here.attribute.written}", here.name, there.name
        if _meant(here.attribute) != _meant(there.attribute):
            return
        if here.attribute.value != there.attribute.value:
            words = f'{name} is written "{there.attribute.value}", not "{here.attribute.value}"'
            yield words, here.value, there.value
            return
        texts = [text[span.start : span.end] for text, span in zip(self.texts, (here.value, there.value), strict=True)]
        quotes = [text[span.start - 1] for text, span in zip(self.texts, (here.value, there.value), strict=True)]
        if quotes[0] != quotes[1]:
            kind = "double" if quotes[1] == '"' else "single"
            yield f"the value of {name} stands in {kind} quotes", here.value, there.value
        elif texts[0] != texts[1]:
            yield f"characters of {name} are escaped in another way", here.value, there.value

    def _alone(self, placed: _Placed, elsewhere: Element, *, gone: bool) -> _Found:
        """A parameter that is an attribute in one document only."""
        attribute = placed.attribute
        parameter = attribute.parameter
        if parameter is None:
            return
        spans = (placed.name, self._names[1]) if gone else (self._names[0], placed.name)
        text = parameter.type.meant(elsewhere.text)
        if text and not parameter.attribute_only and not elsewhere.children and text == _meant(attribute):
            words = "as its text, not as an attribute" if gone else "as an attribute, not as its text"
            yield f"{attribute.name} is given {words}", *spans
        elif _meant(attribute) == parameter.default_value:
            words = "left out" if gone else "written out"
            yield f'the default {attribute.name}="{parameter.default_value}" is {words}', *spans

    def _text(self) -> _Found:
        one, other = self.elements
        before, after = (_inside(text, tag) for text, tag in zip(self.texts, self.tags, strict=True))
        if before == after or not one.text or not other.text:
            return
        if one.text != other.text:
            if one.text.split() == other.text.split():
                yield "its text has other white space", *self._names
        elif (_CDATA in before) != (_CDATA in after):
            words = "stands in a CDATA section" if _CDATA in after else "is escaped and stands in no CDATA section"
            yield f"its text {words}", *self._names
        elif before.count("&") != after.count("&") or "<!" not in before + after:
            yield "characters of its text are escaped in another way", *self._names


class _Placed:
    """An attribute, and where it stands."""

    def __init__(self, attribute: Attribute, span: AttributeSpan) -> None:
        self.attribute = attribute
        self.name = span.name
        self.value = span.value


def _spans(element: Element, tag: Tag) -> dict[str, _Placed]:
    """The attributes of an element by the names of their parameters; of one that is given twice, the first."""
    written = {span.written: span for span in tag.attributes}
    found: dict[str, _Placed] = {}
    for attribute in element.attributes:
        span = written.get(attribute.written)
        if span is not None:
            found.setdefault(attribute.name, _Placed(attribute, span))
    return found


def _meant(attribute: Attribute) -> str:
    return attribute.parameter.type.meant(attribute.value) if attribute.parameter is not None else attribute.value


def _inside(text: str, tag: Tag) -> str:
    """What stands between the tags of an element."""
    return text[tag.start_tag.end : tag.close.start] if tag.close is not None else ""
