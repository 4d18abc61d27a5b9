"""Two documents to their differences."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..document.element import Document
from ..document.meaning import Meaning
from .change import Change, Kind, Side, parameter_changes
from .match import match
from .merge import merged
from .names import Names
from .node import Node, Numbers, Tree, meaning_of
from .paths import Paths


class Comparison(NamedTuple):
    """Two documents side by side: their trees, in which nodes have their mates, and the changes.

    ``by_old`` and ``by_new`` are the changes by the index of their nodes. A tree is None where there is no document.
    """

    old: Tree | None
    new: Tree | None
    changes: list[Change]
    by_old: dict[int, Change]
    by_new: dict[int, Change]


def compare(old: Document | None, new: Document | None) -> list[Change]:
    """What differs in meaning between two documents: nothing exactly where their meanings are equal.

    None stands for a document that is not there: then the other's root is added or removed. The order of the changes is
    that of the new document; what was removed stands where it was.
    """
    return comparison(old, new).changes


def comparison(old: Document | None, new: Document | None, texts: tuple[str, str] = ("", "")) -> Comparison:
    """The same, with the trees. From the documents' ``texts`` it is known how names in namespaces are written."""
    numbers = Numbers()
    one = Tree(old.root, numbers, Names(texts[0])) if old is not None else None
    other = Tree(new.root, numbers, Names(texts[1])) if new is not None else None
    if one is not None and other is not None:
        match(one, other)
    return _Teller(one, other).made


class _Teller:
    """Says what the mates that were found amount to."""

    def __init__(self, old: Tree | None, new: Tree | None) -> None:
        self.made = Comparison(old, new, [], {}, {})
        self._old_sides = _Sides(old) if old is not None else None
        self._new_sides = _Sides(new) if new is not None else None
        if old is not None and new is not None:
            self._tell_of_mates(old.root, new.root, moved=False)
        elif new is not None:
            self._tell(Kind.ADDED, None, new.root)
        elif old is not None:
            self._tell(Kind.REMOVED, old.root, None)

    def _tell_of_mates(self, old: Node, new: Node, *, moved: bool) -> None:
        if moved or old.own != new.own:
            self._tell(Kind.MOVED if moved else Kind.CHANGED, old, new)
        if old.same == new.same:
            return
        for row in merged(old, new):
            if row.new is None:
                self._tell(Kind.REMOVED, row.old, None)
            elif row.old is None:
                self._tell(Kind.ADDED, None, row.new)
                self._tell_of_moved_into(row.new)
            elif row.moved or row.old.same != row.new.same:
                self._tell_of_mates(row.old, row.new, moved=row.moved)

    def _tell_of_moved_into(self, added: Node) -> None:
        for child in added.children:
            if child.mate is None:
                self._tell_of_moved_into(child)
            else:
                self._tell_of_mates(child.mate, child, moved=True)

    def _tell(self, kind: Kind, old: Node | None, new: Node | None) -> None:
        one = self._old_sides.of(old, whole=kind is Kind.REMOVED) if old is not None and self._old_sides else None
        other = self._new_sides.of(new, whole=kind is Kind.ADDED) if new is not None and self._new_sides else None
        parameters = parameter_changes(one, other) if one is not None and other is not None else ()
        change = Change(kind, one, other, parameters)
        self.made.changes.append(change)
        if old is not None:
            self.made.by_old[old.index] = change
        if new is not None:
            self.made.by_new[new.index] = change


class _Sides:
    """The sides of changes in one tree."""

    def __init__(self, tree: Tree) -> None:
        self._paths = Paths(tree)
        self._ordinals: dict[Node, list[int]] = {}

    def of(self, node: Node, *, whole: bool) -> Side:
        meaning = meaning_of(node, without_mates=True) if whole or node.is_text else Meaning(*_own(node), ())
        return Side(self._paths.of(node), _address(node), self._ordinal(node), meaning, node.element, node.names)

    def _ordinal(self, node: Node) -> int:
        parent = node.parent
        if parent is None:
            return 1
        ordinals = self._ordinals.get(parent)
        if ordinals is None:
            ordinals = self._ordinals[parent] = []
            count = 0
            for child in parent.children:
                count += not child.is_text
                ordinals.append(max(count, 1))
        return ordinals[node.place]


def _own(node: Node) -> tuple[str, tuple[tuple[str, str], ...]]:
    return node.name, node.parameters


def _address(node: Node) -> tuple[int, ...]:
    address = []
    while node.parent is not None:
        address.append(node.place)
        node = node.parent
    return tuple(reversed(address))
