r"""The quote that ends an attribute's value is missing.

Bad:

    <Response>
      <Record Format="wav FinishDigits="12"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishDigits="12" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ011", "unclosed-quote", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    quote, *last = fault.details
    if last:
        message = f"The value of {fault.subject} begins with {quote} and ends with {last[0]}."
        return Finding(fault.span, message, f"End it with {quote}.", fix=Fix(f"Write {quote}", fault.edits))
    return Finding(
        fault.span,
        f"The value of {fault.subject} has no closing quote.",
        f"Write {quote} where the value ends.",
        fix=Fix("Add the closing quote", fault.edits, safe=False),
    )
