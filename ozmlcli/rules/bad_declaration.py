r"""The XML declaration is not written as XML demands.

Bad:

    <?xml version=1.0?>  <!-- fault -->
    <Response>
      <Hangup/>
    </Response>

Good:

    <?xml version="1.0" encoding="UTF-8"?>
    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ004", "bad-declaration", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(fault.span, "The XML declaration is malformed.", 'Write <?xml version="1.0" encoding="UTF-8"?>.')
