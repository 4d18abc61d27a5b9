"""Which settings hold in a folder: those of the nearest file upwards, alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection

from ..files.disk import read_limited, reason
from .error import SettingsError
from .names import SETTINGS_NAMES
from .read import Loaded, read


def load(path: str) -> Loaded | None:
    """The settings in the file at ``path``; None for a pyproject.toml that has none.

    Raises:
        SettingsError: where it cannot be read, or used.
    """
    try:
        data = read_limited(path)
    except OSError as error:
        raise SettingsError(path, 0, 0, f"The settings cannot be read: {reason(error)}.") from error
    return read(data, path)


class Finder:
    """Finds the settings of folders, and remembers them: each folder is looked into once, and each file read once."""

    def __init__(self) -> None:
        self._known: dict[str, Loaded | SettingsError | None] = {}

    def nearest(self, folder: str) -> Loaded | None:
        """The settings that hold in ``folder``: its own, or those of the nearest folder above that has some.

        Raises:
            SettingsError: where a file of settings cannot be read or used; for each folder below it again.
        """
        return self._nearest(os.path.abspath(folder), None)

    def listed(self, folder: str, names: Collection[str]) -> Loaded | None:
        """Like :meth:`nearest`, for a folder of which the ``names`` of its files are known: they are not looked for."""
        return self._nearest(os.path.abspath(folder), names)

    def _nearest(self, folder: str, names: Collection[str] | None) -> Loaded | None:
        passed = []
        found: Loaded | SettingsError | None = None
        while folder not in self._known:
            passed.append(folder)
            found = _own(folder, names)
            above = os.path.dirname(folder)
            if found is not None or above == folder:
                break
            folder, names = above, None
        else:
            found = self._known[folder]
        self._known.update(dict.fromkeys(passed, found))
        if isinstance(found, SettingsError):
            raise found.with_traceback(None)
        return found


def _own(folder: str, names: Collection[str] | None) -> Loaded | SettingsError | None:
    for name in SETTINGS_NAMES:
        path = os.path.join(folder, name)
        if (names is None or name in names) and _is_file(path):
            try:
                found = load(path)
            except SettingsError as error:
                return error
            if found is not None:
                return found
    return None


def _is_file(path: str) -> bool:
    """Whether there is a file that can be read to its end; a link counts even to nowhere, for then somebody must know."""
    try:
        mode = os.lstat(path).st_mode
        return stat.S_ISREG(mode) or (stat.S_ISLNK(mode) and _leads_to_file(path))
    except OSError:
        return False


def _leads_to_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
