r"""The document, or one value in it, is larger than any call needs.

Documents of more than 64 MiB, texts and values of more than 10 MB, and tags with more than 1000 attributes are not read.
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ025", "too-large", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    limit = "64 MiB" if fault.subject == "document" else "".join(fault.details) or "10 MB"
    return Finding(
        fault.span,
        f"The {fault.subject} is too large to be an answer on a call.",
        f"More than {limit} is not read. Check what wrote it.",
    )
