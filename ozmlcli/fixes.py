"""Fixes applied to a document's bytes: each judged again, and none that makes anything worse.

Only what a fix changes is changed. Every other byte stays: encoding, byte order mark, line ends, layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .diagnostic import Diagnostic, PlacedFix
from .finding import Edit, Span
from .place import Rows
from .source import Source, read_source

Judge = Callable[[bytes], list[Diagnostic]]

#: A fix may bring out what it hid, such as the parameters of a command that was misspelled; more layers than that are none.
_MOST_ROUNDS = 20


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
    """One step: all fixes that do not get in each other's way, or where that makes something worse, the first good one."""
    source = read_source(data)
    if not isinstance(source, Source) or source.bom + source.text.encode(source.codec) != data:
        return None  # in this encoding, other bytes would change as well
    fixes = [each.fix for each in found if each.fix is not None and (each.fix.safe or unsafe)]
    rows = Rows(source.text)
    chosen = list(_apart(fixes, rows))
    for group in (chosen, *([fix] for fix in fixes if len(chosen) > 1 or fix not in chosen)):
        after = _edited(source, (edit for fix in group for edit in _edits(fix, rows)))
        if after is None or after == data:
            continue
        left = judge(after)
        if not _worse(left, found):
            return Mended(after, len(group), left)
    return None


def _edits(fix: PlacedFix, rows: Rows) -> Iterator[Edit]:
    for edit in fix.edits:
        yield Edit(Span(rows.offset(edit.location), rows.offset(edit.end_location)), edit.content)


def _apart(fixes: Iterable[PlacedFix], rows: Rows) -> Iterator[PlacedFix]:
    """The fixes none of whose edits touches an edit of one before it."""
    taken: list[Span] = []
    for fix in fixes:
        spans = [edit.place for edit in _edits(fix, rows) if isinstance(edit.place, Span)]
        if all(span.end < other.start or other.end < span.start for span in spans for other in taken):
            taken += spans
            yield fix


def _edited(source: Source, edits: Iterable[Edit]) -> bytes | None:
    """The document with ``edits``; None where its encoding cannot carry one of them."""
    text = source.text
    pieces = []
    behind = 0
    for (start, end), content in sorted((edit.place, edit.text) for edit in edits if isinstance(edit.place, Span)):
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
