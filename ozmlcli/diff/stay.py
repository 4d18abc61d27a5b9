"""Which of the mates in two mated parents stand where they stood, among the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby

from .common import rising
from .node import Node


def staying(one: Node, other: Node) -> list[Node]:
    """Of what mate ``one`` holds, that which did not move within ``other``.

    As much of it as may be is else the same; to that comes what was changed and stands between the same neighbours.
    """
    both = [node for node in one.children if node.mate is not None and node.mate.parent is other]
    unchanged = [node for node in both if node.own == _mate(node).own]
    fixed = [unchanged[place] for place in rising([_mate(node).place for node in unchanged])]
    if len(unchanged) == len(both):
        return fixed
    starts = [node.place for node in fixed]
    ends = [_mate(node).place for node in fixed]
    found = list(fixed)
    changed = [node for node in both if node.own != _mate(node).own]
    for gap, nodes in groupby(changed, lambda node: bisect_left(starts, node.place)):
        here = [node for node in nodes if bisect_left(ends, _mate(node).place) == gap]
        found += [here[place] for place in rising([_mate(node).place for node in here])]
    return sorted(found, key=lambda node: node.place)


def _mate(node: Node) -> Node:
    assert node.mate is not None
    return node.mate


def gaps(nodes: Sequence[Node], marks: Sequence[int]) -> dict[int, list[Node]]:
    """Nodes by the number of marks, which are places, before them."""
    gap: Callable[[Node], int] = lambda node: bisect_left(marks, node.place)  # noqa: E731
    return {number: list(group) for number, group in groupby(nodes, gap)}
