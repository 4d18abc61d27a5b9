"""How rules are asked: what a rule needs, it must find out of nothing less."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker import check
from ozmlcli.language.model import ANY_MODE
from ozmlcli.modes import read_modes
from ozmlcli.parse import Parsed, parse
from ozmlcli.rules.base import Context
from ozmlcli.rules.catalogue import RULES
from ozmlcli.rules.registry import dispatch, load
from ozmlcli.source import Source, read_source
from tests.rules.test_documentation import EXAMPLES

NEEDY = [module for module, rule in RULES.items() if rule.needs]
TEXTS = [example.text for example in EXAMPLES if example.module in NEEDY]


def asked_directly(module: str, text: str) -> int:
    """How much the rule finds in a document if it is asked whatever the document holds."""
    source = read_source(text.encode())
    parsed = parse(source, text.encode()) if isinstance(source, Source) else None
    assert isinstance(parsed, Parsed)
    document, rule = parsed.document, RULES[module]
    context = Context(document, read_modes(document, ANY_MODE), None)
    looked_at = [each for each in document.elements if rule.looks_at is None or each.name in rule.looks_at]
    ours = [document.root] if rule.whole and looked_at else looked_at
    return sum(len(list(load(module).check(each, context))) for each in ours)


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.sampled_from([0.0, 0.3, 1.0]))
def test_a_rule_with_needs_finds_the_same_as_if_it_were_always_asked(
    text: str, chance: random.Random, share: float
) -> None:
    """Also where characters are written as numbers, which keeps the needs out of sight."""
    for character in "$@\u00c3\u00a9\ufffd ":
        if chance.random() < share:
            head, mark, tail = text.partition("<Response>")
            text = head + mark + _hidden(tail, character)
    if chance.random() < share:
        text = text.replace("Language=", "lANGUAGE=")
    codes = [each.code for each in check(text.encode())]
    for module in NEEDY:
        assert codes.count(RULES[module].code) == asked_directly(module, text)


def _hidden(text: str, character: str) -> str:
    """With one character written as its number, where it stands in a text between tags."""
    pieces = []
    inside = True
    for each in text:
        inside = each == ">" if each in "<>" else inside
        pieces.append(f"&#{ord(each)};" if each == character and inside else each)
    return "".join(pieces)


@pytest.mark.parametrize("module", NEEDY)
def test_what_a_rule_needs_is_in_its_bad_documents(module: str) -> None:
    rule = RULES[module]
    for example in EXAMPLES:
        if example.module == module and example.kind == "Bad":
            assert any(need in example.text for need in rule.needs) or not example.text.isascii()


def test_a_name_that_no_rule_looks_at_is_not_remembered() -> None:
    asked = dispatch(("duplicate_key",)).always
    assert list(asked.by_name["NoSuchElement"]) == []
    assert "NoSuchElement" not in asked.by_name
    assert len(asked.by_name["Inputs"]) == 1
    assert "Inputs" in asked.by_name
