"""--output-format concise: lines that editors and grep read."""

from __future__ import annotations

import re

from hypothesis import given

from ozmlcli.report.concise import render
from ozmlcli.report.outcome import Outcome
from tests.report.samples import BARE, FULL, outcome, outcomes


def test_a_finding_is_a_line_with_its_place_its_kind_and_its_fix() -> None:
    safe = FULL._replace(fix=FULL.fix and FULL.fix._replace(safe=True))
    assert render(outcome(FULL, BARE, safe)).splitlines() == [
        "a.xml:1:2: OZ999 [warning] Message. (unsafe fix: Write it)",
        "b.xml:4:5: OZ998 [error] Wrong.",
        "a.xml:1:2: OZ999 [warning] Message. (safe fix: Write it)",
    ]


def test_line_ends_in_a_message_are_spaces() -> None:
    assert render(outcome(BARE._replace(message="a\r\nb\nc\rd"))) == "b.xml:4:5: OZ998 [error] a b c d\n"


@given(outcomes())
def test_whatever_is_said_a_finding_is_one_line_with_its_place(found: Outcome) -> None:
    lines = render(found).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(found.diagnostics)
    for line, diagnostic in zip(lines, found.diagnostics, strict=True):
        assert f":{diagnostic.location.row}:{diagnostic.location.column}: {diagnostic.code} [" in line
        assert len(line.splitlines()) == 1
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", line)
