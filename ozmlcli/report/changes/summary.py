"""What a comparison found, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...diff.files import Compared
from ...diff.sentence import counts
from ...suggest import listing
from ..summary import count


def sentence(compared: Sequence[Compared]) -> str:
    """Such as "3 changes: 1 added and 2 changed." or, of several files, "2 of 5 files differ (1 renamed). ..."."""
    changes = [change for each in compared for change in each.changes]
    words = count(len(changes), "change") if changes else "no difference in meaning"
    kinds = counts(changes)
    if changes and kinds != "1 changed":  # "1 change" says the same
        words += f": {kinds}"
    cosmetic = sum(len(each.cosmetic) for each in compared)
    if cosmetic:
        words += f"; {count(cosmetic, 'difference')} in writing alone"
    if not compared:
        return "There is nothing to compare."
    words = f"{words[:1].upper()}{words[1:]}."
    if len(compared) == 1:
        return words
    found = Counter(each.status for each in compared)
    statuses = listing(f"{found[status]} {status}" for status in ("added", "removed", "renamed") if found[status])
    differing = len(compared) - found["same"]
    verb = "differs" if differing == 1 else "differ"
    files = f"{differing or 'None'} of {count(len(compared), 'file')} {verb}{f' ({statuses})' if statuses else ''}"
    return f"{files}. {words}" if changes or cosmetic else f"{files}."
