"""The catalogue of rules, made from the rules."""

from __future__ import annotations

from ..rules.base import Rule
from ..rules.registry import ALL_RULES, load

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
        names = ", ".join(f'"{name}"' for name in sorted(rule.looks_at))
        words.append(f"looks_at=frozenset({{{names}}})")
    if rule.whole:
        words.append("whole=True")
    if rule.needs:
        words.append(f"needs={rule.needs!r}".replace("'", '"'))
    return f"Rule({', '.join(words)})"
