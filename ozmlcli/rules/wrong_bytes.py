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

RULE = Rule("OZ026", "wrong-bytes", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    family, declared, guess = fault.details
    noun = "bytes" if " " in fault.subject else "byte"
    verb = "are" if noun == "bytes" else "is"
    said = (
        "as which the document is declared" if declared else "as which a document without a declared encoding is read"
    )
    message = f"The {noun} {fault.subject} {verb} not {family}, {said}."
    remedy = f"Save the file as {family}, or declare the encoding that it has."
    if guess.isprintable() and guess not in {"", "\ufffd"}:
        remedy = (
            f'Save the file as {family}. If it is Windows-1252, where this is {guess}, declare encoding="Windows-1252".'
        )
    return Finding(fault.span, message, remedy)
