"""From the paths that a user names to the documents that are to be judged."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from typing import NamedTuple

from .files import read_limited
from .language.index import ROOT_NAMES
from .source import read_source

_SUFFIXES = (".xml", ".ozml")
_ROOTS = frozenset(name.lower() for name in ROOT_NAMES)
#: How most documents begin; seen at once, where otherwise the text must be decoded.
_USUAL = rb"(?:<\?xml [^<>]*>\s*)?<Response[\s/>]"
_NAME = r"[A-Za-z_][^\s<>/]*"
_ROOT = rf"(?i:<(?:{'|'.join(sorted(ROOT_NAMES))})[\s/>])"
#: What a web server may put before an answer: the HTML in which PHP warns.
_WARNING = r"\s*<br\s*/?>"
_DOCTYPE = r"(?s:<![^\[>]*(\[.*?\]\s*)?>)"


class Found(NamedTuple):
    """A document's path and bytes; or why it could not be read; or that it is XML of another kind, and passed over."""

    path: str
    data: bytes
    trouble: OSError | None = None
    passed_over: bool = False


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
            path = os.path.join(folder, name)
            if name.lower().endswith(_SUFFIXES) and not _would_wait(path):
                found = _read(path)
                certain = found.trouble is not None or name.lower().endswith(".ozml") or is_ozml(found.data)
                yield found if certain else Found(path, b"", passed_over=True)
    for trouble in troubles:
        yield Found(str(trouble.filename), b"", trouble)


def _would_wait(path: str) -> bool:
    """Whether reading ``path`` may never end: a pipe or a device. A link that leads nowhere is left to the reading."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode)


def is_ozml(data: bytes) -> bool:
    """Whether a file may be meant as OzML: its first element is a root of OzML, or it has none that can be seen.

    A file that is empty or unreadable is judged: it may be what is left of an answer.
    """
    if re.match(_USUAL, data):
        return True
    text = read_source(data).text
    if re.match(_WARNING, text):
        return re.search(_ROOT, text) is not None
    first = _first_name(text)
    return first is None or first.lower() in _ROOTS


def _first_name(text: str) -> str | None:
    """The name of the first element, whatever stands before it."""
    at = text.find("<")
    while at >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif text.startswith("<?", at):
            end = text.find("?>", at + 2)
        elif text.startswith("<!", at):
            doctype = re.compile(_DOCTYPE).match(text, at)
            end = doctype.end() - 1 if doctype else -1
        else:
            name = re.compile(_NAME).match(text, at + 1)
            if name:
                return name.group()
            end = at
        if end < 0:
            return None
        at = text.find("<", end + 1)
    return None
