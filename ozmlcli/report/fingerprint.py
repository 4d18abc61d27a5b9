"""What a finding is known by from one run to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from ..diagnostic import Diagnostic
from .outcome import Trouble
from .places import slashed


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """One for each finding: it stays when the lines of the document move, and no two of a report are the same.

    Of findings with the same words in the same file, the first is told from the second by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for diagnostic in diagnostics:
        known_by = (slashed(diagnostic.path), diagnostic.code, diagnostic.message)
        made.append(_digest(*known_by, str(seen[known_by])))
        seen[known_by] += 1
    return made


def trouble_fingerprint(trouble: Trouble) -> str:
    """What a file is known by that could not be read."""
    return _digest("unread", slashed(trouble.path), trouble.reason)


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()
