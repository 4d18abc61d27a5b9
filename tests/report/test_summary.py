"""The last line of a run: numbers in words."""

from __future__ import annotations

import pytest

from ozmlcli.report.summary import Summary, passed_over_sentence, summarize
from tests.report.samples import BARE, FULL


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((0, 0, 0), "no files, no errors, no warnings."),
        ((1, 0, 0), "1 file, no errors, no warnings."),
        ((2, 1, 3), "2 files, 1 error, 3 warnings."),
        ((1, 2, 1), "1 file, 2 errors, 1 warning."),
        ((3, 2, 1, 2, 0), "3 files, 2 errors, 1 warning. 2 fixable with --fix."),
        ((3, 2, 1, 1, 0), "3 files, 2 errors, 1 warning. 1 fixable with --fix."),
        ((3, 2, 1, 0, 1), "3 files, 2 errors, 1 warning. 1 fixable with --fix --unsafe-fixes."),
        ((3, 2, 1, 0, 3), "3 files, 2 errors, 1 warning. 3 fixable with --fix --unsafe-fixes."),
        ((3, 2, 1, 2, 1), "3 files, 2 errors, 1 warning. 2 fixable with --fix, 1 more with --unsafe-fixes."),
        ((3, 2, 1, 1, 2), "3 files, 2 errors, 1 warning. 1 fixable with --fix, 2 more with --unsafe-fixes."),
    ],
)
def test_the_summary_is_a_sentence(numbers: tuple[int, ...], sentence: str) -> None:
    assert Summary(*numbers).sentence() == sentence


def test_findings_are_counted_by_kind_and_by_what_mends_them() -> None:
    safe = BARE._replace(fix=FULL.fix and FULL.fix._replace(safe=True))
    assert summarize(4, [FULL, BARE, safe]) == Summary(4, errors=2, warnings=1, fixable=1, unsafely_fixable=1)
    assert summarize(4, []) == Summary(4, 0, 0)
    assert Summary(1, 2, 3, 4, 5).plus(Summary(10, 20, 30, 40, 50)) == Summary(11, 22, 33, 44, 55)


def test_files_that_were_passed_over_are_counted() -> None:
    assert [passed_over_sentence(number) for number in (0, 1, 2)] == [
        "",
        " Passed over 1 file of other XML.",
        " Passed over 2 files of other XML.",
    ]
