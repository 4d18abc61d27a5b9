"""Patches that ``patch -p1`` and ``git apply`` take."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .hunks import hunks
from .layout import Piece, visible

_NOWHERE = b"/dev/null"
_STYLES = {"@": "cyan", "-": "red", "+": "green"}
_QUOTED = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def render(path: str, before: bytes | None, after: bytes | None, new_path: str = "") -> bytes:
    """The patch from ``before`` to ``after``, for the folder that is current; nothing where they are the same.

    Its lines hold the documents' own bytes, whatever their encoding, so that a patched file is the mended one. None stands
    for a file that is not there. A file that is written with another name has a ``new_path``.
    """
    return render_labelled(f"a/{_inside(path)}", before, after, f"b/{_inside(new_path or path)}")


def render_labelled(label: str, before: bytes | None, after: bytes | None, new_label: str) -> bytes:
    """The same between two texts that are called as somebody said."""
    old = _name(label) if before is not None else _NOWHERE
    new = _name(new_label) if after is not None else _NOWHERE
    lines = list(hunks(_lines(before or b""), _lines(after or b"")))
    if not lines:
        return b""
    lines = [b"--- %s\n" % old, b"+++ %s\n" % new, *lines]
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def render_for_git(path: str, before: bytes | None, after: bytes | None, new_path: str, mode: str = "100644") -> bytes:
    """The same with the lines in which git says what becomes of the file: where ``new_path`` differs, it is renamed.

    ``mode`` is git's for a file that comes or goes. Of several patches in a row, either all have such lines or none.
    """
    old, new = _inside(path), _inside(new_path)
    patch = render(path, before, after, new_path)
    head = b"diff --git %s %s\n" % (_quoted(f"a/{old}"), _quoted(f"b/{new}"))
    if before is None:
        return head + b"new file mode %s\n" % mode.encode() + patch
    if after is None:
        return head + b"deleted file mode %s\n" % mode.encode() + patch
    if old != new:
        return head + b"rename from %s\nrename to %s\n" % (_quoted(old), _quoted(new)) + patch
    return head + patch if patch else b""


def for_terminal(patch: bytes) -> str:
    """A patch without what would act upon the terminal."""
    return "".join(f"{visible(line)}\n" for line in _shown(patch))


def pieces(patch: bytes, encoding: str = "utf-8") -> Iterator[Piece]:
    """The lines of a patch, or of several as git writes them, in the colours of git."""
    in_head = True
    for line in for_terminal(patch).encode(encoding, "replace").decode(encoding).splitlines(keepends=True):
        in_head = line.startswith("diff --git ") or (in_head and line[0] != "@")
        yield (line, "bold" if in_head else _STYLES.get(line[0], ""))


def _shown(patch: bytes) -> Iterator[str]:
    for line in patch.decode("utf-8", "replace").split("\n")[:-1]:
        yield line.removesuffix("\r").removesuffix("\t")


def _inside(path: str) -> str:
    """A path as a patch names it: from the current folder, or from the root for what lies elsewhere."""
    if os.path.isabs(path) or os.pardir in path:
        inside = os.path.relpath(path)
        path = os.path.splitdrive(os.path.abspath(path))[1] if inside.startswith(os.pardir) else inside
    return os.path.normpath(path).replace(os.sep, "/").lstrip("/")


def _name(path: str) -> bytes:
    """A name for the head of a patch, as git writes it: behind one with spaces stands a tab."""
    name = _quoted(path)
    return name + b"\t" if b" " in name and name[:1] != b'"' else name


def _quoted(path: str) -> bytes:
    """A name as git writes it: in quotes where it holds what may not stand there bare."""
    name = os.fsencode(path)
    if any(byte < 32 or byte in {34, 92, 127} for byte in name):
        pieces = [_QUOTED.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in name]
        return f'"{"".join(pieces)}"'.encode()
    return name


def _lines(data: bytes) -> list[bytes]:
    """The lines as patch knows them: they end at line feeds only."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
