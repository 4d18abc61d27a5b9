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

from ..finding import Edit, Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ021", "forbidden-character", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.subject.startswith("&"):
        message = f"{fault.subject} is no character that XML can carry."
    elif len(fault.subject) == 1:
        message = f"The character U+{ord(fault.subject):04X} cannot stand in XML."
    else:
        message = (
            f"{len(fault.subject)} characters that cannot stand in XML; the first is U+{ord(fault.subject[0]):04X}."
        )
    fix = Fix("Delete it", (Edit(fault.span, ""),), safe=False)
    return Finding(
        fault.span, message, "Remove it. Control characters often come from a database or a terminal.", fix=fix
    )
