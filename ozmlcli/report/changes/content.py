"""What an element that was added or removed holds: nobody else tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...diff.change import Change, Kind
from ...diff.files import Compared
from ...diff.node import Node
from .where import at


def node_of(compared: Compared, change: Change) -> Node | None:
    """What was added or removed; None for a change of another kind."""
    if change.kind is Kind.ADDED:
        tree = compared.comparison.new
    elif change.kind is Kind.REMOVED:
        tree = compared.comparison.old
    else:
        return None
    return at(tree, change.side.address)


def held(node: Node) -> list[Node]:
    """What ``node`` holds, without what moved into or out of it: of that a change of its own tells."""
    return [child for child in node.children if child.mate is None]


def all_held(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The same with what that holds in turn, each with its depth, from 0."""
    for child in held(node):
        yield depth, child
        yield from all_held(child, depth + 1)


def described(node: Node) -> str:
    """An element with all its parameters, such as ``Record Format="wav" Duration="30"``."""
    if node.is_text:
        return f'Text "{node.parameters[0][1]}"'
    told = node.names.told
    return " ".join([told(node.name), *(f'{told(name)}="{value}"' for name, value in node.parameters)])
