"""The made files are fresh."""

from __future__ import annotations

import pytest

from ozmlcli.generate.__main__ import ROOT, TARGETS, main, stale


def test_the_committed_files_are_what_the_table_makes() -> None:
    assert stale() == []


def test_check_names_a_stale_file_and_leaves_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = next(iter(TARGETS))
    before = (ROOT / name).read_text("utf-8")
    monkeypatch.setitem(TARGETS, name, lambda: before + "\n")
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == f"{name}\n"
    assert (ROOT / name).read_text("utf-8") == before
