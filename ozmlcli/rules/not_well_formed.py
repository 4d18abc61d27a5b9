r"""The text is not XML, for a reason that no other rule knows.

The message is the XML reader's own.

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

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ001", "not-well-formed", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(
        fault.span, f"This is not XML: {fault.subject}.", "Compare the line with a working document, or write it anew."
    )
