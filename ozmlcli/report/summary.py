"""What a run found, in numbers and in a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Summary(NamedTuple):
    """How many files were judged, what was found in them, and of that what can be mended."""

    files: int
    errors: int
    warnings: int
    fixable: int = 0
    unsafely_fixable: int = 0

    def sentence(self) -> str:
        """Such as "2 files, 1 error, no warnings. 1 fixable with --fix."."""
        counts = (_count(self.files, "file"), _count(self.errors, "error"), _count(self.warnings, "warning"))
        return f"{', '.join(counts)}.{self._fixes()}"

    def _fixes(self) -> str:
        ways = ((self.fixable, "--fix"), (self.unsafely_fixable, "--unsafe-fixes"))
        words = [
            f"{number} {'more ' if number and way == 1 and self.fixable else ''}fixable with {option}"
            for way, (number, option) in enumerate(ways)
            if number
        ]
        return f" {', '.join(words)}." if words else ""


def passed_over_sentence(number: int) -> str:
    """What to add to the sentence where files of a folder were not judged, such as " Passed over 2 files of other XML."."""
    return f" Passed over {_count(number, 'file')} of other XML." if number else ""


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
