"""Two texts word by word."""

# Annotations are values here, not text: a named tuple takes half as long to make.

import re
from typing import NamedTuple

from .common import common
from .node import Numbers


class Run(NamedTuple):
    """A stretch of two texts: what both have ("="), only the old one ("-"), or only the new one ("+")."""

    sign: str
    text: str


def by_words(old: str, new: str) -> list[Run]:
    """The runs of two texts; those of "=" and "-" together are the old text, those of "=" and "+" the new one."""
    numbers = Numbers()
    mine, theirs = re.findall(r"\w+|\s+|[^\w\s]", old), re.findall(r"\w+|\s+|[^\w\s]", new)
    both = common([numbers.of(word) for word in mine], [numbers.of(word) for word in theirs])
    runs: list[Run] = []
    a = b = 0
    for one, other in [*_no_lone_blanks(both, mine), (len(mine), len(theirs))]:
        _add(runs, "-", "".join(mine[a:one]))
        _add(runs, "+", "".join(theirs[b:other]))
        if one < len(mine):
            _add(runs, "=", mine[one])
        a, b = one + 1, other + 1
    return runs


def _no_lone_blanks(pairs: list[tuple[int, int]], old: list[str]) -> list[tuple[int, int]]:
    """The pairs without blanks between two words that both changed: a phrase is read as one."""
    kept = set(pairs)
    lone = {
        (a, b)
        for a, b in pairs
        if old[a].isspace() and (a - 1, b - 1) not in kept and (a + 1, b + 1) not in kept and 0 < a < len(old) - 1
    }
    return [pair for pair in pairs if pair not in lone]


def _add(runs: list[Run], sign: str, text: str) -> None:
    if text and runs and runs[-1].sign == sign:
        runs[-1] = Run(sign, runs[-1].text + text)
    elif text:
        runs.append(Run(sign, text))
