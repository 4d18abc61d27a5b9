"""The GitHub action: its file as the published schema wants it, and its steps run by a real bash, as a runner does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from tests.cli.program import SCRIPTS
from tests.integration.checkout import BAD, FINDING, GOOD, ROOT, copy_to, plain_environment

ACTION = YAML(typ="safe").load(ROOT / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SHELL_STEPS = [step for step in STEPS if "run" in step]
INSTALL, JUDGE = SHELL_STEPS
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

#: As GitHub runs a step with "shell: bash".
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


class Ended(NamedTuple):
    """How a step ended."""

    code: int
    out: str
    err: str


class Runner:
    """What a runner of GitHub is to the steps: an action, a workspace and a folder for what is not kept."""

    def __init__(self, folder: Path) -> None:
        self.action = copy_to(folder / "action of ozml")
        self.temp = folder / "temp"
        self.workspace = folder / "workspace"
        self.temp.mkdir()

    def run(self, step: dict[str, Any], python: str | Path = sys.executable, **inputs: str) -> Ended:
        """Run a step in the workspace with inputs, which are named with underscores here."""
        defaults = {name: given.get("default", "") for name, given in ACTION["inputs"].items()}
        given = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
        known = {f"inputs.{name}": value for name, value in given.items()}
        known["steps.python.outputs.python-path"] = str(python)
        variables = {
            name: EXPRESSION.sub(lambda match: known[match[1]], value) for name, value in step.get("env", {}).items()
        }
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            [*BASH, script],
            cwd=self.workspace,
            env=plain_environment(**variables, GITHUB_ACTION_PATH=self.action, RUNNER_TEMP=self.temp),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def judge(self, **inputs: str) -> Ended:
        """Judge documents, in the form of which this test reads the findings."""
        return self.run(JUDGE, **{"output_format": "text", **inputs})


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    runner = Runner(tmp_path_factory.mktemp("runner"))
    runner.workspace.mkdir()
    done = runner.run(INSTALL)
    assert done.code == 0, done.err
    return runner


@pytest.fixture
def runner(installed: Runner, tmp_path: Path) -> Runner:
    """A runner with the program, and a workspace with documents."""
    installed.workspace = tmp_path
    for name, data in {"good/a.xml": GOOD, "bad/b.xml": BAD, "my calls/c.xml": BAD, "bad/pom.xml": b"<p/>"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return installed


def test_the_file_is_as_the_schema_of_actions_wants_it() -> None:
    check = (SCRIPTS / "check-jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml")
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_expression_stands_in_a_script() -> None:
    assert [step["run"] for step in SHELL_STEPS if "${{" in step["run"]] == []


def test_every_input_is_used_and_every_one_that_is_used_is_declared() -> None:
    used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", (ROOT / "action.yml").read_text("utf-8"))
    assert sorted(used) == sorted(ACTION["inputs"])


def test_the_python_of_the_job_stays_as_it_is() -> None:
    (setup,) = [step for step in STEPS if "uses" in step]
    assert setup["uses"].startswith("actions/setup-python@")
    assert setup["with"]["update-environment"] is False
    assert setup["id"] == "python"


def test_by_default_the_workspace_is_judged_in_the_form_of_github(runner: Runner, tmp_path: Path) -> None:
    echo = tmp_path / "echo"
    echo.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', "utf-8")
    echo.chmod(0o755)
    assert runner.run(JUDGE, python=echo) == (
        0, "<-P><-m><ozmlcli><validate><--output-format><github><--><.>", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("inputs", "code", "found"),
    [
        ({"paths": "good"}, 0, []),
        ({"paths": "."}, 1, ["./bad/b.xml", "./my calls/c.xml"]),
        ({"paths": "good\nmy calls\n"}, 1, ["my calls/c.xml"]),
        ({"paths": "good\n\nbad/b.xml"}, 1, ["bad/b.xml"]),
        ({"paths": ""}, 1, ["./bad/b.xml", "./my calls/c.xml"]),
        ({"paths": "bad", "args": "-q"}, 1, []),
        ({"paths": "nowhere"}, 2, []),
        ({"paths": "good", "args": "--nix"}, 2, []),
        ({"paths": "good", "output_format": "nix"}, 2, []),
    ],
)
def test_the_step_ends_as_the_program_does(runner: Runner, inputs: dict[str, str], code: int, found: list[str]) -> None:
    done = runner.judge(**inputs)
    assert done.code == code, done.err
    assert [line for line in done.out.splitlines() if ": error " in line] == [f"{path}{FINDING}" for path in found]


def test_options_are_passed_on(runner: Runner) -> None:
    done = runner.judge(paths="good", args="--mode   routing\n--answers RoutingInterception\n")
    assert done.code == 1
    assert "good/a.xml:2:4: error OZ304 cannot-answer" in done.out


@pytest.mark.parametrize(
    "text",
    ["; touch owned", '"; touch owned; "', "$(touch owned)", "`touch owned`", "&& touch owned", "-q\ntouch owned"],
)
@pytest.mark.parametrize("name", ["paths", "args", "output_format"])
def test_an_input_is_never_run(runner: Runner, name: str, text: str) -> None:
    before = sorted(runner.workspace.rglob("*"))
    runner.judge(**{"paths": "good", name: text})
    assert sorted(runner.workspace.rglob("*")) == before


def test_options_are_no_patterns_of_files(runner: Runner) -> None:
    (runner.workspace / "-q").touch()
    assert "No such option" in runner.judge(paths="good", args="-?").err


def test_programs_in_the_workspace_are_not_loaded(runner: Runner) -> None:
    for name in ("click", "ozmlcli", "lxml"):
        (runner.workspace / f"{name}.py").write_text("raise SystemExit(7)\n", "utf-8")
    assert runner.judge(paths="good").code == 0


def test_the_matcher_is_registered_where_it_has_something_to_match(runner: Runner) -> None:
    registered = f"::add-matcher::{runner.action}/.github/ozml-matcher.json"
    assert Path(registered.removeprefix("::add-matcher::")).is_file()
    assert runner.judge(paths="bad").out.splitlines()[0] == registered
    assert registered not in runner.judge(paths="bad", output_format="json").out
