"""The program as a whole: its face, its words for what it does not know, and its ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ozmlcli
from ozmlcli.checker.check import check
from ozmlcli.cli.authoring import AuthoringCommand
from ozmlcli.cli.main import TOOLS, program, run
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.foreign import TWIML
from ozmlcli.language.words import kebab
from tests.cli.program import HELLO, OZML, Result, ozml, process, shell


def said(*words: str) -> str:
    """The words with which a line is refused."""
    done = ozml(*words)
    assert (done.code, done.out) == (2, b"")
    return done.error


def test_alone_it_shows_its_commands_in_groups() -> None:
    done = process()
    assert (done.code, done.err) == (0, "")
    lines = done.text.splitlines()
    headings = ["Author a document of one command:", *(f"{heading}:" for heading in TOOLS)]
    places = [lines.index(heading) for heading in headings]
    assert places == sorted(places)
    shown = [line.split()[0] for line in lines[places[0] :] if line.startswith("  ") and line[2] != " "]
    assert shown == sorted(kebab(command.name) for command in COMMANDS) + [
        name for tools in TOOLS.values() for name in tools
    ]


def test_help_shows_the_same() -> None:
    assert ozml("--help").out == ozml("-h").out == ozml().out


def test_each_command_has_its_meaning_beside_it() -> None:
    words = " ".join(ozml().text.split())
    for command in COMMANDS:
        assert f"{kebab(command.name)} {command.doc}" in words
    for tools in TOOLS.values():
        for name, (_, meaning) in tools.items():
            assert f"{name} {meaning}" in words


def test_every_command_that_is_shown_is_there() -> None:
    for name in program.list_commands(program.make_context("ozml", ["validate"])):
        assert ozml(name, "--help").code == 0


@pytest.mark.parametrize("name", [name for tools in TOOLS.values() for name in tools])
def test_the_help_of_each_tool_ends_with_an_example_that_runs(name: str, tmp_path: Path) -> None:
    for document in ("call.xml", "old.xml", "new.xml"):
        (tmp_path / document).write_bytes(HELLO)
    heading, line = ozml(name, "-h").text.splitlines()[-2:]
    assert heading == "Example:"
    done = shell(line, tmp_path)
    assert done.code == 0
    assert "Error" not in done.err


def test_the_version_is_that_of_the_package() -> None:
    assert ozml("--version") == Result(0, f"ozml, version {ozmlcli.__version__}\n".encode(), "")


def test_the_module_is_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "ozmlcli", "speak", "Hello."], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, HELLO, b"")


# What it does not know


@pytest.mark.parametrize("word", sorted(TWIML))
def test_a_word_of_twiml_is_answered_with_that_of_ozml(word: str) -> None:
    meant = " or ".join(kebab(name) for name in TWIML[word])
    for written in (word, word.capitalize()):
        assert said(written, "x") == f"There is no command {written!r}. In OzML, {written} is {meant}."


@pytest.mark.parametrize(
    ("written", "meant"),
    [("spaek", "speak"), ("recrd", "record"), ("hang-upp", "hangup"), ("vaildate", "validate")],
)
def test_a_misspelled_command_is_answered_with_the_nearest(written: str, meant: str) -> None:
    assert said(written) == f"There is no command {written!r}. Did you mean {meant}?"


def test_a_word_that_resembles_nothing_is_answered_with_the_list() -> None:
    assert said("xyzzy") == "There is no command 'xyzzy'. ozml --help lists them."


def test_a_file_is_answered_with_the_line_that_judges_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("call.xml").write_bytes(HELLO)
    assert said("call.xml") == "There is no command 'call.xml'. To judge a file, use: ozml validate call.xml"


def test_an_option_that_is_unknown_is_refused() -> None:
    assert "--version" in said("--verison")


def test_a_fault_of_usage_shows_the_usage_and_the_way_to_help() -> None:
    done = ozml("record", "--format", "ogg")
    assert done.err.splitlines()[:2] == ["Usage: ozml record [OPTIONS]", "Try 'ozml record --help' for help."]


def test_a_fault_of_the_outside_shows_no_usage() -> None:
    assert ozml("speak", "Hi", "--append", "nix.xml").err.startswith("Error: nix.xml: ")


# What must not reach the terminal

RAW = "\x1b[31m\x9b31m\x07\u202e"


def clean(text: str) -> bool:
    return all(c.isprintable() or c == "\n" or unicodedata.category(c) == "Zs" for c in text)


@pytest.mark.parametrize(
    "line",
    [
        [f"sp{RAW}"],
        ["speak", "Hi", f"th{RAW}"],
        ["record", f"--x{RAW}"],
        ["record", "--format", f"x{RAW}"],
        ["record", "--format", "x\x9b31m\u202e"],
        ["user-input", "--input", f"x{RAW}"],
        ["user-input", "--input", f"1=x{RAW}"],
        ["build", f"x{RAW}"],
        ["hangup", "--append", f"x{RAW}"],
        ["hangup", "-o", f"/nix{RAW}/x{RAW}"],
        ["rule", f"x{RAW}"],
        ["validate", f"x{RAW}"],
        ["hangup", "--mode", f"x{RAW}"],
    ],
)
def test_arguments_with_escape_sequences_are_not_said_as_they_are(line: list[str]) -> None:
    done = ozml(*line)
    assert done.code == 2
    assert clean(done.err)


def test_documents_and_file_names_with_escape_sequences_are_not_said_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"x{RAW}.xml").write_bytes("<Response><Sp\x9b31m\u202e/></Response>".encode())
    for line in (
        ["validate", f"x{RAW}.xml"],
        ["validate", "."],
        ["hangup", "--append", f"x{RAW}.xml"],
        [f"x{RAW}.xml"],
    ):
        done = ozml(*line)
        assert done.code in {1, 2}
        assert clean(done.err)
        assert clean(done.text)
    found = ozml("validate", "--output-format", "json", ".").text
    assert clean(found)
    assert "\\u009b31m\\u202e" in found


# Ends


def test_an_internal_error_asks_for_a_report_and_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no\x1b[31m")

    monkeypatch.setattr("ozmlcli.cli.authoring.publish", lambda *_, **__: fail())
    done = ozml("hangup")
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith(
        "ozml: internal error: RuntimeError: no\ufffd[31m\nThis is a fault of ozml. Please report"
    )
    monkeypatch.setenv("OZML_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run(["hangup"])


def test_an_interrupted_run_ends_quietly_with_130() -> None:
    with subprocess.Popen(
        [OZML, "speak", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as waiting:
        for _ in range(600):
            # The last thing that a run loads before it waits for the text is what reads it.
            if "pipe_read" in _wait_channel(waiting.pid) or _sleeps_in_read(waiting.pid):
                break
            time.sleep(0.02)
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=30)
    assert (waiting.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert err.strip() == b""


def _wait_channel(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        return ""


def _sleeps_in_read(pid: int) -> bool:
    """Whether a process waits in read(0, ...), as the system tells."""
    try:
        return Path(f"/proc/{pid}/syscall").read_text().startswith("0 0x0 ")
    except OSError:
        return False


def test_nothing_is_said_twice_and_nothing_on_standard_output_where_something_is_wrong(tmp_path: Path) -> None:
    for line in ("ozml xyzzy", "ozml speak", "ozml record --format x", "ozml rule xyzzy", "ozml hangup -o /nix/x"):
        done = shell(line, tmp_path)
        assert (done.code, done.out) == (2, b"")
        assert done.err.count("Error: ") == 1


def test_a_missing_part_of_the_installation_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ozmlcli.checker.schema.schema_path", lambda: "/nix/ozml.xsd")
    done = ozml("schema")
    assert (done.code, done.out) == (2, b"")
    assert done.error == "/nix/ozml.xsd: no such file or directory."


def test_all_help_is_plain_ascii_and_fits_a_terminal() -> None:
    os.environ.pop("COLUMNS", None)
    for name in [
        "",
        *(kebab(command.name) for command in COMMANDS),
        *(tool for tools in TOOLS.values() for tool in tools),
    ]:
        lines = ozml(*([name] if name else []), "--help").text.splitlines()
        assert all(line.isascii() and line.isprintable() for line in lines)
        examples = {lines.index("Example:") + 1} if "Example:" in lines else set()
        assert [line for number, line in enumerate(lines) if len(line) > 80 and number not in examples] == []


OPTIONS = sorted({name for command in COMMANDS for option in AuthoringCommand(command).params for name in option.opts})
WORDS = st.one_of(
    st.sampled_from([kebab(command.name) for command in COMMANDS]),
    st.sampled_from([name for name in OPTIONS if name.startswith("--")]),
    st.sampled_from(
        [
            "-",
            "--",
            "",
            "-x",
            "=",
            "1",
            "60",
            "x",
            "1=-",
            "1=",
            "a=b",
            "wav",
            "$x",
            "--no-repeat",
            "-h",
            "--",
            "extension",
        ]
    ),
    st.text(max_size=5),
).filter(lambda word: not word.startswith(("-o", "--o")))


@given(
    st.sampled_from(["build", "speak", "record", "user-input", "call", "route", "beep", "array"]),
    st.lists(WORDS, max_size=8),
    st.one_of(st.sampled_from([b"", b"Hi\n", HELLO, b"<Response/>"]), st.binary(max_size=30)),
)
def test_any_line_writes_a_valid_document_or_says_why_not(name: str, words: list[str], stdin: bytes) -> None:
    done = ozml(name, *words, stdin=stdin)
    assert "internal error" not in done.err
    assert clean(done.err)
    if done.code == 0 and not done.out.startswith(b"Usage: "):
        assert done.error == ""
        assert [diagnostic for diagnostic in check(done.out) if diagnostic.is_error] == []
    elif done.code:
        assert (done.code, done.out) == (2, b"")
        assert done.error
