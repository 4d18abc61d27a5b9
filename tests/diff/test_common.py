"""What two sequences have in common, against the plain way that takes the square of the time."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozmlcli.diff import common as module
from ozmlcli.diff.cheapest import Prices, cheapest
from ozmlcli.diff.common import common, rising

NUMBERS = st.lists(st.integers(0, 5), max_size=20)


def longest(one: list[int], other: list[int]) -> int:
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for place, b in enumerate(other, 1):
            before, row[place] = row[place], before + 1 if a == b else max(row[place], row[place - 1])
    return row[-1]


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_the_common_subsequence_is_one_and_the_longest(one: list[int], other: list[int]) -> None:
    pairs = common(one, other)
    assert all(one[a] == other[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert len(pairs) == longest(one, other)


@settings(deadline=None)
@given(one=NUMBERS, other=NUMBERS)
def test_where_too_much_differs_it_may_be_shorter_but_is_one(one: list[int], other: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MOST_DIFFERENCES", 1)
        pairs = common(one, other)
    assert all(one[a] == other[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@settings(deadline=None)
@given(st.lists(st.integers(), max_size=8, unique=True))
def test_no_subsequence_rises_longer(numbers: list[int]) -> None:
    found = [numbers[place] for place in rising(numbers)]
    assert found == sorted(found)
    choices = (each for size in range(len(numbers), 0, -1) for each in combinations(numbers, size))
    assert len(found) == max((len(each) for each in choices if list(each) == sorted(each)), default=0)


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_without_changes_the_cheapest_is_the_longest(one: list[int], other: list[int]) -> None:
    prices = Prices([1.0] * len(one), [1.0] * len(other), lambda _a, _b: None)
    pairs = cheapest(one, other, prices)
    assert all(one[a] == other[b] for a, b in pairs)
    assert len(pairs) == longest(one, other)


def test_a_change_is_cheaper_than_going_and_coming() -> None:
    prices = Prices([1.0] * 3, [1.0] * 3, lambda a, b: 1.0 if (a, b) == (1, 1) else None)
    assert cheapest([1, 2, 3], [1, 9, 3], prices) == [(0, 0), (1, 1), (2, 2)]
    prices = Prices([1.0] * 2, [1.0] * 2, lambda _a, _b: None)
    assert cheapest([1, 2], [1, 9], prices) == [(0, 0)]


def test_of_equals_that_are_added_or_removed_the_last_is() -> None:
    assert common([7, 7, 7], [7, 7, 7, 7]) == [(0, 0), (1, 1), (2, 2)]
    assert common([7, 7, 7, 1], [7, 7, 1]) == [(0, 0), (1, 1), (3, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (list(range(20_000)), list(range(20_000, 0, -1))),
        ([1] * 20_000, [1, 2] * 10_000),
        ([1] * 10_000 + [2] * 10_000, [2] * 10_000 + [1] * 10_000),
        ([n % 101 for n in range(20_000)], [n * 7 % 101 for n in range(20_000)]),
    ],
)
def test_hopeless_cases_take_no_time(one: list[int], other: list[int]) -> None:
    start = time.perf_counter()
    common(one, other)
    assert time.perf_counter() - start < 10
