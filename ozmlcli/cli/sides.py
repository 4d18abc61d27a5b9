"""Two folders side by side: which file of the one is which of the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from ..checker.load import Broken, Loaded, load
from ..diff.renames import renames
from ..files.discover import read
from ..files.disk import reason, shown
from .choices import Selection
from .scopes import Scope, Scopes


class Folder:
    """The documents in a folder, found as ``ozml validate`` finds them; ``troubles`` are what could not be read, and why.

    ``passed_over`` are the names of the files that are XML of other kinds.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.troubles: list[tuple[str, str]] = []
        self.passed_over: set[str] = set()
        self._found: dict[str, bytes] = {}
        for candidate in Scopes(Selection(), Scope).candidates([path]):
            found = read(candidate)
            if found.trouble is not None:
                self.troubles.append((shown(found.path), f"cannot read: {reason(found.trouble)}"))
            elif found.passed_over:
                self.passed_over.add(os.path.relpath(found.path, path))
            else:
                self._found[os.path.relpath(found.path, path)] = found.data
        self.names = sorted(self._found)

    def full(self, name: str) -> str:
        """The path of a file, for messages."""
        return shown(os.path.join(self.path, name))

    def data(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        return self._found.get(name)

    def load(self, name: str) -> Loaded | Broken | None:
        """The document in a file; None where there is none."""
        data = self.data(name)
        return load(data, self.full(name)) if data is not None else None


class Pair(NamedTuple):
    """Two files that are compared, with their names in the folders; None for one that is not there."""

    old: Loaded | Broken | None
    new: Loaded | Broken | None
    names: tuple[str, str]


def folder_pairs(old: Folder, new: Folder) -> Iterator[Pair]:
    """The pairs of files by their names in the folders, in order; those that were renamed under their new names."""
    unread = {path for path, _ in (*old.troubles, *new.troubles)}
    gone = {name: old.load(name) for name in old.names if new.data(name) is None and new.full(name) not in unread}
    come = {name: new.load(name) for name in new.names if old.data(name) is None and old.full(name) not in unread}
    origins = _renamed(gone, come)
    taken = set(origins.values())
    for name in sorted({*old.names, *new.names}):
        if name in taken:
            continue
        before = origins.get(name, name)
        names = before, name
        if before != name:
            yield Pair(gone[before], come[name], names)
        elif name in gone:
            yield Pair(gone[name], None, names)
        elif name in come:
            yield Pair(None, come[name], names)
        elif old.data(name) is not None and new.data(name) is not None:
            yield Pair(old.load(name), new.load(name), names)


def _renamed(gone: dict[str, Loaded | Broken | None], come: dict[str, Loaded | Broken | None]) -> dict[str, str]:
    """The old names of files by their new ones."""
    olds = [(name, side) for name, side in gone.items() if isinstance(side, Loaded)]
    news = [(name, side) for name, side in come.items() if isinstance(side, Loaded)]
    pairs = renames([side.document for _, side in olds], [side.document for _, side in news])
    return {news[b][0]: olds[a][0] for a, b in pairs}
