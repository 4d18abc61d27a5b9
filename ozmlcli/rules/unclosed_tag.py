r"""A tag has no > at its end.

Bad:

    <Response>
      <Record Format="wav"  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ019", "unclosed-tag", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.details:
        fix = Fix("Add the >", fault.edits)
        message = f"The closing tag of {fault.subject} has no > at its end."
        return Finding(fault.span, message, f"Write </{fault.subject}>.", fix=fix)
    return Finding(
        fault.span,
        f"The tag of {fault.subject} has no > at its end.",
        "Write > where the tag ends, or /> if the element holds nothing.",
    )
