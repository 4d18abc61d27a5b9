"""From findings to diagnostics: every symbolic place becomes a row and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

from ..diagnostic import Diagnostic, Location, PlacedEdit, PlacedFix, PlacedRelated
from ..document.part import Place, Span
from ..finding import Finding, Fix
from ..scan.locate import Locator

if TYPE_CHECKING:
    from ..rules.base import Rule


_LINE_END = "\r\n|\r|\n"


#: From where to where something is.
Range = tuple[Location, Location]
#: Says where a place is.
Locate = Callable[[Place | Span], Range]


def place(findings: list[tuple[Rule, Finding]], text: str, path: str, locate: Locate | None = None) -> list[Diagnostic]:
    """Place ``findings`` in ``text``, and put them in its order; with ``locate``, if it is known how to do that faster."""
    locate = locate or Places(text).locate
    ranges = [(locate(finding.place), rule, finding) for rule, finding in findings]
    if len(ranges) > 1:
        ranges.sort(key=lambda item: (item[0], item[1].code))
    return [_diagnostic(found, rule, finding, path, locate) for found, rule, finding in ranges]


class Places:
    """The places in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows = Rows(text)
        self._locator: Locator | None = None

    def locate(self, place: Place | Span) -> Range:
        """From where to where something is."""
        if isinstance(place, Span):
            return self._rows.locate(place)
        if self._locator is None:
            self._locator = Locator(self._text)
        return self._rows.locate(self._locator.span(place))


def _diagnostic(found: Range, rule: Rule, finding: Finding, path: str, locate: Locate) -> Diagnostic:
    return Diagnostic(
        path,
        *found,
        rule.code,
        rule.name,
        rule.severity,
        finding.message,
        finding.help,
        tuple([PlacedRelated(*locate(each.place), each.message) for each in finding.related]),
        _fix(finding.fix, locate) if finding.fix is not None else None,
    )


def _fix(fix: Fix, locate: Locate) -> PlacedFix:
    # The name in the end tag of an empty-element tag is its only name, so the same edit may come twice.
    edits = sorted({(*locate(edit.place), edit.text) for edit in fix.edits})
    return PlacedFix(fix.message, fix.safe, tuple([PlacedEdit(*edit) for edit in edits]))


class Rows:
    """The rows of a text, for the way from offsets to positions."""

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(match.end() for match in re.finditer(_LINE_END, text))]
        else:
            # So written, no step is one of Python's: each row begins one behind the end of the one before.
            self._starts = list(accumulate(map((1).__add__, map(len, text.split("\n"))), initial=0))[:-1]

    def location(self, offset: int) -> Location:
        """The row and column of an offset."""
        row = bisect_right(self._starts, offset)
        return Location(row, offset - self._starts[row - 1] + 1)

    def offset(self, location: Location) -> int:
        """The offset of a row and a column."""
        return self._starts[location.row - 1] + location.column - 1

    def locate(self, span: Span) -> tuple[Location, Location]:
        """The positions of a span's beginning and end."""
        return self.location(span.start), self.location(span.end)
