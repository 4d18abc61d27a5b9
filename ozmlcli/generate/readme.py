"""The reference blocks of the README, made from the language table."""

from __future__ import annotations

import re
from pathlib import Path

from ..language.commands import COMMANDS
from ..language.model import Mode
from ..language.notifications import NOTIFICATIONS
from ..language.words import kebab

README = Path(__file__).resolve().parents[2] / "README.md"
_BLOCK = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def make_readme() -> str:
    """The README with its blocks made anew."""
    made = {"commands": _commands(), "notifications": _notifications()}
    return _BLOCK.sub(lambda match: match[1] + made[match[2]] + match[3], README.read_text("utf-8"))


def _commands() -> str:
    rows = ["| OzML | ozml | what it does | modes |", "|---|---|---|---|"]
    for command in COMMANDS:
        modes = ", ".join(mode.value for mode in Mode if mode in command.modes) or "not stated"
        rows.append(f"| {command.name} | `{kebab(command.name)}` | {command.doc} | {modes} |")
    return "\n".join(rows) + "\n"


def _notifications() -> str:
    rows = ["| notification | what it tells | its URL is set in | known fields |", "|---|---|---|---|"]
    for each in NOTIFICATIONS:
        fields = ", ".join(f"`{field}`" for field in each.fields)
        rows.append(f"| {each.name} | {each.doc} | {each.url_set_in} | {fields} |")
    return "\n".join(rows) + "\n"
