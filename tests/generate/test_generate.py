"""The made files are fresh."""

from __future__ import annotations

import re

import pytest

from ozmlcli.generate.__main__ import ROOT, TARGETS, main, stale
from ozmlcli.generate.readme import make_readme
from ozmlcli.language.notifications import NOTIFICATIONS


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


def test_the_readme_tells_every_notification_with_the_fields_that_are_known() -> None:
    text = make_readme()
    for notification in NOTIFICATIONS:
        (row,) = (
            line for line in text.splitlines() if line.startswith(f"| {notification.name} | {notification.doc} |")
        )
        assert re.findall("`(.*?)`", row) == list(notification.fields)
