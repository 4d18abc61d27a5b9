"""All rules, by stage. A new rule is a new file here and a line below; a test compares the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from ..document import Element
    from ..finding import Fault, Finding
    from .base import Context, Rule

TEXT_RULES = (
    "not_well_formed",
    "empty_document",
    "before_declaration",
    "bad_declaration",
    "outside_root",
    "second_root",
    "unescaped_ampersand",
    "unknown_entity",
    "unescaped_less_than",
    "unquoted_value",
    "unclosed_quote",
    "attribute_without_value",
    "missing_space",
    "stray_character",
    "duplicate_attribute",
    "missing_slash",
    "mismatched_end_tag",
    "unclosed_element",
    "unclosed_tag",
    "cut_off",
    "forbidden_character",
    "undeclared_prefix",
    "doctype",
    "too_deep",
    "too_large",
    "wrong_bytes",
    "encoding_contradiction",
    "unknown_encoding",
)
#: Rules that the XSD states as well; asked only where the XSD faults a document or cannot judge a part of it.
SCHEMA_RULES = (
    "unknown_root",
    "unknown_command",
    "misplaced_element",
    "unknown_parameter",
    "missing_parameter",
    "stray_text",
    "repeated_part",
    "invalid_value",
    "namespace",
)
MEANING_RULES = (
    "missing_text",
    "given_twice",
    "letter_case",
    "old_name",
    "old_form",
    "undocumented_parameter",
    "undocumented_root",
    "perhaps_missing",
    "value_case",
    "hexadecimal_digits",
    "empty_value",
    "repeated_digit",
    "inactivity_not_below_duration",
    "unspeakable_text",
    "garbled_text",
    "password_in_url",
    "space_in_url",
    "misspelled_scheme",
    "unplayable_file",
    "php_left_over",
)
#: Rules about what the call will do.
FLOW_RULES = (
    "reject_not_first",
    "duplicate_key",
    "unreported_recording",
    "prompt_without_key",
    "undeclared_variable",
    "undeclared_list",
    "declared_twice",
    "unused_variable",
    "languages_differ",
)
#: Rules about control modes; asked only where the mode is given or in doubt, for elsewhere nothing speaks against it.
MODE_RULES = (
    "parameter_of_other_mode",
    "command_of_other_mode",
    "mixed_modes",
    "cannot_answer",
    "mode_disputed",
)
#: For a fault that the XSD finds and no rule explains; the tests know none.
FALLBACK_RULES = ("unexplained",)
ALL_RULES = TEXT_RULES + FALLBACK_RULES + SCHEMA_RULES + MEANING_RULES + MODE_RULES + FLOW_RULES

Check = Callable[["Element", "Context"], Iterator["Finding"]]
Explain = Callable[["Fault", str], "Finding"]


class Dispatch(NamedTuple):
    """For each element's name the checks that look at it, those that look at all, and those of the whole document."""

    by_name: dict[str, list[tuple[Rule, Check]]]
    for_all: list[tuple[Rule, Check]]
    whole: list[tuple[Rule, Check]]


def load(module: str) -> ModuleType:
    """The module of a rule, by its file's name."""
    return import_module(f"{__package__}.{module}")


def rule_of(module: str) -> Rule:
    """The identity of a rule, by its file's name."""
    return cast("Rule", load(module).RULE)


def text_rule(name: str) -> tuple[Rule, Explain]:
    """The rule named ``name`` of the text stage, and its function from a fault and the text to a finding."""
    module = load(name.replace("-", "_"))
    return module.RULE, module.explain


@cache
def dispatch(modules: tuple[str, ...]) -> Dispatch:
    """The rules of ``modules`` in the form in which one walk over a document asks them."""
    made = Dispatch({}, [], [])
    rules = [(rule_of(module), cast("Check", load(module).check)) for module in modules]
    for rule, check in rules:
        for name in rule.looks_at or ():
            made.by_name.setdefault(name, []).append((rule, check))
        if rule.whole:
            made.whole.append((rule, check))
        elif rule.looks_at is None:
            made.for_all.append((rule, check))
    return made


def find_rule(wanted: str) -> ModuleType | None:
    """The module of the rule with the code or the name ``wanted``, whatever its letter case."""
    folded = wanted.lower().replace("_", "-")
    for module in ALL_RULES:
        rule = rule_of(module)
        if folded in {rule.code.lower(), rule.name}:
            return load(module)
    return None
