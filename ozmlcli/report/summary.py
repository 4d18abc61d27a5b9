"""What a run found, in numbers and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic


class Summary(NamedTuple):
    """How many files were judged, what was found in them, and of that what can be mended.

    ``fixable`` findings are mended by ``--fix``, ``unsafely_fixable`` ones only with ``--unsafe-fixes``.
    """

    files: int = 0
    errors: int = 0
    warnings: int = 0
    fixable: int = 0
    unsafely_fixable: int = 0

    def plus(self, other: Summary) -> Summary:
        """The numbers of both."""
        return Summary(*map(add, self, other))

    def sentence(self) -> str:
        """Such as "2 files, 1 error, no warnings. 1 fixable with --fix."."""
        counts = (count(self.files, "file"), count(self.errors, "error"), count(self.warnings, "warning"))
        return f"{', '.join(counts)}.{self._fixes()}"

    def _fixes(self) -> str:
        ways = []
        if self.fixable:
            ways.append(f"{self.fixable} fixable with --fix")
        if self.unsafely_fixable:
            more = "more with" if ways else "fixable with --fix"
            ways.append(f"{self.unsafely_fixable} {more} --unsafe-fixes")
        return f" {', '.join(ways)}." if ways else ""


def summarize(files: int, diagnostics: Sequence[Diagnostic]) -> Summary:
    """The numbers of a run that judged so many files and found these faults."""
    errors = sum([diagnostic.is_error for diagnostic in diagnostics])
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix is not None]
    safe = sum([fix.safe for fix in fixes])
    return Summary(files, errors, len(diagnostics) - errors, safe, len(fixes) - safe)


def passed_over_sentence(number: int) -> str:
    """What to add to the sentence where files of a folder were not judged, such as " Passed over 2 files of other XML."."""
    return f" Passed over {count(number, 'file')} of other XML." if number else ""


def count(number: int, noun: str, plural: str = "") -> str:
    """Such as "no files", "1 file" or "2 files"."""
    return f"{number or 'no'} {noun if number == 1 else plural or f'{noun}s'}"
