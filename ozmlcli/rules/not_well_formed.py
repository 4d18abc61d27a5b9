r"""The text is not XML, for a reason that no other rule knows.

Where it is a rare mistake, the message is the XML reader's own.

Bad:

    <Response>
      <!-- a -- b --><Hangup/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <!-- a, b --><Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ001", "not-well-formed", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.details:
        message, remedy = fault.details
        return Finding(fault.span, message, remedy, fix=Fix(remedy.rstrip("."), fault.edits) if fault.edits else None)
    return Finding(
        fault.span, f"This is not XML: {fault.subject}.", "Compare the line with a working document, or write it anew."
    )
