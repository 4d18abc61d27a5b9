"""Every rule's documentation is run: Bad gives the rule's code on exactly the marked lines, Good gives nothing."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

from ozmlcli.checker.check import check
from ozmlcli.rules.registry import ALL_RULES, FALLBACK_RULES, find_rule, load, module_of

RULES = Path(__file__).parents[2] / "ozmlcli" / "rules"
MARK = "  <!-- fault -->"
#: Rules without documents: what they speak of cannot be shown on a page.
UNSHOWN = {
    "too_deep": "two hundred levels",
    "too_large": "sixty-four megabytes",
    **dict.fromkeys(FALLBACK_RULES, "no document is known that needs it"),
}


class Example(NamedTuple):
    """A document in a rule's docstring."""

    module: str
    kind: str
    options: dict[str, str]
    text: str


def _examples(module: str) -> list[Example]:
    doc = load(module).__doc__ or ""
    found = []
    for match in re.finditer(r"^(Bad|Good)(?: \((.*?)\))?:\n\n((?:    .*\n|\n)+)", doc, re.MULTILINE):
        options = dict(pair.split(": ") for pair in (match.group(2) or "").split(", ") if pair)
        text = textwrap.dedent(match.group(3)).strip("\n") + "\n"
        found.append(Example(module, match.group(1), options, text))
    return found


EXAMPLES = [example for module in ALL_RULES for example in _examples(module)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.module}-{example.kind}")
def test_a_documented_example_gets_its_rule_on_the_marked_lines_and_nothing_else(example: Example) -> None:
    lines = example.text.split("\n")
    marked = [row for row, line in enumerate(lines, 1) if line.endswith(MARK)]
    data = example.text.replace(MARK, "").encode(example.options.get("encoding", "utf-8"))
    diagnostics = check(
        data,
        mode=example.options.get("mode"),
        answers=example.options.get("answers"),
        variables=example.options.get("variables", "").split(),
        url=example.options.get("url", ""),
    )
    expected = [(row, load(example.module).RULE.code) for row in marked]
    assert [(diagnostic.location.row, diagnostic.code) for diagnostic in diagnostics] == expected
    assert bool(marked) == (example.kind == "Bad")


@pytest.mark.parametrize("module", ALL_RULES)
def test_every_rule_shows_a_bad_and_a_good_document(module: str) -> None:
    kinds = {example.kind for example in _examples(module)}
    assert kinds == (set() if module in UNSHOWN else {"Bad", "Good"})


def test_the_registry_lists_every_file_and_nothing_else() -> None:
    files = {path.stem for path in RULES.glob("*.py")} - {"__init__", "base", "catalogue", "registry"}
    assert set(ALL_RULES) == files
    assert len(ALL_RULES) == len(files)


def test_codes_and_names_are_unique_and_names_are_those_of_the_files() -> None:
    rules = {module: load(module).RULE for module in ALL_RULES}
    assert len({rule.code for rule in rules.values()}) == len(rules)
    assert {module: rule.name for module, rule in rules.items()} == {m: m.replace("_", "-") for m in rules}
    assert all(re.fullmatch(r"OZ[0-5]\d\d", rule.code) for rule in rules.values())


@pytest.mark.parametrize("module", ALL_RULES)
def test_a_rule_is_found_by_code_and_by_name_in_any_letter_case(module: str) -> None:
    rule = load(module).RULE
    assert find_rule(rule.code.lower()) == rule
    assert find_rule(rule.name.upper()) == rule
    assert module_of(rule) == module


def test_a_rule_that_is_not_there_is_not_found() -> None:
    assert find_rule("OZ999") is None
