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

import re

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ003", "before-declaration", Severity.ERROR)


def explain(fault: Fault, text: str) -> Finding:
    before = text[: fault.span.end]
    if "\ufeff" in before:
        what = "A second byte order mark"
        remedy = "Save the included files as UTF-8 without a byte order mark."
    elif not before.strip():
        what = "White space"
        remedy = "Delete it. In PHP, look for a blank line before <?php or after ?>."
    elif re.search(r"(Warning|Notice|Deprecated|error)\b.* on line ", before, re.DOTALL):
        what = "A message of PHP"
        remedy = "Mend what it complains of, and set display_errors to Off so that no message gets into a response."
    else:
        what = "Text"
        remedy = "Delete it: the document must begin with <?xml."
    fix = Fix("Delete what stands before the declaration", fault.edits)
    return Finding(fault.span, f"{what} stands before the XML declaration.", remedy, fix=fix)
