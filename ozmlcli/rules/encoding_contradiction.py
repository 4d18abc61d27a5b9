r"""The bytes are of another encoding than the declaration says.

Windows PowerShell 5 saves redirected output as UTF-16, whatever the declaration in it says: use -o instead of >.

Bad (encoding: utf-16):

    <?xml version="1.0" encoding="UTF-8"?>  <!-- fault -->
    <Response>
      <Hangup/>
    </Response>

Good (encoding: utf-16):

    <?xml version="1.0" encoding="UTF-16"?>
    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ027", "encoding-contradiction", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    family = fault.details[0]
    message = f"The declaration says {fault.subject}, but the bytes are {family}."
    if family != "UTF-16":
        return Finding(
            fault.span, message, "Save the file in the encoding that it declares, or declare the one that it has."
        )
    return Finding(
        fault.span,
        f"{message} Windows PowerShell 5 saves output so when it is redirected with >.",
        "Let ozml write the file: ozml record -o call.xml instead of ozml record > call.xml. Or save the file as UTF-8.",
    )
