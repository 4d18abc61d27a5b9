"""Standard input and output as bytes, and the paths that mean them."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

import click

from ..files.disk import read_limited, reason, shown, write_whole
from ..reader.source import MAX_BYTES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class Trouble(click.ClickException):
    """Something outside kept the job from being done; the words on the line were right."""


#: Said where no relative path leads anywhere.
NOWHERE = "The current folder does not exist any more. Go to another one, with cd."


def stands_somewhere() -> bool:
    """Whether the current folder was not removed."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def named_twice(uses: str = "") -> click.UsageError:
    """That standard input is to be read a second time, perhaps with the ``uses`` that it is to have."""
    return click.UsageError(f"- (standard input) is named twice{uses}; it can be read only once.")


def read_input(path: str, what: str, name: str = "") -> bytes:
    """The bytes of ``path`` or standard input, which can be read once; messages call it by its ``name``, if it has one."""
    if path == "-":
        run = click.get_current_context().meta
        if "stdin" in run:
            uses = f", for {run['stdin']} and for {what}" if run["stdin"] != what else ""
            raise named_twice(uses)
        run["stdin"] = what
    try:
        return read_limited(path)
    except OSError as error:
        raise Trouble(f"{name or shown(path)}: cannot read {what}: {reason(error)}.") from error


def is_handed_in() -> bool:
    """Whether standard input is a file or a pipe, as where somebody means a program to read it; nothing is read."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):  # it is closed, or no stream of the system's
        return False
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode)


def whole_stdin(data: bytes) -> Iterator[bytes]:
    """Standard input, of which ``data`` was read: that, and behind it what is more than is ever judged."""
    yield data
    while len(data) > MAX_BYTES and (piece := sys.stdin.buffer.read(1 << 20)):
        yield piece


def write_output(path: str, data: bytes) -> None:
    """Write ``data`` to a file, whole or not at all, or to standard output for ``-``."""
    try:
        if path == "-":
            write_stdout(data)
        else:
            write_whole(path, data)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if path == "-" else shown(path)
        raise Trouble(f"{where}: cannot write: {reason(error)}.") from error


def spare_document(path: str, what: str) -> None:
    """Refuse to write ``what`` over an OzML document: by mistake, or by a word in the wrong place, it would be lost."""
    if path == "-" or not os.path.isfile(path):
        return
    from ..files.sniff import has_root

    with suppress(OSError):  # that it cannot be read is told where it is written
        if has_root(read_limited(path)):
            raise click.UsageError(
                f"{shown(path)} is an OzML document, and {what} would take its place. Name another file for {what}."
            )


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output, and see to it that they arrived."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def drop_stdout() -> None:
    """Write no more to standard output, whose reader has gone: not even what is left to write at exit."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, the end of the process closes it


def columns(stream: TextIO) -> int:
    """How many columns the terminal has that a stream writes to; 0 where that is none, or does not say."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # it is no terminal, or closed
        return 0


def tell(message: str) -> None:
    """Say something on standard error. That nobody listens does not change what a run found."""
    with suppress(OSError):
        click.echo(message, err=True)


def open_streams() -> None:
    """Put something in the place of a standard stream that the caller has closed, as in ``ozml record >&-``.

    Standard error is done without. Of the others each use is an error with words.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, the end of the process closes it
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_Closed()))
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()))


class _Closed(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, _buffer: WriteableBuffer) -> int:
        raise OSError(errno.EBADF, "it is closed")

    def write(self, _data: ReadableBuffer) -> int:
        raise OSError(errno.EBADF, "it is closed")
