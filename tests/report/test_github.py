"""--output-format github: workflow commands, as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given

from ozmlcli.diagnostic import Location
from ozmlcli.report.github import render
from ozmlcli.report.layout import split_lines, visible
from ozmlcli.report.outcome import Outcome, Trouble
from tests.report.samples import BARE, FULL, outcome, outcomes


class Command(NamedTuple):
    """What the runner makes of a line."""

    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command:
    """A line as the runner reads it: up to the second "::" the command, after it the data, and escapes undone last of all."""
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    name, _, pairs = head.partition(" ")
    properties = {}
    for pair in filter(None, pairs.split(",")):
        key, _, value = pair.partition("=")
        for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(escape, character)
        properties[key] = value
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(escape, character)
    return Command(name, properties, data)


def said(text: str) -> str:
    """A text without what acts upon a terminal, its line ends kept."""
    return "\n".join(map(visible, split_lines(text)))


def test_an_error_on_one_line_has_columns_and_one_over_several_has_none() -> None:
    several, one = map(read, render(outcome(FULL, BARE)).splitlines())
    assert several == (
        "warning",
        {"file": "a.xml", "line": "1", "endLine": "3", "title": "OZ999 name"},
        "Message. Help.",
    )
    columns = {"col": "5", "endColumn": "9"}
    assert one == ("error", {"file": "b.xml", "line": "4", "endLine": "4", **columns, "title": "OZ998 other"}, "Wrong.")


@pytest.mark.parametrize(
    ("text", "data", "title"),
    [
        ("50%", "50%25", "50%25"),
        ("a:b,c", "a:b,c", "a%3Ab%2Cc"),
        ("a\r\nb", "a%0Ab", "a%0Ab"),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_data_and_properties_are_escaped_as_the_runner_undoes_it(text: str, data: str, title: str) -> None:
    line = render(outcome(BARE._replace(message=text, name=text)))
    assert line.endswith(f",title=OZ998 {title}::{data}\n")


def test_a_line_that_is_at_fault_with_its_end_does_not_reach_into_the_next() -> None:
    line = render(outcome(BARE._replace(end_location=Location(5, 1))))
    assert read(line).properties["endLine"] == "4"
    assert "col" not in read(line).properties


def test_an_empty_place_is_not_refused() -> None:
    properties = read(render(outcome(BARE._replace(end_location=BARE.location)))).properties
    assert (properties["col"], properties["endColumn"]) == ("5", "5")


def test_paths_are_those_of_the_repository() -> None:
    assert read(render(outcome(BARE._replace(path="./d/a.xml")))).properties["file"] == "d/a.xml"


def test_a_file_that_could_not_be_read_is_an_error_without_a_place() -> None:
    found = outcome(troubles=[Trouble("a,b.xml", "cannot read: permission denied")])
    assert render(found) == "::error::a,b.xml: cannot read: permission denied.\n"


@given(outcomes())
def test_whatever_is_said_each_is_one_command_and_comes_through(found: Outcome) -> None:
    lines = render(found).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(found.diagnostics) + len(found.troubles)
    for line, diagnostic in zip(lines, found.diagnostics, strict=False):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
        command = read(line)
        assert command.name == diagnostic.severity.value
        assert command.properties["title"] == f"{diagnostic.code} {diagnostic.name}"
        assert command.data == said(f"{diagnostic.message} {diagnostic.help}".rstrip())
        line.encode()
        if not diagnostic.path.startswith("./"):
            assert command.properties["file"] == said(diagnostic.path)
        line_, last = int(command.properties["line"]), int(command.properties["endLine"])
        assert diagnostic.location.row == line_ <= last
        if "col" in command.properties:
            assert int(command.properties["col"]) <= int(command.properties["endColumn"])
            assert line_ == last
