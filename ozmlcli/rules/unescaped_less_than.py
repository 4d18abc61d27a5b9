r"""A < stands for itself, which XML does not allow.

In XML a < begins a tag. Where it is meant as a character it is written &lt;.

Bad:

    <Response>
      <Speak>If 1 < 2, press 1.</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>If 1 &lt; 2, press 1.</Speak>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ009", "unescaped-less-than", Severity.ERROR)


def explain(fault: Fault, text: str) -> Finding:
    remedy = "If it is meant to begin a tag, remove the space after it."
    if not text[fault.span.end : fault.span.end + 1].isspace():
        remedy = "In PHP, pass texts through htmlspecialchars()."
    return Finding(
        fault.span, "A < that begins no tag must be written &lt;.", remedy, fix=Fix("Write &lt;", fault.edits)
    )
