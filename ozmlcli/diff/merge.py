"""What two mates hold, in one order: that of the new one, with what was removed where it was."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterator
from typing import NamedTuple

from .node import Node
from .stay import staying


class Row(NamedTuple):
    """What one of the two holds, or both. ``moved`` where it came from elsewhere, from its own parent or another."""

    old: Node | None
    new: Node | None
    moved: bool = False


def merged(one: Node, other: Node) -> Iterator[Row]:
    """The rows of what two mates hold. What moved has one row, in its new place."""
    stays = set(staying(one, other))
    yield from (Row(node, None) for node in _gone_from(0, one, stays))
    for new in other.children:
        mate = new.mate
        if mate is None:
            yield Row(None, new)
        elif mate not in stays:
            yield Row(mate, new, moved=True)
        else:
            yield Row(mate, new)
            yield from (Row(node, None) for node in _gone_from(mate.place + 1, one, stays))


def _gone_from(place: int, parent: Node, stays: set[Node]) -> Iterator[Node]:
    """What was removed from a place on, up to what stayed."""
    for number in range(place, len(parent.children)):
        node = parent.children[number]
        if node in stays:
            return
        if node.mate is None:
            yield node
