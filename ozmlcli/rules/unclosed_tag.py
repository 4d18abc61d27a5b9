r"""A tag has no > at its end.

Bad:

    <Response>
      <Record Format="wav"  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <Record Format="wav"/>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ019", "unclosed-tag", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(
        fault.span,
        f"The tag of {fault.subject or 'an element'} has no > at its end.",
        "Write > or /> where the tag ends.",
    )
