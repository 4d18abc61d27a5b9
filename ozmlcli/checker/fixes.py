"""Fixes applied to a document's bytes: each judged again, and none that makes anything worse.

Only what a fix changes is changed. Every other byte stays: encoding, byte order mark, line ends, layout.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from ..diagnostic import Diagnostic, PlacedFix
from ..document.part import Span
from ..reader.source import Source, read_source
from .place import Rows

Judge = Callable[[bytes], list[Diagnostic]]
#: The edits of one fix: what each replaces, and by what.
Change = list[tuple[Span, str]]

#: A fix may bring out what it hid, such as the parameters of a command that was misspelled; more layers than that are none.
_MOST_ROUNDS = 50
#: Each try judges the document. Where so many make something worse, the rest is left as it is.
_MOST_TRIES = 64


class Mended(NamedTuple):
    """A document after its fixes: its bytes, how many fixes were applied, and what is left to be said of it."""

    data: bytes
    applied: int
    left: list[Diagnostic]


def mend(data: bytes, judge: Judge, *, unsafe: bool) -> Mended:
    """Apply the fixes of what ``judge`` finds in ``data``; the ``unsafe`` ones only if asked for."""
    left = judge(data)
    applied = 0
    for _ in range(_MOST_ROUNDS):
        step = _round(data, left, judge, unsafe=unsafe)
        if step is None:
            break
        data, left = step.data, step.left
        applied += step.applied
    return Mended(data, applied, left)


def _round(data: bytes, found: list[Diagnostic], judge: Judge, *, unsafe: bool) -> Mended | None:
    """One step: all fixes that do not get in each other's way, or where that makes something worse, as many as are good."""
    source = read_source(data)
    if not isinstance(source, Source) or source.bom + source.text.encode(source.codec) != data:
        return None  # in this encoding, other bytes would change as well
    rows = Rows(source.text)
    changes = [_change(each.fix, rows) for each in found if each.fix is not None and (each.fix.safe or unsafe)]
    for group in islice(_groups(changes), _MOST_TRIES):
        after = _changed(source, group)
        if after is None or after == data:
            continue
        left = judge(after)
        if not _worse(left, found):
            return Mended(after, len(group), left)
    return None


def _change(fix: PlacedFix, rows: Rows) -> Change:
    return [(Span(rows.offset(edit.location), rows.offset(edit.end_location)), edit.content) for edit in fix.edits]


def _groups(changes: list[Change]) -> Iterator[list[Change]]:
    """What to try: all changes that do not touch each other, each half of those, and so on down to one; then the others."""
    apart, others = _apart(changes)
    waiting = deque([apart])
    while waiting:
        group = waiting.popleft()
        if group:
            yield group
        if len(group) > 1:
            middle = len(group) // 2
            waiting += (group[:middle], group[middle:])
    for change in others:
        yield [change]


def _apart(changes: list[Change]) -> tuple[list[Change], list[Change]]:
    """The changes that touch none of those before them, and the others."""
    apart: list[Change] = []
    others: list[Change] = []
    taken: list[Span] = []  # in order
    for change in changes:
        if all(_is_free(span, taken) for span, _ in change):
            apart.append(change)
            for span, _ in change:
                insort(taken, span)
        else:
            others.append(change)
    return apart, others


def _is_free(span: Span, taken: list[Span]) -> bool:
    at = bisect_left(taken, span)
    return (at == 0 or taken[at - 1].end < span.start) and (at == len(taken) or span.end < taken[at].start)


def _changed(source: Source, group: list[Change]) -> bytes | None:
    """The document with all changes of a group; None where its encoding cannot carry one of them."""
    text = source.text
    pieces = []
    behind = 0
    for (start, end), content in sorted(edit for change in group for edit in change):
        pieces += [text[behind:start], content]
        behind = end
    try:
        return source.bom + "".join([*pieces, text[behind:]]).encode(source.codec)
    except UnicodeEncodeError:
        return None


def _worse(after: list[Diagnostic], before: list[Diagnostic]) -> bool:
    """Whether a document is worse than it was: not to be read, with more errors, or as many and not fewer findings."""
    unreadable, unreadable_before = _unreadable(after), _unreadable(before)
    if unreadable and unreadable >= (unreadable_before or 1):
        return True
    if unreadable_before:
        return False  # what is found now could not be seen
    errors = sum(each.is_error for each in after) - sum(each.is_error for each in before)
    return errors > 0 or (errors == 0 and len(after) > len(before))


def _unreadable(found: list[Diagnostic]) -> int:
    """How many findings keep a document from being read: those of the text."""
    return sum(each.code.startswith("OZ0") for each in found)
