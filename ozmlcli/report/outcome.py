"""What a run found, as the reports take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic
    from .summary import Summary


class Trouble(NamedTuple):
    """A file that could not be judged, mended or compared, and why: words such as "cannot read: permission denied".

    ``diagnostics`` say where and how, if that is about its text.
    """

    path: str
    reason: str
    diagnostics: Sequence[Diagnostic] = ()


class Outcome(NamedTuple):
    """All that a run found: the ``files`` that were judged and the ``diagnostics`` in them, in the same order."""

    files: Sequence[str]
    diagnostics: Sequence[Diagnostic]
    troubles: Sequence[Trouble]
    summary: Summary
