"""All rules, by stage. A new rule is a new file here and a line below; a test compares the two.

The files say themselves what each rule is called and looks at; ``catalogue.py``, which is made from them, says it again, so
that a rule need not be loaded to be known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast

from ..language.index import SPEC_BY_NAME
from .base import NOT_ASCII, Rule
from .catalogue import RULES

if TYPE_CHECKING:
    from ..document import Element
    from ..finding import Fault, Finding
    from .base import Context

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
#: Rules about letter case; asked only where the XSD does not accept a document as it is written.
SPELLING_RULES = (
    "letter_case",
    "value_case",
)
MEANING_RULES = (
    "missing_text",
    "given_twice",
    "old_name",
    "old_form",
    "undocumented_parameter",
    "undocumented_root",
    "perhaps_missing",
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
    "never_runs",
    "after_hangup",
    "unmatchable_key",
    "back_key_taken",
    "menu_trap",
    "keys_without_effect",
    "goto_itself",
    "reject_after_answer",
    "held_twice",
    "nothing_to_run",
    "digits_range",
    "unreported_recording",
    "prompt_without_key",
    "undeclared_variable",
    "undeclared_list",
    "declared_twice",
    "unused_variable",
    "languages_differ",
)
#: Rules about what the caller of the checker says: asked only where it is said what a document answers.
ANSWER_RULES = ("empty_response",)
#: Rules about control modes; asked only where the mode is given or in doubt, for elsewhere nothing speaks against it.
MODE_RULES = (
    "parameter_of_other_mode",
    "command_of_other_mode",
    "mixed_modes",
    "cannot_answer",
    "mode_disputed",
)
#: Rules about what a document says to ozml itself.
DIRECTIVE_RULES = ("unknown_directive", "unused_suppression")
#: For a fault that the XSD finds and no rule explains; the tests know none.
FALLBACK_RULES = ("unexplained",)
ALL_RULES = (
    TEXT_RULES
    + FALLBACK_RULES
    + SCHEMA_RULES
    + SPELLING_RULES
    + MEANING_RULES
    + ANSWER_RULES
    + MODE_RULES
    + FLOW_RULES
    + DIRECTIVE_RULES
)

Check = Callable[["Element", "Context"], Iterable["Finding"]]
Asked = tuple["Rule", Check]
Explain = Callable[["Fault", str], "Finding"]


class Dispatch:
    """The rules of some stages, in the form in which one walk over a document asks them.

    ``by_name`` gives for an element's name the checks that look at it, ``for_all`` those that look at every element, and
    ``whole`` those of the whole document, with the elements of which one must be there. A rule is loaded when the first
    element comes that it looks at.
    """

    def __init__(self, modules: Iterable[str]) -> None:
        rules = [(module, RULES[module]) for module in modules]
        self.by_name = _ByName(rules)
        self.for_all = [_loaded(module) for module, rule in rules if rule.looks_at is None and not rule.whole]
        self.whole = [(rule.looks_at, cache(partial(_loaded, module))) for module, rule in rules if rule.whole]


class Dispatches(NamedTuple):
    """The rules of some stages: those that are always asked, and those that are where a text holds one of some strings."""

    always: Dispatch
    needy: list[tuple[tuple[str, ...], Callable[[], Dispatch]]]

    def of(self, text: str, *, exact: bool) -> Iterator[Dispatch]:
        """What to ask of a document with this text; ``exact`` where its names are written as documented."""
        yield self.always
        hides = not exact or "&#" in text  # a character may be written as its number
        for needs, made in self.needy:
            if hides or (NOT_ASCII in needs and not text.isascii()):
                yield made()
                continue
            for need in needs:  # a generator would take longer than all the looking
                if need in text:
                    yield made()
                    break


class _ByName(dict[str, "Sequence[Asked]"]):
    def __init__(self, rules: list[tuple[str, Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> Sequence[Asked]:
        if name not in SPEC_BY_NAME:
            return ()  # no rule looks at it, and there is no end of such names
        self[name] = [
            _loaded(module)
            for module, rule in self._rules
            if rule.looks_at is not None and name in rule.looks_at and not rule.whole
        ]
        return self[name]


def module_of(rule: Rule) -> str:
    """The name of a rule's file."""
    return rule.name.replace("-", "_")


def load(module: str) -> ModuleType:
    """The module of a rule, by its file's name."""
    return import_module(f"{__package__}.{module}")


def text_rule(name: str) -> tuple[Rule, Explain]:
    """The rule named ``name`` about a text or its directives, and its function from a fault and the text to a finding."""
    module = name.replace("-", "_")
    return RULES[module], cast("Explain", load(module).explain)


def _loaded(module: str) -> Asked:
    return RULES[module], cast("Check", load(module).check)


@cache
def dispatch(modules: tuple[str, ...]) -> Dispatches:
    """The rules of ``modules``, ready to be asked."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for module in modules:
        groups.setdefault(RULES[module].needs, []).append(module)
    always = Dispatch(groups.pop((), []))
    return Dispatches(always, [(needs, cache(partial(Dispatch, group))) for needs, group in groups.items()])


def find_rule(wanted: str) -> Rule | None:
    """The rule with the code or the name ``wanted``, whatever its letter case."""
    folded = wanted.lower().replace("_", "-")
    for rule in RULES.values():
        if folded in {rule.code.lower(), rule.name}:
            return rule
    return None
