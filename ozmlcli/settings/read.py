"""A file's bytes to settings, and every fault of it at its exact place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from .error import SettingsError, literal
from .model import Settings
from .names import SHARED

if TYPE_CHECKING:
    from .values import WrongError

_OWN_TABLE = ("tool", "ozml")


class Loaded(NamedTuple):
    """The settings in a file, its path, and the keys that it gives; the others have their defaults."""

    path: str
    settings: Settings
    given: frozenset[str]

    @property
    def folder(self) -> str:
        """To what the patterns are relative."""
        return os.path.dirname(self.path)


def read(data: bytes, path: str) -> Loaded | None:
    """The settings in the bytes of the file at ``path``; None for a pyproject.toml that has none.

    Raises:
        SettingsError: where they cannot be used.
    """
    shared = os.path.basename(path) == SHARED
    if shared and b"ozml" not in data:
        return None
    # tomllib takes longer to load than most files to judge.
    from .toml import table_of, text_of
    from .values import WrongError, settings_of

    text = text_of(data, path)
    table: Any = table_of(text, path)
    at: tuple[str, ...] = ()
    for key in _OWN_TABLE if shared else ():
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
        at = (*at, key)
    if not isinstance(table, dict):
        message = f"tool.ozml must be a table, not {literal(table)}. Write [tool.ozml] on a line of its own."
        raise _placed(WrongError((), message), text, path, at)
    try:
        settings = settings_of(table)
    except WrongError as wrong:
        raise _placed(wrong, text, path, at) from None
    return Loaded(path, settings, frozenset(table))


def _placed(wrong: WrongError, text: str, path: str, at: tuple[str, ...]) -> SettingsError:
    from .places import Places
    from .toml import position

    places = Places(text)
    where = (*at, *wrong.path)
    offset = places.key(where) if wrong.of_key else places.value(where)
    return SettingsError(path, *position(text, offset), wrong.message)
