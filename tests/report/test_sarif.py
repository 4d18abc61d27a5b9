"""--output-format sarif: SARIF 2.1.0, by its schema and by what GitHub's code scanning asks beyond it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from ozmlcli import __version__
from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Location, PlacedEdit, PlacedFix
from ozmlcli.report.outcome import Outcome, Trouble
from ozmlcli.report.rulehelp import rule_help
from ozmlcli.report.sarif import render, uri
from ozmlcli.rules.catalogue import RULES
from ozmlcli.rules.registry import load
from tests.report.samples import BARE, FULL, mended, outcome, outcomes, real

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
#: What may stand in a URI reference.
URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@:/?#-]|%[0-9A-F]{2})+")
CODES = [rule.code for rule in RULES.values()]


def run_of(found: Outcome) -> dict[str, Any]:
    """The run of a report that is valid."""
    log = json.loads(render(found))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    made: dict[str, Any] = run
    return made


def regions(value: Any) -> list[dict[str, int]]:
    """All regions in a value."""
    if isinstance(value, dict):
        here = [value[key] for key in ("region", "deletedRegion") if key in value]
        return here + [region for held in value.values() for region in regions(held)]
    return [region for held in value for region in regions(held)] if isinstance(value, list) else []


def uris(value: Any) -> list[str]:
    """All URIs in a value."""
    if isinstance(value, dict):
        here = [value["uri"]] if "uri" in value else []
        return here + [each for held in value.values() for each in uris(held)]
    return [each for held in value for each in uris(held)] if isinstance(value, list) else []


def assert_code_scanning_takes(run: dict[str, Any]) -> None:
    """What GitHub documents of the files that it takes, and refuses others for."""
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        assert result["partialFingerprints"]
    for region in regions(run["results"]):
        start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        assert (1, 1) <= start <= end
        assert min(*start, *end) >= 1
    for each in uris(run):
        assert URI.fullmatch(each)
        assert ":" not in each.split("/", maxsplit=1)[0] or each.startswith("file:///")


def test_the_schema_is_heeded() -> None:
    log = json.loads(render(outcome(FULL)))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0
    assert not VALIDATOR.is_valid(log)


def test_what_the_checker_finds_is_taken() -> None:
    run = run_of(real())
    assert_code_scanning_takes(run)
    assert run["tool"]["driver"]["name"] == "ozml"
    assert run["tool"]["driver"]["version"] == __version__
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]  # the first that fits counts
    assert [result["ruleId"] for result in run["results"]] == [d.code for d in real().diagnostics]


def test_a_result_has_all_that_a_finding_has() -> None:
    (result,) = run_of(outcome(FULL))["results"]
    assert result.pop("partialFingerprints")

    def place(*numbers: int) -> dict[str, Any]:
        region = dict(zip(("startLine", "startColumn", "endLine", "endColumn"), numbers, strict=True))
        return {"physicalLocation": {"artifactLocation": {"uri": "a.xml"}, "region": region}}

    replacement = {
        "deletedRegion": place(9, 10, 11, 12)["physicalLocation"]["region"],
        "insertedContent": {"text": "x"},
    }
    assert result == {
        "ruleId": "OZ999",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "Message. Help."},
        "locations": [place(1, 2, 3, 4)],
        "relatedLocations": [{"id": 1, **place(5, 6, 7, 8), "message": {"text": "there"}}],
        "fixes": [
            {
                "description": {"text": "Write it"},
                "artifactChanges": [{"artifactLocation": {"uri": "a.xml"}, "replacements": [replacement]}],
                "properties": {"applicability": "unsafe"},
            }
        ],
    }


def test_a_finding_without_a_fix_or_further_places_has_no_such_fields() -> None:
    empty = BARE._replace(fix=PlacedFix("Do it", safe=True, edits=()))
    for diagnostic in (BARE, empty):
        (result,) = run_of(outcome(diagnostic))["results"]
        assert not {"fixes", "relatedLocations"} & set(result)


def test_a_fix_mends_what_it_says_it_mends() -> None:
    text = "<Response>\n  <!-- 📞 --><speak>a\n</speak></Response>"
    (result,) = run_of(outcome(*check(text.encode(), path="a.xml")))["results"]
    lines = text.split("\n")
    for each in reversed(result["fixes"][0]["artifactChanges"][0]["replacements"]):
        region = each["deletedRegion"]
        line = lines[region["startLine"] - 1]
        before, after = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        lines[region["startLine"] - 1] = before + each["insertedContent"]["text"] + after
    assert check("\n".join(lines).encode()) == []


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_described_as_code_scanning_asks(code: str) -> None:
    run = run_of(outcome(BARE._replace(code=code)))
    assert_code_scanning_takes(run)
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == code
    for field in ("shortDescription", "fullDescription"):
        assert 0 < len(rule[field]["text"]) <= 1024

        assert "Bad" not in rule[field]["text"]
    assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
    assert rule["help"]["text"].startswith(rule["shortDescription"]["text"].split(" ")[0])


def test_every_rule_is_described_in_its_own_words() -> None:
    for module, rule in RULES.items():
        (described,) = run_of(outcome(BARE._replace(code=rule.code)))["tool"]["driver"]["rules"]
        words = load(module).__doc__ or ""
        assert words.startswith(described["shortDescription"]["text"][:40])
        assert described["help"]["text"].split() == words.split()


@pytest.mark.parametrize("code", CODES)
def test_the_markdown_of_a_rule_holds_xml_in_fences_only(code: str) -> None:
    words = rule_help(code)
    assert words is not None
    outside = re.sub(r"^```xml\n.*?^```$", "", words.markdown, flags=re.MULTILINE | re.DOTALL)
    assert "```" not in outside
    assert "<" not in outside
    assert not re.search(r"^    ", outside, re.MULTILINE)
    inside = "".join(re.findall(r"^```xml\n(.*?)^```$", words.markdown, re.MULTILINE | re.DOTALL))
    assert inside.count("<!-- fault -->") == words.text.count("<!-- fault -->")


def test_only_the_rules_that_found_something_are_listed_each_once() -> None:
    run = run_of(outcome(FULL, BARE, FULL, BARE))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["OZ998", "OZ999"]
    assert [rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]] == ["error", "warning"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1, 0]


def test_a_file_that_could_not_be_read_is_told_by_the_tool_and_is_no_result() -> None:
    run = run_of(outcome(troubles=[Trouble("a b.xml", "cannot read: permission denied")]))
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "a b.xml: cannot read: permission denied."
    assert uris(notification) == ["a%20b.xml"]
    assert run_of(outcome(BARE))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.xml", "a.xml"),
        ("./d/a.xml", "d/a.xml"),
        ("../a.xml", "../a.xml"),
        ("a b%ü.xml", "a%20b%25%C3%BC.xml"),
        ("c:d.xml", "c%3Ad.xml"),
        ("a?b#c.xml", "a%3Fb%23c.xml"),
        ("/srv/a b.xml", "file:///srv/a%20b.xml"),
        ("C:/x/a b.xml", "file:///C:/x/a%20b.xml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_path_is_a_uri(path: str, expected: str) -> None:
    assert uri(path) == expected
    assert unquote(urlsplit(expected).path).endswith(path.removeprefix("./").removeprefix("C:"))


@given(outcomes())
def test_whatever_is_said_comes_through(found: Outcome) -> None:
    render(found).encode()
    run = run_of(found)
    assert_code_scanning_takes(run)
    for result, diagnostic in zip(run["results"], found.diagnostics, strict=True):
        assert result["message"]["text"] == mended(f"{diagnostic.message} {diagnostic.help}".rstrip())
        expected = mended(diagnostic.path).replace("\ufffd", "?")
        if not diagnostic.path.startswith(("./", "/")) and not re.match("[A-Za-z]:/", diagnostic.path):
            assert unquote(uris(result)[0]).replace("\ufffd", "?") == expected
        shown = [edit["insertedContent"]["text"] for fix in result.get("fixes", ()) for edit in fix["artifactChanges"][0]["replacements"]]  # fmt: skip
        assert shown == [mended(edit.content) for edit in (diagnostic.fix.edits if diagnostic.fix else ())]


def test_an_insertion_has_an_empty_region() -> None:
    at = Location(2, 3)
    (result,) = run_of(outcome(BARE._replace(fix=PlacedFix("Add", safe=True, edits=(PlacedEdit(at, at, "x"),)))))[
        "results"
    ]
    assert regions(result["fixes"]) == [{"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 3}]
