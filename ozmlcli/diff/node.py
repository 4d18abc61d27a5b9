"""Documents as trees of what they mean, in which equal parts have equal numbers."""

from __future__ import annotations

from ..document.element import Element
from ..document.meaning import Meaning, content, full_name, parameters
from .names import NO_NAMES, Names


class Numbers:
    """Gives equal things equal numbers. Two trees that are compared share one."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def of(self, thing: object) -> int:
        """The number of ``thing``."""
        return self._numbers.setdefault(thing, len(self._numbers))


class Node:
    """An element, or a text that is no parameter; ``name`` is "" for a text, which is its only parameter.

    ``same`` is equal for nodes that mean the same with all that they hold, ``own`` for those that do apart from what they
    hold. ``index`` counts nodes in document order and ``size`` those that it holds, itself included. ``place`` counts those
    in its parent. ``mate`` is the one in the other tree that it was found to be; ``by_place`` says that nothing but its
    place tells so. ``names`` tell names of its document to people.
    """

    __slots__ = (
        "by_place",
        "children",
        "element",
        "index",
        "mate",
        "name",
        "names",
        "own",
        "parameters",
        "parent",
        "place",
        "same",
        "size",
    )

    def __init__(
        self, element: Element, name: str, given: tuple[tuple[str, str], ...], parent: Node | None, names: Names
    ) -> None:
        self.element = element
        self.name = name
        self.names = names
        self.parameters = given
        self.parent = parent
        self.children: list[Node] = []
        self.mate: Node | None = None
        self.by_place = False
        self.place = self.index = self.own = self.same = 0
        self.size = 1

    @property
    def is_text(self) -> bool:
        """Whether it is a text that is no parameter."""
        return not self.name


class Tree:
    """A document's root, and all its nodes in document order."""

    def __init__(self, root: Element, numbers: Numbers, names: Names = NO_NAMES) -> None:
        self.nodes: list[Node] = []
        self._names = names
        self._numbers = numbers
        self.root = self._node(root, None, 0)

    def within(self, node: Node) -> list[Node]:
        """``node`` and all that it holds, in document order."""
        return self.nodes[node.index : node.index + node.size]

    def _node(self, item: Element | str, parent: Node | None, place: int) -> Node:
        if isinstance(item, str):
            assert parent is not None
            node = Node(parent.element, "", (("", item),), parent, self._names)
        else:
            node = Node(item, full_name(item), parameters(item), parent, self._names)
        node.place = place
        node.index = len(self.nodes)
        self.nodes.append(node)
        node.own = node.same = self._numbers.of((node.name, node.parameters))
        items = content(item) if isinstance(item, Element) and item.content else ()
        if items:
            node.children = [self._node(each, node, number) for number, each in enumerate(items)]
            node.size = len(self.nodes) - node.index
            node.same = self._numbers.of((node.own, *(child.same for child in node.children)))
        return node


def meaning_of(node: Node, *, without_mates: bool = False) -> Meaning | str:
    """What ``node`` means with all that it holds; perhaps without what the other document has as well."""
    if node.is_text:
        return node.parameters[0][1]
    kept = (child for child in node.children if not (without_mates and child.mate is not None))
    return Meaning(node.name, node.parameters, tuple(meaning_of(child, without_mates=without_mates) for child in kept))
