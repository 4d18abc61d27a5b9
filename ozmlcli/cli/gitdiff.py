"""``ozml diff --git``: what git calls as an external diff, for files of any kind."""

from __future__ import annotations

import os
import sys

import click

from ..discover import SUFFIXES
from ..files import read_limited, reason, shown
from ..report.layout import visible
from ..report.patch import render as render_patch
from ..sniff import is_ozml
from . import exits
from .comparing import Comparing, lines_of
from .results import Output
from .streams import Trouble


def compare_for_git(run: Comparing, arguments: tuple[str, ...]) -> int:
    """Compare what git names: path, then file, hash and mode of each side; behind a rename the new path and words on it.

    A file that is no OzML document, or no well-formed one, is compared by lines. The exit code is 0 whatever differs, for
    any other would end git.
    """
    if len(arguments) == 1:
        Output().write(f"{visible(shown(arguments[0]))}: unmerged.\n".encode())
        return exits.CLEAN
    if len(arguments) not in {7, 9}:
        raise click.UsageError(
            f"git calls an external diff with 7 or 9 arguments, and there are {len(arguments)}. "
            'Set it with: git config diff.ozml.command "ozml diff --git"'
        )
    if os.environ.get("GIT_PAGER_IN_USE") and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        run.colour()
    path, new_path = arguments[0], arguments[7] if len(arguments) == 9 else arguments[0]
    old, new = _read(arguments[1]), _read(arguments[4])
    names = shown(path), shown(new_path)
    notes: list[str] = []
    if _may_be_ozml(path, old) and _may_be_ozml(new_path, new):
        broken = run.take(old, new, names, renamed=path != new_path)
        if not broken:
            if run.finish(sums_up=False) == exits.CLEAN:
                Output().write(f"{visible(names[1])}: the same meaning, written in another way.\n".encode())
            return exits.CLEAN
        notes = [f"Compared by lines: {line}" for line in lines_of(broken)]
    _by_lines(path, old, new, new_path, notes)
    return exits.CLEAN


def _read(path: str) -> bytes | None:
    if path == os.devnull:
        return None
    try:
        return read_limited(path)
    except OSError as error:
        raise Trouble(f"{shown(path)}: cannot read: {reason(error)}.") from error


def _may_be_ozml(path: str, data: bytes | None) -> bool:
    """Whether a file, by its name or its beginning, is XML, and not XML of another kind."""
    if data is None or path.lower().endswith(SUFFIXES):
        return data is None or path.lower().endswith(".ozml") or is_ozml(data)
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and is_ozml(data)


def _by_lines(path: str, old: bytes | None, new: bytes | None, new_path: str, notes: list[str]) -> None:
    output = Output()
    output.write("".join(f"{visible(note)}\n" for note in notes).encode(sys.stdout.encoding or "utf-8", "replace"))
    if b"\0" in (old or b"")[:8000] + (new or b"")[:8000]:
        output.write(f"Binary files {visible(shown(path))} and {visible(shown(new_path))} differ\n".encode())
    else:
        output.write_patch(render_patch(path, old, new, new_path))
