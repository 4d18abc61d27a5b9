r"""Something stands before the XML declaration.

The declaration must be the very first thing: no blank line, no space, no output of PHP. In PHP, look for what is printed
before the document: a blank line outside <?php ... ?>, a warning, or a byte order mark in an included file.

Bad:

    <!-- a comment -->  <!-- fault -->
    <?xml version="1.0"?>
    <Response>
      <Hangup/>
    </Response>

Good:

    <?xml version="1.0"?>
    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Fix, Severity
from ..suggest import NO_MARKS, PHP_SAYS
from .base import Rule

RULE = Rule("OZ003", "before-declaration", Severity.ERROR)

_KINDS = {
    "marks": ("A second byte order mark (BOM)", NO_MARKS),
    "blanks": ("White space", "Delete it. In PHP, look for a blank line before <?php or after ?>."),
    "php": ("A message of PHP", PHP_SAYS),
    "": ("Something", "Delete it: the document must begin with <?xml."),
}


def explain(fault: Fault, text: str) -> Finding:
    fix = Fix("Delete it", fault.edits)
    if fault.subject == "within":
        return Finding(
            fault.span,
            "The XML declaration stands within the document.",
            "Delete it: it may only be the very first thing.",
            fix=fix,
        )
    what, remedy = _KINDS[fault.subject]
    where = "the XML declaration" if text.startswith("<?xml", fault.span.end) else "the document"
    return Finding(fault.span, f"{what} stands before {where}.", remedy, fix=fix)
