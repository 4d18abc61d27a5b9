r"""The document, or one value in it, is larger than any call needs.

Documents of more than 64 MiB and values of more than 10 MB are not read.
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ025", "too-large", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(fault.span, f"The {fault.subject} is too large to be an answer on a call.", "Check what wrote it.")
