"""All forms together: each is there, and loses no finding and no place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from ozmlcli.report.formats import FORMATS, TEXT, render
from ozmlcli.report.text import render_plain
from tests.report.samples import DOCUMENTS, outcome, real

NAMES = [each.name for each in FORMATS]


class Read(NamedTuple):
    """What a reader of a report gets of a finding."""

    path: str
    row: int
    column: int
    code: str
    words: str


def of_lines(text: str) -> list[Read]:
    found = re.findall(r"^(\S.*?):(\d+):(\d+): (OZ\d{3}) \[(?:error|warning)\] (.*)", text, re.MULTILINE)
    return [Read(path, int(row), int(column), code, words) for path, row, column, code, words in found]


def of_json(text: str) -> list[Read]:
    return [
        Read(each["path"], each["location"]["row"], each["location"]["column"], each["code"], each["message"])
        for each in json.loads(text)["diagnostics"]
    ]


def of_github(text: str) -> list[Read]:
    places = r"line=(\d+),endLine=\d+(?:,col=(\d+),endColumn=\d+)?"
    found = re.findall(rf"^::\w+ file=(.*?),{places},title=(OZ\d+).*?::(.*)", text, re.MULTILINE)
    return [
        Read(unquote(path), int(row), int(column or 0), code, unquote(words))
        for path, row, column, code, words in found
    ]


def of_gitlab(text: str) -> list[Read]:
    return [
        Read(each["location"]["path"], begin["line"], begin["column"], each["description"][:5], each["description"])
        for each in json.loads(text)
        if (begin := each["location"].get("positions", {}).get("begin"))
    ]


def of_sarif(text: str) -> list[Read]:
    found = []
    for each in json.loads(text)["runs"][0]["results"]:
        place = each["locations"][0]["physicalLocation"]
        region, path = place["region"], unquote(place["artifactLocation"]["uri"])
        found.append(Read(path, region["startLine"], region["startColumn"], each["ruleId"], each["message"]["text"]))
    return found


def of_junit(text: str) -> list[Read]:
    return of_lines("\n".join(ET.fromstring(text.encode()).itertext()))  # noqa: S314 - our own output


READERS: dict[str, Callable[[str], list[Read]]] = {
    "concise": of_lines,
    "json": of_json,
    "github": of_github,
    "gitlab": of_gitlab,
    "sarif": of_sarif,
    "junit": of_junit,
}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_there_with_its_words_and_its_exact_place(name: str) -> None:
    expected = sorted(Read(d.path, *d.location, d.code, d.message) for d in real().diagnostics)
    if name == "github":  # takes no columns of a place over several lines
        several = {(d.path, d.location) for d in real().diagnostics if d.end_location.row > d.location.row}
        expected = [e._replace(column=0) if (e.path, (e.row, e.column)) in several else e for e in expected]
    found = sorted(READERS[name](render(name, real())))
    assert [each[:4] for each in found] == [each[:4] for each in expected]
    assert all(each.words in read.words for each, read in zip(expected, found, strict=True))
    assert len(found) > 10


def test_the_text_too_keeps_each_place() -> None:
    for path, text in DOCUMENTS.items():
        found = [d for d in real().diagnostics if d.path == path]
        shown = re.findall(rf"^{re.escape(path)}:(\d+):(\d+): \w+ (OZ\d+)", render_plain(found, text), re.MULTILINE)
        assert shown == [(str(d.location.row), str(d.location.column), d.code) for d in found]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "concise"])  # where it would be no line to jump to
def test_every_file_that_could_not_be_read_is_told(name: str) -> None:
    shown = render(name, real())
    assert "gone.xml" in shown
    assert "no such file or directory" in shown


@pytest.mark.parametrize("name", NAMES)
def test_where_nothing_is_found_the_form_is_whole(name: str) -> None:
    assert READERS[name](render(name, outcome())) == []
    assert READERS[name](render(name, outcome(files=["a.xml"]))) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_outcome_gives_the_same_report(name: str) -> None:
    assert render(name, real()) == render(name, real())


def test_each_form_has_a_name_and_a_sentence() -> None:
    every = (TEXT, *FORMATS)
    assert len({each.name for each in every}) == len(every)
    for each in every:
        assert re.fullmatch(r"[A-Z][^.]*( 2\.1\.0)?[^.]*\.", each.help)


def test_the_list_of_forms_loads_none_of_them() -> None:
    program = "import sys, ozmlcli.report.formats; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {name for name in loaded if name.startswith("ozmlcli.report.")} == {"ozmlcli.report.formats"}
    assert "json" not in loaded
