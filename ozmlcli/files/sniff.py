"""Whether the bytes of a file may be meant as OzML, or are XML of another kind."""

from __future__ import annotations

import re

from ..language.index import ROOT_NAMES
from ..reader.source import read_source

_ROOTS = frozenset(name.lower() for name in ROOT_NAMES)
#: How most documents begin.
_MOST = (b'<?xml version="1.0" encoding="UTF-8"?>\n<Response>', b'<?xml version="1.0"?>\n<Response>', b"<Response>")
#: How all but a few begin; seen at once, where otherwise the text must be decoded.
_USUAL = rb"(?:<\?xml [^<>]*>\s*)?<Response[\s/>]"
_NAME = r"[A-Za-z_][^\s<>/]*"
_ROOT = rf"(?i:<(?:{'|'.join(sorted(ROOT_NAMES))})[\s/>])"
#: What a web server may put before an answer: the HTML in which PHP warns.
_WARNING = r"\s*<br\s*/?>"
_DOCTYPE = r"(?s:<![^\[>]*(\[.*?\]\s*)?>)"


def is_ozml(data: bytes) -> bool:
    """Whether a file may be meant as OzML: its first element is a root of OzML, or it has none that can be seen.

    A file that is empty or unreadable is judged: it may be what is left of an answer.
    """
    if data.startswith(_MOST) or re.match(_USUAL, data):
        return True
    text = read_source(data).text
    if re.match(_WARNING, text):
        return re.search(_ROOT, text) is not None
    first = _first_name(text)
    return first is None or first.lower() in _ROOTS


def has_root(data: bytes) -> bool:
    """Whether a file is an OzML document beyond doubt: it begins as XML does, and its first element is a root of OzML."""
    text = read_source(data).text
    first = _first_name(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else None
    return first is not None and first.lower() in _ROOTS


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
