"""Files whose names are no text, or hold what acts upon terminals and readers: every output can be read, and nothing acts."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.cli.places import MISSPELT, SOUND, put
from tests.cli.program import Result, process

#: Names, each with how it is shown.
NAMES = {
    b"\xff.xml": "\ufffd.xml",
    b"\xed\xa0\x80.xml": "\ufffd\ufffd\ufffd.xml",
    b"a\nb.xml": "a\ufffdb.xml",
    b"a\r::b.xml": "a\ufffd::b.xml",
    b"\x1b[31m\x7f.xml": "\ufffd[31m\ufffd.xml",
    b"\"q'<&>.xml": "\"q'<&>.xml",
    b"::error::x.xml": "::error::x.xml",
    b"100%25,x.xml": "100%25,x.xml",
}
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]")

Read = Callable[[str], Any]
#: For each form, how the name is read out of what was found in a file, and out of what could not be read.
FORMS: dict[str, tuple[Read, Read]] = {
    "json": (lambda t: json.loads(t)["diagnostics"][0]["path"], lambda t: json.loads(t)["troubles"][0]["path"]),
    "gitlab": (lambda t: json.loads(t)[0]["location"]["path"],) * 2,
    "junit": (lambda t: next(etree.fromstring(t.encode()).iter("testcase")).get("name"),) * 2,
    "concise": (lambda t: t.rpartition(":2:4: OZ102 ")[0], lambda _: None),
    "text": (lambda t: t.partition(":2:4: error OZ102 ")[0], lambda _: None),
}


def said(done: Result) -> str:
    """All that a run said, in which nothing acts."""
    assert "internal error" not in done.err
    assert not ACTING.search(done.text + done.err)
    return done.text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_what_validate_says_names_the_file_as_it_can_be_shown(form: str, name: bytes, folder: Path) -> None:
    put(os.fsdecode(name), MISSPELT)
    put("nix", SOUND)
    found, missing = FORMS[form]
    assert found(said(process("validate", "--output-format", form, name))) == NAMES[name]
    assert missing(said(process("validate", "--output-format", form, b"nix/" + name))) in {f"nix/{NAMES[name]}", None}


@pytest.mark.parametrize("name", NAMES)
def test_reports_in_which_names_are_escaped(name: bytes, folder: Path) -> None:
    put(os.fsdecode(name), MISSPELT)
    line = said(process("validate", "--output-format", "github", name))
    escaped = NAMES[name].replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert line.startswith(f"::error file={escaped},line=2,")
    assert line.count("\n") == 1
    report = json.loads(said(process("validate", "--output-format", "sarif", name)))
    (place,) = report["runs"][0]["results"][0]["locations"]
    assert re.fullmatch(r"(?:[\w.\-~]|%[0-9A-F]{2})+", place["physicalLocation"]["artifactLocation"]["uri"])


@pytest.mark.parametrize("name", NAMES)
def test_what_diff_show_and_fmt_say_can_be_read(name: bytes, folder: Path) -> None:
    put(os.fsdecode(name), MISSPELT)
    put("broken" + os.fsdecode(name), b"<Response>")
    put("x.xml", SOUND)
    for first, status in ((name, "changed"), (b"broken" + name, None)):
        found = json.loads(said(process("diff", "--output-format", "json", first, "x.xml")))
        if status:
            assert found["files"] == [{"old": NAMES[name], "new": "x.xml", "status": status}]
        else:
            assert found["troubles"][0]["path"] == f"broken{NAMES[name]}"
        for arguments in (("diff",), ("diff", "--output-format", "markdown"), ("diff", "--stat")):
            said(process(*arguments, first, "x.xml"))
    assert json.loads(said(process("show", "--output-format", "json", name)))["documents"][0]["path"] == NAMES[name]
    for arguments in (("show",), ("show", "--output-format", "dot"), ("fmt", "--check"), ("validate", "--config")):
        said(process(*arguments, name, *(["."] if "--config" in arguments else [])))
    assert process("validate", "--config", name, ".").error.startswith(f"{NAMES[name]}:1:1: This is not TOML")
    assert process(name).err.endswith(f"use: ozml validate {NAMES[name]}\n")
