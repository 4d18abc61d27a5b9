"""ozml validate on a terminal: the bar of a long run, and patches."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.places import SOUND, put
from tests.cli.program import OZML, process


def on_terminal(*words: str, cwd: Path, stream: str) -> tuple[int, str]:
    """Run with one stream on a terminal, the others nowhere: the exit code, and what the terminal got."""
    main, follower = pty.openpty()
    streams = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        stream: follower,
    }
    env = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen([OZML, "validate", *words], cwd=cwd, env=env, **streams) as run:  # type: ignore[call-overload]
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
