r"""An attribute's value is not in straight quotes.

XML wants " or ' around every value. Quotes that a word processor or a web page made curly do not count.

Bad:

    <Response>
      <Record Format=wav/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

import re

from ..finding import Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ010", "unquoted-value", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    # The words show what to write in the end; an & is a fault of its own.
    quoted = re.sub(r"&(?![\w#]+;)", "&amp;", fault.details[0])
    message = {
        "": f"The value of {fault.subject} is not in quotes.",
        "escaped": f"The quotes around the value of {fault.subject} have backslashes before them.",
        "half": f"The value of {fault.subject} has no opening quote.",
        "curly": f"The value of {fault.subject} is in typographic quotes, which XML does not know.",
    }[fault.other_subject]
    fix = Fix(f"Write {quoted}", fault.edits)
    return Finding(fault.span, message, f"Write {fault.subject}={quoted}.", fix=fix)
