"""Standard input and output as bytes, and the paths that mean them."""

from __future__ import annotations

import os
import sys

import click

from ..files import read_limited, reason, write_whole

_used_stdin = False


def read_input(path: str, what: str) -> bytes:
    """The bytes of ``path`` or standard input, which can be read once."""
    global _used_stdin
    if path == "-":
        if _used_stdin:
            raise click.UsageError("Standard input (-) can be read once only.")
        _used_stdin = True
    try:
        return read_limited(path)
    except OSError as error:
        raise click.UsageError(f"{shown(path)}: cannot read {what}: {reason(error)}.") from error


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
        raise click.UsageError(f"{where}: cannot write: {reason(error)}.") from error


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output, and see to it that they arrived."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def shown(path: str) -> str:
    """A path for a message: with what is not text replaced, and without control characters."""
    text = "<stdin>" if path == "-" else os.fsencode(path).decode("utf-8", "replace")
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
