"""From findings to diagnostics: every symbolic place becomes a row and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from .diagnostic import Diagnostic, Location, PlacedEdit, PlacedFix, PlacedRelated
from .finding import Finding, Fix, Place, Span
from .locate import Locator

if TYPE_CHECKING:
    from .rules.base import Rule


_LINE_END = "\r\n|\r|\n"


def place(findings: list[tuple[Rule, Finding]], text: str, path: str) -> list[Diagnostic]:
    """Place ``findings`` in ``text``, and put them in its order."""
    placer = _Placer(text)
    spans = [(placer.span(finding.place), rule, finding) for rule, finding in findings]
    if len(spans) > 1:
        spans.sort(key=lambda item: (item[0], item[1].code))
    return [placer.diagnostic(span, rule, finding, path) for span, rule, finding in spans]


class _Placer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._rows = Rows(text)
        self._locator: Locator | None = None

    def span(self, place: Place | Span) -> Span:
        if isinstance(place, Span):
            return place
        if self._locator is None:
            self._locator = Locator(self._text)
        return self._locator.span(place)

    def diagnostic(self, span: Span, rule: Rule, finding: Finding, path: str) -> Diagnostic:
        start, end = self._rows.locate(span)
        return Diagnostic(
            path,
            start,
            end,
            rule.code,
            rule.name,
            rule.severity,
            finding.message,
            finding.help,
            tuple([PlacedRelated(*self._rows.locate(self.span(r.place)), r.message) for r in finding.related]),
            self.fix(finding.fix) if finding.fix is not None else None,
        )

    def fix(self, fix: Fix) -> PlacedFix:
        # The name in the end tag of an empty-element tag is its only name, so the same edit may come twice.
        edits = sorted({(self.span(edit.place), edit.text) for edit in fix.edits})
        placed = tuple([PlacedEdit(*self._rows.locate(span), text) for span, text in edits])
        return PlacedFix(fix.message, fix.safe, placed)


class Rows:
    """The rows of a text, for the way from offsets to positions."""

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(match.end() for match in re.finditer(_LINE_END, text))]
        else:
            # So written, no step is one of Python's: each row begins behind the one before.
            self._starts = list(accumulate(map((1).__add__, map(len, text.split("\n"))), initial=0))

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
