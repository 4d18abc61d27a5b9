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
    name = fault.other_subject
    if not fault.other:
        message = f"</{fault.subject}> closes nothing: no {fault.subject or 'element'} is open here."
        return Finding(fault.span, message, "Remove it, or write the opening tag where the element begins.")
    related = (Related(fault.other, f"{name} is opened here"),)
    if fault.details:
        message = f"{fault.subject} is closed before {name}, which was opened in it."
        return Finding(fault.span, message, f"Write </{name}> before </{fault.subject}>.", related)
    if fault.edits and fault.edits[0].text == fault.subject:
        fix = Fix(f"Write <{fault.subject}>", fault.edits, safe=False)
        message = f"{name} is closed as {fault.subject}, and {name} is no element of OzML."
        return Finding(fault.span, message, f"Write <{fault.subject}> where it is opened.", related, fix)
    message = f"{name} is closed as {fault.subject}." if fault.subject else f"The tag that closes {name} has no name."
    if fault.edits:
        fix = Fix(f"Write </{name}>", fault.edits, safe=fault.subject.lower() in {name.lower(), ""})
        return Finding(fault.span, message, f"Write </{name}>.", related, fix)
    return Finding(fault.span, message, f"Write </{name}>.", related)
