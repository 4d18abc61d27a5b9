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

from ..finding import Fault, Finding, Fix, Related, Severity
from ..suggest import NO_MARKS, PHP_SAYS, shortened
from .base import Rule

RULE = Rule("OZ005", "outside-root", Severity.ERROR)


def explain(fault: Fault, text: str) -> Finding:
    shown = shortened(" ".join(text[fault.span.start : fault.span.end].split()))
    related = (Related(fault.other, f"{fault.other_subject}, the root element"),) if fault.other else ()
    is_mark = not shown.strip("\ufeff")
    fix = Fix("Delete it", fault.edits, safe=is_mark) if fault.edits else None
    if fault.subject == "html":
        return Finding(
            fault.span,
            "This is an HTML page, not an OzML document.",
            "Open the address in a browser: web servers answer so when the address is wrong or the script fails.",
        )
    what, remedy = f'"{shown}"', "Delete it, or move it into the root element."
    if is_mark:
        what, remedy = "A byte order mark (BOM)", NO_MARKS
    elif fault.details:
        what, remedy = "A message of PHP", PHP_SAYS
    if fault.subject == "instead":
        if not fault.details:
            remedy = "An OzML document is <Response>, its commands, </Response>."
        return Finding(fault.span, f"{what} stands where the root element should be.", remedy)
    return Finding(fault.span, f"{what} stands {fault.subject} the root element.", remedy, related, fix)
