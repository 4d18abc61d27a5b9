r"""A character stands in a start tag where an attribute should be.

Bad:

    <Response>
      <Record Format="wav", FinishDigits="12"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishDigits="12"/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ014", "stray-character", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(
        fault.span,
        f"{fault.subject} does not belong in a start tag.",
        'Attributes are written name="value", with a space between them.',
    )
