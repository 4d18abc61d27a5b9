r"""The document is empty, or holds no element.

An application that answers with nothing leaves the phone system without commands.

Bad:

    <?xml version="1.0"?>  <!-- fault -->

Good:

    <?xml version="1.0"?>
    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ002", "empty-document", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.subject:
        return Finding(
            fault.span, "The document holds no element.", "An OzML document is <Response>, its commands, </Response>."
        )
    return Finding(
        fault.span,
        "The document is empty.",
        "If a PHP script made it, look into PHP's error log. If a command line reads the file and writes to it behind >, "
        "the shell empties it before it is read: write to another file.",
    )
