r"""The schema does not accept the document, and no rule can say why in better words than the schema's own.

Please report it with the document.
"""

from __future__ import annotations

from ..finding import Severity
from .base import Rule

RULE = Rule("OZ100", "unexplained", Severity.ERROR)
