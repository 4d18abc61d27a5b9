"""Two short sequences side by side, so that as little as possible is added, removed or changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .common import Pairs

#: What adding or removing one costs.
_ONE = 1.0
#: Sequences are short where so many pairs of their members are to be looked at.
MOST_PAIRS = 40_000


def cheapest(one: Sequence[int], other: Sequence[int], change: Callable[[int, int], float | None]) -> Pairs:
    """The pairs of places, in order, with which making ``other`` of ``one`` costs least.

    Equal numbers are the same and cost nothing. ``change`` says what it costs to make one of another, by their places, if
    that may be done; adding or removing one costs 1. The work grows with the product of the lengths.
    """
    width = len(other)
    costs = [[place * _ONE for place in range(width + 1)]]
    for a, number in enumerate(one):
        above = costs[-1]
        row = [above[0] + _ONE]
        for b in range(width):
            least = min(above[b + 1], row[b]) + _ONE
            if number == other[b]:
                least = min(least, above[b])
            elif above[b] < least and (price := change(a, b)) is not None:
                least = min(least, above[b] + price)
            row.append(least)
        costs.append(row)
    return _way_back(costs, one, other)


def _way_back(costs: list[list[float]], one: Sequence[int], other: Sequence[int]) -> Pairs:
    pairs: Pairs = []
    a, b = len(one), len(other)
    while a and b:
        now = costs[a][b]
        if now == costs[a - 1][b] + _ONE:
            a -= 1
        elif now == costs[a][b - 1] + _ONE:
            b -= 1
        else:
            a, b = a - 1, b - 1
            pairs.append((a, b))
    return pairs[::-1]
