"""--statistics: how often each rule found something."""

from __future__ import annotations

from ozmlcli.report.statistics import render
from tests.report.samples import BARE, FULL, outcome

SAFE = FULL._replace(code="OZ111", name="letter-case", fix=FULL.fix and FULL.fix._replace(safe=True))


def test_rules_are_counted_the_most_frequent_first() -> None:
    found = outcome(BARE, *[FULL] * 10, SAFE, SAFE._replace(fix=None))
    assert render(found) == (
        "10  OZ999      name\n"
        " 2  OZ111  [*] letter-case\n"
        " 1  OZ998      other\n"
        "[*] fixable with --fix\n"
    )  # fmt: skip


def test_of_equally_frequent_rules_the_lower_code_comes_first() -> None:
    assert render(outcome(FULL, BARE)) == "1  OZ998      other\n1  OZ999      name\n"


def test_without_findings_there_is_nothing() -> None:
    assert render(outcome(files=["a.xml"])) == ""
