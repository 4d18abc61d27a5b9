"""Two files side by side."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..checker.load import Loaded
from .change import Change
from .compare import Comparison, comparison
from .cosmetic import Cosmetic
from .writing import cosmetics


class Compared(NamedTuple):
    """Two files, and what differs between them. One that is not there is None; its name may be that of the other.

    Of files in two folders, ``within`` are the names in these. Where they are ``labelled``, the names are no paths.
    """

    old: Loaded | None
    new: Loaded | None
    old_name: str
    new_name: str
    comparison: Comparison
    cosmetic: list[Cosmetic]
    renamed: bool = False
    within: tuple[str, str] | None = None
    labelled: bool = False

    @property
    def changes(self) -> list[Change]:
        """What differs in meaning."""
        return self.comparison.changes

    @property
    def status(self) -> str:
        """What became of the file: added, removed, renamed, changed or same."""
        if self.old is None and self.new is None:
            return "same"
        if self.old is None or self.new is None:
            return "added" if self.old is None else "removed"
        if self.renamed:
            return "renamed"
        return "changed" if self.changes else "same"

    @property
    def differs(self) -> bool:
        """Whether something differs that counts: a file that has another name alone does."""
        return self.status != "same"


def compare_files(
    old: Loaded | None, new: Loaded | None, *, names: tuple[str, str], all_differences: bool = False
) -> Compared:
    """Compare two documents that were read; with ``all_differences``, also how they are written."""
    texts = old.text if old is not None else "", new.text if new is not None else ""
    made = comparison(old.document if old is not None else None, new.document if new is not None else None, texts)
    found = cosmetics(old, new, made) if all_differences and old is not None and new is not None else []
    return Compared(old, new, *names, made, found)
