r"""The document has a second root element.

One document has one root. Often two responses were written one after the other: put the commands of both into one Response.

Bad:

    <Response>
      <Speak>Hello.</Speak>
    </Response>
    <Response>  <!-- fault -->
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

RULE = Rule("OZ006", "second-root", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    related = (Related(fault.other, f"{fault.other_subject}, the first root element"),) if fault.other else ()
    if fault.subject:
        return Finding(
            fault.span,
            "Commands stand without a <Response> around them.",
            "Write <Response> before the first one and </Response> after the last one.",
            related,
        )
    return Finding(
        fault.span,
        "The document ended, and another begins.",
        "Put the commands of both into one <Response>.",
        related,
    )
