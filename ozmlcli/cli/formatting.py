"""One run of ``ozml fmt``: the files, by one process or several, and what is said of them."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from ..bulk.parallel import Batch, do_all, processes
from ..bulk.reformat import Formatting, Reformatted, reformat
from ..bulk.task import Mending
from ..files.disk import shown
from ..fmt.relayout import Layout
from ..report.summary import count, passed_over_sentence
from . import exits
from .many import counted, gone_through, nothing_found, refuse_unread
from .progress import Progress
from .results import Output
from .scopes import Scope, Scopes
from .streams import columns, tell, whole_stdin

if TYPE_CHECKING:
    from ..settings.read import Loaded
    from .choices import Selection
    from .selecting import Named


class Wanted(NamedTuple):
    """What the command line asks for; None and "" where it leaves something to the settings or to each file."""

    line_length: int | None = None
    indent: int | str | None = None
    line_end: str = ""
    mending: Mending = Mending.WRITE


class _Scope(Scope):
    """What holds for the files under one file of settings, as to how they are formatted."""

    def __init__(self, selection: Selection, loaded: Loaded | None, wanted: Wanted) -> None:
        super().__init__(selection, loaded)
        settings = self.settings
        length = settings.line_length if wanted.line_length is None else wanted.line_length
        indent = settings.indent if wanted.indent is None else wanted.indent
        step = "\t" if isinstance(indent, str) else " " * indent
        self.task = Formatting(
            Layout(length, step, wanted.line_end), wanted.mending, sys.stderr.encoding or "utf-8", columns(sys.stderr)
        )


class Run:
    """A run with its choices. Each is used once."""

    def __init__(self, selection: Selection, wanted: Wanted, *, jobs: int | None, quiet: bool) -> None:
        self._wanted = wanted
        self._jobs = jobs
        self._quiet = quiet
        self._name = shown(selection.stdin_filename) if selection.stdin_filename else ""
        self._scopes = Scopes(selection, lambda chosen, loaded: _Scope(chosen, loaded, wanted))
        self._output = Output()
        self._progress = Progress(quiet=quiet)
        self._files = self._changed = self._troubles = self._passed_over = 0

    def go(self, named: Named) -> int:
        """Format what is at the paths; the exit code."""
        paths = named.paths
        try:
            with closing(gone_through(self._batches(paths), self._progress)) as batches:
                for batch in batches:
                    self._files += batch.judged
                    for each in batch.told:
                        self._take(each)
        except KeyboardInterrupt:
            done = f"Until then: {self._sentence()}" if self._files else "Each file is either as it was or formatted."
            self._tell(f"Interrupted. {done}")
            return exits.INTERRUPTED
        if self._files or self._troubles:
            if paths != ["-"] or self._wanted.mending is not Mending.WRITE:
                self._tell(self._sentence())
        else:
            self._tell(nothing_found(paths, self._passed_over))
        if self._troubles:
            return exits.TROUBLE
        refuse_unread(named, self._files)
        return exits.FOUND if self._changed and self._wanted.mending is not Mending.WRITE else exits.CLEAN

    def _batches(self, paths: list[str]) -> Generator[Batch[Reformatted]]:
        candidates = counted(self._scopes.candidates(paths), self._progress)
        work = ((each, self._task(each.path)) for each in candidates)
        jobs = 1 if "-" in paths else processes(self._jobs)
        yield from do_all(reformat, work, jobs, at_once=self._jobs is not None)

    def _task(self, path: str) -> Formatting:
        task = self._scopes.of_file(path).task
        return task._replace(name=self._name) if path == "-" and self._name else task

    def _take(self, done: Reformatted) -> None:
        if done.refused:
            self._troubles += 1
            tell(done.refused.removesuffix("\n"))
        elif done.trouble:
            self._troubles += 1
            tell(f"{done.path}: {done.trouble}.")
        elif done.passed_over:
            self._passed_over += 1
            for piece in whole_stdin(done.output):
                self._output.write(piece)
        else:
            self._changed += done.changed
            self._print(done)

    def _print(self, done: Reformatted) -> None:
        """Print what goes to standard output."""
        mending = self._wanted.mending
        if mending is Mending.WRITE:
            self._output.write(done.output)
        elif done.changed and not self._quiet:
            if mending is Mending.SHOW:
                self._output.write_patch(done.output)
            else:
                self._output.write(f"Would reformat: {done.path}\n".encode())

    def _sentence(self) -> str:
        """Such as "2 files reformatted, 1 file left as it is."."""
        would = "would be " if self._wanted.mending is not Mending.WRITE else ""
        left = self._files - self._changed
        parts = []
        if self._changed:
            parts.append(f"{count(self._changed, 'file')} {would}reformatted")
        if left or not (parts or self._troubles):
            parts.append(f"{count(left, 'file')} {'is' if left == 1 else 'are'} formatted already")
        if self._troubles:
            parts.append(f"{count(self._troubles, 'file')} cannot be formatted")
        return f"{', '.join(parts)}.{passed_over_sentence(self._passed_over)}"

    def _tell(self, words: str) -> None:
        if not self._quiet:
            tell(words)
