"""One file from its path to what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ozmlcli.bulk.examine import examine
from ozmlcli.bulk.reformat import Formatting, Reformatted, reformat
from ozmlcli.bulk.task import Examined, Mending, Task
from ozmlcli.files.discover import Candidate, Missed
from ozmlcli.finding import Severity
from ozmlcli.report.summary import Summary
from tests.cli.places import FAULTY, MENDED, ODD, OTHER, SOUND, put


def test_what_is_said_is_what_was_asked_for(folder: Path) -> None:
    def of(data: bytes, task: Task, *, named: bool = True) -> Examined:
        return examine(Candidate(put("a.xml", data), named), task)

    assert of(SOUND, Task()).silent
    assert of(SOUND, Task(lists=True)) == Examined("a.xml", listed=True)
    assert of(OTHER, Task(), named=False) == Examined("a.xml", passed_over=True)
    plain = of(FAULTY, Task())
    assert plain == Examined("a.xml", Summary(1, errors=1), failed=True)
    assert [each.code for each in of(FAULTY, Task(keeps_findings=True)).diagnostics] == ["OZ201"]
    assert of(FAULTY, Task(encoding="ascii")).rendered.startswith("a.xml:2:19: error OZ201 ")
    assert of(FAULTY, Task(keeps_text=True)).text == FAULTY.decode()
    assert [of(ODD, Task(fail_on=severity)).failed for severity in Severity] == [
        severity is Severity.WARNING for severity in Severity
    ]
    assert of(ODD, Task(name="b", keeps_findings=True)).diagnostics[0].path == "b"
    accepted = {"OZ111 hangup is written Hangup in the documentation.": 2}
    assert of(ODD, Task(accepted=accepted)) == Examined("a.xml", gone=1)
    assert of(SOUND, Task(accepted=accepted)) == Examined("a.xml", gone=2)


def test_what_could_not_be_read_is_trouble(folder: Path) -> None:
    said = "cannot read: no such file or directory"
    assert examine(Candidate("nix.xml", named=True), Task()) == Examined("nix.xml", trouble=said)
    missed = Missed("d", PermissionError(13, "Permission denied"))
    assert examine(missed, Task()) == Examined("d", trouble="cannot read: permission denied")


def test_a_fault_of_ours_is_trouble_of_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("oh")

    candidate = Candidate(put("a.xml", SOUND), named=True)
    said = "internal error: ValueError: oh. This is a fault of ozml; please report it with the document"
    monkeypatch.setattr("ozmlcli.bulk.examine.judge", fail)
    monkeypatch.setattr("ozmlcli.bulk.reformat.format_document", fail)
    assert examine(candidate, Task()) == Examined("a.xml", trouble=said)
    assert reformat(candidate, Formatting()) == Reformatted("a.xml", trouble=said)
    monkeypatch.setenv("OZML_DEBUG", "1")
    for done in (lambda: examine(candidate, Task()), lambda: reformat(candidate, Formatting())):
        with pytest.raises(ValueError, match="oh"):
            done()


def test_mending_writes_or_shows(folder: Path) -> None:
    candidate = Candidate(put("a.xml", ODD), named=True)
    shown = examine(candidate, Task(mending=Mending.SHOW))
    assert (shown.applied, shown.summary, Path("a.xml").read_bytes()) == (1, Summary(1, warnings=1, fixable=1), ODD)
    assert shown.output.startswith(b"--- a/a.xml\n")
    assert examine(candidate, Task(mending=Mending.WRITE)) == Examined("a.xml", applied=1)
    assert Path("a.xml").read_bytes() == MENDED
