"""Two short sequences side by side, so that as little as possible is added, removed or changed."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from .common import Pairs

#: Sequences are short where so many pairs of their members are to be looked at.
MOST_PAIRS = 40_000


class Prices(NamedTuple):
    """What it costs to leave out each member of the one sequence, to add each of the other, and to make one of another.

    ``change`` is asked for the places of two members; None where it cannot be done.
    """

    gone: Sequence[float]
    come: Sequence[float]
    change: Callable[[int, int], float | None]


def cheapest(one: Sequence[int], other: Sequence[int], prices: Prices) -> Pairs:
    """The pairs of places, in order, with which making ``other`` of ``one`` costs least.

    Equal numbers are the same and cost nothing. The work grows with the product of the lengths.
    """
    costs = [[0.0, *accumulate(prices.come)]]
    for a, number in enumerate(one):
        above = costs[-1]
        row = [above[0] + prices.gone[a]]
        for b, its in enumerate(other):
            least = min(above[b + 1] + prices.gone[a], row[b] + prices.come[b])
            if number == its:
                least = min(least, above[b])
            elif above[b] < least and (price := prices.change(a, b)) is not None:
                least = min(least, above[b] + price)
            row.append(least)
        costs.append(row)
    return _way_back(costs, prices)


def _way_back(costs: list[list[float]], prices: Prices) -> Pairs:
    pairs: Pairs = []
    a, b = len(costs) - 1, len(costs[0]) - 1
    while a and b:
        now = costs[a][b]
        if now == costs[a - 1][b] + prices.gone[a - 1]:
            a -= 1
        elif now == costs[a][b - 1] + prices.come[b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            pairs.append((a, b))
    return pairs[::-1]
