"""--output-format gitlab: a Code Quality report."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic, Location
from ozmlcli.report.gitlab import render
from ozmlcli.report.outcome import Outcome, Trouble
from tests.report.samples import BARE, FULL, mended, outcome, outcomes

LINES = "<Response>\n  <Speek/>\n  <Speek/><Foo/>\n</Response>\n"


def marks(*diagnostics: Diagnostic) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(render(outcome(*diagnostics)))]


def test_an_issue_has_what_gitlab_reads() -> None:
    issues: list[dict[str, Any]] = json.loads(render(outcome(FULL, BARE)))
    assert [len(issue.pop("fingerprint")) for issue in issues] == [64, 64]
    assert issues == [
        {
            "description": "OZ999: Message. Help.",
            "check_name": "name",
            "severity": "minor",
            "location": {
                "path": "a.xml",
                "positions": {"begin": {"line": 1, "column": 2}, "end": {"line": 3, "column": 4}},
            },
        },
        {
            "description": "OZ998: Wrong.",
            "check_name": "other",
            "severity": "major",
            "location": {
                "path": "b.xml",
                "positions": {"begin": {"line": 4, "column": 5}, "end": {"line": 4, "column": 9}},
            },
        },
    ]


def test_paths_do_not_begin_with_the_current_folder() -> None:
    (issue,) = json.loads(render(outcome(BARE._replace(path="./d/a.xml"))))
    assert issue["location"]["path"] == "d/a.xml"
    assert marks(BARE._replace(path="./d/a.xml")) == marks(BARE._replace(path="d/a.xml"))


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = check(LINES.encode(), path="a.xml")
    after = check(LINES.replace("<Response>", "<Response>\n\n <!-- x -->\n").encode(), path="a.xml")
    assert len(before) == 3
    assert [d.location for d in before] != [d.location for d in after]
    assert marks(*before) == marks(*after)


def test_a_fingerprint_stays_when_another_fault_is_mended() -> None:
    speek, again, foo = marks(*check(LINES.encode(), path="a.xml"))
    assert marks(*check(LINES.replace("<Foo/>", "").encode(), path="a.xml")) == [speek, again]
    assert marks(*check(LINES.replace("<Speek/>", "").encode(), path="a.xml")) == [foo]


def test_fingerprints_differ_by_file_rule_and_words() -> None:
    others = [BARE._replace(path="c"), BARE._replace(code="OZ997"), BARE._replace(message="Other.")]
    assert len(set(marks(BARE, *others, BARE._replace(location=Location(9, 9))))) == 5


def test_a_file_that_could_not_be_read_is_an_issue() -> None:
    (issue,) = json.loads(render(outcome(troubles=[Trouble("./a.xml", "cannot read: permission denied")])))
    assert issue.pop("fingerprint")
    assert issue == {
        "description": "Cannot read: permission denied.",
        "check_name": "cannot-read",
        "severity": "critical",
        "location": {"path": "a.xml", "lines": {"begin": 1}},
    }


@given(outcomes())
def test_whatever_is_said_comes_through_and_fingerprints_are_unique(found: Outcome) -> None:
    made = render(found)
    made.encode()
    issues = json.loads(made)
    assert len({issue["fingerprint"] for issue in issues[: len(found.diagnostics)]}) == len(found.diagnostics)
    for issue, diagnostic in zip(issues, found.diagnostics, strict=False):
        words = f"{diagnostic.code}: {f'{diagnostic.message} {diagnostic.help}'.rstrip()}"
        assert issue["description"] == mended(words)
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
