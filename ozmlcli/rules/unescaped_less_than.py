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
from ..suggest import PHP_NOT_RUN, PHP_SAYS
from .base import Rule

RULE = Rule("OZ009", "unescaped-less-than", Severity.ERROR)


def explain(fault: Fault, text: str) -> Finding:
    if fault.details:
        return Finding(
            fault.span,
            "A message of PHP stands in the value.",
            PHP_SAYS,
        )
    following = text[fault.span.end : fault.span.end + 1]
    if following == "?":
        return Finding(
            fault.span,
            "PHP code seems to stand in the value: it begins with <?.",
            f"{PHP_NOT_RUN} A < that is meant is written &lt;.",
        )
    remedy = "In PHP, pass texts through htmlspecialchars()."
    if following == "!":
        remedy = "If it is meant as a comment, write <!-- before it and --> after it."
    fix = Fix("Write &lt;", fault.edits)
    return Finding(fault.span, "A < that begins no tag must be written &lt;.", remedy, fix=fix)
