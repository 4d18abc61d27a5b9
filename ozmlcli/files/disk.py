"""Reading without end and writing by halves, both prevented."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..reader.source import MAX_BYTES

#: Windows would write line ends of its own without it.
_BINARY: int = getattr(os, "O_BINARY", 0)
#: Most documents have fewer bytes.
_USUAL_SIZE = 16 * 1024
#: The signals by which people and systems end a program.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
_GONE = "another program removed it in the meantime"
_NO_FILE = "it is not a file that can be read twice; use - for standard input"


def read_limited(path: str, *, regular: bool = False) -> bytes:
    """The bytes of a file, or of standard input for ``-``; one byte more than :data:`MAX_BYTES` where there are more.

    Of a ``regular`` file, less than was asked for is the rest; a pipe may give little and then more.

    Raises:
        OSError: where it cannot be read.
    """
    if path == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    number = os.open(path, os.O_RDONLY | _BINARY)
    try:
        # A file object would take twice the time, and a call of the system costs a tenth of judging a small file.
        data = os.read(number, min(_USUAL_SIZE, MAX_BYTES + 1))
        if not data or (regular and len(data) < _USUAL_SIZE):
            return data
        pieces = [data]
        held, size = len(data), 1024 if len(data) < _USUAL_SIZE else 1 << 20
        while held <= MAX_BYTES and (piece := os.read(number, min(size, MAX_BYTES + 1 - held))):
            pieces.append(piece)
            held += len(piece)
            size = 1 << 20
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)
    finally:
        os.close(number)


def write_whole(path: str, data: bytes) -> None:
    """Write a file so that it holds either what it held before or all of ``data``, whatever happens.

    A link stays a link; permissions, and where allowed the owner, stay. What is no regular file is written to directly.

    A file with further hard links is written in place, so that it stays one file under all its names, as editors, gofmt and
    ruff leave it; git and sed -i would not. What it held is put back where that fails, but a loss of power, or a reader at
    that moment, can meet half of it.

    Raises:
        OSError: where it cannot be written; then the file is as it was.
    """
    try:
        before = os.stat(path)
    except FileNotFoundError:
        before = None
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
    if (before is not None and not stat.S_ISREG(before.st_mode)) or _is_stream(path):
        with open(path, "ab", buffering=0) as file:
            _write_all(file.fileno(), data)
        return
    if before is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is write-protected", path)
    if not os.path.basename(path):
        raise IsADirectoryError(errno.EISDIR, "the name of a file is missing", path)
    # Of a file that is there and no link, the way to it need not be followed: that takes as long as writing a small one.
    target = path if before is not None and not os.path.islink(path) else os.path.realpath(path)
    if before is None and not os.path.isdir(os.path.dirname(target)):
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {os.path.dirname(target)}", path)
    if before is not None and before.st_nlink > 1:
        _overwrite(target, data)
    else:
        _replace(target, data, before)


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Write a file anew, if it is still what was read, ``before``.

    Raises:
        OSError: where it is not, or cannot be written; then it is as it was.
    """
    if not os.path.isfile(path):
        raise OSError(errno.ENOENT, _NO_FILE if os.path.lexists(path) else _GONE, path)
    now = read_limited(path)
    if now == after:
        return  # under another name, another process was faster
    if now != before:
        raise OSError(errno.EBUSY, "another program changed it in the meantime; try again", path)
    with put_off(*_ENDING):  # or half a file would be left beside it
        write_whole(path, after)


@contextmanager
def put_off(*names: str) -> Iterator[None]:
    """Let signals wait, where there are signals that can."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {getattr(signal, name) for name in names})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_stream(path: str) -> bool:
    """Whether a path leads to an open stream, such as /dev/stdout, even where that is a regular file."""
    return path in {"/dev/stdout", "/dev/stderr"} or path.startswith(("/dev/fd/", "/proc/self/fd/"))


def _replace(target: str, data: bytes, before: os.stat_result | None) -> None:
    # A name of its own, so that what a killed run left behind is in nobody's way, and a short one.
    temporary = os.path.join(os.path.dirname(target), f".ozml-{os.urandom(8).hex()}.tmp")
    # Nobody may read the new text who could not read the old one, not even before the permissions are copied.
    number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666 if before is None else 0o600)
    try:
        try:
            _write_all(number, data)
            os.fsync(number)
        finally:
            os.close(number)
        if before is not None:
            _keep_attributes(temporary, before)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _overwrite(target: str, data: bytes) -> None:
    with put_off(*_ENDING), open(target, "r+b", buffering=0) as file:
        held = file.readall()
        try:
            _put(file.fileno(), data)
        except BaseException:
            with suppress(OSError):  # its blocks are still its own
                _put(file.fileno(), held)
            raise


def _put(number: int, data: bytes) -> None:
    """Let an open file hold ``data``."""
    os.lseek(number, 0, os.SEEK_SET)
    _write_all(number, data)
    os.ftruncate(number, len(data))
    os.fsync(number)


def _write_all(number: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(number, rest) :]


def _keep_attributes(path: str, before: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, before.st_uid, before.st_gid)
    os.chmod(path, stat.S_IMODE(before.st_mode))


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in words."""
    words = (error.strerror or str(error)).rstrip(".")
    return words[:1].lower() + words[1:]


def shown(path: str) -> str:
    """A path for a message: with what is not text replaced, and without control characters."""
    if path.isascii() and path.isprintable() and path not in {"-", ""}:
        return path
    text = "<stdin>" if path == "-" else os.fsencode(path).decode("utf-8", "replace") or "''"
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
