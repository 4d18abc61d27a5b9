"""``--output-format unified``: a patch of the documents in their canonical form, in which only what counts can differ."""

from __future__ import annotations

from collections.abc import Sequence

from ...diff.files import Compared
from ...diff.normal import canonical_text
from ...load import Loaded
from ..patch import render as render_patch


def render(compared: Sequence[Compared]) -> bytes:
    """The patches of all pairs of files, one after another, in UTF-8."""
    patches = []
    for each in compared:
        if each.changes or each.renamed:
            old, new = each.within or (each.old_name, each.new_name)
            patches.append(render_patch(old, _text(each.old), _text(each.new), new, renamed=each.renamed))
    return b"".join(patches)


def _text(loaded: Loaded | None) -> bytes | None:
    return canonical_text(loaded.document).encode() if loaded is not None else None
