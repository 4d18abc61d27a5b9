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


def discover(paths: list[str], *, skip_other_xml: bool = False) -> Iterator[Found]:
    """Read the documents at ``paths``: files as they are named, folders through and through, ``-`` for standard input.

    In a folder, files that end in .xml or .ozml count; an .xml file whose root element is none of OzML's is passed over.
    With ``skip_other_xml``, so is one that is named, as by a program that names all files of a repository.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            yield from _folder(path)
        elif skip_other_xml:
            yield _read_ozml(path)
        else:
            yield _read(path)


def _read_ozml(path: str) -> Found:
    """Read a document, if it is one: what ends in .ozml is, and of the rest its content tells."""
    found = _read(path)
    certain = found.trouble is not None or path.lower().endswith(".ozml") or is_ozml(found.data)
    return found if certain else Found(path, b"", passed_over=True)


def _read(path: str) -> Found:
    try:
        return Found(path, read_limited(path))
    except OSError as error:
        return Found(path, b"", error)


def _folder(top: str) -> Iterator[Found]:
    """The documents in a folder and, after them, in its folders; hidden ones are left out, and links to folders."""
    try:
        with os.scandir(top) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Found(top, b"", error)
        return
    for entry in inside:
        if entry.name.lower().endswith(_SUFFIXES) and _is_file(entry):
            yield _read_ozml(entry.path)
    for entry in inside:
        if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file, not a pipe or a device, whose reading may never end; a link to nowhere is told of."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True


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
