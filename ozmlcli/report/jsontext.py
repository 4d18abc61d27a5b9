"""Values as JSON that can be read on a terminal, and by the strictest of readers."""

from __future__ import annotations

import json
import re
from typing import Any

_NOT_ASCII = re.compile(r"[^\n\x20-\x7e]")


def json_text(document: Any) -> str:
    """``document`` as JSON in lines."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # JSON itself escapes only some of the characters that act upon a terminal.
    return _NOT_ASCII.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character.isprintable():
        return character
    # Half of a surrogate pair is no character; not every reader takes it, even escaped.
    return "\ufffd" if "\ud800" <= character <= "\udfff" else json.dumps(character)[1:-1]
