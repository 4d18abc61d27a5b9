"""--output-format junit: JUnit's XML, by the schema of Jenkins, and as Jenkins and GitLab read it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import xmlschema
from hypothesis import given

from ozmlcli.report.concise import line
from ozmlcli.report.junit import render
from ozmlcli.report.outcome import Outcome, Trouble
from tests.report.samples import BARE, FULL, outcome, outcomes, real

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")


class Case(NamedTuple):
    """What readers take of a test case: of several failures the first."""

    status: str
    message: str
    text: str
    printed: str


def read(found: Outcome) -> dict[tuple[str, str], Case]:
    """The test cases of a report that is valid, and whose numbers are right."""
    made = render(found)
    SCHEMA.validate(made)
    root = ET.fromstring(made.encode())  # noqa: S314 - our own output
    (suite,) = root
    cases = {}
    for case in suite:
        bad = [child for child in case if child.tag in {"failure", "error"}]
        assert len(bad) <= 1
        tag, message, text = (bad[0].tag, bad[0].get("message", ""), bad[0].text or "") if bad else ("passed", "", "")
        cases[case.get("classname", ""), case.get("name", "")] = Case(
            tag, message, text, case.findtext("system-out", "")
        )
    numbers = {
        "tests": len(suite),
        "failures": sum(case.find("failure") is not None for case in suite),
        "errors": sum(case.find("error") is not None for case in suite),
    }
    for element in (root, suite):
        assert {key: int(element.get(key, "")) for key in numbers} == numbers
    return cases


def test_each_file_is_a_test_case_of_its_own_status() -> None:
    found = outcome(
        BARE,
        FULL,
        files=["b.xml", "a.xml", "sound.xml"],
        troubles=[Trouble("gone.xml", "cannot read: permission denied")],
    )
    assert read(found) == {
        ("ozml", "b.xml"): Case("failure", "Wrong.", "b.xml:4:5: OZ998 [error] Wrong.", ""),
        ("ozml", "a.xml"): Case("passed", "", "", f"{line(FULL)}\n    help: Help."),
        ("ozml", "sound.xml"): Case("passed", "", "", ""),
        ("ozml", "gone.xml"): Case(
            "error", "cannot read: permission denied", "gone.xml: cannot read: permission denied.", ""
        ),
    }


def test_all_errors_of_a_file_are_in_the_one_failure_that_is_read() -> None:
    other = BARE._replace(message="Wrong too.", help="Mend it.")
    warning = FULL._replace(path="b.xml", help="")
    (case,) = read(outcome(BARE, warning, other)).values()
    assert case == Case("failure", "2 errors", f"{line(BARE)}\n{line(other)}\n    help: Mend it.", line(warning))


def test_a_file_that_was_named_twice_is_one_test_case() -> None:
    (case,) = read(outcome(BARE, BARE, files=["b.xml", "b.xml"])).values()
    assert case == Case("failure", "Wrong.", line(BARE), "")


def test_what_the_checker_finds_is_taken() -> None:
    cases = read(real())
    assert [name for _, name in cases] == [*real().files, "gone.xml"]
    assert cases["ozml", "sound.xml"].status == "passed"
    assert cases["ozml", "call.xml"].status == "failure"
    assert cases["ozml", "gone.xml"].status == "error"


def test_a_run_without_files_is_a_suite_without_cases() -> None:
    assert read(outcome()) == {}


@given(outcomes())
def test_whatever_is_said_the_report_is_xml_and_holds_each_line(found: Outcome) -> None:
    render(found).encode()
    read(found)
    held = "\n".join(ET.fromstring(render(found).encode()).itertext()).split("\n")  # noqa: S314 - our own output
    for diagnostic in found.diagnostics:
        assert line(diagnostic).replace("\ufffe", "\ufffd").strip() in [each.strip() for each in held]
