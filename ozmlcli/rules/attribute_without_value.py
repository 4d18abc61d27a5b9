r"""An attribute has no value.

HTML allows an attribute's name alone; in XML every attribute has an equals sign and a value in quotes.

Bad:

    <Response>
      <Play Repeat>music/wait.wav</Play>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Play Repeat="true">music/wait.wav</Play>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ012", "attribute-without-value", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if not fault.details:
        return Finding(fault.span, f"{fault.subject} has no value.", f'Write {fault.subject}="...".')
    written = f"{fault.subject}={fault.details[0]}"
    fix = Fix(f"Write {written}", fault.edits)
    message = f"There is no equals sign between {fault.subject} and its value."
    return Finding(fault.span, message, f"Write {written}.", fix=fix)
