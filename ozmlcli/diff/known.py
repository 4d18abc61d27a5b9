"""By what authors know the parts of a document again, whatever else of them changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..language.model import Content
from .likeness import identity
from .node import Node

#: Nodes by their names and what is said of them; None where that is said of several.
Known = dict[tuple[object, ...], Node | None]


def keyed(node: Node) -> tuple[object, ...]:
    """The name and the key of a branch."""
    return node.name, *identity(node)


def branch(node: Node) -> Sequence[object]:
    """What a branch holds."""
    return [child.same for child in node.children] if identity(node) else ()


def shell(node: Node) -> Sequence[object]:
    """What something that holds others is apart from them, if it has parameters."""
    spec = node.element.spec
    holds = node.children or (spec is not None and spec.content in {Content.COMMANDS, Content.PARTS})
    return [node.own] if holds and node.parameters else ()


def keys(node: Node) -> frozenset[tuple[object, ...]]:
    """The names and keys of the branches of a menu."""
    parts = (part for child in node.children for part in child.children)
    return frozenset(keyed(part) for part in parts if identity(part))


def unique(nodes: Sequence[Node], by: Callable[[Node], Sequence[object]]) -> Known:
    """What has no mate, by its name and what ``by`` says of it; None where that is said of several."""
    found: Known = {}
    for node in nodes:
        if node.mate is None and (said := by(node)):
            key = node.name, *said
            found[key] = None if key in found else node
    return found


def only_ones(parent: Node) -> dict[str, Node]:
    """What ``parent`` holds that is the only one of its name there."""
    found: dict[str, Node] = {}
    often = Counter(node.name for node in parent.children)
    for node in parent.children:
        if node.name and often[node.name] == 1:
            found[node.name] = node
    return found
