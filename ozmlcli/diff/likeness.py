"""How much alike two parts of documents are, by the parameters and the words that both have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from .node import Node, Numbers, Tree

#: Of a part with more features, a sample is compared: the same ones in both documents.
_MOST_FEATURES = 64
#: What so many others have as well tells none of them apart.
_COMMON = 32
#: Of so many nodes of each document it is looked at how often what they have occurs.
_SAMPLE = 2000
#: Parameters by which authors tell elements of one name apart, and what equal ones add to the likeness.
_IDENTITIES = frozenset({"Key", "ID"})
_IDENTITY = 0.5


class Likeness(NamedTuple):
    """Two nodes by their places in what was compared, and how much alike they are: at most 1, and 0.5 for the same key."""

    old: int
    new: int
    degree: float


class Features:
    """What nodes are compared by, looked up once for each."""

    def __init__(self, old: Tree, new: Tree) -> None:
        self._trees = old, new
        self._numbers = Numbers()
        self._often: Counter[int] = Counter()
        self._found: dict[Node, frozenset[int]] = {}

    def forget(self) -> None:
        """Look them up anew: what has a mate meanwhile says nothing of what encloses it."""
        self._found.clear()

    def of(self, node: Node) -> frozenset[int]:
        """The features of a node with all that it holds and that has no mate yet, as numbers."""
        found = self._found.get(node)
        if found is None:
            numbers = {self._scattered(feature) for feature in held(node)}
            for child in node.children:
                if child.mate is None:
                    numbers |= self.of(child)
                    numbers.add(self._scattered(child.same))
            found = self._found[node] = frozenset(sorted(numbers)[:_MOST_FEATURES])
        return found

    def degree(self, old: Node, new: Node) -> float:
        """How much alike two nodes are."""
        mine, theirs = self.of(old), self.of(new)
        weight = self._weight if old.children or new.children else len
        both = mine & theirs
        degree = 2 * weight(both) / (weight(mine) + weight(theirs)) if both else 0.0
        key = identity(old)
        return degree + _IDENTITY if key and key == identity(new) else degree

    def _weight(self, features: frozenset[int]) -> float:
        """How much features count together: what is seldom counts most, for all menus have a key 1, and speak of keys."""
        if not self._often:
            nodes = chain.from_iterable(tree.nodes[:_SAMPLE] for tree in self._trees)
            self._often.update(self._scattered(feature) for node in nodes for feature in held(node))
        return sum(1 / math.sqrt(max(self._often[feature], 1)) for feature in features)

    def alike(self, old: Sequence[Node], new: Sequence[Node], least: float) -> Iterator[Likeness]:
        """Pairs of nodes of one name that are alike to the ``least`` degree, in no order. Not every pair is looked at."""
        by_feature: dict[tuple[str, int], list[int]] = {}
        for place, node in enumerate(new):
            for feature in self._keys(node):
                by_feature.setdefault((node.name, feature), []).append(place)
        often = Counter((node.name, feature) for node in old for feature in self._keys(node))
        for place, node in enumerate(old):
            candidates: set[int] = set()
            for feature in self._keys(node):
                key = node.name, feature
                if often[key] <= _COMMON and len(by_feature.get(key, ())) <= _COMMON:
                    candidates.update(by_feature.get(key, ()))
            for other in candidates:
                degree = self.degree(node, new[other])
                if degree >= least:
                    yield Likeness(place, other, degree)

    def _keys(self, node: Node) -> Iterable[int]:
        key = identity(node)
        return self.of(node) if not key else (*self.of(node), self._scattered(key))

    def _scattered(self, feature: object) -> int:
        """A number for a feature, so that the least of many are a sample of them."""
        return self._numbers.of(feature) * 0x9E3779B1 & 0xFFFFFFFF


def held(node: Node) -> Iterator[object]:
    """The words and the values that a node has itself."""
    for name, value in node.parameters:
        words = value.split()
        if len(words) > 1:
            yield from words
        else:
            yield name, value.strip()


def identity(node: Node) -> tuple[str, ...]:
    """The name and the value of the parameter by which authors tell a node from others of its name; () without one."""
    for pair in node.parameters:
        if pair[0] in _IDENTITIES:
            return pair
    return ()
