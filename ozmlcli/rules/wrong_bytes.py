r"""The bytes are not of the encoding that the document declares.

Without a declaration the encoding is UTF-8. Windows editors often save Windows-1252.

Bad (encoding: iso-8859-1):

    <?xml version="1.0"?>
    <Response>
      <Speak>Grüße.</Speak>  <!-- fault -->
    </Response>

Good (encoding: iso-8859-1):

    <?xml version="1.0" encoding="ISO-8859-1"?>
    <Response>
      <Speak>Grüße.</Speak>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

#: What a byte is that stands for no character.
_NOTHING = "\ufffd"

RULE = Rule("OZ026", "wrong-bytes", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    family, declared, guess = fault.details
    wrong = f"the bytes {fault.subject} are not" if " " in fault.subject else f"the byte {fault.subject} is not"
    message = f"The document is {family}, but {wrong}."
    if declared == "later":
        message = f"The XML declaration does not come first, so the document is read as {family}, but {wrong}."
        return Finding(fault.span, message, "Delete what stands before the declaration, and check the document again.")
    if not declared and family == "UTF-8":
        message = f"Without a declared encoding the document is read as UTF-8, but {wrong}."
    elif declared:
        message = f"The document is declared as {family}, but {wrong}."
    remedy = f"Save the file as {family}, or declare the encoding that it has."
    if guess.isprintable() and guess not in {"", _NOTHING}:
        remedy = (
            f"Save the file as UTF-8, or declare the encoding that it has, such as {_encodings(fault.subject, guess)}."
        )
    return Finding(fault.span, message, remedy)


def _encodings(shown: str, western: str) -> str:
    """What Windows editors save, and what the first of the bytes is there."""
    central = bytes([int(shown[:4], 16)]).decode("cp1250", "replace")
    if central == western:
        return f"Windows-1252 or Windows-1250 (Central European), where this is {western}"
    other = f", or Windows-1250 (Central European), where it is {central}" if central != _NOTHING else ""
    return f"Windows-1252, where this is {western}{other}"
