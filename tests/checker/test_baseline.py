"""Baselines as values. What the program makes of them is in tests/cli/test_validate_baseline.py."""

from __future__ import annotations

import os

import pytest

from ozmlcli.checker import baseline
from ozmlcli.checker.baseline import compare, parse, relative, render
from ozmlcli.checker.check import check

TWO = check(
    b'<Response><Record Format="ogg" FinishedUrl="u"/><Record Format="ogg" FinishedUrl="u"/></Response>', path="a.xml"
)


def test_what_is_rendered_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made = render({"/x/d/b.xml": TWO[:1], "/x/a.xml": TWO, "/x/sound.xml": []}, "/x")
    read = parse(made.encode(), "/x")
    assert list(read.files) == ["a.xml", "d/b.xml"]
    accepted = read.of("/x/a.xml")
    assert list(accepted.values()) == [2]
    assert compare(TWO, accepted) == ([], 0)
    assert compare(TWO, read.of("/x/d/b.xml")) == (TWO[1:], 0)
    assert compare([], accepted) == ([], 2)
    assert read.of("/x/sound.xml") == {}


def test_it_is_the_same_whatever_the_order() -> None:
    assert render({"b": TWO, "a": TWO}, ".") == render({"a": TWO, "b": TWO}, ".")


def test_a_path_to_another_drive_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    assert relative("/d/a.xml", "/c") == "/d/a.xml"


def test_one_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline, "MAX_BYTES", 2**20)
    with pytest.raises(ValueError, match=r"^it is larger than 1 MiB; write one for each of several folders$"):
        parse(bytes(2**20 + 1), ".")
