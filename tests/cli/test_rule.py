"""ozml rule."""

from __future__ import annotations

import inspect

import pytest

from ozmlcli.rules.registry import ALL_RULES, load
from tests.cli.program import ozml


def test_alone_it_lists_all_rules_by_their_codes() -> None:
    done = ozml("rule")
    assert (done.code, done.err) == (0, "")
    listed = [tuple(line.split()) for line in done.text.splitlines()]
    rules = [load(module).RULE for module in ALL_RULES]
    assert listed == sorted((rule.code, rule.severity.value, rule.name) for rule in rules)


@pytest.mark.parametrize("beginning", ["OZ", "OZ3", "oz30", "OZ42"])
def test_the_beginning_of_codes_lists_their_rules(beginning: str) -> None:
    done = ozml("rule", beginning)
    lines = ozml("rule").text.splitlines()
    assert (done.code, done.err) == (0, "")
    assert done.text.splitlines() == [line for line in lines if line.startswith(beginning.upper())] != []


@pytest.mark.parametrize("module", ALL_RULES)
def test_a_rule_is_explained_by_its_code_and_by_its_name(module: str) -> None:
    rule = load(module).RULE
    done = ozml("rule", rule.code)
    assert (done.code, done.err) == (0, "")
    heading, _, words = done.text.partition("\n\n")
    assert heading == f"{rule.code} {rule.name} ({rule.severity.value})"
    assert words == inspect.cleandoc(load(module).__doc__ or "") + "\n"
    for written in (rule.code.lower(), rule.name, rule.name.upper(), rule.name.replace("-", "_")):
        assert ozml("rule", written).out == done.out


def test_an_unknown_rule_is_refused_with_the_nearest() -> None:
    for written, advice in (
        ("mixed-mode", "Did you mean mixed-modes?"),
        ("xyzzy", "ozml rule lists them."),
        ("", "ozml rule lists them."),
        ("OZ9", "ozml rule lists them."),
        ("OZ3011", "ozml rule lists them."),
    ):
        done = ozml("rule", written)
        assert (done.code, done.out) == (2, b"")
        assert done.error == f"There is no rule {written!r}. {advice}"
