"""The programs of examples/embed, which judge a folder in many processes, in threads and in a Dask bag."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ozmlcli import check

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PROGRAMS = EXAMPLES / "embed"

each_program = pytest.mark.parametrize(
    "words", [("check_folder_futures.py",), ("check_folder_futures.py", "threads"), ("check_folder_dask.py",)]
)


def run(words: tuple[str, ...], folder: Path) -> tuple[int, list[str], str]:
    name, *kind = words
    done = subprocess.run(
        [sys.executable, PROGRAMS / name, folder, *kind],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout.splitlines(), done.stderr


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A copy of the examples' documents, with folders in the folder."""
    for name in ("calls", "commands"):
        shutil.copytree(EXAMPLES / name, tmp_path / name)
    return tmp_path


@each_program
def test_it_finds_nothing_in_the_examples(words: tuple[str, ...]) -> None:
    assert run(words, EXAMPLES) == (0, [], "")


@each_program
def test_it_finds_what_is_wrong_where_it_stands(words: tuple[str, ...], calls: Path) -> None:
    bad = {
        calls
        / "calls"
        / "a.ozml": b"<Response>\n  <Say>Hi</Say>\n  <Record FinishDigits='#' CallId='1' FinishedUrl='http://h/'/>\n</Response>",
        calls / "z" / "\u00e9.xml": b"<Response><GoTo>http://app.example/?a=1&b=2</GoTo></Response>",
    }
    (calls / "z").mkdir()
    expected = []
    for path, data in bad.items():
        path.write_bytes(data)
        expected += [
            f"{path}:{each.location.row}:{each.location.column}: {each.message}" for each in check(data, path=str(path))
        ]
    assert len(expected) == 3
    assert run(words, calls) == (1, expected, "")


@each_program
def test_warnings_are_shown_and_are_no_errors(words: tuple[str, ...], calls: Path) -> None:
    (calls / "a.xml").write_bytes(b"<Response><speak>Hi</speak></Response>")
    code, lines, _ = run(words, calls)
    assert code == 0
    assert re.fullmatch(r".*a\.xml:1:12: .+", lines[0])


@each_program
def test_an_empty_folder_is_well(words: tuple[str, ...], tmp_path: Path) -> None:
    assert run(words, tmp_path) == (0, [], "")


@pytest.mark.parametrize("path", sorted(PROGRAMS.glob("*.py")), ids=lambda path: path.name)
def test_a_program_is_short_and_needs_the_public_names_only(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 40
    assert re.findall(r"ozmlcli\.\w+", text) == []
