"""Bytes and their decoding."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..document.part import Span
from ..finding import Fault

#: A file that is larger cannot be an answer on a call. It is refused before it is read as a whole.
MAX_BYTES = 64 * 1024 * 1024

#: What may stand before a document by mistake, for ``str.lstrip``: byte order marks and white space.
BEFORE = "\ufeff \t\r\n"

#: The patterns are compiled when they are first used, which for most documents is never.
_DECLARED = rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']"""
#: How most documents begin.
_USUAL = (b'<?xml version="1.0" encoding="UTF-8"?>', b'<?xml version="1.0"?>')

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
#: The first two characters of a document without a byte order mark. No other encoding has zero bytes in XML.
_UNMARKED = (
    (rb"[^\0]\0\0\0[^\0]\0\0\0", "utf-32-le", "UTF-32"),
    (rb"\0\0\0[^\0]\0\0\0[^\0]", "utf-32-be", "UTF-32"),
    (rb"[^\0]\0[^\0]\0", "utf-16-le", "UTF-16"),
    (rb"\0[^\0]\0[^\0]", "utf-16-be", "UTF-16"),
)
#: The characters of ASCII without control characters, and an escape of HZ, which is no ASCII.
_ASCII = bytes([9, 10, 13, *range(0x20, 0x7F)]) + b"~{"
#: Codecs of Python that turn text into other text, and those that no reader of XML knows.
_NOT_OF_XML = frozenset(
    {"charmap", "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "utf-8-sig"}
)


class Source(NamedTuple):
    """A document's text. ``plain`` where its bytes are UTF-8 (or ASCII) without a byte order mark.

    Its bytes are the mark ``bom`` and the text in ``codec``.
    """

    text: str
    plain: bool
    codec: str = "utf-8"
    bom: bytes = b""


class Unreadable(NamedTuple):
    """Bytes that could not be read as text: why, and as much of the text as can be shown."""

    fault: Fault
    text: str


def read_source(data: bytes) -> Source | Unreadable:
    """Decode a document's bytes as XML says: byte order mark, then declaration, then UTF-8."""
    if data.startswith(_USUAL) or (data[:1] == b"<" and data[1:2].isalpha()):
        try:
            return Source(data.decode(), True)
        except UnicodeDecodeError as error:
            return _wrong_bytes(data, error, "UTF-8")
    codec, family, bom = _by_first_bytes(data)
    body = data[len(bom) :]
    if codec:
        name = _declared_in(body, codec)
        if name and family != _family(name):
            known = _family(name) in {"UTF-8", "UTF-16", "UTF-32"} or _codec(name)
            return _contradiction(body, codec, family, name) if known else _unknown(body, codec, name)
        return _decode(body, codec, family, plain=False, bom=bom)
    declared = re.match(_DECLARED, data[:1024])
    name = declared.group(1).decode("ascii") if declared else ""
    if not name:
        return _decode(data, "utf-8", "UTF-8", plain=True)
    if _family(name) in {"UTF-16", "UTF-32"}:
        return _contradiction(data, "utf-8", "UTF-8 or another encoding of one byte a character", name)
    found = _codec(name)
    if found is None:
        return _unknown(data, "latin-1", name)
    return _decode(data, found, name, plain=found in {"utf-8", "ascii"})


def _by_first_bytes(data: bytes) -> tuple[str, str, bytes]:
    for bom, codec, family in _BOMS:
        if data.startswith(bom):
            return codec, family, bom
    for pattern, codec, family in _UNMARKED:
        if re.match(pattern, data):
            return codec, family, b""
    return "", "", b""


def _declared_in(body: bytes, codec: str) -> str:
    head = body[:1024].decode(codec, "replace").encode("ascii", "replace")
    match = re.match(_DECLARED, head)
    return match.group(1).decode("ascii") if match else ""


def _family(name: str) -> str:
    """UTF-8, UTF-16 or UTF-32 for the names of their forms, else the name."""
    found = re.fullmatch(r"(utf|ucs|iso-10646-ucs)[-_]?(8|16|32|2|4)([-_]?[lb]e)?", name.lower())
    if found is None:
        return name
    return {"8": "UTF-8", "16": "UTF-16", "2": "UTF-16", "32": "UTF-32", "4": "UTF-32"}[found.group(2)]


def _codec(name: str) -> str | None:
    """Python's codec for an encoding's name, if it is a character encoding that holds ASCII."""
    try:
        codec = codecs.lookup(name).name
        fits = codec not in _NOT_OF_XML and _ASCII.decode(codec) == _ASCII.decode("ascii")
    except (LookupError, ValueError, TypeError, AssertionError):
        return None
    return codec if fits else None


def _decode(data: bytes, codec: str, family: str, *, plain: bool, bom: bytes = b"") -> Source | Unreadable:
    try:
        return Source(data.decode(codec), plain, codec, bom)
    except UnicodeDecodeError as error:
        return _wrong_bytes(data, error, family)


def _wrong_bytes(data: bytes, error: UnicodeDecodeError, family: str) -> Unreadable:
    before = data[: error.start].decode(error.encoding, "replace")
    if error.end == len(data) and error.reason in {"unexpected end of data", "truncated data"}:
        return Unreadable(Fault("cut-off", Span(len(before), len(before)), "a character"), before)
    rest = data[error.start :].decode(error.encoding, "replace")
    shown = " ".join(f"0x{byte:02X}" for byte in data[error.start : error.end][:4])
    guess = data[error.start : error.start + 1].decode("cp1252", "replace") if family == "UTF-8" else ""
    text = before + rest
    declaration = re.search(r"<\?xml\s[^>]{0,200}?encoding\s*=", text[:65536])
    declared = "" if declaration is None else "later" if text[: declaration.start()].strip() else "declared"
    span = Span(len(before), len(before) + 1)
    return Unreadable(Fault("wrong-bytes", span, shown, details=(family, declared, guess)), text)


def _contradiction(body: bytes, codec: str, family: str, name: str) -> Unreadable:
    text = body.decode(codec, "replace")
    return Unreadable(Fault("encoding-contradiction", _declared_at(text, name), name, details=(family,)), text)


def _unknown(body: bytes, codec: str, name: str) -> Unreadable:
    text = body.decode(codec, "replace")
    return Unreadable(Fault("unknown-encoding", _declared_at(text, name), name), text)


def _declared_at(text: str, name: str) -> Span:
    """Where the declaration names the encoding."""
    at = re.search(r"encoding\s*=\s*[\"']", text)
    start = at.end() if at else 0
    return Span(start, start + len(name))
