"""A fix as a small diff: the lines that it changes, before and after, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..diagnostic import Location, PlacedEdit, PlacedFix
from .layout import UNLIMITED, WIDTH, Piece, fitted, split_lines, visible, window

#: Of a fix that changes more lines than this, the first are shown.
MOST = 8
#: Of a line with more characters, what is around the edits; it may be a whole document, and each fix would copy it.
_LONG = 4_000

_STYLES = {"-": "red", "+": "green"}


class Changed(NamedTuple):
    """A line that goes ("-", with its row of now) or comes ("+", with its row then).

    The ``other`` is the line that comes or goes for it, None where it has no such partner.
    """

    sign: str
    row: int
    line: str
    other: str | None


def changed_lines(fix: PlacedFix, lines: Sequence[str]) -> list[Changed]:
    """What ``fix`` does to ``lines``, in their order."""
    changed: list[Changed] = []
    shift = 0
    for edits in _neighbours(fix.edits):
        row = edits[0].location.row
        last = max([edit.end_location.row for edit in edits])
        block = [_line(lines, number) for number in range(row, last + 1)]
        if row == last and len(block[0]) > _LONG:
            block, made = _around(block[0], edits)
        else:
            made = edits
        old, new = block, split_lines(_edited(block, row, made))
        while old and new and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
        while old and new and old[0] == new[0]:
            old, new, row = old[1:], new[1:], row + 1
        for sign, these, others, first in (("-", old, new, row), ("+", new, old, row + shift)):
            for number, line in enumerate(these):
                changed.append(Changed(sign, first + number, line, others[number] if len(old) == len(new) else None))
        shift += len(new) - len(old)
    return changed


def _around(line: str, edits: list[PlacedEdit]) -> tuple[list[str], list[PlacedEdit]]:
    """What can be shown of a long line around the edits in it, and these in that."""
    left = max(edits[0].location.column - 1 - 2 * WIDTH, 0)
    moved = [
        PlacedEdit(
            Location(edit.location.row, edit.location.column - left),
            Location(edit.end_location.row, edit.end_location.column - left),
            edit.content,
        )
        for edit in edits
    ]
    right = max(edit.end_location.column for edit in edits) - 1 + 2 * WIDTH
    return [line[left:right]], moved


def diff(changed: Sequence[Changed], margin: int, encoding: str, room: int = UNLIMITED) -> list[Piece]:
    """The changed lines behind row numbers of ``margin`` digits and cut to ``room`` columns."""
    pieces: list[Piece] = []
    for each in changed if len(changed) <= MOST else changed[: MOST - 1]:
        fits = room == UNLIMITED and len(each.line) <= WIDTH
        line = visible(each.line, encoding) if fits else _cut(each, encoding, room)
        written = f"{each.sign} {line}".rstrip() + "\n"
        pieces += ((f"{each.row:>{margin}} ", "dim"), (written, _STYLES[each.sign]))
    if len(changed) > MOST:
        pieces.append((f"{' ' * margin} ...\n", "dim"))
    return pieces


def _cut(changed: Changed, encoding: str, room: int) -> str:
    """A changed line; of a long one what is around the difference."""
    before, differs, after = window(changed.line, *_difference(changed.line, changed.other))
    return "".join(fitted((visible(before, encoding), visible(differs, encoding), visible(after, encoding)), room))


def _neighbours(edits: Sequence[PlacedEdit]) -> list[list[PlacedEdit]]:
    """The edits, those together that touch the same lines or lines next to each other."""
    groups: list[list[PlacedEdit]] = []
    last = -1
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if edit.location.row <= last + 1:
            groups[-1].append(edit)
        else:
            groups.append([edit])
        last = max(last, edit.end_location.row)
    return groups


def _edited(block: Sequence[str], row: int, edits: Sequence[PlacedEdit]) -> str:
    """The lines of ``block``, the first of which is ``row``, after the edits."""

    def offset(location: Location) -> int:
        above = block[: location.row - row]
        return sum(len(line) + 1 for line in above) + location.column - 1

    text = "\n".join(block)
    for edit in reversed(edits):
        text = text[: offset(edit.location)] + edit.content + text[offset(edit.end_location) :]
    return text


def _difference(line: str, other: str | None) -> tuple[int, int]:
    """The part in which a line differs from what it was or will be; its beginning, where it has no such partner."""
    if other is None:
        return 0, 0
    same = _shared(line, other)
    return same, len(line) - _shared(line[same:][::-1], other[same:][::-1])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with; by halves, for a line may be a whole document."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _line(lines: Sequence[str], row: int) -> str:
    return lines[row - 1] if row <= len(lines) else ""
