r"""A closing tag does not fit the element that is open.

XML wants the same name in both tags, letter case included.

Bad:

    <Response>
      <Speak>Hello.</speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Related, Severity
from .base import Rule

RULE = Rule("OZ017", "mismatched-end-tag", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if not fault.other:
        message = f"</{fault.subject}> closes nothing: no {fault.subject} is open here."
        return Finding(fault.span, message, "Remove it, or write the opening tag where the element begins.")
    name = fault.other_subject
    related = (Related(fault.other, f"{name} is opened here"),)
    fix = Fix(f"Write </{name}>", fault.edits, safe=fault.subject.lower() == name.lower())
    return Finding(fault.span, f"{name} is closed as {fault.subject}.", f"Write </{name}>.", related, fix)
