"""Where things stand in documents of one template: looked up once, in their frame, and moved by what stands before.

The row of a thing is the same in all of them, as long as no value goes over a line; its column is moved by the values that
stand before it on its row, and most have none.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

import re
from typing import NamedTuple

from ..diagnostic import Location
from ..document.part import Place, Span, Target
from ..scan.locate import Locator
from ..scan.places import BLANKS
from .place import Locate, Range, Rows


class _Spot(NamedTuple):
    """A position in the frame, and the values that stand before it on its row, by their numbers."""

    location: Location
    before: tuple[int, ...]


class _Stretch(NamedTuple):
    """A stretch of the frame. Where it is for the sake of a ``value``, that one's number, and where it begins."""

    start: _Spot
    end: _Spot
    value: tuple[int, _Spot] | None = None


class Stencil:
    """The places in texts with the frame ``text``, in which values are empty; a ``mark`` stands for each of its texts.

    Values are numbered as in the frame's template: those of attributes first. What stands before ``start`` has none.
    """

    def __init__(self, text: str, start: int, mark: str) -> None:
        self._text = text
        self._mark = mark
        self._locator = Locator(text)
        self._locator.element(0)  # all is read at once, as threads share it
        self._rows = Rows(text)
        attributes = [match.start() + 1 for match in re.finditer('""', text[start:])]
        texts = [match.start() for match in re.finditer(mark, text[start:])]
        #: Where the values stand, by their numbers; and how many of them are those of attributes.
        self._offsets = [start + offset for offset in (*attributes, *texts)]
        self.attribute_count = len(attributes)
        self._found: dict[tuple[int, Target, str, int], _Stretch] = {}

    def locate(self, text: str, written: list[str]) -> Locate | None:
        """Says where places are in a ``text`` in which the values are ``written`` so; None where one goes over a line."""
        if "\n" in " ".join(written[self.attribute_count :]):
            return None
        return _Places(self, text, written).locate

    def stretch(self, place: Place) -> _Stretch:
        """Where ``place`` is in the frame, as a whole."""
        key = (place.element.index, place.target, place.key, place.number)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._find(place)
        return found

    def _find(self, place: Place) -> _Stretch:
        start, end = self._locator.span(place._replace(within=None))
        whole = self._spot(start), self._spot(end)
        if place.target is Target.TEXT and self._text[start] == self._mark:
            return _Stretch(*whole, (self._offsets.index(start, self.attribute_count), whole[0]))
        if place.target is Target.VALUE and self._text[end - 1] == '"':
            return _Stretch(*whole, (self._offsets.index(end - 1), self._spot(end - 1)))
        return _Stretch(*whole)

    def _spot(self, offset: int) -> _Spot:
        location = self._rows.location(offset)
        row = range(offset - location.column + 1, offset)
        return _Spot(location, tuple([number for number, each in enumerate(self._offsets) if each in row]))


class _Places:
    """The places in one text."""

    __slots__ = ("_stencil", "_text", "_written")

    def __init__(self, stencil: Stencil, text: str, written: list[str]) -> None:
        self._stencil = stencil
        self._text = text
        self._written = written

    def locate(self, place: Place | Span) -> Range:
        """From where to where something is."""
        if isinstance(place, Span):
            return Rows(self._text).locate(place)
        start, end, found = self._stencil.stretch(place)
        if found is None or not self._written[found[0]]:  # an empty value has no character to point at
            return self._at(start), self._at(end)
        value = self._written[found[0]]
        row, column = self._at(found[1])
        if place.target is Target.TEXT:
            column += len(value) - len(value.lstrip(BLANKS))
            value = value.strip(BLANKS)
        if place.within is not None:
            from ..scan.escapes import Written  # no text that is cut has CDATA sections

            part = Written(value, Span(0, len(value)), in_value=True).span(place.within)
            return Location(row, column + part.start), Location(row, column + part.end)
        return Location(row, column), Location(row, column + len(value))

    def _at(self, spot: _Spot) -> Location:
        location, before = spot
        if not before:
            return location
        moved = sum([len(self._written[number]) - (number >= self._stencil.attribute_count) for number in before])
        return Location(location.row, location.column + moved)
