"""The catalogue of rules, made from the rules."""

from __future__ import annotations

from ..rules.base import Rule
from ..rules.registry import ALL_RULES, load

#: Fields of a rule that are true or false.
_FLAGS = ("odd", "strange", "hollow", "bodiless", "lacking", "followed", "several", "formal")
_HEAD = '''"""What each rule is called and looks at, by its file: made by ``python -m ozmlcli.generate``."""

from __future__ import annotations

from ..finding import Severity
from .base import Rule

RULES = {
'''


def make_catalogue() -> str:
    """The module ``rules/catalogue.py``."""
    return _HEAD + "".join(f'    "{module}": {_written(load(module).RULE)},\n' for module in ALL_RULES) + "}\n"


def _written(rule: Rule) -> str:
    words = [f'"{rule.code}"', f'"{rule.name}"', f"Severity.{rule.severity.name}"]
    if rule.looks_at is not None:
        words.append(f"looks_at={_names(rule.looks_at)}")
    if rule.whole:
        words.append("whole=True")
    if rule.needs:
        words.append(f"needs={rule.needs!r}".replace("'", '"'))
    if rule.given:
        words.append(f"given={_names(rule.given)}")
    if rule.lacks:
        words.append(f"lacks={_names(rule.lacks)}")
    if rule.has_text is not None:
        words.append(f"has_text={rule.has_text}")
    words += [f"{flag}=True" for flag in _FLAGS if getattr(rule, flag)]
    return f"Rule({', '.join(words)})"


def _names(names: frozenset[str]) -> str:
    words = ", ".join(f'"{name}"' for name in sorted(names))
    return f"frozenset({{{words}}})"
