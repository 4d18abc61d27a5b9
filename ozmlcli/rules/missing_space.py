r"""Two attributes have no space between them.

Bad:

    <Response>
      <Record Format="wav"FinishDigits="12"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishDigits="12" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ013", "missing-space", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    fix = Fix("Add the space", fault.edits)
    return Finding(
        fault.span, f"There is no space before {fault.subject}.", "Write a space between attributes.", fix=fix
    )
