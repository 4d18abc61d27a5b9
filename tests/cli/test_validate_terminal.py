"""On a terminal: the bar of a long run, patches, and what is cut to its width."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import termios
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.places import SOUND, put
from tests.cli.program import OZML, process

PLAIN = {"NO_COLOR": "1"}

LONG = f"<Response><Speak>{'Hello. ' * 20}</Speak><Record Format='ogg' FinishedUrl='http://a.example/'/></Response>"


def on_terminal(
    *words: str, cwd: Path, stream: str, command: str = "validate", columns: int = 0, env: Mapping[str, str] = PLAIN
) -> tuple[int, str]:
    """Run with one stream on a terminal, the others nowhere: the exit code, and what the terminal got."""
    main, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, columns))
    streams = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        stream: follower,
    }
    env = {**os.environ, "TERM": "xterm", **env}
    with subprocess.Popen([OZML, command, *words], cwd=cwd, env=env, **streams) as run:  # type: ignore[call-overload]
        os.close(follower)
        got = b""
        while True:
            try:
                got += os.read(main, 65536)
            except OSError:  # how Linux tells that nobody writes any more
                break
    os.close(main)
    return run.returncode, got.decode()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that takes some seconds."""
    top = tmp_path_factory.mktemp("long")
    heavy = b"<Response>" + b"<Speek/>\n" * 1500 + b"</Response>"
    for number in range(60):
        put(top / f"{number:02}.xml", heavy)
    put(top / "z.xml", SOUND)
    return top


def test_a_long_run_shows_a_bar_and_leaves_nothing_of_it(long: Path) -> None:
    code, got = on_terminal("--jobs", "1", ".", cwd=long, stream="stderr")
    assert code == 1
    assert "Judging" in got
    assert "/61" in got
    assert got.splitlines()[-1].endswith(
        "61 files, 90000 errors, no warnings. 90000 fixable with --fix --unsafe-fixes."
    )
    assert got.count("\x1b[?25h") == got.count("\x1b[?25l") > 0  # the cursor is back
    assert "\x1b[2K" in got


@pytest.mark.parametrize("word", ["-q", "--jobs=1"])
def test_there_is_no_bar_in_a_pipe_and_none_for_the_quiet(word: str, long: Path) -> None:
    assert "Judging" not in process("validate", word, cwd=long).err
    if word == "-q":
        assert on_terminal(word, ".", cwd=long, stream="stderr") == (1, "")


def test_a_short_run_shows_no_bar(folder: Path) -> None:
    put("a.xml", SOUND)
    assert on_terminal("a.xml", cwd=folder, stream="stderr") == (0, "1 file, no errors, no warnings.\r\n")


def test_nothing_in_a_patch_acts_upon_a_terminal(folder: Path) -> None:
    put("a.xml", "<Response>\r\n  <record/><!-- \x9b31m\u202e -->\r\n</Response>\r\n")
    code, got = on_terminal("--diff", "a.xml", cwd=folder, stream="stdout")
    assert (code, [c for c in got if not c.isprintable() and c not in "\r\n"]) == (1, [])
    assert "+  <Record/><!-- \ufffd31m\ufffd -->" in got
    assert on_terminal("--show-files", "a.xml", cwd=folder, stream="stdout") == (0, "a.xml\r\n")


@pytest.mark.parametrize("env", [PLAIN, {"NO_COLOR": ""}])
@pytest.mark.parametrize("columns", [20, 80])
def test_source_lines_are_cut_to_the_width_of_the_terminal(env: Mapping[str, str], columns: int, folder: Path) -> None:
    put("a.xml", LONG)
    code, got = on_terminal("a.xml", cwd=folder, stream="stdout", columns=columns, env=env)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", got).splitlines()
    source = next(number for number, line in enumerate(lines) if line.startswith("1 | "))
    shown, marks = lines[source : source + 2]
    assert (code, max(len(shown), len(marks)) <= columns) == (1, True)
    assert shown[marks.index("^") :].startswith("ogg")


def test_where_text_goes_to_a_file_or_a_pipe_no_width_is_asked_for(folder: Path) -> None:
    put("a.xml", LONG)
    piped = process("validate", "a.xml").text
    assert "FinishedUrl" in piped
    on_terminal(
        "--output-format", "text=a.txt", "--output-format", "text", "a.xml", cwd=folder, stream="stdout", columns=40
    )
    assert Path("a.txt").read_text() == piped


def test_a_patch_is_never_cut(folder: Path) -> None:
    text = LONG.replace("ogg", "WAV")
    put("a.xml", text)
    got = on_terminal("--fix", "--diff", "a.xml", cwd=folder, stream="stdout", columns=40)[1]
    assert f"-{text}" in got
    assert f"+{text.replace('WAV', 'wav')}" in got


@pytest.mark.parametrize(("command", "words"), [("fmt", ["a.xml"]), ("show", ["a.xml"]), ("diff", ["a.xml", "a.xml"])])
def test_findings_on_standard_error_are_cut_too(command: str, words: list[str], folder: Path) -> None:
    put("a.xml", LONG.replace("ogg'", "ogg"))
    got = on_terminal(*words, cwd=folder, stream="stderr", command=command, columns=60)[1]
    assert max(len(line) for line in got.splitlines() if " | " in line) <= 60


def test_a_rule_is_explained_in_lines_that_fit(folder: Path) -> None:
    _, got = on_terminal("OZ208", cwd=folder, stream="stdout", command="rule", columns=60)
    piped = process("rule", "OZ208").text
    assert got.split() == piped.split()
    assert max(map(len, got.partition("Bad:")[0].splitlines())) <= 60 < max(map(len, piped.splitlines()))
    assert "      <Speak>Welcome" in got
