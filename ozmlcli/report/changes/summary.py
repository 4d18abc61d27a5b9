"""What a comparison found, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...diff.files import Compared
from ...diff.sentence import counts
from ...suggest import listing
from ..summary import count


def sentence(compared: Sequence[Compared]) -> str:
    """Such as "3 changes: 2 changed and 1 added." or, of several files, "2 of 5 files differ (1 renamed): ..."."""
    changes = [change for each in compared for change in each.changes]
    words = count(len(changes), "change")
    if changes:
        words += f": {counts(changes)}"
    cosmetic = sum(len(each.cosmetic) for each in compared)
    if cosmetic:
        words += f"; {count(cosmetic, 'difference')} in writing alone"
    if not compared:
        return "There is nothing to compare."
    if len(compared) == 1:
        return f"{words}."
    found = Counter(each.status for each in compared)
    kinds = listing(f"{found[status]} {status}" for status in ("added", "removed", "renamed") if found[status])
    differing = len(compared) - found["same"]
    verb = "differs" if differing == 1 else "differ"
    files = f"{differing or 'None'} of {count(len(compared), 'file')} {verb}{f' ({kinds})' if kinds else ''}"
    return f"{files}. {words[:1].upper()}{words[1:]}." if changes or cosmetic else f"{files}."
