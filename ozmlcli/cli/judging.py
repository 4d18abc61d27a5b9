"""One run of ``ozml validate``: the files, by one process or several, and what is said of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from ..bulk.parallel import Batch, Work, examine_all, processes
from ..bulk.task import Mending, Task
from ..files.discover import read
from ..files.disk import reason, shown
from ..report.summary import count, passed_over_sentence
from . import exits
from .choices import Choices
from .many import counted, gone_through, nothing_found, refuse_unread
from .progress import Progress
from .results import Results, Target
from .streams import Trouble, tell, whole_stdin, write_output
from .tasks import Tasks

if TYPE_CHECKING:
    from ..bulk.task import Examined
    from ..diagnostic import Diagnostic
    from .selecting import Named


class Run:
    """A run with its choices. Each is used once."""

    def __init__(
        self,
        choices: Choices,
        targets: tuple[Target, ...],
        *,
        jobs: int | None,
        quiet: bool,
        statistics: bool,
        write_baseline: str | None,
    ) -> None:
        self._choices = choices
        self._jobs = jobs
        self._quiet = quiet
        self._write_baseline = write_baseline
        self._results = Results(targets, quiet=quiet, statistics=statistics)
        self._progress = Progress(quiet=quiet)
        self._files = self._passed_over = self._troubles = self._applied = self._mended = self._gone = 0
        self._failed = False
        self._accepted: dict[str, list[Diagnostic]] = {}  # what a new baseline accepts

    def judge(self, named: Named) -> int:
        """Judge what is at the paths, and say what is found; the exit code."""
        try:
            with closing(gone_through(self._batches(named.paths), self._progress)) as batches:
                for batch in batches:
                    self._files += batch.judged
                    for examined in batch.told:
                        self._take_one(examined)
        except KeyboardInterrupt:
            self._tell(f"Interrupted. Until then: {self._sentence()}")
            return exits.INTERRUPTED
        problems = self._results.finish(self._files)
        if self._write_baseline is not None:
            self._write_accepted(self._write_baseline)
        elif self._results.sums_up:
            if self._files:
                self._tell(self._sentence())
            elif not self._troubles:
                self._tell(nothing_found(named.paths, self._passed_over))
        if problems:
            raise Trouble("\n".join(problems))
        if self._troubles:
            return exits.TROUBLE
        refuse_unread(named, self._files)
        return exits.FOUND if self._failed and self._write_baseline is None else exits.CLEAN

    def show_files(self, paths: list[str]) -> int:
        """Print the files that would be judged."""
        shows = sys.stdout.isatty()  # to a program, a name goes byte for byte
        for candidate in Tasks(self._choices, Task()).candidates(paths):
            found = read(candidate)
            if found.trouble is not None:
                self._troubles += 1
                tell(f"{shown(found.path)}: cannot read: {reason(found.trouble)}.")
            elif not found.passed_over:
                name = shown(found.path).encode() if shows else os.fsencode(found.path)
                self._results.write(name + b"\n")
        return exits.TROUBLE if self._troubles else exits.CLEAN

    def _batches(self, paths: list[str]) -> Generator[Batch[Examined]]:
        results = self._results
        if self._choices.mending is Mending.SHOW or self._write_baseline is not None:
            results.leave_text_out()
        elif self._choices.mending is Mending.WRITE and "-" in paths:
            results.send_text_to_stderr()  # the mended document is what goes to standard output
        keeps = results.wants_findings or self._write_baseline is not None
        task = Task(
            encoding=results.encoding,
            columns=results.columns,
            keeps_findings=keeps,
            keeps_text=results.coloured,
            lists=results.wants_files,
        )
        tasks = Tasks(self._choices, task)
        work: Iterator[Work] = (
            (each, tasks.of(each.path)) for each in counted(tasks.candidates(paths), self._progress)
        )
        jobs = 1 if "-" in paths else processes(self._jobs)
        yield from examine_all(work, jobs, at_once=self._jobs is not None)

    def _take_one(self, examined: Examined) -> None:
        if examined.trouble:
            self._troubles += 1
            self._results.add_trouble(examined.path, examined.trouble)
            return
        if examined.passed_over:
            self._passed_over += 1
            for piece in whole_stdin(examined.output):
                self._results.write(piece)
            return
        shows = self._choices.mending is Mending.SHOW
        self._failed = self._failed or (examined.applied > 0 if shows else examined.failed)
        self._applied += examined.applied
        self._mended += examined.applied > 0
        self._gone += examined.gone
        if examined.output:
            write = self._results.write_patch if shows else self._results.write
            write(examined.output)
        if self._write_baseline is not None:
            # Names that are no text may be shown alike.
            self._accepted.setdefault(examined.path, []).extend(examined.diagnostics)
        else:
            self._results.add(examined)

    def _sentence(self) -> str:
        results = self._results
        if self._choices.mending is Mending.SHOW:
            return (
                f"{count(self._files, 'file')}, {count(self._applied, 'fix', 'fixes')} to apply{self._where_mended()}."
            )
        words = results.summary(self._files).sentence() + passed_over_sentence(self._passed_over)
        if self._choices.mending is Mending.WRITE:
            words += f" Applied {count(self._applied, 'fix', 'fixes')}{self._where_mended()}."
        if self._gone:
            words += f" {count(self._gone, 'finding')} of the baseline {'is' if self._gone == 1 else 'are'} no more."
        return words

    def _where_mended(self) -> str:
        return f" in {count(self._mended, 'file')}" if self._mended else ""

    def _write_accepted(self, path: str) -> None:
        from ..checker.baseline import render

        folder = os.path.dirname(os.path.abspath(path))
        write_output(path, render(self._accepted, folder).encode())
        findings = sum(map(len, self._accepted.values()))
        self._tell(f"Wrote {count(findings, 'finding')} of {count(self._files, 'file')} to {shown(path)}.")

    def _tell(self, words: str) -> None:
        if not self._quiet:
            tell(words)
