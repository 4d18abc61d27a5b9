"""Reading without end and writing by halves, both prevented."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from .source import MAX_BYTES


def read_limited(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``; one byte more than :data:`MAX_BYTES` where there are more.

    Raises:
        OSError: where it cannot be read.
    """
    if path == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with open(path, "rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size, MAX_BYTES) + 1)
        if len(data) == size:
            return data
        pieces = [data]  # a pipe, or a file that grows
        held = len(data)
        while held <= MAX_BYTES and (piece := file.read(min(1 << 20, MAX_BYTES + 1 - held))):
            pieces.append(piece)
            held += len(piece)
        return b"".join(pieces)


def write_whole(path: str, data: bytes) -> None:
    """Write a file so that it holds either what it held before or all of ``data``, whatever happens.

    A link stays a link; permissions, and where allowed the owner, stay. What is no regular file is written to directly.

    Raises:
        OSError: where it cannot be written; then the file is as it was.
    """
    target = os.path.realpath(path)
    try:
        before = os.stat(target)
    except FileNotFoundError:
        before = None
    if before is not None and not stat.S_ISREG(before.st_mode):
        with open(target, "wb") as file:
            file.write(data)
        return
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is write-protected", path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _keep_attributes(temporary, before)
        os.replace(temporary, target)
    except BaseException as error:
        if not isinstance(error, FileExistsError):
            with suppress(OSError):
                os.unlink(temporary)
        raise


def _keep_attributes(path: str, before: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, before.st_uid, before.st_gid)
    os.chmod(path, stat.S_IMODE(before.st_mode))


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in words."""
    words = (error.strerror or str(error)).rstrip(".")
    return words[:1].lower() + words[1:]
