"""From the paths that a user names to the documents that are to be judged."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from .files import read_limited
from .language.index import ROOT_NAMES
from .source import read_source

_SUFFIXES = (".xml", ".ozml")
_ROOTS = frozenset(name.lower() for name in ROOT_NAMES)
#: How most documents begin; seen at once, where otherwise the text must be decoded.
_USUAL = rb"(?:<\?xml [^<>]*>\s*)?<Response[\s/>]"
_FIRST_TAG = r"<([A-Za-z_][^\s<>/]*)"
_SKIPPED = r"(?s:<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(\[.*?\])?\s*>)"


class Found(NamedTuple):
    """A document's path and bytes; or why it could not be read."""

    path: str
    data: bytes
    trouble: OSError | None = None


def discover(paths: list[str]) -> Iterator[Found]:
    """Read the documents at ``paths``: files as they are named, folders through and through, ``-`` for standard input.

    In a folder, files that end in .xml or .ozml count; an .xml file whose root element is none of OzML's is passed over.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            yield from _folder(path)
        else:
            yield _read(path)


def _read(path: str) -> Found:
    try:
        return Found(path, read_limited(path))
    except OSError as error:
        return Found(path, b"", error)


def _folder(top: str) -> Iterator[Found]:
    troubles: list[OSError] = []
    for folder, names, files in os.walk(top, onerror=troubles.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for trouble in troubles:
            yield Found(str(trouble.filename), b"", trouble)
        troubles.clear()
        for name in sorted(files):
            if name.lower().endswith(_SUFFIXES):
                found = _read(os.path.join(folder, name))
                if found.trouble is not None or name.lower().endswith(".ozml") or is_ozml(found.data):
                    yield found
    for trouble in troubles:
        yield Found(str(trouble.filename), b"", trouble)


def is_ozml(data: bytes) -> bool:
    """Whether a file may be meant as OzML: its first element is a root of OzML, or it has none that can be seen.

    A file that is empty or unreadable is judged: it may be what is left of an answer.
    """
    if re.match(_USUAL, data):
        return True
    first = re.search(_FIRST_TAG, re.sub(_SKIPPED, "", read_source(data).text[:65536]))
    return first is None or first.group(1).lower() in _ROOTS
