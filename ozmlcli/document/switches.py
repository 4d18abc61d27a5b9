"""The comments between which the formatter leaves a document as it is: ``<!-- ozml: fmt off -->`` and ``fmt on``."""

from __future__ import annotations

import re

#: What may stand behind the word fmt.
OFF, ON = "off", "on"
_SWITCH = re.compile(r"<!--\s*ozml:\s*fmt\s+(off|on)(?=\s|-->)")


def switch(comment: str) -> str:
    """``off`` or ``on`` where a comment, with its delimiters, says that; else "". A reason may follow the word."""
    found = _SWITCH.match(comment)
    return found[1] if found is not None else ""


def holds_off(text: str) -> bool:
    """Whether the formatter is switched off somewhere within ``text``."""
    return "ozml:" in text and any(found[1] == OFF for found in _SWITCH.finditer(text))
