r"""Text or an element stands outside the root element.

Before it or after it, only comments may stand. Often this is output of PHP: a warning, or the rest of a page.

Bad:

    Here it comes:  <!-- fault -->
    <Response>
      <Hangup/>
    </Response>

Good:

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

import re

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ005", "outside-root", Severity.ERROR)


def explain(fault: Fault, text: str) -> Finding:
    shown = " ".join(text[fault.span.start : fault.span.end].split())
    shown = shown if len(shown) <= 40 else f"{shown[:40]}..."
    if re.search(r"(Warning|Notice|Deprecated|error)\b.* on line ", text[fault.span.start :], re.DOTALL):
        remedy = "This looks like a message of PHP: mend what it complains of, and set display_errors to Off."
    else:
        remedy = "Delete it, or move it into the root element."
    fix = Fix("Delete it", fault.edits) if fault.edits else None
    return Finding(fault.span, f"{shown} stands {fault.subject} the root element.", remedy, fix=fix)
