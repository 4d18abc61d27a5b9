"""What a start of the program loads: a short run must not pay for what it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

VALID = b"<Response><Speak>Hello.</Speak><Record Format='wav' FinishedUrl='http://app.example/'/></Response>"

#: Third parties, and parts of the standard library that are slow to load, of which a short run needs only click and lxml.
HEAVY = {
    "rich",
    "xmlschema",
    "elementpath",
    "json",
    "concurrent",
    "multiprocessing",
    "pathspec",
    "tempfile",
    "difflib",
    "shlex",
    "typing_extensions",
    "locale",
}

#: Our modules that a valid run loads, beyond the language table and the rules about meaning.
VALID_RUN = {
    "ozmlcli",
    "ozmlcli.bulk",
    "ozmlcli.bulk.examine",
    "ozmlcli.bulk.parallel",
    "ozmlcli.bulk.task",
    "ozmlcli.checker",
    "ozmlcli.checker.aim",
    "ozmlcli.checker.check",
    "ozmlcli.checker.ordinary",
    "ozmlcli.checker.schema",
    "ozmlcli.cli",
    "ozmlcli.cli.choices",
    "ozmlcli.cli.exits",
    "ozmlcli.cli.flags",
    "ozmlcli.cli.interrupt",
    "ozmlcli.cli.judging",
    "ozmlcli.cli.main",
    "ozmlcli.cli.many",
    "ozmlcli.cli.options",
    "ozmlcli.cli.progress",
    "ozmlcli.cli.results",
    "ozmlcli.cli.scopes",
    "ozmlcli.cli.selecting",
    "ozmlcli.cli.streams",
    "ozmlcli.cli.tasks",
    "ozmlcli.cli.validate",
    "ozmlcli.document",
    "ozmlcli.document.element",
    "ozmlcli.document.modes",
    "ozmlcli.document.part",
    "ozmlcli.document.shape",
    "ozmlcli.files",
    "ozmlcli.files.discover",
    "ozmlcli.files.disk",
    "ozmlcli.finding",
    "ozmlcli.reader",
    "ozmlcli.reader.parse",
    "ozmlcli.reader.source",
    "ozmlcli.reader.tree",
    "ozmlcli.report",
    "ozmlcli.report.formats",
    "ozmlcli.report.summary",
    "ozmlcli.settings",
    "ozmlcli.settings.names",
}


def _loaded(*arguments: str) -> set[str]:
    """The modules that a run in a process of its own has loaded when it is done."""
    program = "import sys; from ozmlcli.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture
def valid(tmp_path: Path) -> str:
    path = tmp_path / "valid.xml"
    path.write_bytes(VALID)
    return str(path)


def test_a_valid_run_loads_exactly_these_modules_of_ours(valid: str) -> None:
    ours = {name for name in _loaded("validate", valid) if name.partition(".")[0] == "ozmlcli"}
    assert {name for name in ours if not name.startswith(("ozmlcli.language", "ozmlcli.rules"))} == VALID_RUN


def test_a_valid_run_loads_no_rule_about_text_or_form(valid: str) -> None:
    from ozmlcli.rules.registry import FLOW_RULES, MEANING_RULES

    rules = {name.rpartition(".")[2] for name in _loaded("validate", valid) if name.startswith("ozmlcli.rules.")}
    assert rules <= {*MEANING_RULES, *FLOW_RULES, "base", "catalogue", "registry"}


@pytest.mark.parametrize(
    "arguments", [("record", "--format", "wav"), ("speak", "Hello"), ("build", "delay", "5"), ("--version",)]
)
def test_authoring_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert {name.partition(".")[0] for name in _loaded(*arguments)} & HEAVY == set()


def test_a_valid_run_loads_nothing_heavy(valid: str) -> None:
    assert {name.partition(".")[0] for name in _loaded("validate", valid)} & HEAVY == set()


def test_formatting_loads_nothing_heavy(valid: str) -> None:
    assert {name.partition(".")[0] for name in _loaded("fmt", valid)} & HEAVY == set()


def test_an_invalid_run_without_colour_loads_neither_rich_nor_xmlschema(tmp_path: Path) -> None:
    path = tmp_path / "invalid.xml"
    path.write_bytes(b"<Response><Record Format='ogg' CallId='a' Duration='5'/></Response>")
    assert {name.partition(".")[0] for name in _loaded("validate", str(path))} & {"rich", "xmlschema", "json"} == set()


def test_before_the_program_can_see_to_interrupts_it_loads_nothing_of_python() -> None:
    program = (
        "import sys; before = set(sys.modules); from ozmlcli.cli.entry import main; print(*(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"__future__", "gc", "ozmlcli", "ozmlcli.cli", "ozmlcli.cli.entry"}


INTERRUPTED = """
import sys
from ozmlcli.cli import entry, interrupt, main

class Interrupted:
    def flush(self):
        raise KeyboardInterrupt

def stop(*_):
    raise KeyboardInterrupt

def run():
    sys.stdout = Interrupted()
    return 0

%s
entry.main()
"""


@pytest.mark.parametrize("when", ["interrupt.install = stop", "entry.gc.disable = stop", "main.run = run"])
def test_an_interrupt_before_or_behind_the_run_ends_it_quietly(when: str) -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED % when], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_importing_the_package_loads_only_itself() -> None:
    program = "import ozmlcli, sys; print(*(name for name in sys.modules if name.startswith('ozmlcli')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ozmlcli"]
