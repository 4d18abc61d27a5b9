"""Two documents as one outline: what changed, between runs of what did not, which are folded."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterator
from typing import NamedTuple

from ...diff.change import Change, Kind
from ...diff.compare import Comparison
from ...diff.merge import merged
from ...diff.node import Node


class Line(NamedTuple):
    """A line of the outline: an element, or ``folded`` ones that are the same in both and stand next to each other.

    ``change`` is its own; what is added or removed with all that it holds has one only at its top. ``kind`` is None for
    what is the same itself and holds something that is not.
    """

    depth: int
    old: Node | None = None
    new: Node | None = None
    kind: Kind | None = None
    change: Change | None = None
    folded: tuple[Node, ...] = ()


def outline(made: Comparison) -> Iterator[Line]:
    """The lines; none where nothing differs."""
    if made.old is not None and made.new is not None:
        if made.changes:
            yield from _both(made, made.old.root, made.new.root, 0)
    elif made.new is not None:
        yield from _added(made, made.new.root, 0)
    elif made.old is not None:
        yield from _removed(made, made.old.root, 0)


def _both(made: Comparison, old: Node, new: Node, depth: int) -> Iterator[Line]:
    change = made.by_new.get(new.index)
    yield Line(depth, old, new, change.kind if change is not None else None, change)
    if old.same == new.same:
        return
    folded: list[Node] = []
    for row in merged(old, new):
        if row.old is not None and row.new is not None and not row.moved and row.old.same == row.new.same:
            folded.append(row.new)
            continue
        yield from _fold(folded, depth + 1)
        if row.new is None and row.old is not None:
            yield from _removed(made, row.old, depth + 1)
        elif row.old is None and row.new is not None:
            yield from _added(made, row.new, depth + 1)
        elif row.old is not None and row.new is not None:
            yield from _both(made, row.old, row.new, depth + 1)
    yield from _fold(folded, depth + 1)


def _fold(folded: list[Node], depth: int) -> Iterator[Line]:
    if len(folded) == 1 and not folded[0].children:  # it takes no more room than to say that there is one
        yield Line(depth, folded[0].mate, folded[0])
    elif folded:
        yield Line(depth, folded=tuple(folded))
    folded.clear()


def _added(made: Comparison, node: Node, depth: int) -> Iterator[Line]:
    """What was added with all that it holds; what was moved into it is told of there."""
    yield Line(depth, None, node, Kind.ADDED, made.by_new.get(node.index))
    for child in node.children:
        if child.mate is None:
            yield from _added(made, child, depth + 1)
        else:
            yield from _both(made, child.mate, child, depth + 1)


def _removed(made: Comparison, node: Node, depth: int) -> Iterator[Line]:
    """What was removed with all that it held; what was moved out of it is told of where it is now."""
    yield Line(depth, node, None, Kind.REMOVED, made.by_old.get(node.index))
    for child in node.children:
        if child.mate is None:
            yield from _removed(made, child, depth + 1)
