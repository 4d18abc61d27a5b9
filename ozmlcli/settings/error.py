"""What is wrong with a file of settings, and words for it."""

from __future__ import annotations

from ..suggest import shortened


class SettingsError(Exception):
    """A file of settings that cannot be used: which, where (row 0 where it could not be read at all), and why."""

    def __init__(self, path: str, row: int, column: int, message: str) -> None:
        super().__init__(path, row, column, message)
        self.path = path
        self.row = row
        self.column = column
        self.message = message

    def __str__(self) -> str:
        place = f"{self.path}:{self.row}:{self.column}" if self.row else self.path
        return f"{place}: {self.message}"


def literal(value: object) -> str:
    """A value of TOML for a message, cut where it is long."""
    if isinstance(value, str):
        return quoted(shortened(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and abs(value) < 10**20:
        return str(value)
    return "a number" if isinstance(value, int | float) else "a date or time"


def quoted(text: str) -> str:
    """A text as TOML writes it, between quotes, and with nothing in it that acts upon a terminal."""
    return f'"{printable(text.translate(_SHORT))}"'


def printable(text: str) -> str:
    """A text with nothing in it that acts upon a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in text)


_SHORT = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
