"""The words by which rules are chosen: names, codes, the beginnings of codes, and ALL."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..rules.catalogue import RULES
from ..rules.registry import FALLBACK_RULES, TEXT_RULES
from ..suggest import nearest
from .error import literal
from .model import IGNORABLE, RULE, Text

ALL = "ALL"
#: Every code begins so.
_STEM = "OZ"


def _name(module: str) -> str:
    return module.replace("_", "-")


NAMES = frozenset(rule.name for rule in RULES.values())
_FALLBACK = frozenset(map(_name, FALLBACK_RULES))
#: Rules that always speak: no other rule can judge what they find.
FINAL = _FALLBACK | frozenset(map(_name, TEXT_RULES))


@cache
def codes() -> dict[str, str]:
    """The rules' names by their codes."""
    return {rule.code: rule.name for rule in sorted(RULES.values(), key=lambda rule: rule.code)}


@cache
def prefixes() -> frozenset[str]:
    """What codes begin with, from OZ on; no whole codes."""
    return frozenset(code[:length] for code in codes() for length in range(len(_STEM), len(code)))


def words(kind: Text) -> list[str]:
    """All words that a kind of word for rules allows."""
    if kind in {RULE, IGNORABLE}:
        named = {code: name for code, name in codes().items() if name not in FINAL}
    else:
        named = codes()
    single = [*named, *sorted(named.values())]
    return single if kind is RULE else [ALL, *sorted(prefixes()), *single]


def objection(word: str, kind: Text) -> str:
    """What is wrong with a word for rules, in sentences; "" where nothing is."""
    name = word if word in NAMES else "" if word == ALL else codes().get(word, "")
    if name:
        return _final(word, name) if kind in {RULE, IGNORABLE} and name in FINAL else ""
    if word == ALL or word in prefixes():
        return f"{word} stands for several rules. Name each by its code or name." if kind is RULE else ""
    # Codes have no likeness that means something, except in another letter case.
    upper = word.upper()
    meant = upper if upper in {ALL, *codes(), *prefixes()} else nearest(word.replace("_", "-"), NAMES)
    advice = f"Did you mean {meant}?" if meant else 'The command "ozml rule" lists them.'
    return f"There is no rule {literal(word)}. {advice}"


def _final(word: str, name: str) -> str:
    why = (
        "it stands for faults that have no rule of their own"
        if name in _FALLBACK
        else "a text that is not XML cannot be judged"
    )
    return f"{word} cannot be ignored or changed in severity: {why}."


def from_command_line(values: Iterable[str], kind: Text) -> tuple[str, ...]:
    """The words for rules in an option's values, which may hold several between commas, in any letter case.

    Raises:
        ValueError: with sentences on the first word that names no rule, or one that the kind does not allow.
    """
    found = []
    for written in (word.strip() for value in values for word in value.split(",")):
        if not written:
            continue
        lower, upper = written.lower().replace("_", "-"), written.upper()
        word = lower if lower in NAMES else upper if not objection(upper, kind) else written
        trouble = objection(upper if upper in codes() else word, kind)
        if trouble:
            raise ValueError(trouble)
        found.append(word)
    return tuple(found)
