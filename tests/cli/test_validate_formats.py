"""ozml validate --output-format: several forms in one run, and where each goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ozmlcli.cli.results import NAMES
from tests.cli.places import FAULTY, MISSPELT, ODD, OTHER, SOUND, put
from tests.cli.program import Result, ozml, process, shell

FILE = "Give {0} a file of its own, such as --output-format {0}=FILE."
LABELS = [name for name in NAMES if name != "text"]


def test_each_form_in_a_file_is_what_it_is_on_standard_output(folder: Path) -> None:
    for name, data in (("a.xml", ODD), ("b.xml", FAULTY), ("c.xml", SOUND), ("d.xml", MISSPELT)):
        put(name, data)
    paths = ("a.xml", "b.xml", "c.xml", "d.xml", "nix.xml")
    targets = [f"--output-format={name}=reports.{name}" for name in NAMES]
    done = ozml("validate", *targets, *paths)
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines() == [
        "nix.xml: cannot read: no such file or directory.",
        "4 files, 2 errors, 1 warning. 1 fixable with --fix, 1 more with --unsafe-fixes.",
    ]
    for name in NAMES:
        alone = ozml("validate", "--output-format", name, *paths)
        assert alone.code == 2
        assert Path(f"reports.{name}").read_bytes() == alone.out, name


@pytest.mark.parametrize("name", LABELS)
def test_every_form_can_tell_of_nothing_and_of_unreadable_files(name: str, folder: Path) -> None:
    put("a.xml")
    Path("empty").mkdir()
    for paths, code in (("a.xml", 0), ("empty", 0), ("nix.xml", 2)):
        assert ozml("validate", f"--output-format={name}=report", paths).code == code
        report = Path("report").read_text()
        if name in {"json", "gitlab", "sarif"}:
            json.loads(report)
        assert ("nix.xml" in report) == (paths == "nix.xml" and name != "concise")  # which has findings only
        assert report.count("cannot read") <= 2


def test_text_is_printed_beside_reports(folder: Path) -> None:
    put("a.xml", FAULTY)
    done = ozml("validate", "--output-format", "text", "--output-format", "json=report.json", "a.xml")
    assert done == ozml("validate", "a.xml")
    assert json.loads(Path("report.json").read_text())["summary"]["errors"] == 1


def test_a_form_may_be_spelled_in_any_case_and_a_minus_is_standard_output(folder: Path) -> None:
    put("a.xml", FAULTY)
    assert ozml("validate", "--output-format", "JSON=-", "a.xml") == ozml(
        "validate", "--output-format", "json", "a.xml"
    )
    ozml("validate", "--output-format", "Json=a=b", "a.xml")
    assert Path("a=b").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--output-format", "json", "--output-format", "sarif"],
            f"json and sarif both go to standard output. {FILE.format('sarif')}",
        ),
        (
            ["--output-format", "text", "--output-format", "text"],
            f"text and text both go to standard output. {FILE.format('text')}",
        ),
        (
            ["--output-format", "json=x", "--output-format", "sarif=./x"],
            f"json and sarif both go to ./x. {FILE.format('sarif')}",
        ),
        (
            ["--statistics", "--output-format", "json"],
            f"the table of --statistics and json both go to standard output. {FILE.format('json')}",
        ),
        (
            ["--diff", "--output-format", "concise"],
            f"the patch of --diff and concise both go to standard output. {FILE.format('concise')}",
        ),
        (
            ["--fix", "--output-format", "json", "-"],
            f"the mended document and json both go to standard output. {FILE.format('json')}",
        ),
        (
            ["--diff", "--statistics"],
            "the patch of --diff and the table of --statistics would all go to standard output. Ask for one of them.",
        ),
        (
            ["--output-format", "jsno"],
            "Invalid value for '--output-format': 'jsno' is no format. Did you mean json?",
        ),
        (
            ["--output-format", "json="],
            "Invalid value for '--output-format': the name of a file is missing behind json=.",
        ),
        (
            ["--output-format", "=x"],
            f"Invalid value for '--output-format': '' is no format. There are {', '.join(NAMES[:-1])} and {NAMES[-1]}.",
        ),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_done(words: list[str], said: str, folder: Path) -> None:
    put("a.xml", ODD)
    done = ozml("validate", *words, "a.xml", stdin=ODD)
    assert (done.code, done.out, done.error) == (2, b"", said)
    assert [path.name for path in folder.iterdir()] == ["a.xml"]
    assert Path("a.xml").read_bytes() == ODD


def test_a_report_that_cannot_be_written_is_told_and_the_others_are_written(folder: Path) -> None:
    put("a.xml", FAULTY)
    targets = ("junit=nix/report.xml", "json=good.json", "sarif=.", "text=/dev/full")
    done = ozml("validate", *(f"--output-format={target}" for target in targets), "a.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines() == [
        "1 file, 1 error, no warnings.",
        f"Error: nix/report.xml: cannot write: there is no folder {folder}/nix.",
        ".: cannot write: it is a folder.",
        "/dev/full: cannot write: no space left on device.",
    ]
    assert json.loads(Path("good.json").read_text())["summary"]["errors"] == 1
    assert ozml("validate", "--exit-zero", "--output-format=json=nix/report.json", "a.xml").code == 2


def test_a_full_standard_output_is_told_and_reports_are_written(folder: Path) -> None:
    put("a.xml", FAULTY)
    for words in ("--output-format json --output-format concise=report", "--statistics --output-format concise=report"):
        done = shell(f"ozml validate {words} a.xml >/dev/full", folder)
        assert (done.code, done.error) == (2, "standard output: cannot write: no space left on device.")
        assert Path("report").read_text().startswith("a.xml:2:19: ")
        Path("report").unlink()


def test_quiet_prints_nothing_and_still_writes_reports(folder: Path) -> None:
    put("a.xml", FAULTY)
    for name in NAMES:
        assert ozml("validate", "-q", f"--output-format={name}=report", "a.xml") == Result(1, b"", "")
        assert 'Format is "ogg"' in Path("report").read_text().replace("&quot;", '"').replace("\\", "")
        assert ozml("validate", "-q", "--output-format", name, "a.xml") == Result(1, b"", "")


def test_statistics_stand_in_the_place_of_the_findings(folder: Path) -> None:
    for number in range(3):
        put(f"{number}.xml", ODD)
    put("b.xml", FAULTY)
    done = ozml("validate", "--statistics", ".")
    assert done.text == "3  OZ111  [*] letter-case\n1  OZ201      invalid-value\n[*] fixable with --fix\n"
    assert done.err == "4 files, 1 error, 3 warnings. 3 fixable with --fix.\n"
    assert ozml("validate", "--statistics", "--output-format", "json=report", ".") == done
    assert ozml("validate", "--statistics", "-q", ".") == Result(1, b"", "")
    put("c/sound.xml")
    assert ozml("validate", "--statistics", "c").out == b""


def test_the_exit_code_is_what_was_asked_for(folder: Path) -> None:
    table = [
        (SOUND, [], 0),
        (ODD, [], 0),
        (FAULTY, [], 1),
        (ODD, ["--fail-on", "warning"], 1),
        (SOUND, ["--fail-on", "warning"], 0),
        (FAULTY, ["--fail-on", "warning"], 1),
        (ODD, ["--fail-on", "error"], 0),
        (FAULTY, ["--exit-zero"], 0),
        (ODD, ["--exit-zero", "--fail-on", "warning"], 0),
        (ODD, ["--fix", "--fail-on", "warning"], 0),
        (FAULTY, ["--ignore", "invalid-value"], 0),
    ]
    for data, words, code in table:
        put("a.xml", data)
        assert ozml("validate", *words, "a.xml").code == code, words
    assert ozml("validate", "--exit-zero", "nix.xml").code == 2


def test_reports_are_in_utf_8_whatever_the_terminal(folder: Path) -> None:
    put("é.xml", '<Response><Récord a="☎"/></Response>')
    for name in NAMES:
        process("validate", f"--output-format={name}=report", "é.xml", env={"PYTHONIOENCODING": "ascii"})
        assert "Récord" in json.dumps(Path("report").read_text(encoding="utf-8"), ensure_ascii=False).replace(
            "\\\\u00e9", "é"
        ), name


def test_other_xml_is_in_no_report(folder: Path) -> None:
    put("pom.xml", OTHER)
    for name in LABELS:
        ozml("validate", f"--output-format={name}=report", ".")
        assert "pom.xml" not in Path("report").read_text()
