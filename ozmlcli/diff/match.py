"""Which part of the new document is which part of the old one.

What means the same in both, with all that it holds, is found first: in its place, elsewhere in its parent, anywhere. What
is left is paired by likeness, or because it stands in the same place; then what such pairs hold is compared in turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..language.model import Part
from .cheapest import MOST_PAIRS, Prices, cheapest
from .common import Pairs, common, ends
from .known import Known, branch, keyed, keys, only_ones, shell, unique
from .likeness import Features, Likeness, identity
from .node import Node, Numbers, Tree
from .part import part
from .stay import gaps, staying

#: How much alike two nodes must be to be taken for one that was changed: in the same place, in the same parent, anywhere.
_IN_PLACE, _IN_PARENT, _ANYWHERE = 0.3, 0.4, 0.6
#: The same of the only menus of their parents, which have the same keys: more than these alone make.
_SAME_KEYS = 0.12


def match(old: Tree, new: Tree) -> None:
    """Find for each node of ``old`` its mate in ``new``. The roots are mates, whatever they are."""
    if old.root.same == new.root.same:
        _pair_whole(old, new, old.root, new.root)
        return
    matcher = _Matcher(old, new)
    matcher.pair(old.root, new.root)
    matcher.run()
    part(old, matcher.features, _IN_PARENT)


def _pair_whole(old: Tree, new: Tree, one: Node, other: Node) -> None:
    """Pair two nodes that mean the same, with all that they hold."""
    for mine, its in zip(old.within(one), new.within(other), strict=True):
        mine.mate, its.mate = its, mine


class _Matcher:
    def __init__(self, old: Tree, new: Tree) -> None:
        self._old = old
        self._new = new
        self.features = Features(old, new)
        self._names = Numbers()
        self._old_only = Counter(node.same for node in old.nodes)  # what there is more of than in the other
        self._new_only = Counter(node.same for node in new.nodes)
        for number in self._old_only.keys() & self._new_only.keys():
            both = min(self._old_only[number], self._new_only[number])
            self._old_only[number] -= both
            self._new_only[number] -= both
        self._open: list[tuple[Node, Node]] = []  # mates whose content was not compared yet
        self._compared: list[tuple[Node, Node]] = []  # mates whose content was, and something is left of it

    def pair(self, one: Node, other: Node) -> None:
        one.mate, other.mate = other, one
        if one.children or other.children:
            self._open.append((one, other))

    def run(self) -> None:
        while self._open:
            while self._open:
                self._compare(*self._open.pop())
            self._pair_equals_anywhere()
            self.features.forget()
            self._compared = [pair for pair in self._compared if all(_left(pair))]
            for one, other in self._compared:
                self._pair_alike(*_left((one, other)), _IN_PARENT)
                self._pair_in_place(one, other)
            old, new = _movable(_tops(self._old)), _movable(_tops(self._new))
            self._pair_by(old, new, shell)
            self._pair_alike(old, new, _ANYWHERE)

    def _compare(self, one: Node, other: Node) -> None:
        """Pair what two mates hold, as far as it is the same or, where it holds something itself, alike."""
        mine, its = _left((one, other))
        # First what was changed for sure, lest what is the same be paired across it.
        here, there = {node.same for node in mine}, {node.same for node in its}
        changed = [node for node in mine if node.same not in there and self._old_only.get(node.same)]
        others = [node for node in its if node.same not in here and self._new_only.get(node.same)]
        self._pair_known(changed, others)
        self._pair_alike(changed, others, _IN_PARENT)
        self._pair_only_ones(one, other, [node for node in changed if node.children])
        for a, b in self._aligned(mine, its):
            if mine[a].mate is None and its[b].mate is None:
                if mine[a].same == its[b].same:
                    _pair_whole(self._old, self._new, mine[a], its[b])
                else:
                    self.pair(mine[a], its[b])
        self._pair_equals(*_left((one, other)))
        if all(_left((one, other))):
            self._compared.append((one, other))

    def _aligned(self, old: Sequence[Node], new: Sequence[Node]) -> Pairs:
        """What stays in its place, by places; of short stretches also what is rewritten there."""
        one, other = [_standing(node) for node in old], [_standing(node) for node in new]
        start, tail = ends(one, other)
        lengths = len(one) - start - tail, len(other) - start - tail
        if lengths[0] * lengths[1] > MOST_PAIRS:
            return common(one, other)

        def change(a: int, b: int) -> float | None:
            mine, its = old[start + a], new[start + b]
            if mine.name != its.name or mine.mate is not None or its.mate is not None:
                return None
            if not self._old_only.get(mine.same) or not self._new_only.get(its.same):
                return None
            if not self._may_be_rewritten(mine, its):
                return None
            return 1 - self.features.degree(mine, its) / 10

        # What is in both documents and not kept here is moved: that is one change, not one at each of its places.
        gone = [1.0 if self._old_only.get(node.same) else 0.5 for node in old[start : len(one) - tail]]
        come = [1.0 if self._new_only.get(node.same) else 0.5 for node in new[start : len(other) - tail]]
        prices = Prices(gone, come, change)
        middle = cheapest(one[start : len(one) - tail], other[start : len(other) - tail], prices)
        pairs = [(place, place) for place in range(start)]
        pairs += [(start + a, start + b) for a, b in middle]
        return pairs + [(len(one) - place, len(other) - place) for place in range(tail, 0, -1)]

    def _pair_known(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        """Pair what got another key, then what has the same key, and what holds something and has the same parameters."""
        self._pair_branches(unique(old, branch), unique(new, branch), unique(old, identity), unique(new, identity))
        self._pair_by(old, new, identity)
        self._pair_by(old, new, shell)

    def _pair_branches(self, old: Known, new: Known, old_keys: Known, new_keys: Known) -> None:
        """Pair branches that hold the same, if their key is new or they exchanged their keys: else something moved."""
        pairs = [(node, other) for said, node in old.items() if node and (other := new.get(said))]
        exchanged = {(keyed(node), keyed(other)) for node, other in pairs}
        for node, other in pairs:
            mine, its = keyed(node), keyed(other)
            if mine not in new_keys or its not in old_keys or (its, mine) in exchanged:
                self.pair(node, other)

    def _pair_by(self, old: Sequence[Node], new: Sequence[Node], by: Callable[[Node], Sequence[object]]) -> None:
        """Pair what is the only one of its name, in both documents, of which ``by`` says the same; () says nothing."""
        mine, its = unique(old, by), unique(new, by)
        for key, node in mine.items():
            other = its.get(key)
            if node is not None and other is not None:
                self.pair(node, other)

    def _pair_equals(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        """Pair what means the same, in order."""
        waiting: dict[int, list[Node]] = {}
        for node in reversed(old):
            waiting.setdefault(node.same, []).append(node)
        for node in new:
            if waiting.get(node.same):
                _pair_whole(self._old, self._new, waiting[node.same].pop(), node)

    def _pair_equals_anywhere(self) -> None:
        """Pair what means the same in any two parents: what moved.

        What lies within something that is removed or added itself counts only if it says something, and if it is not within
        such a thing on both sides: that would be a change more, and not one less.
        """
        old, new = _movable(_tops(self._old)), _movable(_tops(self._new))
        self._pair_equals(old, new)
        for takes, tree, other in ((False, self._old, self._new), (True, self._new, self._old)):
            waiting: dict[int, list[Node]] = {}
            for node in reversed(_movable(_tops(tree))):
                waiting.setdefault(node.same, []).append(node)
            if not waiting:
                continue
            for node in other.nodes:
                if node.mate is None and waiting.get(node.same) and (node.parameters or node.children):
                    top = waiting[node.same].pop()
                    pair = (node, top) if takes else (top, node)
                    _pair_whole(self._old, self._new, *pair)

    def _pair_alike(self, old: Sequence[Node], new: Sequence[Node], least: float) -> None:
        """Pair what is alike, the most alike first; among equally alike ones those whose places differ least."""
        if not old or not new:
            return

        def rank(pair: Likeness) -> tuple[float, int, int]:
            return -pair.degree, abs(pair.old - pair.new), pair.old

        for pair in sorted(self.features.alike(old, new, least), key=rank):
            if old[pair.old].mate is None and new[pair.new].mate is None:
                self.pair(old[pair.old], new[pair.new])

    def _pair_in_place(self, one: Node, other: Node) -> None:
        """Pair what has the same name and stands between the same neighbours, in order: it was rewritten."""
        stays = staying(one, other)
        marks = [node.place for node in stays]
        its_marks = [node.mate.place for node in stays if node.mate is not None]
        mine, its = _left((one, other))
        there = gaps(its, its_marks)
        for gap, these in gaps(mine, marks).items():
            those = there.get(gap, [])
            for a, b in common([self._number(n) for n in these], [self._number(n) for n in those]):
                if self._may_be_rewritten(these[a], those[b]):
                    self.pair(these[a], those[b])
        self._pair_only_ones(one, other, one.children)

    def _pair_only_ones(self, one: Node, other: Node, nodes: Sequence[Node]) -> None:
        """Pair those of ``nodes`` that are the only ones of their names in both parents. Of two menus, one may be new."""
        if not nodes:
            return
        mine, twins = only_ones(one), only_ones(other)
        for node in nodes:
            twin = twins.get(node.name)
            if twin is None or mine.get(node.name) is not node or node.mate is not None or twin.mate is not None:
                continue
            # That all menus have a key 1 says little; of one with the very same keys, little more need be alike.
            least = _SAME_KEYS if keys(node) and keys(node) == keys(twin) else _IN_PLACE
            if isinstance(node.element.spec, Part) or self._may_be_rewritten(node, twin, least):
                self.pair(node, twin)

    def _number(self, node: Node) -> int:
        return self._names.of(node.name)

    def _may_be_rewritten(self, one: Node, other: Node, least: float = _IN_PLACE) -> bool:
        if sum(node.mate is None for node in (*one.children, *other.children)) <= 1:
            return True
        return one.own == other.own or self.features.degree(one, other) >= least


def _standing(node: Node) -> int:
    """A number that is equal for what may stay where it is: what means the same, or is mated and itself the same."""
    if node.mate is None or node.own != node.mate.own:
        return node.same
    return -1 - min(id(node), id(node.mate))


def _left(pair: tuple[Node, Node]) -> tuple[list[Node], list[Node]]:
    """What two nodes hold that has no mate yet."""
    one, other = pair
    return [n for n in one.children if n.mate is None], [n for n in other.children if n.mate is None]


def _tops(tree: Tree) -> list[Node]:
    """What has no mate while its parent has one."""
    return [n for n in tree.nodes if n.mate is None and n.parent is not None and n.parent.mate is not None]


def _movable(nodes: Sequence[Node]) -> list[Node]:
    """Those of ``nodes`` that may come to stand in another parent: commands do, the branches of a menu stay in it."""
    return [node for node in nodes if not isinstance(node.element.spec, Part)]
