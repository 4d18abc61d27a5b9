"""Bytes to a table of TOML, and every way in which that fails in words with its place."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from .error import SettingsError, quoted

#: No settings are longer; tomllib takes its time over what is made to be slow.
MOST_BYTES = 1 << 20
#: tomllib's time and memory grow with the square of a key's parts.
_MOST_PARTS = 100
_LONG_KEY = re.compile(
    rf"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}""", re.ASCII
)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BARE = re.compile(r"[A-Za-z$*./_][^\s,\]}#\"']*")
#: A key with what must stand between quotes, such as a pattern for files.
_BARE_KEY = re.compile(r"[ \t]*([^\s=\"'\[#]*[^\s=\"'\[#\w.-][^\s=\"'\[#]*)[ \t]*=", re.ASCII)
_LONG_NUMBER = re.compile(r"\d[\d_]{4000}")


def text_of(data: bytes, path: str) -> str:
    """The text of a file of TOML.

    Raises:
        SettingsError: where it is too long, or not UTF-8.
    """
    if len(data) > MOST_BYTES:
        raise SettingsError(path, 1, 1, f"The file is too long for settings: more than {MOST_BYTES >> 20} MB.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SettingsError(
            path, 1, 1, "The file is in UTF-16. TOML is written in UTF-8; save the file in that encoding."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        row, column = position(before, len(before))
        wrong = f"The byte 0x{error.object[error.start]:02X} is not UTF-8."
        raise SettingsError(
            path, row, column, f"{wrong} TOML is written in UTF-8; save the file in that encoding."
        ) from None


def table_of(text: str, path: str) -> dict[str, Any]:
    """What a text of TOML holds.

    Raises:
        SettingsError: where it is not TOML.
    """
    long = _LONG_KEY.search(text)
    if long is not None:
        raise SettingsError(path, *position(text, long.start()), f"A key has more than {_MOST_PARTS} parts.")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise SettingsError(path, 1, 1, "Lists or tables stand too deep within each other.") from None
    except tomllib.TOMLDecodeError as error:
        raise _in_words(error, text, path) from None
    except ValueError:  # Python takes no numbers of so many digits
        number = _LONG_NUMBER.search(text)
        place = position(text, number.start() if number is not None else 0)
        raise SettingsError(path, *place, "A number has too many digits.") from None


def _in_words(error: tomllib.TOMLDecodeError, text: str, path: str) -> SettingsError:
    said = str(error)
    place = _PLACE.search(said)
    said = said[: place.start()] if place is not None else said
    if place is None or place.group(1) is None:
        row, column = position(text, len(text.rstrip()))
    else:
        row, column = int(place.group(1)), int(place.group(2))
    line = text.split("\n")[row - 1]
    begin = len(line) - len(line.lstrip()) + 1
    bare, key = _BARE.match(line[column - 1 :]), _BARE_KEY.match(line)
    if said == "Invalid value" and bare is not None:
        message = f"Text stands between quotes. Write {quoted(bare.group())}."
    elif said.startswith(("Invalid statement", "Expected '='")) and key is not None:
        column, message = begin, f"Such a key stands between quotes. Write {quoted(key.group(1))}."
    elif said == "Cannot overwrite a value":
        column = begin if "=" in line else column
        message = "This is given twice. Keep one of them."
    elif said.startswith("Cannot declare"):
        message = "This table is given twice. Put what it holds under one heading."
    elif said.startswith("Illegal character '\\n'"):
        message = "A quote is missing at the end of the text on this line."
    else:
        message = f"This is not TOML: {said[:1].lower()}{said[1:]}."
    return SettingsError(path, row, column, message)


def position(text: str, offset: int) -> tuple[int, int]:
    """The row and column of an offset, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
