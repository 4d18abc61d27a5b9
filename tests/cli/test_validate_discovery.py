"""ozml validate: lists of files, what is left out, and the names that are printed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.places import FAULTY, OTHER, put
from tests.cli.program import Result, ozml, shell


def files(*words: str, stdin: bytes = b"") -> list[str]:
    """The files that are judged: those that are shown, and those in which the fault is found."""
    shown = ozml("validate", "--show-files", *words, stdin=stdin).text.splitlines()
    told = ozml("validate", "--output-format", "concise", *words, stdin=stdin).text.splitlines()
    assert shown == [line.split(":")[0] for line in told]
    return shown


def test_lists_of_files_are_read_in_every_form(folder: Path) -> None:
    for name in ("a.xml", "b c.xml", "d.xml"):
        put(name, FAULTY)
    for data in (b"a.xml\nb c.xml\n", b"a.xml\r\nb c.xml", b"a.xml\0b c.xml\0", b"a.xml\n\nb c.xml\na.xml\n"):
        put("list", data)
        assert files("--files-from", "list") == ["a.xml", "b c.xml"]
        assert files("--files-from", "-", stdin=data) == ["a.xml", "b c.xml"]
        assert files("--files-from", "list", "d.xml") == ["d.xml", "a.xml", "b c.xml"]
    assert shell("printf '%s\\0' *.xml | ozml validate --show-files --files-from -", folder).text.count("\n") == 3


def test_lists_that_cannot_be_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("empty", b"")
    done = ozml("validate", "--files-from", "empty")
    assert done == Result(0, b"", "No OzML documents found: the list of files is empty.\n")
    put("list", "-\n")
    assert ozml("validate", "--files-from", "nix").error == (
        "nix: cannot read the list of files: no such file or directory."
    )
    twice = "- (standard input) is named twice; it can be read only once."
    assert ozml("validate", "--files-from", "-", "-").error == twice
    assert ozml("validate", "--files-from", "list", "-").error == twice
    said = "<stdin>: the list of files names standard input, from which it comes itself."
    assert ozml("validate", "--files-from", "-", stdin=b"-\n").error == said
    monkeypatch.setattr("ozmlcli.cli.selecting.MAX_BYTES", 1)
    assert ozml("validate", "--files-from", "list").error == "list: the list of files is larger than 0 MiB."


def test_what_is_left_out_of_folders_is_judged_where_it_is_named(folder: Path) -> None:
    for name in ("a.xml", "d/b.xml", "vendor/c.xml", "ignored.xml"):
        put(name, FAULTY)
    put("pom.xml", OTHER)
    put(".gitignore", "ignored.xml\n")
    Path(".git").mkdir()
    assert files() == ["./a.xml", "./d/b.xml"]
    assert files("--no-respect-gitignore") == ["./a.xml", "./ignored.xml", "./d/b.xml"]
    assert files("--exclude", "a*") == ["./d/b.xml", "./vendor/c.xml"]
    assert files("--extend-exclude", "d/") == ["./a.xml"]
    assert files("--exclude", "*", "a.xml", "vendor/c.xml", "ignored.xml") == ["a.xml", "vendor/c.xml", "ignored.xml"]


def test_names_are_shown_byte_for_byte_and_unreadable_files_are_told(folder: Path) -> None:
    name = os.fsdecode(b"\xff\x1b.xml")
    put(name, FAULTY)
    done = ozml("validate", "--show-files", name, "nix.xml")
    assert done == Result(2, b"\xff\x1b.xml\n", "nix.xml: cannot read: no such file or directory.\n")


def test_of_many_paths_without_documents_a_few_are_named(folder: Path) -> None:
    names = [f"d{number}" for number in range(7)]
    for name in names:
        Path(name).mkdir()
    assert ozml("validate", *names).err == "No OzML documents found in d0, d1, d2, d3, d4 and 2 more.\n"
