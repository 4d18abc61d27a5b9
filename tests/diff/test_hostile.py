"""Long and deep documents in which everything differs: seconds, not minutes, and the changes are still right."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import pytest

from ozmlcli.diff import apply, compare
from ozmlcli.document.meaning import meaning
from tests.diff.edits import read, response

MANY = 10_000


def _item(number: int) -> str:
    return f"<Speak>Item {number} of the list</Speak>"


_ORDER = Random(1).sample(range(MANY), MANY)  # noqa: S311 - not for secrets


def _shuffled(number: int) -> str:
    return _item(_ORDER[number])


#: Makers of the old and the new commands, and how many changes there are at the most.
CASES: dict[str, tuple[Callable[[int], str], Callable[[int], str], int]] = {
    "every text changed": (_item, lambda n: f"<Speak>Item {n} of a list</Speak>", MANY),
    "every text another": (_item, lambda n: f"<Speak>x{n}</Speak>", MANY),
    "reversed": (_item, lambda n: _item(MANY - 1 - n), MANY - 1),
    "shuffled": (_item, _shuffled, MANY),
    "all equal but one": (lambda _: "<Hold/>", lambda n: "<Hold/>" if n != 5000 else "<Unhold/>", 2),
    "two blocks exchanged": (
        lambda n: "<Hold/>" if n < 5000 else "<Unhold/>",
        lambda n: "<Hold/>" if n >= 5000 else "<Unhold/>",
        5000,
    ),
    "few kinds": (lambda n: f"<Delay>{n % 101}</Delay>", lambda n: f"<Delay>{n * 7 % 101}</Delay>", 2 * MANY),
    "nothing the same": (lambda _: "<Hold/>", lambda _: "<Unhold/>", 2 * MANY),
    "the same words in all": (
        lambda n: f"<Speak>press one or two now {n % 7}</Speak>",
        lambda n: f"<Speak>press one or three now {n % 7}</Speak>",
        MANY,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_ten_thousand_commands(name: str) -> None:
    before, after, most = CASES[name]
    old, new = response(*map(before, range(MANY))), response(*map(after, range(MANY)))
    start = time.perf_counter()
    changes = compare(old, new)
    assert time.perf_counter() - start < 10
    assert len(changes) <= most
    made = apply(old, changes)
    assert made is not None
    assert meaning(made.root) == meaning(new.root)


def test_menus_within_menus() -> None:
    def nested(word: str) -> str:
        return (
            "<Response>" + "<ForEach Source='x'>" * 198 + f"<Speak>{word}</Speak>" + "</ForEach>" * 198 + "</Response>"
        )

    changes = compare(read(nested("one")), read(nested("two")))
    assert [change.kind.value for change in changes] == ["changed"]
    assert changes[0].side.path.count("/") == 199


def test_a_long_text_is_no_burden() -> None:
    words = " ".join(f"word{number % 50}" for number in range(100_000))
    start = time.perf_counter()
    assert len(compare(response(f"<Speak>{words}</Speak>"), response(f"<Speak>{words} more</Speak>"))) == 1
    assert time.perf_counter() - start < 10
