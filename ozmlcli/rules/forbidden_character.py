r"""The document holds a character that XML cannot carry, not even escaped.

These are the control characters except tab, line feed and carriage return. They often come from a database or a terminal.

Bad:

    <Response>
      <Speak>Hello.&#7;</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ021", "forbidden-character", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    shown = fault.subject if fault.subject.startswith("&") else f"U+{ord(fault.subject):04X}"
    return Finding(fault.span, f"The character {shown} cannot stand in XML.", "Remove it.")
