"""Where in the two texts what differs stands."""

from __future__ import annotations

from functools import cached_property

from ...diagnostic import Location
from ...diff.change import Side
from ...document import Element
from ...finding import Place, Span, Target
from ...load import Loaded
from ...locate import Locator
from ...place import Rows


class Where:
    """Places in the text of one document, looked up when they are asked for."""

    def __init__(self, loaded: Loaded | None) -> None:
        self._text = loaded.text if loaded is not None else ""

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self._text)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self._text)

    def row(self, element: Element) -> int:
        """The row in which an element begins."""
        return self._rows.location(self._locator.span(Place(element, Target.START_TAG)).start).row

    def of(self, side: Side) -> tuple[Location, Location]:
        """From where to where an element stands, or a text that is no parameter."""
        return self.located(self._span(side))

    def located(self, span: Span) -> tuple[Location, Location]:
        """The positions of a span's beginning and end."""
        return self._rows.locate(span)

    def _span(self, side: Side) -> Span:
        if side.name:
            return self._locator.element(side.element.index)
        return self._locator.span(Place(side.element, Target.TEXT, number=side.ordinal - 1))
