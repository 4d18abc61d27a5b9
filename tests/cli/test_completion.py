"""``ozml completion``: what the shells complete."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ozmlcli.cli.main import TOOLS
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.notifications import NOTIFICATIONS
from ozmlcli.language.words import kebab
from ozmlcli.rules.catalogue import RULES
from tests.cli.program import SCRIPTS, ozml, process, shell

SHELLS = ("bash", "zsh", "fish")
COMMAND_NAMES = sorted(kebab(command.name) for command in COMMANDS)
TOOL_NAMES = [name for tools in TOOLS.values() for name in tools]
CODES = sorted(rule.code for rule in RULES.values())

#: What stands on the line, the word under the cursor last, and what it may become.
LINES: tuple[tuple[str, list[str]], ...] = (
    ("", sorted([*TOOL_NAMES, *COMMAND_NAMES])),
    ("reco", ["record"]),
    ("val", ["validate"]),
    ("compl", ["completion"]),
    ("validate --ans", ["--answers"]),
    ("validate --mode ", ["auto", "extension", "routing", "third-party"]),
    ("validate --output-format js", ["json"]),
    ("validate --answers ", sorted(notification.name for notification in NOTIFICATIONS)),
    ("validate --answers incoming", ["IncomingCall", "IncomingSMS"]),
    ("validate --answers IncomingCall --mode ext", ["extension"]),
    ("record --fin", ["--finish-digits", "--finished-url"]),
    ("record --format ", ["mp3", "wav"]),
    ("play --no-", ["--no-repeat"]),
    ("userinput --time", ["--timeout"]),
    ("speak --app", ["--append"]),
    ("speak ", []),
    ("rule oz30", [code for code in CODES if code.startswith("OZ30")]),
    ("rule mixed-m", ["mixed-modes"]),
    ("validate --select oz30", [code for code in CODES if code.startswith("OZ30")]),
    ("validate --select mixed-m", ["mixed-modes"]),
    (
        "validate --select OZ4,mixed-modes,OZ11",
        [f"OZ4,mixed-modes,{code}" for code in CODES if code.startswith("OZ11")],
    ),
    ("validate --select al", ["ALL"]),
    ("validate --ignore never-", ["never-runs"]),
    ("validate --select too-d", ["too-deep"]),
    ("validate --ignore OZ301,too-d", []),  # which cannot be ignored
    ("completion ", sorted(SHELLS)),
    ("build ", COMMAND_NAMES),
    ("build rec", ["receive-alarm-notification", "record"]),
    ("build --mo", ["--mode"]),
    ("build --mode rou", ["routing"]),
    ("build record --fo", ["--format"]),
    ("build record --format ", ["mp3", "wav"]),
    ("build record --format wav hang", ["hangup"]),
    ("build speak ", []),
    ("build speak Hi hang", ["hangup"]),
    ("build speak Hi record --format w", ["wav"]),
    # What is wrong already does not keep the rest from being completed, and is not told while somebody types.
    ("validate --mode nix --answers Go", ["GoTo"]),
    ("xyzzy reco", ["record"]),
    ("record --nix --form", ["--format"]),
    ("build --nix hang", ["hangup"]),
    ("build nix record --format x sp", ["speak"]),
)
#: Where the shell itself is to complete names of files.
FILES = ("validate ", "validate a", "hangup --append ", "hangup -o ", "schema -o ", "for-each --commands ",
         "user-input --initial-commands ", "build hangup -o ", "build for-each --commands ")  # fmt: skip


def asked(line: str, kind: str = "bash") -> str:
    """The program's answer to a shell, in the shell's form."""
    words = ["ozml", *line.split(" ")]
    at = {"bash": str(len(words) - 1), "zsh": str(len(words) - 1), "fish": words[-1]}[kind]
    given = {
        "_OZML_COMPLETE": f"{kind}_complete",
        "COMP_WORDS": shlex.join(words[:-1]) + f" {words[-1]}",
        "COMP_CWORD": at,
    }
    done = process(env=given)
    assert (done.code, done.err) == (0, ""), line
    return done.text.removesuffix("\n")


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_the_console_script_answers_a_shell(line: str, expected: list[str]) -> None:
    assert sorted(asked(line).split()) == [f"plain,{word}" for word in expected]


@pytest.mark.parametrize("line", FILES)
def test_names_of_files_are_left_to_the_shell(line: str) -> None:
    assert asked(line) == f"file,{line.rpartition(' ')[2]}"


def test_zsh_and_fish_get_the_meaning_beside_the_word() -> None:
    words = {command.name: command.doc for command in COMMANDS}
    for name in ("Record", "Hangup"):
        kind, word, meaning = asked(name.lower(), "zsh").split("\n")
        assert (kind, word) == ("plain", name.lower())
        assert words[name].startswith(meaning.rstrip("."))
        word, _, meaning = asked(name.lower(), "fish").partition("\t")
        assert word == f"plain,{name.lower()}"
        assert words[name].startswith(meaning.rstrip("."))
    assert asked("record --format ", "fish") == "plain,mp3\nplain,wav"


@pytest.mark.parametrize("kind", SHELLS)
def test_the_script_names_the_program_and_is_what_click_makes_of_the_variable(kind: str) -> None:
    done = ozml("completion", kind)
    assert (done.code, done.err) == (0, "")
    assert f"_OZML_COMPLETE={kind}_complete" in done.text
    assert process(env={"_OZML_COMPLETE": f"{kind}_source"}).out == done.out


def test_a_shell_must_be_named_that_is_known() -> None:
    for words in ([], ["tcsh"]):
        done = ozml("completion", *words)
        assert (done.code, done.out) == (2, b"")
        assert "bash" in done.error


@pytest.mark.parametrize("kind", SHELLS)
def test_the_script_is_one_that_the_shell_reads(kind: str, tmp_path: Path) -> None:
    if shutil.which(kind) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"there is no {kind}")
    path = tmp_path / "script"
    path.write_bytes(ozml("completion", kind).out)
    checked = subprocess.run([kind, "-n", path], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


# In a real bash


def test_the_function_of_bash_fills_its_reply(tmp_path: Path) -> None:
    script = ['eval "$(ozml completion bash)"']
    for line, _ in LINES:
        words = ["ozml", *line.split(" ")]
        script += [
            f"COMPREPLY=() COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}",
            "_ozml_completion ozml",
            "printf '%s ' \"${COMPREPLY[@]}\"; echo",
        ]
    done = shell("\n".join(script), tmp_path)
    assert (done.code, done.err) == (0, "")
    replies = [sorted(reply.split()) for reply in done.text.splitlines()]
    assert replies == [expected for _, expected in LINES]


class Terminal:
    """An interactive bash on a terminal of its own, with the completion loaded."""

    def __init__(self, folder: Path) -> None:
        environment = {
            "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), "TERM": "dumb", "PS1": "ready> ",
            "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull,
        }  # fmt: skip
        self._terminal, child = pty.openpty()
        self._bash = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-i"],
            stdin=child, stdout=child, stderr=child, cwd=folder, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(child)
        self._seen = ""
        self.until(r"ready> $")
        self.type('bind "set enable-bracketed-paste off"; eval "$(ozml completion bash)"; echo load""ed\n')
        self.until(r"loaded\s+ready> $")

    def type(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def until(self, pattern: str) -> str:
        """What the terminal shows by the time that it shows ``pattern``."""
        end = time.monotonic() + 60
        while not re.search(pattern, self._seen):
            assert time.monotonic() < end, self._seen
            if select.select([self._terminal], [], [], 1)[0]:
                self._seen += os.read(self._terminal, 4096).decode("utf-8", "replace")
        seen, self._seen = self._seen, ""
        return seen

    def close(self) -> None:
        self._bash.kill()
        self._bash.wait()
        os.close(self._terminal)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "welcome-call.xml").write_bytes(b"<Response/>")
    made = Terminal(tmp_path)
    yield made
    made.close()


def test_the_tab_key_completes_commands_options_values_and_files(terminal: Terminal) -> None:
    for keys, completed in (
        ("ozml reco\t", "record "),
        ("--form\t", "--format "),
        ("w\t", "wav "),
        ("-o wel\t", "welcome-call.xml "),
    ):
        terminal.type(keys)
        terminal.until(re.escape(completed) + "$")
    terminal.type("\x15ozml validate wel\t")
    terminal.until("welcome-call.xml $")
    terminal.type("\n")
    terminal.until("1 file, no errors, no warnings")
