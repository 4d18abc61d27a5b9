"""All rules, by stage. A new rule is a new file here and a line below; a test compares the two.

The files say themselves what each rule is called and looks at; ``catalogue.py``, which is made from them, says it again, so
that a rule need not be loaded to be known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from ..document.shape import MOST
from .base import NOT_ASCII, Rule
from .catalogue import RULES

if TYPE_CHECKING:
    from ..document.element import Element
    from ..document.shape import Shape
    from ..finding import Fault, Finding
    from .base import Context

TEXT_RULES = (
    "not_well_formed",
    "merge_conflict",
    "empty_document",
    "php_script",
    "php_message",
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
#: Rules about letter case; asked only where not all names and words are as documented.
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
    "php_not_run",
    "escaped_twice",
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
#: Rules about what the caller of the checker says: asked only where it is said what a document answers, or where it lies.
ANSWER_RULES = ("empty_response",)
URL_RULES = ("goto_itself",)
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
    + URL_RULES
    + MODE_RULES
    + FLOW_RULES
    + DIRECTIVE_RULES
)

Check = Callable[["Element", "Context"], Iterable["Finding"]]
Explain = Callable[["Fault", str], "Finding"]


T = TypeVar("T")


class PerShape(dict["Shape", T]):
    """What ``find`` finds for the shape of an element, remembered for as many shapes as there are at once."""

    def __init__(self, find: Callable[[Shape], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, shape: Shape) -> T:
        found = self._find(shape)
        if shape.kept:
            if len(self) >= MOST:
                self.clear()
            self[shape] = found
        return found


class Group(NamedTuple):
    """Rules that need the same strings in the text.

    ``concerned`` gives for the shape of an element the rules that can have something to say of it.
    """

    needs: tuple[str, ...]
    concerned: PerShape[tuple[Rule, ...]]


def _group(needs: tuple[str, ...], rules: list[Rule]) -> Group:
    return Group(needs, PerShape(lambda shape: tuple(rule for rule in rules if rule.concerns(shape))))


class Dispatch:
    """The rules of some stages, by what they need in the text."""

    def __init__(self, modules: Iterable[str]) -> None:
        by_needs: dict[tuple[str, ...], list[str]] = {(): []}
        for module in modules:
            by_needs.setdefault(RULES[module].needs, []).append(module)
        groups = [_group(needs, [RULES[module] for module in group]) for needs, group in by_needs.items()]
        self._always, self._needy = groups[:1], groups[1:]

    @property
    def groups(self) -> list[Group]:
        """What may be to be asked of any document."""
        return self._always + self._needy

    def of(self, text: str) -> list[Group]:
        """What to ask of a document with this text."""
        if not self._needy:
            return self._always
        folded = text.lower()
        hides = "&#" in folded or "<![" in folded  # what is needed may be written by number, or in pieces
        groups = self._always.copy()
        for group in self._needy:
            for need in group.needs:  # a generator would take longer than all the looking
                if hides or need in folded or (need is NOT_ASCII and not text.isascii()):
                    groups.append(group)
                    break
        return groups


def module_of(rule: Rule) -> str:
    """The name of a rule's file."""
    return _module(rule.name)


def _module(name: str) -> str:
    return name.replace("-", "_")


def load(module: str) -> ModuleType:
    """The module of a rule, by its file's name."""
    return import_module(f"{__package__}.{module}")


def text_rule(name: str) -> tuple[Rule, Explain]:
    """The rule named ``name`` about a text or its directives, and its function from a fault and the text to a finding."""
    module = _module(name)
    return RULES[module], cast("Explain", load(module).explain)


class _Checks(dict[str, Check]):
    def __missing__(self, name: str) -> Check:
        self[name] = cast("Check", load(_module(name)).check)
        return self[name]


#: The checks of rules by their names: a rule is loaded when it is asked for the first time.
CHECKS = _Checks()


@cache
def dispatch(modules: tuple[str, ...]) -> Dispatch:
    """The rules of ``modules``, ready to be asked."""
    return Dispatch(modules)


def find_rule(wanted: str) -> Rule | None:
    """The rule with the code or the name ``wanted``, whatever its letter case."""
    folded = wanted.lower().replace("_", "-")
    for rule in RULES.values():
        if folded in {rule.code.lower(), rule.name}:
            return rule
    return None
