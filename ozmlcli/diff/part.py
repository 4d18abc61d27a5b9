"""Mates that are none: what was paired because of its place, and has another one."""

from __future__ import annotations

from ..language.model import Part
from .likeness import Features
from .node import Node, Tree
from .stay import staying


def part(old: Tree, features: Features, least: float) -> None:
    """Part what is not alike to the ``least`` degree and does not stand where its mate does.

    It was removed, and another of its name was added elsewhere: that it moved would say that it is known again.
    """
    parents: dict[Node, Node] = {}
    for node in old.nodes:
        if node.mate is not None and _is_by_place(node, node.mate, features, least):
            node.by_place = True
            for each in (node, node.parent):
                if each is not None and each.parent is not None and each.parent.mate is not None:
                    parents[each.parent] = each.parent.mate
    for one, other in parents.items():
        # What stays is looked for anew, for it may be something else where what moved is none of it any more.
        while moved := [n for n in set(one.children).difference(staying(one, other)) if n.by_place or _is_its_text(n)]:
            for node in moved:
                _part(node)


def _is_by_place(one: Node, other: Node, features: Features, least: float) -> bool:
    """Whether two mates in mated parents, which hold nothing, have nothing in common but their name."""
    if one.own == other.own or one.children or other.children:
        return False
    if isinstance(one.element.spec, Part) and not one.is_text:
        return False
    if one.parent is None or one.parent.mate is not other.parent:
        return False
    if not features.of(one) or not features.of(other):  # to what says nothing, something was given
        return False
    return features.degree(one, other) < least


def _is_its_text(node: Node) -> bool:
    """Whether a node is nothing but a text, such as an item of a list, which has its mate by its place alone."""
    mate = node.mate
    if mate is None or node.parameters or mate.parameters or len(node.children) != 1 or len(mate.children) != 1:
        return False
    text = node.children[0]
    return text.is_text and text.by_place and text.mate is mate.children[0]


def _part(node: Node) -> None:
    """Part a node, and what it holds, from what they are mates of."""
    for each in (node, *node.children):
        mate = each.mate
        if mate is not None:
            mate.mate = each.mate = None
        each.by_place = False
