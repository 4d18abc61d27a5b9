"""Where in the two texts what differs stands."""

from __future__ import annotations

from functools import cached_property

from ...checker.load import Loaded
from ...checker.place import Rows
from ...diagnostic import Location
from ...diff.node import Node, Tree
from ...document.element import Element
from ...document.part import Place, Span, Target
from ...language.types import WHITE_SPACE
from ...scan.locate import Locator


class Where:
    """Places in the text of one document, looked up when they are asked for."""

    def __init__(self, loaded: Loaded | None) -> None:
        self._text = loaded.text if loaded is not None else ""
        self._runs: dict[Node, list[int]] = {}

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self._text)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self._text)

    def row(self, node: Node) -> int:
        """The row in which an element begins, or a text that is no parameter."""
        return self._rows.location(self._span(node).start).row

    def of(self, node: Node) -> tuple[Location, Location]:
        """From where to where an element stands, or a text that is no parameter."""
        return self.located(self._span(node))

    def located(self, span: Span) -> tuple[Location, Location]:
        """The positions of a span's beginning and end."""
        return self._rows.locate(span)

    def _span(self, node: Node) -> Span:
        if not node.is_text:
            return self._locator.element(node.element.index)
        assert node.parent is not None
        runs = self._runs.get(node.parent)
        if runs is None:
            runs = self._runs[node.parent] = _runs(node.parent)
        return self._locator.span(Place(node.element, Target.TEXT, number=runs[node.place]))


def at(tree: Tree | None, address: tuple[int, ...]) -> Node:
    """The node to which the ``address`` of a side leads."""
    assert tree is not None
    node = tree.root
    for place in address:
        node = node.children[place]
    return node


def _runs(parent: Node) -> list[int]:
    """For each thing that ``parent`` holds, how many runs of text stand before it; a comment makes two runs of one text."""
    numbers = [0]
    before = 0
    for item in parent.element.content:
        if isinstance(item, Element):
            numbers.append(before)
        elif isinstance(item, str) and item.strip(WHITE_SPACE):
            before += 1
    passed = 0
    found = []
    for child in parent.children:
        found.append(numbers[passed])
        passed += not child.is_text
    return found
