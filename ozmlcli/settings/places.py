"""Where the keys and values of a TOML text stand. tomllib does not tell, so one who has a complaint looks again here."""

from __future__ import annotations

import re
import tomllib

#: The way to a value: keys, and numbers in lists.
Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*+")
_BLANK_LINES = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(r""""(?:[^"\\]|\\.)*+"|'[^']*+'|[A-Za-z0-9_-]++""")
_VALUE = re.compile(
    r'''"""(?s:[^\\"]|\\.|"(?!""))*+"""{1,3}+'''
    r"""|'''(?s:(?!''').)*+''''{0,2}+"""
    r'''|"(?:[^"\\]|\\.)*+"'''
    r"""|'[^']*+'"""
    r"|[^\s,\]}#]++(?:[ ]\d\d:[^\s,\]}#]++)?"
)


class Places:
    """The offsets of the keys and values in ``text``, which tomllib must have read without complaint."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._keys: dict[Path, int] = {}
        self._values: dict[Path, int] = {}
        #: How many tables there are in a list of tables.
        self._tables: dict[Path, int] = {}
        self._document()

    def key(self, path: Path) -> int:
        """Where the last key of ``path`` stands first; the value, where ``path`` ends in a number."""
        return self._keys.get(path, self._values.get(path, 0))

    def value(self, path: Path) -> int:
        """Where the value at ``path`` begins; its key, where it is a table that is written under a heading."""
        return self._values.get(path, self._keys.get(path, 0))

    def _document(self) -> None:
        table: Path = ()
        while self._skip(_BLANK_LINES) < len(self._text):
            if self._text.startswith("[[", self._at):
                self._at += 2
                path = self._key_path((), heading=True)
                number = self._tables[path] = self._tables.get(path, -1) + 1
                table = (*path, number)
                self._values[table] = self._keys[path]
                self._at += 2
            elif self._text[self._at] == "[":
                self._at += 1
                table = self._key_path((), heading=True)
                self._at += 1
            else:
                self._pair(table)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match is not None else self._at
        return self._at

    def _key_path(self, table: Path, *, heading: bool = False) -> Path:
        """Read a dotted key; afterwards stand behind it and the blanks after it."""
        path = table
        while True:
            # A heading within a list of tables means the last of them.
            if heading and path in self._tables:
                path = (*path, self._tables[path])
            start = self._skip(_BLANK)
            written = self._text[start : self._skip(_KEY)]
            path = (*path, _unquoted(written))
            self._keys.setdefault(path, start)
            if not self._text.startswith(".", self._skip(_BLANK)):
                return path
            self._at += 1

    def _pair(self, table: Path) -> None:
        path = self._key_path(table)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        self._values[path] = self._at
        opening = self._text[self._at]
        if opening not in "[{":
            self._skip(_VALUE)
            return
        self._at += 1
        number = 0
        while self._text[self._skip(_BLANK_LINES)] not in "]}":
            if opening == "{":
                self._pair(path)
            else:
                self._value((*path, number))
                number += 1
            if self._text[self._skip(_BLANK_LINES)] == ",":
                self._at += 1
        self._at += 1


def _unquoted(written: str) -> str:
    return written if written[:1] not in {'"', "'"} else next(iter(tomllib.loads(f"{written} = 0")))
