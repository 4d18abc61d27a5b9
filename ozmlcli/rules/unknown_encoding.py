r"""The declaration names an encoding that nobody can read.

Bad:

    <?xml version="1.0" encoding="UTF-88"?>  <!-- fault -->
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

RULE = Rule("OZ028", "unknown-encoding", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(
        fault.span,
        f"{fault.subject} is no encoding that can be read.",
        "Save the file as UTF-8 and declare UTF-8, which every XML reader knows.",
    )
