"""What differs between two documents in what they mean, and in how they are written.

    two trees -> mates -> changes -> a report

``node.py`` makes trees in which equal parts have equal numbers, ``match.py`` finds for each part of the one its mate in the
other, ``compare.py`` says what that amounts to, ``apply.py`` makes the changes upon a document. What is only written in
another way, ``spelling.py`` finds. Nothing here reads or prints.
"""

from __future__ import annotations

from .apply import apply
from .compare import Comparison, compare, comparison

__all__ = ["Comparison", "apply", "compare", "comparison"]
