"""Lines that differ, in the hunks of a unified diff.

difflib would take minutes for documents in which many lines come again and again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..diff.common import common
from ..diff.node import Numbers

#: So many lines around a change are shown.
_CONTEXT = 3


class _Block(NamedTuple):
    """Lines of the old text, and those that stand in their place in the new one, by their numbers from 0."""

    old: tuple[int, int]
    new: tuple[int, int]


def hunks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    """The lines of the hunks that make ``new`` of ``old``, each with its head."""
    for group in _groups(_blocks(old, new)):
        first, last = group[0], group[-1]
        start = max(first.old[0] - _CONTEXT, 0)
        shift = first.new[0] - first.old[0]
        end = min(last.old[1] + _CONTEXT, len(old))
        last_shift = last.new[1] - last.old[1]
        yield f"@@ -{_range(start, end)} +{_range(start + shift, end + last_shift)} @@\n".encode()
        at = start
        for block in group:
            yield from (b" " + line for line in old[at : block.old[0]])
            yield from (b"-" + line for line in old[slice(*block.old)])
            yield from (b"+" + line for line in new[slice(*block.new)])
            at = block.old[1]
        yield from (b" " + line for line in old[at:end])


def _blocks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Block]:
    numbers = Numbers()
    both = common([numbers.of(line) for line in old], [numbers.of(line) for line in new])
    a = b = 0
    for one, other in [*both, (len(old), len(new))]:
        if one > a or other > b:
            yield _Block((a, one), (b, other))
        a, b = one + 1, other + 1


def _groups(blocks: Iterator[_Block]) -> Iterator[list[_Block]]:
    """The blocks, those together whose surroundings touch."""
    group: list[_Block] = []
    for block in blocks:
        if group and block.old[0] - group[-1].old[1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _range(start: int, end: int) -> str:
    """Lines as the head of a hunk names them: from 1, and without lines, by the one before."""
    if end - start == 1:
        return f"{start + 1}"
    return f"{start + (end > start)},{end - start}"
