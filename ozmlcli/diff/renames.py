"""Which documents that are no more are which of those that came: a file that got another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..document.element import Document
from .likeness import held, identity
from .node import Numbers, Tree

#: How much of what two documents say must be equal for one to be the other, and for how many pairs that is looked up.
_LEAST = 0.5
_MOST_PAIRS = 10_000


def renames(old: Sequence[Document], new: Sequence[Document]) -> list[tuple[int, int]]:
    """Pairs of places: what means the same first, in order, then what is most alike."""
    numbers = Numbers()
    mine, theirs = (
        [Tree(document.root, numbers) for document in old],
        [Tree(document.root, numbers) for document in new],
    )
    pairs: list[tuple[int, int]] = []
    waiting: dict[int, list[int]] = {}
    for place in range(len(theirs) - 1, -1, -1):
        waiting.setdefault(theirs[place].root.same, []).append(place)
    for place, tree in enumerate(mine):
        if waiting.get(tree.root.same):
            pairs.append((place, waiting[tree.root.same].pop()))
    left = sorted(set(range(len(mine))) - {a for a, _ in pairs})
    others = sorted(set(range(len(theirs))) - {b for _, b in pairs})
    if len(left) * len(others) <= _MOST_PAIRS:
        pairs += _alike(
            {a: _said(mine[a], numbers) for a in left},
            {b: _said(theirs[b], numbers) for b in others},
        )
    return pairs


def _said(tree: Tree, numbers: Numbers) -> frozenset[int]:
    """All that a document says, as numbers: words and values, and each command with its own as one more.

    That it hangs up or has a key 1 says nothing: so many documents do, and of small ones it would be half.
    """
    said: Counter[object] = Counter()
    for node in tree.nodes:
        if set(node.parameters) - {identity(node)}:
            said.update(held(node))
            said[node.own] += 1
    # What is said twice counts twice, as its first time and its second one: sets are compared in no time.
    return frozenset(numbers.of((thing, time)) for thing, times in said.items() for time in range(times))


def _alike(old: dict[int, frozenset[int]], new: dict[int, frozenset[int]]) -> list[tuple[int, int]]:
    degrees = []
    for a, mine in old.items():
        for b, theirs in new.items():
            size = len(mine) + len(theirs)
            degree = 2 * len(mine & theirs) / size if size else 0.0
            if degree >= _LEAST:
                degrees.append((-degree, a, b))
    pairs: dict[int, int] = {}
    for _, a, b in sorted(degrees):
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return list(pairs.items())
