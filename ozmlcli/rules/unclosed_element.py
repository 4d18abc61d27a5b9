r"""An element is not closed before the one around it ends.

Bad:

    <Response>
      <Speak>Hello.  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Related, Severity
from .base import Rule

RULE = Rule("OZ018", "unclosed-element", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    related = (Related(fault.other, f"{fault.other_subject} ends here"),) if fault.other else ()
    return Finding(
        fault.span,
        f"{fault.subject} is opened here and never closed.",
        f"Write </{fault.subject}> where it ends, or <{fault.subject} ... /> if it holds nothing.",
        related,
    )
