"""Documents in which the places of the expected findings are marked: ``⟪`` before the first character, ``⟫`` behind the last."""

from __future__ import annotations

import re
from typing import NamedTuple

from ozmlcli.diagnostic import Diagnostic, Location

OPEN, CLOSE = "⟪", "⟫"


class Marked(NamedTuple):
    """A text and the places that were marked in it, in order."""

    text: str
    places: list[tuple[Location, Location]]


def read_marks(text: str) -> Marked:
    """Take the marks out of ``text``."""
    starts: list[Location] = []
    ends: list[Location] = []
    plain = ""
    for piece in re.split(f"([{OPEN}{CLOSE}])", text):
        if piece == OPEN:
            starts.append(location(plain))
        elif piece == CLOSE:
            ends.append(location(plain))
        else:
            plain += piece
    return Marked(plain, list(zip(starts, ends, strict=True)))


def location(before: str) -> Location:
    """The row and the column of what follows ``before``."""
    rows = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Location(len(rows), len(rows[-1]) + 1)


def places(diagnostics: list[Diagnostic]) -> list[tuple[Location, Location]]:
    """Where the findings stand."""
    return [(diagnostic.location, diagnostic.end_location) for diagnostic in diagnostics]


def names(diagnostics: list[Diagnostic]) -> list[str]:
    """The rules of the findings."""
    return [diagnostic.name for diagnostic in diagnostics]


def words(diagnostic: Diagnostic) -> str:
    """All that a finding says."""
    return " ".join([diagnostic.message, diagnostic.help, *(related.message for related in diagnostic.related)])


def mend(text: str, diagnostics: list[Diagnostic]) -> str:
    """The text after the fixes of all findings, from its end to its beginning."""
    edits = [edit for diagnostic in diagnostics if diagnostic.fix for edit in diagnostic.fix.edits]
    for edit in sorted(edits, reverse=True):
        start, end = _offset(text, edit.location), _offset(text, edit.end_location)
        text = text[:start] + edit.content + text[end:]
    return text


def _offset(text: str, place: Location) -> int:
    starts = [0, *(match.end() for match in re.finditer("\r\n|\r|\n", text))]
    return starts[place.row - 1] + place.column - 1
