"""From a symbolic place ("the value of FinishDigits of this Record") to a span of the text.

One scan of the text serves all places of a document, and it is made only when something is to be reported, no further than
to the last of them.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from ..document.part import Place, Span, Target
from . import AttributeSpan, Tag, Tags, find_instructions
from .places import skip_blanks_by_number

if TYPE_CHECKING:
    from .escapes import Written


def _start(tag: Tag) -> int:
    return tag.start_tag.start


class Locator:
    """Finds places in the text of one well-formed document."""

    def __init__(self, text: str) -> None:
        self._tags = Tags(text)
        self._attributes: dict[int, dict[str, AttributeSpan]] = {}
        self._text = text
        self._written: dict[Span, Written] = {}

    def span(self, place: Place | Span) -> Span:
        """Where ``place`` stands in the text."""
        if isinstance(place, Span):
            return place
        whole = self._whole(place)
        return whole if place.within is None else self._part(place, place.within, whole)

    def _whole(self, place: Place) -> Span:
        index, target = place.element.index, place.target
        if target is Target.TEXT:
            tag = self._tags.whole(index)
            return tag.texts[place.number] if place.number < len(tag.texts) else tag.name
        if target is Target.END_NAME:
            tag = self._tags.whole(index)
            return tag.end_name or tag.name
        tag = self._tags.begun(index)
        if target is Target.NAME:
            return tag.name
        if target is Target.START_TAG:
            return tag.start_tag
        if target is Target.INSTRUCTION:
            return self._instructions[place.number]
        attribute = self._attribute(index, place.key)
        if attribute is None:
            return tag.name
        if target is Target.ATTRIBUTE_NAME:
            return attribute.name
        value = attribute.value
        if target is Target.ATTRIBUTE or value.start == value.end:
            return attribute.whole  # an empty value has no character to point at
        return value

    def _part(self, place: Place, part: Span, whole: Span) -> Span:
        """Where a ``part`` stands of what is read at ``whole``."""
        from .escapes import Written  # it has patterns to compile, and most findings are about a whole

        written = self._written.get(whole)
        if written is None:
            in_value = place.target is Target.VALUE
            start = whole.start if in_value else skip_blanks_by_number(self._text, whole)
            written = self._written[whole] = Written(self._text, Span(start, whole.end), in_value=in_value)
        return written.span(part)

    @cached_property
    def _instructions(self) -> list[Span]:
        return find_instructions(self._text)

    def element(self, index: int) -> Span:
        """The whole of an element, from its start tag to the end of its end tag."""
        tag = self._tags.whole(index)
        return Span(tag.start_tag.start, (tag.close or tag.start_tag).end)

    def around(self, offset: int) -> int | None:
        """The index of the innermost element within whose tags ``offset`` is; None outside the root."""
        tags = self._tags.all()
        tag = tags[before] if (before := bisect_left(tags, offset, key=_start) - 1) >= 0 else None
        while tag is not None and (tag.close or tag.start_tag).end <= offset:
            tag = tag.parent
        return bisect_left(tags, tag.start_tag.start, key=_start) if tag is not None else None

    def _attribute(self, index: int, key: str) -> AttributeSpan | None:
        """The attribute that the tree calls ``key``: one in a namespace is called {URI}name there, prefix:name here."""
        table = self._attributes.get(index)
        if table is None:
            attributes = self._tags.begun(index).attributes
            table = self._attributes[index] = {attribute.written: attribute for attribute in attributes}
            for written in [written for written in table if ":" in written]:
                prefix, _, local = written.partition(":")
                if prefix != "xmlns":
                    table.setdefault(f"}}{local}", table[written])
        return table.get(f"}}{key.rpartition('}')[2]}" if "}" in key else key)
