"""ozml diff."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ozmlcli.diff.normal import canonical_text
from ozmlcli.report.changes.formats import FORMATS
from tests.cli.places import OTHER, put
from tests.cli.program import Result, ozml, process, shell
from tests.report.changes.samples import NEW, OLD, compared, loaded

SAME = OLD.replace("<Speak>", "<speak>").replace("</Speak>", "</speak>").replace('Format="mp3" ', "")
BROKEN = "<Response>\n  <Speak>Hello</Speek>\n</Response>\n"
TWICE = ("old.xml", "new.xml")


@pytest.fixture
def two(folder: Path) -> Path:
    """A folder with two files that differ."""
    put("old.xml", OLD)
    put("new.xml", NEW)
    put("same.xml", SAME)
    put("broken.xml", BROKEN)
    return folder


def test_the_exit_status_says_whether_the_meaning_differs(two: Path) -> None:
    done = ozml("diff", *TWICE)
    assert (done.code, done.err) == (1, "7 changes: 1 added, 1 removed, 1 moved and 4 changed.\n")
    assert done.text.startswith("old.xml \u2192 new.xml\n")
    assert ozml("diff", "old.xml", "same.xml") == Result(0, b"", "No difference in meaning.\n")
    assert ozml("diff", "-q", *TWICE) == Result(1, b"", "")
    assert ozml("diff", "-q", "old.xml", "same.xml") == Result(0, b"", "")
    assert ozml("diff", "--exit-zero", *TWICE).code == 0


def test_differences_in_writing_are_listed_and_do_not_count(two: Path) -> None:
    done = ozml("diff", "--all", "old.xml", "same.xml")
    assert done.code == 0
    assert done.text.splitlines()[1:] == [
        "Written in another way:",
        "  3   3   Speak: the name is written speak, not Speak.",
        '  5   5   Record: the default Format="mp3" is left out.',
        "  8   8   Speak: the name is written speak, not Speak.",
        "  9   9   Speak: the name is written speak, not Speak.",
    ]
    assert done.err == "No difference in meaning; 4 differences in writing alone.\n"


def test_standard_input_is_one_of_the_two(two: Path) -> None:
    for arguments, stdin in ((("-", "new.xml"), OLD), (("old.xml", "-"), NEW)):
        done = ozml("diff", *arguments, stdin=stdin.encode())
        assert (done.code, "<stdin>" in done.text) == (1, True)
    done = ozml("diff", "-", "-", stdin=OLD.encode())
    assert (done.code, done.out) == (2, b"")
    assert done.error == "- (standard input) is named twice; it can be read only once."


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_goes_to_standard_output(form: str, two: Path) -> None:
    done = ozml("diff", "--output-format", form, *TWICE)
    assert (done.code, bool(done.out)) == (1, True)
    assert ozml("diff", "-q", "--output-format", form, *TWICE) == Result(1, b"", "")
    assert ozml("diff", "--output-format", form, "broken.xml", "new.xml").code == 2


def test_json_is_one_document_whatever_happens(two: Path) -> None:
    found = json.loads(ozml("diff", "--output-format", "json", *TWICE).out)
    assert len(found["changes"]) == 7
    found = json.loads(ozml("diff", "--output-format", "json", "old.xml", "broken.xml").out)
    assert found["changes"] == []
    (trouble,) = found["troubles"]
    assert (trouble["path"], trouble["reason"]) == ("broken.xml", "cannot be compared: it is not well-formed XML")
    assert (
        trouble["diagnostics"]
        == json.loads(ozml("validate", "--output-format", "json", "broken.xml").out)["diagnostics"]
    )


def test_a_table_says_what_could_not_be_compared(two: Path) -> None:
    done = ozml("diff", "--output-format", "markdown", "old.xml", "broken.xml")
    assert done.text.splitlines() == [
        "`broken.xml` cannot be compared:",
        "",
        "- line 2, column 17: Speak is closed as Speek. Write \\</Speak\\>.",
        "",
    ]


def test_quiet_is_quiet_but_of_what_went_wrong(two: Path) -> None:
    done = ozml("diff", "-q", "old.xml", "broken.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.err == ozml("diff", "old.xml", "broken.xml").err


def test_a_broken_file_is_told_of_as_the_validator_does(two: Path) -> None:
    done = ozml("diff", "broken.xml", "new.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines()[0] == "broken.xml cannot be compared: it is not well-formed XML."
    assert ozml("validate", "broken.xml").text.splitlines()[0] in done.err


@pytest.mark.parametrize("form", FORMATS)
def test_labels_stand_in_place_of_the_paths(form: str, two: Path) -> None:
    labels = ("-L", "was", "--label", "is now")
    asked = ("diff", "--output-format", form)
    plain, called = ozml(*asked, *TWICE), ozml(*asked, *labels, *TWICE)
    text = plain.text
    for before, after in (
        ("a/old.xml", "was"),
        ("b/new.xml\n", "is now\t\n"),
        ("old.xml", "was"),
        ("new.xml", "is now"),
    ):
        text = text.replace(before, after)
    assert (called.text, called.err, called.code) == (text, plain.err, 1)
    for paths in (
        ("broken.xml", "new.xml"),
        ("new.xml", "broken.xml"),
        (os.devnull, "new.xml"),
        ("old.xml", os.devnull),
    ):
        done = ozml(*asked, *labels, *paths)
        assert ".xml" not in done.text + done.err
        assert "was" in done.text + done.err or "is now" in done.text + done.err


def test_a_label_names_also_what_cannot_be_read(two: Path) -> None:
    done = ozml("diff", "-L", "was", "-L", "is", "old.xml", "nix.xml")
    assert (done.code, done.error) == (2, "is: cannot read the new document: no such file or directory.")
    assert ozml("diff", "--stat", "-L", "was", "-L", "is", "-", "new.xml", stdin=OLD.encode()).text.startswith(" is | ")


def test_what_is_not_valid_is_compared_all_the_same(folder: Path) -> None:
    put("a.xml", "<Response><Record Format='ogg'/></Response>")
    put("b.xml", "<Response><Record Format='flac'/></Response>")
    assert "Record: Format ogg \u2192 flac" in ozml("diff", "a.xml", "b.xml").text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("old.xml",), "Two files or two folders can be compared, and only one is given. Write: ozml diff OLD NEW"),
        ((), "Two files or two folders can be compared, and none is given. Write: ozml diff OLD NEW"),
        (
            ("old.xml",) * 7,
            "These look like the arguments of git. As an external diff, git is to call: ozml diff --git",
        ),
        (("nix.xml", "new.xml"), "nix.xml: cannot read the old document: no such file or directory."),
        (("old.xml", "nix.xml"), "nix.xml: cannot read the new document: no such file or directory."),
        (("-", "."), "Standard input (-) is one document, and cannot be compared with a folder."),
        ((".", "/dev/null"), "/dev/null stands for no document, and cannot be compared with a folder."),
        (
            ("--label", "a", *TWICE),
            "--label is given once. Give it twice, first the name for OLD, then the one for NEW.",
        ),
        (
            (*("-L", "a") * 3, *TWICE),
            "--label is given 3 times. Give it twice, first the name for OLD, then the one for NEW.",
        ),
        (
            ("-L", "a", "-L", "b", ".", "."),
            "--label names a file, and these are folders, whose files have names. Leave it out.",
        ),
        (
            ("--git", "-L", "a", "-L", "b", *("old.xml",) * 7),
            "With --git, git says what the files are called. Leave out --label.",
        ),
        (
            ("--stat", "--output-format", "json", *TWICE),
            "--stat is a form of its own and does not go together with --output-format.",
        ),
        (
            ("--all", "--output-format", "unified", *TWICE),
            (
                "A patch in the canonical form cannot show what is only written in another way. "
                "Leave out --all, or use --output-format text, json or markdown."
            ),
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(arguments: tuple[str, ...], words: str, two: Path) -> None:
    done = ozml("diff", *arguments)
    assert (done.code, done.out, done.error) == (2, b"", words)


def test_no_document_stands_for_an_added_or_a_removed_one(two: Path) -> None:
    done = ozml("diff", os.devnull, "new.xml")
    assert (done.code, done.text.splitlines()[0], done.err) == (1, "new.xml: added", "1 change: 1 added.\n")
    assert "  3     -   Speak" in ozml("diff", "old.xml", os.devnull).text
    assert ozml("diff", "-q", os.devnull, os.devnull).code == 0


def test_colours_are_for_terminals(two: Path) -> None:
    plain = process("diff", *TWICE)
    assert b"\x1b" not in plain.out
    coloured = process("diff", *TWICE, env={"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm"})
    assert b"\x1b[31m[-our-]" in coloured.out
    assert b"\x1b" not in process("diff", *TWICE, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    old = process("diff", *TWICE, env={"PYTHONIOENCODING": "ascii"})
    assert old.out.startswith(b"old.xml -> new.xml\n")


def test_a_reader_that_goes_away_changes_nothing(two: Path) -> None:
    put("long.xml", "<Response>" + "<Hold/>" * 20_000 + "</Response>")
    for form in FORMATS:
        done = shell(f"ozml diff --output-format {form} old.xml long.xml | head -1; exit ${{PIPESTATUS[0]}}", two)
        assert (done.code, "Traceback" in done.err, "Error" in done.err) == (1, False, False), form
    done = shell("ozml diff old.xml new.xml >/dev/full", two)
    assert (done.code, done.error.partition(":")[0]) == (2, "standard output")


@pytest.fixture
def folders(folder: Path) -> Path:
    """Two folders: files that stay, change, come, go and get another name, and files that are none of ours."""
    for side, text in (("a", OLD), ("b", NEW)):
        put(f"{side}/changed.xml", text)
        put(f"{side}/deep/same.xml", text if side == "a" else SAME)
        put(f"{side}/pom.xml", OTHER)
    put("a/gone.xml", "<Response><Beep/></Response>")
    put("b/come.xml", "<Response><Hold/></Response>")
    put("a/before.xml", "<Response><Play>x.wav</Play><Delay>7</Delay></Response>")
    put("b/deep/after.xml", "<Response>\n<Play>x.wav</Play>\n<Delay>7</Delay></Response>")
    put("a/first.xml", OLD.replace("shop", "office"))
    put("b/second.xml", OLD.replace("shop", "office").replace("2000", "2002"))
    return folder


def test_folders_are_compared_file_by_file(folders: Path) -> None:
    done = ozml("diff", "--stat", "a", "b")
    assert (done.code, done.err) == (1, "")
    assert done.text.splitlines() == [
        " b/changed.xml                   | 7 +->~~~~",
        " b/come.xml                      | 1 +",
        " a/before.xml \u2192 b/deep/after.xml | 0",
        " a/gone.xml                      | 1 -",
        " a/first.xml \u2192 b/second.xml      | 1 ~",
        " 5 of 6 files differ (1 added, 1 removed and 2 renamed). 10 changes: 2 added, 2 removed, 1 moved and 5 changed.",
    ]
    found = json.loads(ozml("diff", "--output-format", "json", "a", "b").out)
    assert sorted(
        (each["status"], each["old"], each["new"]) for each in found["files"] if each["status"] != "same"
    ) == [
        ("added", None, "b/come.xml"),
        ("changed", "a/changed.xml", "b/changed.xml"),
        ("removed", "a/gone.xml", None),
        ("renamed", "a/before.xml", "b/deep/after.xml"),
        ("renamed", "a/first.xml", "b/second.xml"),
    ]
    heads = [line for line in ozml("diff", "a", "b").text.splitlines() if line[0] != " "]
    assert heads == [
        "a/changed.xml \u2192 b/changed.xml",
        "b/come.xml: added",
        "a/before.xml \u2192 b/deep/after.xml: renamed",
        "a/gone.xml: removed",
        "a/first.xml \u2192 b/second.xml: renamed",
    ]
    assert ozml("diff", "a", "a") == Result(0, b"", "None of 5 files differ. Passed over 1 file of other XML.\n")


@pytest.mark.parametrize("program", ["patch -s -p1", "git apply"])
def test_a_patch_of_folders_is_for_the_folder(program: str, folders: Path) -> None:
    put("a/odd name.xml", "<Response><Play>y.wav</Play><Delay>8</Delay></Response>")
    put("b/odder name.xml", "<Response><Play>y.wav</Play><Delay>8</Delay><Hold/></Response>")
    for side in ("a", "b"):
        for path in Path(side).rglob("*.xml"):
            if path.name != "pom.xml":
                path.write_text(canonical_text(loaded(path.read_bytes(), "x").document), "utf-8")
    done = shell(f"ozml diff --output-format unified a b >it.patch; cd a && {program} <../it.patch", folders)
    assert (done.code, done.err.splitlines()[:-1]) == (0, [])
    for path in Path("b").rglob("*.xml"):
        assert path.read_bytes() == Path("a", *path.parts[1:]).read_bytes(), path
    for name in ("gone.xml", "before.xml", "first.xml", "odd name.xml"):
        assert not Path("a", name).exists(), name


def test_a_file_and_a_folder_are_the_file_and_the_one_of_its_name(folders: Path) -> None:
    assert ozml("diff", "a/changed.xml", "b").out == ozml("diff", "a/changed.xml", "b/changed.xml").out
    assert ozml("diff", "a", "b/changed.xml").out == ozml("diff", "a/changed.xml", "b/changed.xml").out
    assert "b/gone.xml: cannot read the new document" in ozml("diff", "a/gone.xml", "b").err


def test_files_that_cannot_be_compared_do_not_keep_others_from_it(folders: Path) -> None:
    put("a/broken.xml", BROKEN)
    put("b/broken.xml", OLD)
    Path("a/nowhere.xml").symlink_to("nix")
    done = ozml("diff", "--output-format", "json", "a", "b")
    assert done.code == 2
    found = json.loads(done.out)
    assert [each["path"] for each in found["troubles"]] == ["a/broken.xml", "a/nowhere.xml"]
    assert len(found["changes"]) == 10
    assert "a/nowhere.xml: cannot read: no such file or directory." in done.err


def test_folders_are_looked_through_as_the_validator_does(folders: Path) -> None:
    put("b/node_modules/x.xml", OLD)
    put("b/left/x.xml", OLD)
    put("ozml.toml", 'extend-exclude = ["left/"]\n')
    names = [each["new"] for each in json.loads(ozml("diff", "--output-format", "json", "a", "b").out)["files"]]
    assert not [name for name in names if name and ("node_modules" in name or "left" in name)]


def test_folders_without_documents_are_the_same(folder: Path) -> None:
    for side in ("a", "b"):
        Path(side).mkdir()
    assert ozml("diff", "a", "b") == Result(0, b"", "There is nothing to compare.\n")


def test_the_samples_have_every_kind_of_change() -> None:
    assert {change.kind.value for change in compared().changes} == {"added", "removed", "moved", "changed"}


def test_a_patch_applies_to_the_canonical_text_that_a_patch_makes(folder: Path) -> None:
    put("a.xml", "<Response><!-- one --><Speak><![CDATA[Hi & you]]></Speak>\r\n<Delay>1</Delay></Response>")
    put("b.xml", "<Response><!-- two --><Speak><![CDATA[Hi & you]]></Speak><Delay>2</Delay><!-- three --></Response>")
    make = "ozml diff --exit-zero --output-format unified"
    done = shell(f"{make} {os.devnull} a.xml | patch -s c.xml && {make} a.xml b.xml | patch -s c.xml", folder)
    assert done.code == 0, done.err
    assert Path("c.xml").read_text("utf-8") == canonical_text(loaded(Path("b.xml").read_bytes(), "b").document)
