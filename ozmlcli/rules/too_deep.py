r"""Elements are nested deeper than any call needs.

Documents of more than 200 levels are not read. (A menu takes three levels for each choice.)
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ024", "too-deep", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(
        fault.span,
        f"Elements are nested more than {fault.subject} levels deep.",
        "Divide the menu: let GoTo fetch its inner part.",
    )
