r"""A closing tag lacks its slash.

Without the slash it opens another element of the same name.

Bad:

    <Response>
      <Speak>Hello.<Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Related, Severity
from .base import Rule

RULE = Rule("OZ016", "missing-slash", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    related = (Related(fault.other, f"{fault.subject} is opened here"),) if fault.other else ()
    fix = Fix(f"Write </{fault.subject}>", fault.edits, safe=False)
    return Finding(
        fault.span,
        f"The closing tag of {fault.subject} lacks its slash.",
        f"Write </{fault.subject}>.",
        related,
        fix,
    )
