r"""The document ends in the middle.

It was cut off on its way, or a closing tag at its end is missing.

Bad:

    <Response>
      <Speak>Hello.</Speak>
      <Hangup/>  <!-- fault -->

Good:

    <Response>
      <Speak>Hello.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Related, Severity
from .base import Rule

RULE = Rule("OZ020", "cut-off", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.subject == "element":
        message = f"The document ends, but {fault.other_subject} is still open."
        remedy = f"Write </{fault.other_subject}> at the end. If more is missing, the document was cut off on its way."
    else:
        message = f"The document ends within a {fault.subject}."
        remedy = "It was cut off on its way, or the end of this part is missing."
    related = (Related(fault.other, "opened here"),) if fault.other else ()
    return Finding(fault.span, message, remedy, related)
