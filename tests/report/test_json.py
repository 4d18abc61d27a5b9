"""--output-format json, version 1."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker.check import check
from ozmlcli.report.json import VERSION, render
from ozmlcli.report.outcome import Outcome, Trouble
from tests.report.samples import FULL, mended, outcome, outcomes


def shape(value: Any) -> Any:
    """The form of a JSON value: its keys and the types at the ends."""
    if isinstance(value, dict):
        return {key: shape(held) for key, held in value.items()}
    if isinstance(value, list):
        return [shape(held) for held in value]
    return type(value).__name__


PLACE = {"row": "int", "column": "int"}
SPAN = {"location": PLACE, "end_location": PLACE}
FORM = {
    "version": "int",
    "summary": {"files": "int", "errors": "int", "warnings": "int", "fixable": "int", "unsafely_fixable": "int"},
    "diagnostics": [
        {
            "path": "str",
            **SPAN,
            "code": "str",
            "name": "str",
            "severity": "str",
            "message": "str",
            "help": "str",
            "related": [{**SPAN, "message": "str"}],
            "fix": {"message": "str", "applicability": "str", "edits": [{**SPAN, "content": "str"}]},
        }
    ],
    "troubles": [{"path": "str", "reason": "str"}],
}


def test_the_form_is_as_documented() -> None:
    assert VERSION == 1
    found = json.loads(render(outcome(FULL, troubles=[Trouble("b.xml", "permission denied")])))
    assert shape(found) == FORM
    assert found["summary"] == {"files": 1, "errors": 0, "warnings": 1, "fixable": 0, "unsafely_fixable": 1}
    assert found["troubles"] == [{"path": "b.xml", "reason": "permission denied"}]
    (diagnostic,) = found["diagnostics"]
    assert diagnostic["location"] == {"row": 1, "column": 2}
    assert diagnostic["end_location"] == {"row": 3, "column": 4}
    assert diagnostic["severity"] == "warning"
    assert diagnostic["related"][0]["end_location"] == {"row": 7, "column": 8}
    assert diagnostic["fix"]["applicability"] == "unsafe"
    assert diagnostic["fix"]["edits"][0]["content"] == "x"


def test_without_findings_all_keys_are_there() -> None:
    assert json.loads(render(outcome())) == {
        "version": 1,
        "summary": {"files": 0, "errors": 0, "warnings": 0, "fixable": 0, "unsafely_fixable": 0},
        "diagnostics": [],
        "troubles": [],
    }


def test_a_finding_without_a_fix_has_null_for_it() -> None:
    (diagnostic,) = json.loads(render(outcome(FULL._replace(fix=None, related=()))))["diagnostics"]
    assert diagnostic["fix"] is None
    assert diagnostic["related"] == []


def test_columns_count_code_points() -> None:
    data = '<Response><!-- 📞é日 --><Record Format="x" FinishedUrl="http://app.example/"/></Response>'
    (diagnostic,) = json.loads(render(outcome(*check(data.encode()))))["diagnostics"]
    column = diagnostic["location"]["column"]
    assert data[column - 1 : diagnostic["end_location"]["column"] - 1] == "x"


@given(st.text())
def test_any_text_comes_through_and_nothing_in_it_acts_upon_a_terminal(text: str) -> None:
    made = render(outcome(FULL._replace(path=text, message=text, help=text)))
    (diagnostic,) = json.loads(made)["diagnostics"]
    assert (diagnostic["path"], diagnostic["message"], diagnostic["help"]) == (text, text, text)
    assert all(c == "\n" or c.isprintable() for c in made)
    made.encode("utf-8")


def test_letters_are_shown_as_they_are() -> None:
    assert "Größe ☎ 日" in render(outcome(FULL._replace(message="Größe ☎ 日")))


@given(outcomes())
def test_what_is_no_character_is_replaced_and_all_else_kept(found: Outcome) -> None:
    render(found).encode("utf-8")
    read = json.loads(render(found))
    assert [each["message"] for each in read["diagnostics"]] == [mended(each.message) for each in found.diagnostics]
    assert [each["reason"] for each in read["troubles"]] == [mended(each.reason) for each in found.troubles]
