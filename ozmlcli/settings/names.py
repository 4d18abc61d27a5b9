"""How files of settings are called, and whether there may be any: all that a run without settings needs of this package."""

from __future__ import annotations

import os

#: The file that belongs to others too, where settings stand in a table of their own.
SHARED = "pyproject.toml"
#: In one folder, the first of them that has settings counts.
SETTINGS_NAMES = (".ozml.toml", "ozml.toml", SHARED)


def somewhere_above(folder: str) -> bool:
    """Whether a folder, or one above it, has a file that is called as one of settings."""
    folder = os.path.abspath(folder)
    while True:
        if any(os.path.lexists(os.path.join(folder, name)) for name in SETTINGS_NAMES):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
