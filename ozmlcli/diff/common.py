"""What two sequences of numbers have in common, in time that does not grow with the square of their length."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

#: Up to so many differences, the longest common subsequence is found; beyond, one that may be shorter.
_MOST_DIFFERENCES = 600

Pairs = list[tuple[int, int]]


def common(one: Sequence[int], other: Sequence[int]) -> Pairs:
    """A common subsequence, the longest in all but hopeless cases: the places of its members in both, in order."""
    start, tail = ends(one, other)
    pairs = [(place, place) for place in range(start)]
    pairs += _between(one, other, (start, len(one) - tail), (start, len(other) - tail))
    pairs += [(len(one) - place, len(other) - place) for place in range(tail, 0, -1)]
    return pairs


def ends(one: Sequence[int], other: Sequence[int]) -> tuple[int, int]:
    """How many members both have in common at their beginnings, and then at their ends."""
    start, end = 0, min(len(one), len(other))
    while start < end and one[start] == other[start]:
        start += 1
    tail = 0
    while tail < end - start and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return start, tail


def rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising subsequence of different numbers."""
    tails: list[int] = []  # of the rising subsequences of each length the least last number
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(places[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        places[length : length + 1] = [place]
    found = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _between(one: Sequence[int], other: Sequence[int], first: tuple[int, int], second: tuple[int, int]) -> Pairs:
    """The same for the stretches ``first`` and ``second``: what only one of them has is left out first."""
    there = Counter(other[slice(*second)])
    mine = [place for place in range(*first) if one[place] in there]
    here = Counter(one[place] for place in mine)
    theirs = [place for place in range(*second) if other[place] in here]
    if not mine:
        return []
    these, those = [one[place] for place in mine], [other[place] for place in theirs]
    unique = len(here) == len(these) == len(those)
    pairs = _by_turns(these, those) if unique else _shortest_edits(these, those)
    return [(mine[a], theirs[b]) for a, b in pairs]


def _by_turns(one: Sequence[int], other: Sequence[int]) -> Pairs:
    """The first of equals goes with the first, the second with the second; of these pairs the most that do not cross.

    Where no two are equal, that is the longest common subsequence.
    """
    waiting: dict[int, list[int]] = {}
    for place in range(len(other) - 1, -1, -1):
        waiting.setdefault(other[place], []).append(place)
    pairs = [(place, waiting[number].pop()) for place, number in enumerate(one) if waiting.get(number)]
    return [pairs[place] for place in rising([b for _, b in pairs])]


def _shortest_edits(one: Sequence[int], other: Sequence[int]) -> Pairs:
    """Myers' algorithm: the furthest reach for each number of differences, and the way back."""
    lengths = len(one), len(other)
    reach = {1: 0}
    steps: list[dict[int, int]] = []
    for differences in range(min(sum(lengths), _MOST_DIFFERENCES) + 1):
        now: dict[int, int] = {}
        for diagonal in range(-differences, differences + 1, 2):
            down = diagonal == -differences or (diagonal != differences and reach[diagonal - 1] < reach[diagonal + 1])
            a = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            b = a - diagonal
            while a < lengths[0] and b < lengths[1] and one[a] == other[b]:
                a += 1
                b += 1
            now[diagonal] = a
            if a >= lengths[0] and b >= lengths[1]:
                steps.append(now)
                return _way_back(steps, diagonal)
        steps.append(now)
        reach = now
    return _by_turns(one, other)


def _way_back(steps: list[dict[int, int]], diagonal: int) -> Pairs:
    pairs: Pairs = []
    for differences in range(len(steps) - 1, -1, -1):
        a = steps[differences][diagonal]
        if differences:
            before = steps[differences - 1]
            down = diagonal == -differences or (diagonal != differences and before[diagonal - 1] < before[diagonal + 1])
            start = before[diagonal + 1] if down else before[diagonal - 1] + 1
        else:
            start, down = 0, False
        pairs += [(place, place - diagonal) for place in range(a - 1, start - 1, -1)]
        diagonal += 1 if down else -1
    return pairs[::-1]
