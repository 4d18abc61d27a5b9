"""--output-format json, version 1."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker import check
from ozmlcli.diagnostic import Diagnostic, Location, PlacedEdit, PlacedFix, PlacedRelated
from ozmlcli.finding import Severity
from ozmlcli.report.json import VERSION, render
from ozmlcli.report.summary import Summary


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
    "summary": {"files": "int", "errors": "int", "warnings": "int"},
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
}
FULL = Diagnostic(
    "a.xml",
    Location(1, 2),
    Location(3, 4),
    "OZ999",
    "name",
    Severity.WARNING,
    "Message.",
    "Help.",
    (PlacedRelated(Location(5, 6), Location(7, 8), "there"),),
    PlacedFix("Write it", safe=False, edits=(PlacedEdit(Location(9, 10), Location(11, 12), "x"),)),
)


def test_the_form_is_as_documented() -> None:
    assert VERSION == 1
    found = json.loads(render([FULL], Summary(1, 0, 1)))
    assert shape(found) == FORM
    assert found["summary"] == {"files": 1, "errors": 0, "warnings": 1}
    (diagnostic,) = found["diagnostics"]
    assert diagnostic["location"] == {"row": 1, "column": 2}
    assert diagnostic["end_location"] == {"row": 3, "column": 4}
    assert diagnostic["severity"] == "warning"
    assert diagnostic["related"][0]["end_location"] == {"row": 7, "column": 8}
    assert diagnostic["fix"]["applicability"] == "unsafe"
    assert diagnostic["fix"]["edits"][0]["content"] == "x"


def test_without_findings_all_keys_are_there() -> None:
    assert json.loads(render([], Summary(0, 0, 0))) == {
        "version": 1,
        "summary": {"files": 0, "errors": 0, "warnings": 0},
        "diagnostics": [],
    }


def test_a_finding_without_a_fix_has_null_for_it() -> None:
    (diagnostic,) = json.loads(render([FULL._replace(fix=None, related=())], Summary(1, 0, 1)))["diagnostics"]
    assert diagnostic["fix"] is None
    assert diagnostic["related"] == []


def test_columns_count_code_points() -> None:
    data = '<Response><!-- 📞é日 --><Record Format="x" FinishedUrl="http://app.example/"/></Response>'
    (diagnostic,) = json.loads(render(check(data.encode()), Summary(1, 1, 0)))["diagnostics"]
    column = diagnostic["location"]["column"]
    assert data[column - 1 : diagnostic["end_location"]["column"] - 1] == "x"


@given(st.text())
def test_any_text_comes_through_and_nothing_in_it_acts_upon_a_terminal(text: str) -> None:
    made = render([FULL._replace(path=text, message=text, help=text)], Summary(1, 0, 1))
    (diagnostic,) = json.loads(made)["diagnostics"]
    assert (diagnostic["path"], diagnostic["message"], diagnostic["help"]) == (text, text, text)
    assert all(c == "\n" or c.isprintable() for c in made)
    made.encode("utf-8")


def test_letters_are_shown_as_they_are() -> None:
    assert "Größe ☎ 日" in render([FULL._replace(message="Größe ☎ 日")], Summary(1, 0, 1))


def test_the_summary_is_a_sentence() -> None:
    assert Summary(1, 0, 0).sentence() == "1 file, no errors, no warnings."
    assert Summary(2, 1, 3).sentence() == "2 files, 1 error, 3 warnings."
    assert Summary(0, 0, 1).sentence() == "no files, no errors, 1 warning."
