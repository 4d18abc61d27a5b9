"""All that two documents write in two ways: letter case and spelling, comments and instructions, layout and encoding."""

from __future__ import annotations

from ..checker.load import Loaded
from .asides import asides
from .compare import Comparison
from .cosmetic import Cosmetic
from .layout import layout
from .spelling import spelling


def cosmetics(old: Loaded, new: Loaded, made: Comparison) -> list[Cosmetic]:
    """All that two documents write in two ways: first the parts of the documents in order, then what is about the whole.

    There is something wherever two documents that mean the same have not the same bytes.
    """
    if old.data == new.data:
        return []
    found = [*spelling(old, new, made), *asides(old, new, made)]
    found.sort(key=_place)
    found += layout(old, new, made)
    if not found and not made.changes:
        found.append(Cosmetic("Something is written in another way.", None, None))
    return found


def _place(cosmetic: Cosmetic) -> tuple[int, int]:
    """A key that sorts by the place in the new text, and what is only in the old one by its place there."""
    span = cosmetic.new or cosmetic.old
    assert span is not None
    return span.start, cosmetic.new is None
