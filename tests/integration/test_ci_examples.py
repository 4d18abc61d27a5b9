"""The files of examples/ci: as their services want them, with commands that run, and the same in the README."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import ozmlcli
from tests.cli.program import SCRIPTS, shell
from tests.integration.checkout import BAD, FINDING, GOOD, ROOT, plain_environment

FILES = ROOT / "examples" / "ci"
#: What judges each file.
JUDGES = {
    "github.yml": ("check-jsonschema", "--builtin-schema", "vendor.github-workflows"),
    "gitlab.yml": ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
    "pre-commit.yml": ("pre-commit", "validate-config"),
}
REPORT = re.compile(r"--output-format (\w+)=(\S+)")


def text(name: str) -> str:
    return (FILES / name).read_text("utf-8")


def read(name: str) -> Any:
    return YAML(typ="safe").load(text(name))


def run_lines() -> list[str]:
    """The command lines that run ozml."""
    lines = [*read("gitlab.yml")["ozml"]["script"], *re.findall(r"sh '(.*)'", text("jenkins.groovy"))]
    return [line[line.index("ozml validate") :] for line in lines if "ozml validate" in line]


@pytest.mark.parametrize("name", JUDGES)
def test_a_file_is_as_its_service_wants_it(name: str, tmp_path: Path) -> None:
    program, *words = JUDGES[name]
    done = subprocess.run(
        [SCRIPTS / program, *words, FILES / name],
        env=plain_environment(PRE_COMMIT_HOME=tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_gives_the_action_inputs_that_it_has() -> None:
    (given,) = [step["with"] for step in read("github.yml")["jobs"]["validate"]["steps"] if "with" in step]
    assert set(given) <= set(YAML(typ="safe").load(ROOT / "action.yml")["inputs"])


def test_the_configuration_of_pre_commit_names_hooks_that_there_are() -> None:
    hooks = {hook["id"] for hook in YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")}
    (repo,) = read("pre-commit.yml")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= hooks


def test_the_version_that_is_named_is_this_one() -> None:
    named = [
        version for name in (*JUDGES, "jenkins.groovy") for version in re.findall(r"\bv(\d+\.\d+\.\d+)\b", text(name))
    ]
    assert len(named) == 4
    assert set(named) == {ozmlcli.__version__}


@pytest.mark.parametrize("line", run_lines())
def test_the_command_of_a_job_fails_where_a_document_is_bad_and_leaves_its_report(line: str, tmp_path: Path) -> None:
    _, report = REPORT.findall(line)[0]
    (tmp_path / "answers").mkdir()
    for data, code in ((GOOD, 0), (BAD, 1)):
        (tmp_path / "answers" / "a.xml").write_bytes(data)
        assert shell(line, tmp_path).code == code
        words = (tmp_path / report).read_text("utf-8")
        assert (FINDING.rpartition(": ")[2] in words) == bool(code)
        if report.endswith(".json"):
            json.loads(words)


def test_the_report_that_a_job_hands_over_is_the_one_that_is_written() -> None:
    written = dict(REPORT.findall("\n".join(run_lines())))
    handed_over = read("gitlab.yml")["ozml"]["artifacts"]["reports"]["codequality"]
    assert written == {"gitlab": handed_over, "junit": re.findall(r"junit '(.*)'", text("jenkins.groovy"))[0]}


def test_the_readme_shows_the_files_as_they_are() -> None:
    shown = re.findall(
        r"^```(?:yaml|groovy)\n((?:#|//) \S+\n.*?)^```$",
        (ROOT / "README.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    assert [block for block in shown if block not in {path.read_text("utf-8") for path in FILES.iterdir()}] == []
