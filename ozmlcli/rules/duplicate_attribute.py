r"""An attribute stands twice in one start tag.

Bad:

    <Response>
      <Record Format="mp3" Format="wav"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Related, Severity
from .base import Rule

RULE = Rule("OZ015", "duplicate-attribute", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    related = (Related(fault.other, "the first one"),) if fault.other else ()
    return Finding(fault.span, f"{fault.subject} is given twice.", "Remove one of the two.", related)
