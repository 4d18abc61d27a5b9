"""``--diff``: what fixes would change, as a patch that ``patch`` and ``git apply`` take."""

from __future__ import annotations

import difflib

from ..source import Source, read_source


def render(path: str, before: bytes, after: bytes) -> bytes:
    """The patch from ``before`` to ``after`` in UTF-8; nothing where they are the same."""
    old, new = read_source(before), read_source(after)
    if before == after or not isinstance(old, Source) or not isinstance(new, Source):
        return b""
    pieces = []
    for line in difflib.unified_diff(_lines(old.text), _lines(new.text), f"a/{path}", f"b/{path}", lineterm="\n"):
        pieces.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(pieces).encode("utf-8", "surrogatepass")


def _lines(text: str) -> list[str]:
    """The lines as patch knows them: they end at line feeds only."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
