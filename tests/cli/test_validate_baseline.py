"""ozml validate --write-baseline and --baseline: what is accepted, and what is new."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.places import FAULTY, MISSPELT, ODD, OTHER, SOUND, found, put
from tests.cli.program import Result, ozml, process

IDLE = (
    "--write-baseline puts all findings into its file and prints none, so {} has nothing to print. "
    "Leave out one of the two."
)
TWICE = b'<Response>\n  <Record Format="ogg" FinishedUrl="u"/>\n  <Record Format="ogg" FinishedUrl="u"/>\n</Response>\n'


def accept(*paths: str | Path) -> None:
    assert ozml("validate", "-q", "--write-baseline", "base.json", *paths) == Result(0, b"", "")


def new(*paths: str) -> list[tuple[str, str]]:
    return found("--baseline", "base.json", *paths)


def test_what_was_written_is_accepted_and_a_new_finding_is_told(folder: Path) -> None:
    put("d/a.xml", FAULTY)
    put("d/b.xml", ODD)
    done = ozml("validate", "--write-baseline", "base.json", "d")
    assert done == Result(0, b"", "Wrote 2 findings of 2 files to base.json.\n")
    assert json.loads(Path("base.json").read_bytes()) == {
        "version": 1,
        "files": {
            "d/a.xml": {'OZ201 Format is "ogg", not mp3 or wav.': 1},
            "d/b.xml": {"OZ111 hangup is written Hangup in the documentation.": 1},
        },
    }
    done = ozml("validate", "--baseline", "base.json", "--fail-on", "warning", "d")
    assert done == Result(0, b"", "2 files, no errors, no warnings.\n")
    put("d/b.xml", MISSPELT)
    done = ozml("validate", "--baseline", "base.json", "d")
    assert done.code == 1
    assert done.text.startswith("d/b.xml:2:4: error OZ102 ")
    assert done.text.count("error") == 1


def test_lines_may_move_but_a_file_that_moves_is_new(folder: Path) -> None:
    put("a.xml", FAULTY)
    accept(".")
    put("a.xml", b"<!-- a -->\n\n" + FAULTY.replace(b"  <", b"\t\t<"))
    assert new(".") == []
    put("b.xml", FAULTY)
    assert new(".") == [("./b.xml", "OZ201")]


def test_equal_findings_are_counted_and_the_last_ones_are_new(folder: Path) -> None:
    put("a.xml", TWICE)
    accept("a.xml")
    assert new("a.xml") == []
    put("a.xml", TWICE.replace(b"</Response>", b'  <Record Format="ogg" FinishedUrl="u"/>\n</Response>'))
    done = ozml("validate", "--baseline", "base.json", "--output-format", "concise", "a.xml")
    assert [line.split(" ")[0] for line in done.text.splitlines()] == ["a.xml:4:19:"]


def test_what_was_mended_is_told(folder: Path) -> None:
    put("a.xml", TWICE)
    put("b.xml", FAULTY)
    accept("a.xml", "b.xml")
    put("a.xml", FAULTY)
    done = ozml("validate", "--baseline", "base.json", "a.xml", "b.xml")
    assert done.err == "2 files, no errors, no warnings. 1 finding of the baseline is no more.\n"
    put("a.xml", SOUND)
    done = ozml("validate", "--baseline", "base.json", "a.xml", "b.xml")
    assert (done.code, done.err) == (
        0,
        "2 files, no errors, no warnings. 2 findings of the baseline are no more.\n",
    )
    assert ozml("validate", "--baseline", "base.json", "b.xml").err == "1 file, no errors, no warnings.\n"


def test_it_holds_from_every_folder_and_for_every_spelling(folder: Path) -> None:
    put("d/e/a.xml", FAULTY)
    Path("f").mkdir()
    assert process("validate", "--write-baseline", "../f/base.json", "e/a.xml", cwd=folder / "d").code == 0
    assert list(json.loads(Path("f/base.json").read_bytes())["files"]) == ["../d/e/a.xml"]
    for cwd, path in ((folder, "d"), (folder / "d/e", "a.xml"), (folder / "f", "../d"), (folder, folder / "d/e/a.xml")):
        base = os.path.relpath(folder / "f/base.json", cwd)
        assert process("validate", "--baseline", base, path, cwd=cwd).code == 0


def test_several_processes_write_and_heed_the_same(folder: Path) -> None:
    for number in range(40):
        put(f"{number:02}.xml", (ODD, SOUND, FAULTY, MISSPELT)[number % 4])
    for jobs in ("1", "3"):
        assert process("validate", "--jobs", jobs, "--write-baseline", f"{jobs}.json", ".").code == 0
    assert Path("1.json").read_bytes() == Path("3.json").read_bytes()
    put("00.xml", FAULTY)
    one, several = (process("validate", "--jobs", jobs, "--baseline", "1.json", ".") for jobs in ("1", "3"))
    assert one == several
    assert one.err == "40 files, 1 error, no warnings. 1 finding of the baseline is no more.\n"


def test_standard_input_can_be_accepted(folder: Path) -> None:
    assert ozml("validate", "--write-baseline", "base.json", "-", stdin=FAULTY).code == 0
    assert ozml("validate", "--baseline", "base.json", "-", stdin=FAULTY).code == 0
    accept_as = ("--stdin-filename", "d/a.xml", "-")
    assert ozml("validate", "--write-baseline", "base.json", *accept_as, stdin=FAULTY).code == 0
    put("d/a.xml", FAULTY)
    assert new("d/a.xml") == []


def test_what_is_left_after_fixes_is_accepted(folder: Path) -> None:
    put("a.xml", b'<Response>\n  <record Format="ogg" FinishedUrl="u"/>\n</Response>\n')
    assert ozml("validate", "--fix", "--write-baseline", "base.json", "a.xml").code == 0
    assert Path("a.xml").read_bytes() == FAULTY
    assert new("a.xml") == []
    done = ozml("validate", "--fix", "--write-baseline", "base.json", "-", stdin=ODD)
    assert done.out == ODD.replace(b"hangup", b"Hangup")


def test_what_could_not_be_read_is_not_accepted_and_told(folder: Path) -> None:
    put("a.xml", FAULTY)
    done = ozml("validate", "--write-baseline", "base.json", "a.xml", "nix.xml")
    assert done.code == 2
    assert done.err.splitlines() == [
        "nix.xml: cannot read: no such file or directory.",
        "Wrote 1 finding of 1 file to base.json.",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is no JSON (row 1, column 1: Expecting value)"),
        (
            b'{\n<<<<<<< HEAD\n"version": 1',
            "it is no JSON (row 2, column 1: Expecting property name enclosed in double quotes)",
        ),
        (b"\xff\xfe\xff", "it is no JSON (its bytes are no UTF-8)"),
        (b"[" * 100_000, "it is no JSON that ozml wrote (maximum recursion depth exceeded"),
        (b"[]", 'it is not a file that --write-baseline wrote: it has no "version"'),
        (b'{"files": {}}', 'it is not a file that --write-baseline wrote: it has no "version"'),
        (b'{"version": 2, "files": {}}', "its version is 2, and this ozml reads version 1; write it anew"),
        (b'{"version": 1}', 'its "files" must hold, for each file, how often each finding is accepted'),
        (
            b'{"version": 1, "files": {"a": {"b": -1}}}',
            'its "files" must hold, for each file, how often each finding is accepted',
        ),
    ],
)
def test_a_broken_baseline_is_told(data: bytes, words: str, folder: Path) -> None:
    put("a.xml", FAULTY)
    put("base.json", data)
    done = ozml("validate", "--baseline", "base.json", "a.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith(f"base.json: cannot read the baseline: {words}")


def test_a_baseline_that_is_not_there_or_cannot_be_written_is_told(folder: Path) -> None:
    put("a.xml", FAULTY)
    table = {
        ("--baseline", "b.json"): (
            "b.json: cannot read the baseline: no such file or directory. Write one with --write-baseline b.json."
        ),
        ("--baseline", "."): ".: cannot read the baseline: is a directory.",
        ("--write-baseline", "nix/b.json"): f"nix/b.json: cannot write: there is no folder {folder}/nix.",
    }
    for words, said in table.items():
        done = ozml("validate", *words, "a.xml")
        assert (done.code, done.out, done.error) == (2, b"", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--baseline", "x"], "--write-baseline writes a baseline anew; it does not go together with --baseline."),
        *(
            (
                words,
                IDLE.format(words[0]),
            )
            for words in (["--diff"], ["--statistics"], ["--output-format", "json=x"])
        ),
    ],
)
def test_what_leaves_nothing_to_tell_is_refused(words: list[str], said: str, folder: Path) -> None:
    done = ozml("validate", "--write-baseline", "base.json", *words)
    assert (done.code, done.error, os.listdir()) == (2, said, [])


DOCUMENTS = st.sampled_from([SOUND, FAULTY, ODD, MISSPELT, TWICE, OTHER, b"", b"<Response>", b"\xff\xfe", b"<a>&b;"])
NAMES = st.text(st.sampled_from("aZ. é\x1b\udcff\udcfe\n\"'[]"), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.tuples(NAMES, NAMES), DOCUMENTS, max_size=6))
def test_what_a_baseline_accepts_is_accepted_in_every_tree(documents: dict[tuple[str, str], bytes]) -> None:
    with TemporaryDirectory() as top:
        for (name, within), data in documents.items():
            put(Path(top, f"d{name}", f"{within}.xml"), data)
        base = Path(top, "base.json")
        assert ozml("validate", "--write-baseline", base, top).code == 0
        assert ozml("validate", "--baseline", base, "--fail-on", "warning", top)[:2] == (0, b"")
