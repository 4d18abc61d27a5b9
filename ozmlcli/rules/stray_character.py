r"""A character stands in a tag where it does not belong.

Bad:

    <Response>
      <Record Format="wav", FinishDigits="12"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishDigits="12" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from ..suggest import shortened
from .base import Rule

RULE = Rule("OZ014", "stray-character", Severity.ERROR)

#: What is said of each kind: of the character {0}, with what the scanner knows of it, {1} and {2}.
_KINDS = {
    "": ("{0} does not belong in a start tag.", 'Attributes are written name="value", with a space between them.'),
    "value": ("{0} is a value without a name.", 'Attributes are written name="value", with a space between them.'),
    "equals": ("{0} does not belong before a value.", 'Write one equals sign alone: name="value".'),
    "name": ("{0} cannot stand there in a name.", "Remove it from {1}, or write another name."),
    "quote": ("A {0} within the value of {2} must be written {1}.", "Or put the value into quotes of the other kind."),
    "end": ("{0} does not belong in a closing tag.", "Write </{1}>."),
    "backslash": ("A closing tag has a slash, not a backslash.", "Write </{1}>."),
    "space": ("There is white space behind {1}.", "Remove it: {1} and what follows are written together."),
}


def explain(fault: Fault, _text: str) -> Finding:
    kind, *words = fault.details or ("",)
    message, remedy = (text.format(_shown(fault.subject), *words) for text in _KINDS[kind])
    return Finding(fault.span, message, remedy, fix=Fix(remedy.rstrip("."), fault.edits) if fault.edits else None)


def _shown(piece: str) -> str:
    if not piece.isprintable() or not piece.split():
        return f"The character U+{ord(piece[0]):04X}"
    return shortened(piece)
