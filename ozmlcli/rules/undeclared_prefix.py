r"""A name has a prefix that nothing declares.

OzML names have no prefixes.

Bad:

    <Response>
      <ozml:Hangup/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ022", "undeclared-prefix", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    prefix, _, local = fault.subject.partition(":")
    return Finding(
        fault.span,
        f"The prefix {prefix} of {fault.subject} is not declared.",
        f"Write {local}: OzML names have no prefixes.",
    )
