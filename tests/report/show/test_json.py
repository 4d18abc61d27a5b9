"""The JSON of a document, version 1."""

from __future__ import annotations

import json
from typing import Any

from ozmlcli.report.show.json import pieces, render
from tests.show.told import joined, script


def shown(*texts: str) -> Any:
    target = script("<Hangup/>", "next.xml")
    return json.loads(render(joined(*texts, follow=lambda url: target if url == "next" else None)))


def test_the_whole_of_a_small_document() -> None:
    found = shown("<Reject/>\n<Speak>$a</Speak>")
    assert list(found) == ["version", "documents", "links", "chart"]
    assert found["version"] == 1
    document = found["documents"][0]
    findings = document["items"][1].pop("findings")
    assert [finding["code"] for finding in findings] == ["OZ403", "OZ422"]
    assert set(findings[0]) == {"code", "name", "severity", "location", "message", "help"}
    assert document == {
        "path": "0.xml",
        "modes": ["extension"],
        "mode_given": False,
        "answers": None,
        "reached": [],
        "may_answer": ["IncomingCall"],
        "variables": [{"name": "a", "origin": "not declared here", "row": None}],
        "findings": [],
        "items": [
            {
                "sentence": "refuses the call without answering it",
                "id": 1,
                "name": "Reject",
                "parameters": [],
                "location": {"row": 1, "column": 11},
                "unreached": None,
                "findings": [],
                "doubt": None,
                "items": [],
            },
            {
                "sentence": 'says "$a"',
                "id": 2,
                "name": "Speak",
                "parameters": [{"name": "Text", "value": "$a"}],
                "location": {"row": 2, "column": 1},
                "unreached": "never runs: Reject refuses the call",
                "doubt": None,
                "items": [],
            },
        ],
    }


def test_the_chart_names_documents_and_commands_by_their_numbers() -> None:
    found = shown("<GoTo>next</GoTo>", "<Delay>1</Delay><Beep/>")
    assert found["links"] == [{"url": "next", "document": 2}]
    assert found["documents"][2]["reached"] == [{"notification": "GoTo", "path": "0.xml"}]
    assert found["chart"]["nodes"][3] == {
        "id": "n4",
        "shape": "commands",
        "document": 1,
        "lines": ["waits 1 second", "plays a beep"],
        "commands": [1, 2],
        "unreached": False,
        "codes": [],
    }
    assert found["chart"]["edges"][0] == {
        "source": "n1",
        "target": "n3",
        "label": "",
        "line": "flow",
        "unreached": False,
    }


def test_the_commands_of_a_document_in_a_parameter_have_no_numbers() -> None:
    call = shown("<GoTo>u</GoTo><Call Dialled='1' ResponseOzML='&lt;Beep/>'/>")["documents"][0]["items"][1]
    assert (call["id"], call["doubt"]) == (2, "not stated whether this runs")
    beep = call["items"][0]["items"][0]
    assert (beep["id"], beep["name"], beep["location"]) == (None, "Beep", call["location"])


def test_a_long_document_is_never_there_as_a_whole() -> None:
    assert max(map(len, pieces(joined("<Beep/>" * 100)))) < 1_000


def test_the_deepest_document_is_told() -> None:
    depth = 195
    items = shown("<ForEach Source='a'>" * depth + "</ForEach>" * depth)["documents"][0]["items"]
    for _ in range(depth - 1):
        items = items[0]["items"]
    assert items[0]["sentence"] == "goes through the list a, item by item"
