"""The findings that a team has accepted for now, in a file: only what is new beside them is told.

A finding is known by its file, its rule and its message, not by its line, so that it is still known when lines move.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..diagnostic import Diagnostic
from ..reader.source import MAX_BYTES

VERSION = 1
#: For each finding of a file, how often it is accepted.
Accepted = dict[str, int]


class Baseline(NamedTuple):
    """What is accepted, by the files' paths relative to ``folder``, with slashes."""

    folder: str
    files: dict[str, Accepted]

    def of(self, path: str) -> Accepted:
        """What is accepted in the file at ``path``."""
        return self.files.get(relative(path, self.folder), {})


class Compared(NamedTuple):
    """The findings that are ``new``, and how many accepted ones are ``gone``."""

    new: list[Diagnostic]
    gone: int


def relative(path: str, folder: str) -> str:
    """A path as it stands in a baseline in ``folder``."""
    try:
        path = os.path.relpath(path, folder)
    except ValueError:  # on Windows, on another drive
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")


def compare(diagnostics: Iterable[Diagnostic], accepted: Accepted) -> Compared:
    """Leave out what is accepted. Of more equal findings than are accepted, the last ones are new."""
    left = Counter(accepted)
    new = []
    for diagnostic in diagnostics:
        key = _key(diagnostic)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(diagnostic)
    return Compared(new, sum(left.values()))


def render(found: dict[str, list[Diagnostic]], folder: str) -> str:
    """A baseline that lies in ``folder`` and accepts what was ``found``, by path."""
    files = {
        relative(path, folder): dict(sorted(Counter(map(_key, diagnostics)).items()))
        for path, diagnostics in found.items()
        if diagnostics
    }
    return json.dumps({"version": VERSION, "files": dict(sorted(files.items()))}, ensure_ascii=True, indent=2) + "\n"


def parse(data: bytes, folder: str) -> Baseline:
    """Read a baseline that lies in ``folder``.

    Raises:
        ValueError: where it is none, with why.
    """
    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 2**20} MiB; write one for each of several folders")
    try:
        document = json.loads(data)
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no JSON (row {error.lineno}, column {error.colno}: {error.msg})") from error
    except UnicodeDecodeError as error:
        raise ValueError("it is no JSON (its bytes are no UTF-8)") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is no JSON that ozml wrote ({error})") from error
    if not isinstance(document, dict) or "version" not in document:
        raise ValueError('it is not a file that --write-baseline wrote: it has no "version"')
    if document["version"] != VERSION:
        raise ValueError(
            f"its version is {json.dumps(document['version'])}, and this ozml reads version {VERSION}; write it anew"
        )
    files = document.get("files")
    if not isinstance(files, dict) or not all(_is_accepted(accepted) for accepted in files.values()):
        raise ValueError('its "files" must hold, for each file, how often each finding is accepted')
    return Baseline(folder, files)


def _is_accepted(value: object) -> bool:
    return isinstance(value, dict) and all(type(number) is int and number > 0 for number in value.values())


def _key(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {diagnostic.message}"
