"""``--output-format unified``: a patch of the documents in their canonical form, in which only what counts can differ."""

from __future__ import annotations

from collections.abc import Sequence

from ...checker.load import Loaded
from ...diff.files import Compared
from ...diff.normal import canonical_text
from ..patch import render as patch
from ..patch import render_for_git as patch_for_git


def render(compared: Sequence[Compared]) -> bytes:
    """The patches of all pairs of files, one after another, in UTF-8."""
    patches = []
    for each in compared:
        if each.differs:
            old, new = each.within or (each.old_name, each.new_name)
            # Two files that were named are no renamed one.
            make = patch if each.status == "changed" and old != new else patch_for_git
            patches.append(make(old, _text(each.old), _text(each.new), new))
    return b"".join(patches)


def _text(loaded: Loaded | None) -> bytes | None:
    return canonical_text(loaded.document).encode() if loaded is not None else None
