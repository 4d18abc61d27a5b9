"""Which of the mates in two mated parents stand where they stood, among the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby

from .common import rising
from .node import Node


def staying(one: Node, other: Node) -> list[Node]:
    """Of what mate ``one`` holds, that which did not move within ``other``.

    As much of it as may be is else the same, or is the mate by its place alone: if that moved, it would be none, and told of
    twice, as removed and as added. To that comes what was changed and stands between the same neighbours.
    """
    both = [node for node in one.children if node.mate is not None and node.mate.parent is other]
    unchanged = [node for node in both if node.own == _mate(node).own]
    if len(unchanged) == len(both):
        return _rising(both)
    by_place = [node for node in both if node.by_place]
    found = _with_changed(_rising(unchanged), both)
    if by_place:
        most = _rising([node for node in both if node.by_place or node.own == _mate(node).own])
        # What did not change rather stays than what did, if no more is to be told then.
        if sum(node.by_place or node.own == _mate(node).own for node in found) < len(most):
            found = _with_changed(most, both)
    return found


def _rising(nodes: Sequence[Node]) -> list[Node]:
    return [nodes[place] for place in rising([_mate(node).place for node in nodes])]


def _with_changed(fixed: Sequence[Node], both: Sequence[Node]) -> list[Node]:
    """``fixed``, and what was changed and stands between the same of them in both parents."""
    starts = [node.place for node in fixed]
    ends = [_mate(node).place for node in fixed]
    found = list(fixed)
    held = set(fixed)
    changed = [node for node in both if node.own != _mate(node).own and node not in held]
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
