r"""A comment tells ozml to ignore a rule that has nothing to say there.

The fault was mended, or the comment stands in the wrong place. Left where it is, it would hide the next fault of its kind.

Bad:

    <Response>
      <!-- ozml: ignore[perhaps-missing] the gateway adds it -->  <!-- fault -->
      <Call Url="http://app.example/connected" ApiExtension="3000">2310</Call>
    </Response>

Good:

    <Response>
      <Call Url="http://app.example/connected" ApiExtension="3000">2310</Call>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ502", "unused-suppression", Severity.WARNING)


def explain(fault: Fault, _text: str) -> Finding:
    where = f" {fault.details[0]}" if fault.details[0] else ""
    fix = Fix("Delete the comment", fault.edits) if fault.edits else None
    return Finding(fault.span, f"{fault.subject} has nothing to say{where}.", "Remove it from the comment.", fix=fix)
