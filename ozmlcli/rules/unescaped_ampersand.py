r"""An & stands for itself, which XML does not allow.

In XML an & begins an escape. Where it is meant as a character, most often in a URL, it is written &amp;. In PHP,
htmlspecialchars() does it.

Bad:

    <Response>
      <GoTo>http://app.example/menu?a=1&b=2</GoTo>  <!-- fault -->
    </Response>

Good:

    <Response>
      <GoTo>http://app.example/menu?a=1&amp;b=2</GoTo>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ007", "unescaped-ampersand", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.subject:
        fix = Fix(f"Write &{fault.subject};", fault.edits, safe=False)
        return Finding(fault.span, f"&{fault.subject} has no semicolon.", f"Write &{fault.subject};", fix=fix)
    fix = Fix("Write &amp;", fault.edits)
    return Finding(
        fault.span, "An & must be written &amp;.", "In PHP, pass texts and URLs through htmlspecialchars().", fix=fix
    )
