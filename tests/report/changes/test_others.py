"""JSON, patches, tables and counts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ozmlcli.diff.normal import canonical_text
from ozmlcli.report.changes import json as json_form
from ozmlcli.report.changes import markdown, stat, unified
from ozmlcli.report.changes.summary import sentence
from ozmlcli.report.changes.text import render_plain
from ozmlcli.report.outcome import Trouble
from tests.report.changes.samples import NEW, OLD, body, compared, loaded


def document(*, everything: bool = False) -> Any:
    return json.loads(json_form.render([compared(everything=everything)], [Trouble("x.xml", "cannot read")]))


def test_json_has_everything_of_a_change() -> None:
    found = document()
    assert (found["version"], found["cosmetic"]) == (1, [])
    assert found["files"] == [{"old": "old.xml", "new": "new.xml", "status": "changed"}]
    assert found["troubles"] == [{"path": "x.xml", "reason": "cannot read", "diagnostics": []}]
    assert [each["kind"] for each in found["changes"]] == [
        "changed", "changed", "changed", "changed", "removed", "moved", "added",
    ]  # fmt: skip
    changed = found["changes"][1]
    assert changed["path"] == "Response/Record[1]"
    assert changed["summary"] == "Record: Format mp3 \u2192 wav"
    assert changed["parameters"] == [{"name": "Format", "old": "mp3", "new": "wav"}]
    assert changed["old"] == {
        "file": "old.xml",
        "path": "Response/Record[1]",
        "name": "Record",
        "ordinal": 3,
        "location": {"row": 5, "column": 3},
        "end_location": {"row": 5, "column": 63},
        "parameters": {"FinishedUrl": "http://app.example/done"},
    }
    assert (found["changes"][4]["new"], found["changes"][6]["old"]) == (None, None)


def test_json_places_point_at_the_elements() -> None:
    found = document(everything=True)
    lines = {"old": OLD.splitlines(), "new": NEW.splitlines()}
    for change in found["changes"]:
        for which in ("old", "new"):
            side = change[which]
            if side is not None:
                line = lines[which][side["location"]["row"] - 1]
                assert line[side["location"]["column"] - 1 :].startswith(f"<{side['name']}")
    assert [each["summary"] for each in found["cosmetic"]] == [
        "Record: the value of FinishedUrl stands in single quotes.",
        "Comment added: <!-- new -->",
    ]
    assert found["cosmetic"][1]["old"] is None
    assert found["cosmetic"][1]["new"]["location"] == {"row": 5, "column": 3}


MENU = (
    '<UserInput Timeout="8" xml:space="preserve">',
    '<Inputs><Input Key="1">',
    "<Speak>a | b</Speak>",
    "<Hangup/></Input></Inputs>",
    "</UserInput>",
)


def test_json_has_what_an_added_or_a_removed_element_holds() -> None:
    for old, new, which in ((body(), body(*MENU), "new"), (body(*MENU), body(), "old")):
        (change,) = json.loads(json_form.render([compared(old, new)]))["changes"]
        assert change["summary"] == f"UserInput {change['kind']}: Timeout 8"
        (inputs,) = change[which]["content"]
        (branch,) = inputs["content"]
        said, hangup = branch["content"]
        assert (inputs["name"], branch["parameters"], hangup["name"]) == ("Inputs", {"Key": "1"}, "Hangup")
        assert (said["location"], said["end_location"]) == ({"row": 4, "column": 1}, {"row": 4, "column": 21})
        assert (said["parameters"], said["content"]) == ({"Text": "a | b"}, [])


def test_what_moved_into_something_is_not_told_as_its_content() -> None:
    moved = "<Speak>Hello, you there.</Speak>"
    sample = compared(body(moved, "<Beep/>"), body("<ForEach Source='x'>", moved, "<Hold/></ForEach>", "<Beep/>"))
    added, change = json.loads(json_form.render([sample]))["changes"]
    assert ([each["name"] for each in added["new"]["content"]], change["kind"]) == (["Hold"], "moved")
    assert "content" not in change["new"]


def test_a_text_among_elements_is_found_where_it_stands() -> None:
    old = body("one", "<Hold/>", "two <!-- and --> more", "<Beep/>", "three")
    found = json.loads(json_form.render([compared(old, old.replace("two", "2").replace("three", "3"))]))["changes"]
    places = [change[which]["location"] for change in found for which in ("old", "new")]
    assert places == [{"row": 4, "column": 1}] * 2 + [{"row": 6, "column": 1}] * 2


def test_the_table_has_what_an_added_element_holds_below_it() -> None:
    rows = markdown.render([compared(body(), body(*MENU))]).splitlines()
    assert rows[4] == (
        '| \\+ | UserInput added: Timeout 8<br>&emsp;\u2022 Inputs<br>&emsp;&emsp;\u2022 Input Key="1"<br>'
        '&emsp;&emsp;&emsp;\u2022 Speak Text="a \\| b"<br>&emsp;&emsp;&emsp;\u2022 Hangup |  | 2 |'
    )
    many = compared(body(), body("<ForEach Source='x'>", *["<Hold/>"] * 150, "</ForEach>"))
    row = markdown.render([many]).splitlines()[4]
    assert (row.count("Hold"), row.endswith("... and 50 more |  | 2 |")) == (100, True)


def test_json_gives_all_values_of_what_is_given_twice() -> None:
    sample = compared(body("<Speak Text='a' text='b'/>"), body("<Speak Text='a' text='c'/>"))
    found = json.loads(json_form.render([sample]))["changes"][0]
    assert (found["old"]["parameters"], found["new"]["parameters"]) == ({"Text": ["a", "b"]}, {"Text": ["a", "c"]})


PROGRAMS = {"patch": "patch -s old.xml <../it.patch", "git": "git apply ../it.patch"}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (body("<Speak>a\n\n  b\u00e9</Speak>"), body("<Speak>a\u00a0b\u00e9</Speak>", "<Hold/>")),
        (body(*["<Hold/>"] * 50), body(*["<Hold/>"] * 20, "<Beep/>", *["<Hold/>"] * 30)),
        (body(), body("<Hold/>")),
    ],
)
def test_the_patch_makes_one_canonical_text_of_the_other(program: str, old: str, new: str, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    sample = compared(old, new)._replace(new_name="old.xml")
    (tmp_path / "it.patch").write_bytes(unified.render([sample]))
    (folder / "old.xml").write_text(canonical_text(loaded(old, "x").document), "utf-8", newline="\n")
    subprocess.run(["sh", "-c", PROGRAMS[program]], cwd=folder, check=True)
    assert (folder / "old.xml").read_text("utf-8") == canonical_text(loaded(new, "x").document)


def test_the_patch_is_empty_where_only_the_writing_differs() -> None:
    assert unified.render([compared("<Response/>", "<response >\n</response>", everything=True)]) == b""


def test_the_table_says_each_change_and_nothing_in_it_acts() -> None:
    assert markdown.render([compared(everything=True)]).splitlines() == [
        "### `old.xml` \u2192 `new.xml`",
        "",
        "| | change | line before | line after |",
        "|---|---|---|---|",
        '| \\~ | Speak: Text "Welcome to our shop." \u2192 "Welcome to the shop." | 3 | 3 |',
        "| \\~ | Record: Format mp3 \u2192 wav | 5 | 4 |",
        "| \\~ | BlindTransfer: Target 2000 \u2192 2001 | 8 | 8 |",
        "| \\~ | Input: Key 2 \u2192 3 | 9 | 9 |",
        "| \\- | Hangup removed | 14 |  |",
        "| \\> | Delay moved from 2nd to 6th: Time 5 | 4 | 14 |",
        '| \\+ | Speak added: "Thank you &amp; goodbye." |  | 15 |',
        "",
        "Written in another way:",
        "",
        "- Record: the value of FinishedUrl stands in single quotes. (line 5 \u2192 line 4)",
        "- Comment added: \\<\\!\\-\\- new \\-\\-\\> (no line \u2192 line 5)",
        "",
        "7 changes: 1 added, 1 removed, 1 moved and 4 changed; 2 differences in writing alone.",
    ]
    hostile = compared(body("<Speak>a</Speak>"), body("<Speak>@all | `x` [y](http://z) &lt;img&gt;\n# h</Speak>"))
    row = markdown.render([hostile]).splitlines()[4]
    assert "&#64;all \\| \\`x\\` \\[y\\]\\(http:&#47;/z\\) \\<img\\> \\# h" in row


def test_the_counts_have_a_sign_for_each_change_and_are_cut_to_a_width() -> None:
    many = compared(body(*["<Hold/>"] * 500), body(*["<Hold/>"] * 1000, "<Beep/>"))
    lines = stat.render([compared()._replace(new_name="a.xml"), many], "->").splitlines()
    assert lines[0] == " a.xml   |   7 +->~"
    assert lines[1] == f" new.xml | 501 {'+' * 40}"
    assert lines[2] == " 2 of 2 files differ. 508 changes: 502 added, 1 removed, 1 moved and 4 changed."
    assert stat.render([compared("<Response/>", "<Response/>")], "->") == ""


def test_what_moved_and_is_changed_counts_as_both() -> None:
    said = "<Speak>Welcome to {} shop today.</Speak>"
    both = compared(body(said.format("our"), "<Beep/>", "<Hold/>"), body("<Beep/>", "<Hold/>", said.format("the")))
    moved = compared(body("<Hold/>", "<Beep/>", "<Delay>1</Delay>"), body("<Beep/>", "<Delay>1</Delay>", "<Hold/>"))
    assert stat.render([both], "->") == " new.xml | 1 *\n 1 change: 1 moved and changed.\n"
    assert stat.render([moved], "->") == " new.xml | 1 >\n 1 change: 1 moved.\n"
    assert stat.render([both, moved], "->").splitlines()[-1] == (
        " 2 of 2 files differ. 2 changes: 1 moved and 1 moved and changed."
    )
    assert "| \\* | Speak moved from 1st to 3rd; Text" in markdown.render([both])
    assert "2   4 *   Speak moved" in render_plain(both)


def test_a_single_change_that_is_no_more_is_counted_alone() -> None:
    assert sentence([compared(body("<Delay>1</Delay>"), body("<Delay>2</Delay>"))]) == "1 change."
    assert sentence([compared(body(), body())]) == "No difference in meaning."
