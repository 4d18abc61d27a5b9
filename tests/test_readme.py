"""The README shows what the program does."""

from __future__ import annotations

import re

import pytest

from ozmlcli.checker.check import check
from ozmlcli.cli.main import TOOLS
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.words import kebab
from tests.readme import README, rerun

TEXT = README.read_text("utf-8")


def test_every_output_in_the_readme_is_what_the_program_prints() -> None:
    assert rerun(TEXT) == TEXT


def test_the_readme_shows_the_commands_of_the_mission() -> None:
    for command in (
        "make demo",
        "make test",
        "ozml record --format wav --finish-digits 12",
        "ozml validate callback.xml",
    ):
        assert command in TEXT


def test_the_readme_shows_a_chart() -> None:
    assert re.search(r"<!-- [$] ozml show --output-format mermaid .*-->\n```mermaid\nflowchart", TEXT)


@pytest.mark.parametrize(
    "name", [*(name for tools in TOOLS.values() for name in tools), *(kebab(c.name) for c in COMMANDS)]
)
def test_every_subcommand_is_in_the_readme(name: str) -> None:
    assert re.search(rf"`{name}`|ozml {name}\b", TEXT)


def test_the_python_in_the_readme_runs_and_makes_a_valid_document() -> None:
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(block, names)  # noqa: S102 - our own README
    assert isinstance(names["data"], bytes)
    assert check(names["data"]) == []
