"""--color, and what is coloured without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.places import put
from tests.cli.program import process
from tests.cli.test_validate import on_terminal

#: The lines that print in colours.
LINES = pytest.mark.parametrize(
    "line",
    [
        "validate a.xml",
        "validate --diff a.xml",
        "fmt --diff a.xml",
        "diff a.xml b.xml",
        "diff --output-format unified a.xml b.xml",
        "show a.xml",
    ],
)
COLOURLESS = {"NO_COLOR": "1", "TERM": "xterm", "FORCE_COLOR": "", "COLUMNS": "200"}
FORCED = {"NO_COLOR": "", "TERM": "xterm", "FORCE_COLOR": "1", "COLUMNS": "200"}


@pytest.fixture(autouse=True)
def two(folder: Path) -> None:
    put("a.xml", "<Response><speak>Hello.</speak></Response>\n")
    put("b.xml", "<Response><Speak>Good day.</Speak></Response>\n")


@LINES
def test_always_and_never_are_stronger_than_the_environment_and_the_terminal(line: str) -> None:
    plain = process(*line.split(), env=COLOURLESS)
    assert b"\x1b" not in plain.out
    coloured = process(*line.split(), "--color", "always", env=COLOURLESS)
    assert b"\x1b[" in coloured.out
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", coloured.out) == plain.out
    assert b"\x1b[" in process(*line.split(), "--color=Always", env={**COLOURLESS, "TERM": "dumb"}).out
    assert process(*line.split(), "--color=never", env=FORCED) == plain
    assert b"\x1b" not in on_terminal(*line.split(), "--color", "never", env=FORCED)[1]


@LINES
def test_auto_is_what_is_done_without_it(line: str) -> None:
    for env in (COLOURLESS, FORCED):
        assert process(*line.split(), "--color", "auto", env=env) == process(*line.split(), env=env)
    assert b"\x1b[" in on_terminal(*line.split())[1]
    assert b"\x1b" not in on_terminal(*line.split(), env={"NO_COLOR": "1"})[1]


@pytest.mark.parametrize("line", ["validate --diff a.xml", "fmt --diff a.xml"])
def test_a_patch_in_a_pipe_can_be_applied_whatever_the_environment_says(line: str) -> None:
    assert b"\x1b" not in process(*line.split(), env=FORCED).out


@pytest.mark.parametrize("line", ["validate --output-format json a.xml", "diff --output-format json a.xml b.xml"])
def test_what_programs_read_is_never_coloured(line: str) -> None:
    assert b"\x1b" not in process(*line.split(), "--color", "always").out


def test_what_is_written_into_a_file_is_not_coloured() -> None:
    assert process("show", "a.xml", "--color", "always", "-o", "told.txt").code == 0
    assert b"\x1b" not in Path("told.txt").read_bytes()


def test_another_word_is_refused() -> None:
    done = process("validate", "--color", "red", "a.xml")
    assert (done.code, done.error) == (
        2,
        "Invalid value for '--color': 'red' is not one of 'auto', 'always', 'never'.",
    )
