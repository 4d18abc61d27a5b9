"""What a run found, in numbers and in a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Summary(NamedTuple):
    """How many files were judged, and what was found in them."""

    files: int
    errors: int
    warnings: int

    def sentence(self) -> str:
        """Such as "2 files, 1 error, no warnings."."""
        counts = (_count(self.files, "file"), _count(self.errors, "error"), _count(self.warnings, "warning"))
        return f"{', '.join(counts)}."


def passed_over_sentence(number: int) -> str:
    """What to add to the sentence where files of a folder were not judged, such as " Passed over 2 files of other XML."."""
    return f" Passed over {_count(number, 'file')} of other XML." if number else ""


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
