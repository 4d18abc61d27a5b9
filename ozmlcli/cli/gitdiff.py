"""``ozml diff --git``: what git calls as an external diff, for files of any kind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

import click

from ..checker.load import Broken
from ..files.discover import SUFFIXES
from ..files.disk import read_limited, reason, shown
from ..files.sniff import is_ozml
from ..report.changes.text import arrow
from ..report.layout import visible
from ..report.patch import pieces, render_for_git
from . import exits
from .comparing import Comparing
from .results import Output, colour
from .streams import Trouble

#: Of git's modes, those of ordinary files; others are links and submodules, of which git gives the target as text.
_FILES = "100"


class _File(NamedTuple):
    """One side, as git names it; ``data`` is None, and the ``mode`` empty, where there is no file."""

    path: str
    data: bytes | None
    mode: str

    @property
    def may_be_ozml(self) -> bool:
        """Whether it is, by its name or its beginning, XML, and not XML of another kind."""
        if self.data is None:
            return True
        if not self.mode.startswith(_FILES):
            return False
        name = self.path.lower()
        if name.endswith(SUFFIXES):
            return name.endswith(".ozml") or is_ozml(self.data)
        return self.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and is_ozml(self.data)


def compare_for_git(run: Comparing, arguments: tuple[str, ...]) -> int:
    """Compare what git names: path, then file, hash and mode of each side; behind a rename the new path and words on it.

    A file that is no OzML document, or no well-formed one, is compared by lines. The exit code is 0 whatever differs, for
    any other would end git.
    """
    if run.form in {"json", "markdown"}:
        raise click.UsageError(
            f"git calls ozml for each file, and --output-format {run.form} is about all of them. "
            "Leave it out, or use --output-format text or unified, or --stat."
        )
    if len(arguments) not in {1, 7, 9}:
        raise click.UsageError(
            f"git calls an external diff with 7 or 9 arguments, and there are {len(arguments)}. "
            'Set it with: git config diff.ozml.command "ozml diff --git"'
        )
    if os.environ.get("GIT_PAGER_IN_USE") and colour(to_terminal=True):
        run.colour()
    if not run.quiet:
        _Told(run).tell(arguments)
    return exits.CLEAN


class _Told:
    """What is said of one file of git's."""

    def __init__(self, run: Comparing) -> None:
        self._run = run
        self._output = Output()

    def tell(self, arguments: tuple[str, ...]) -> None:
        if len(arguments) == 1:
            self._say(f"{shown(arguments[0])}: unmerged.")
            return
        old = _file(arguments[0], arguments[1], arguments[3])
        new = _file(arguments[7] if len(arguments) == 9 else arguments[0], arguments[4], arguments[6])
        if old.mode and new.mode and old.mode != new.mode:
            sign = arrow(sys.stdout.encoding or "utf-8")
            self._say(f"{shown(new.path)}: mode {old.mode} {sign} {new.mode}")
            if old.data == new.data and old.path == new.path:
                return
        if old.may_be_ozml and new.may_be_ozml:
            self._by_meaning(old, new)
        else:
            self._by_lines(old, new)

    def _by_meaning(self, old: _File, new: _File) -> None:
        names = shown(old.path), shown(new.path)
        broken = self._run.take(old.data, new.data, names, renamed=old.path != new.path)
        if broken != (None, None):
            self._say("Compared by lines, for it is not well-formed XML:")
            for which, side in zip(("old", "new"), broken, strict=True):
                for words in _faults(side):
                    self._say(f"  {which}: {words}")
            self._by_lines(old, new)
        elif self._run.finish(sums_up=False) == exits.CLEAN and old.data != new.data:
            self._say(f"{names[1]}: the same meaning, written in another way.")

    def _by_lines(self, old: _File, new: _File) -> None:
        if b"\0" in (old.data or b"")[:8000] + (new.data or b"")[:8000]:
            self._say(f"Binary files {shown(old.path)} and {shown(new.path)} differ")
            return
        patch = render_for_git(old.path, old.data, new.data, new.path, new.mode or old.mode)
        if self._run.form == "stat":
            self._say(f" {shown(new.path)} | {_counted(patch)}")
        elif self._run.coloured:
            self._output.print_pieces(pieces(patch, sys.stdout.encoding or "utf-8"))
        else:
            self._output.write_patch(patch)

    def _say(self, words: str) -> None:
        self._output.write(f"{visible(words)}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def _file(path: str, place: str, mode: str) -> _File:
    if place == os.devnull:
        return _File(path, None, "")
    try:
        return _File(path, read_limited(place), mode)
    except OSError as error:
        raise Trouble(f"{shown(place)}: cannot read: {reason(error)}.") from error


def _faults(broken: Broken | None) -> Iterable[str]:
    from ..report.concise import line

    return map(line, broken.diagnostics) if broken is not None else ()


def _counted(patch: bytes) -> str:
    """How many lines of a patch come and go."""
    lines = [line[:1] for line in patch.partition(b"\n@@")[2].split(b"\n")]
    return f"lines: {lines.count(b'+')} added, {lines.count(b'-')} removed"
