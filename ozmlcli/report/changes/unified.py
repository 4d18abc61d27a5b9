"""``--output-format unified``: a patch of the documents in their canonical form, in which only what counts can differ."""

from __future__ import annotations

from collections.abc import Sequence

from ...checker.load import Loaded
from ...diff.files import Compared
from ...diff.normal import canonical_text
from ..patch import render as patch
from ..patch import render_for_git as patch_for_git
from ..patch import render_labelled as labelled_patch


def render(compared: Sequence[Compared]) -> bytes:
    """The patches of all pairs of files, one after another, in UTF-8."""
    return b"".join(_patch(each) for each in compared if each.differs)


def _patch(compared: Compared) -> bytes:
    before, after = _text(compared.old), _text(compared.new)
    old, new = compared.within or (compared.old_name, compared.new_name)
    if compared.labelled:
        return labelled_patch(old, before, after, new)
    # Two files that were named are no renamed one.
    make = patch if compared.status == "changed" and old != new else patch_for_git
    return make(old, before, after, new)


def _text(loaded: Loaded | None) -> bytes | None:
    return canonical_text(loaded.document).encode() if loaded is not None else None
