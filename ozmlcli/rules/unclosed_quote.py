r"""The quote that ends an attribute's value is missing.

Bad:

    <Response>
      <Record Format="wav FinishDigits="12"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishDigits="12"/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ011", "unclosed-quote", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    fix = Fix("Add the closing quote", fault.edits, safe=False)
    return Finding(
        fault.span,
        f"The value of {fault.subject} has no closing quote.",
        "Write the quote at the end of the value.",
        fix=fix,
    )
