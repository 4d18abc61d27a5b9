"""From a symbolic place ("the value of FinishDigits of this Record") to a span of the text.

One scan of the text serves all places of a document, and it is made only when something is to be reported.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from .finding import Place, Span, Target
from .scan import AttributeSpan, Tag, find_instructions, scan


def _start(tag: Tag) -> int:
    return tag.start_tag.start


class Locator:
    """Finds places in the text of one well-formed document."""

    def __init__(self, text: str) -> None:
        self._tags = scan(text, well_formed=True).tags
        self._attributes: dict[int, dict[str, AttributeSpan]] = {}
        self._text = text

    def span(self, place: Place | Span) -> Span:
        """Where ``place`` stands in the text."""
        if isinstance(place, Span):
            return place
        tag = self._tags[place.element.index]
        if place.target is Target.START_TAG:
            return tag.start_tag
        if place.target is Target.END_NAME:
            return tag.end_name or tag.name
        if place.target is Target.INSTRUCTION:
            return self._instructions[place.number]
        if place.target is Target.TEXT:
            return tag.texts[place.number] if place.number < len(tag.texts) else tag.name
        attribute = self._attribute(place.element.index, place.key) if place.target is not Target.NAME else None
        if attribute is None:
            return tag.name
        if place.target is Target.ATTRIBUTE_NAME:
            return attribute.name
        if place.target is Target.ATTRIBUTE or attribute.value.start == attribute.value.end:
            return attribute.whole  # an empty value has no character to point at
        return attribute.value

    @cached_property
    def _instructions(self) -> list[Span]:
        return find_instructions(self._text)

    def element(self, index: int) -> Span:
        """The whole of an element, from its start tag to the end of its end tag."""
        tag = self._tags[index]
        return Span(tag.start_tag.start, (tag.close or tag.start_tag).end)

    def around(self, offset: int) -> int | None:
        """The index of the innermost element within whose tags ``offset`` is; None outside the root."""
        tag = self._tags[before] if (before := bisect_left(self._tags, offset, key=_start) - 1) >= 0 else None
        while tag is not None and (tag.close or tag.start_tag).end <= offset:
            tag = tag.parent
        return bisect_left(self._tags, tag.start_tag.start, key=_start) if tag is not None else None

    def _attribute(self, index: int, key: str) -> AttributeSpan | None:
        """The attribute that the tree calls ``key``: one in a namespace is called {URI}name there, prefix:name here."""
        table = self._attributes.get(index)
        if table is None:
            table = self._attributes[index] = {
                attribute.written: attribute for attribute in self._tags[index].attributes
            }
            for written, attribute in list(table.items()):
                prefix, colon, local = written.partition(":")
                if colon and prefix != "xmlns":
                    table.setdefault(f"}}{local}", attribute)
        return table.get(f"}}{key.rpartition('}')[2]}" if "}" in key else key)
