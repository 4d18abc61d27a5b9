"""Values as JSON that can be read on a terminal, and by the strictest of readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any

#: What is no iterator; a list holds none.
_SHORT = frozenset({str, int, bool, type(None), list})
_NOT_ASCII = re.compile(r"[^\n\x20-\x7e]")


def json_text(document: Any) -> str:
    """``document`` as JSON in lines."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # JSON itself escapes only some of the characters that act upon a terminal.
    return _NOT_ASCII.sub(_escaped, text)


def json_pieces(value: Any, pad: str = "") -> Iterator[str]:
    """The pieces of :func:`json_text`, without the last line end. An iterator in a ``value`` is an array.

    What such an array holds is there one after the other only, so that a long one is never there as a whole.
    """
    if not _is_long(value):
        yield _whole(value, pad)
    elif isinstance(value, dict):
        begin = "{\n"
        for key, held in value.items():
            yield f"{begin}{pad}  {_text(key)}: "
            yield from json_pieces(held, f"{pad}  ")
            begin = ",\n"
        yield f"\n{pad}}}"
    else:
        begin, inner = "[\n", f"{pad}  "
        for held in value:
            if _is_long(held):
                yield f"{begin}{inner}"
                yield from json_pieces(held, inner)
            else:
                yield f"{begin}{inner}{_whole(held, inner)}"
            begin = ",\n"
        yield f"\n{pad}]" if begin[0] == "," else "[]"


def _is_long(value: Any) -> bool:
    """Whether a value is an iterator, or holds one."""
    if value.__class__ is dict:
        return any(held.__class__ not in _SHORT and _is_long(held) for held in value.values())
    return isinstance(value, Iterator)


def _whole(value: Any, pad: str) -> str:
    """A value that is small, at once: json itself is several times as slow where it indents."""
    if value.__class__ is str:
        return _text(value)
    if value is None:
        return "null"
    if value.__class__ in {dict, list}:
        if not value:
            return "{}" if value.__class__ is dict else "[]"
        inner = f"{pad}  "
        if value.__class__ is dict:
            rows = [f"{inner}{_text(key)}: {_whole(held, inner)}" for key, held in value.items()]
        else:
            rows = [f"{inner}{_whole(held, inner)}" for held in value]
        begin, end = "{}" if value.__class__ is dict else "[]"
        joined = ",\n".join(rows)
        return f"{begin}\n{joined}\n{pad}{end}"
    return str(value) if value.__class__ is int else json.dumps(value)


def _text(text: str) -> str:
    quoted: str = encode_basestring(text)
    return quoted if quoted.isascii() and quoted.isprintable() else _NOT_ASCII.sub(_escaped, quoted)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character.isprintable():
        return character
    # Half of a surrogate pair is no character; not every reader takes it, even escaped.
    return "\ufffd" if "\ud800" <= character <= "\udfff" else json.dumps(character)[1:-1]
