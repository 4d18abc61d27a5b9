r"""A comment speaks to ozml, but says nothing that ozml knows.

A comment that begins with "ozml:" tells the checker something about the document. It knows ignore[rule-name] for the
next element, ignore-file[rule-name] for the whole document, mode=... and answers=..., and for the formatter fmt off and
fmt on; what is misspelled has no effect, and neither has a fmt on that nothing switched off before it in the same element.

Bad:

    <Response>
      <!-- ozml: ignore[perhaps-mising] the gateway adds it -->  <!-- fault -->
      <!-- ozml: fmt on -->  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <!-- ozml: ignore[perhaps-missing] the gateway adds it -->
      <Call Url="http://app.example/connected">2310</Call>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from ..suggest import shortened
from .base import Rule

RULE = Rule("OZ501", "unknown-directive", Severity.WARNING)


def explain(fault: Fault, _text: str) -> Finding:
    why, remedy = fault.details
    return Finding(fault.span, f"{shortened(fault.subject)} {why}.", remedy)
