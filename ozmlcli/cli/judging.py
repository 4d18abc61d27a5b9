"""One run of ``ozml validate``: the files, by one process or several, and what is said of them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from ..discover import Candidate, Found, Missed, read
from ..files import reason, shown
from ..parallel import Batch, LostProcessError, Work, collect_seldom, examine_all, processes
from ..report.summary import count, passed_over_sentence
from ..task import Mending, Task
from . import exits, interrupt
from .choices import Choices
from .progress import Progress
from .results import Results, Target
from .scopes import Scopes
from .streams import Trouble, tell, write_output

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic
    from ..task import Examined

#: The most files whose number is looked up before they are judged, for the bar.
_COUNTED = 100_000
#: Of more paths than this, the first are named.
_NAMED = 5
_LOST = (
    "One of the processes that judge the files was ended from outside, perhaps because memory ran out. "
    "Not all files were judged. Try again with --jobs 1."
)


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

    def judge(self, paths: list[str]) -> int:
        """Judge what is at ``paths``, and say what is found; the exit code."""
        try:
            with closing(self._batches(paths)) as batches:
                for batch in batches:
                    interrupt.check()
                    self._take(batch)
        except KeyboardInterrupt:
            self._progress.clear()
            self._tell(f"Interrupted. Until then: {self._sentence()}")
            return exits.INTERRUPTED
        except LostProcessError as error:
            raise Trouble(_LOST) from error
        finally:
            self._progress.clear()
        problems = self._results.finish(self._files)
        if self._write_baseline is not None:
            self._write_accepted(self._write_baseline)
        elif self._results.sums_up:
            if self._files:
                self._tell(self._sentence())
            elif not self._troubles:
                self._tell(self._nothing(paths))
        if problems:
            raise Trouble("\n".join(problems))
        if self._troubles:
            return exits.TROUBLE
        return exits.FOUND if self._failed and self._write_baseline is None else exits.CLEAN

    def show_files(self, paths: list[str]) -> int:
        """Print the files that would be judged."""
        scopes = Scopes(self._choices, Task())
        shows = sys.stdout.isatty()  # to a program, a name goes byte for byte
        for candidate in scopes.candidates(paths):
            found = candidate if isinstance(candidate, Missed) else read(candidate)
            if found.trouble is not None:
                self._troubles += 1
                tell(f"{shown(found.path)}: cannot read: {reason(found.trouble)}.")
            elif not (isinstance(found, Found) and found.passed_over):
                name = shown(found.path).encode() if shows else os.fsencode(found.path)
                self._results.write(name + b"\n")
        return exits.TROUBLE if self._troubles else exits.CLEAN

    def _batches(self, paths: list[str]) -> Generator[Batch]:
        results = self._results
        if self._choices.mending is Mending.SHOW or self._write_baseline is not None:
            results.leave_text_out()
        elif self._choices.mending is Mending.WRITE and "-" in paths:
            results.send_text_to_stderr()  # the mended document is what goes to standard output
        task = Task(encoding=results.encoding, keeps_text=results.coloured, lists=results.wants_files)
        scopes = Scopes(self._choices, task)
        candidates: Iterable[Candidate | Missed] = scopes.candidates(paths)
        if self._progress.wanted:
            candidates = self._counted(candidates)
        work: Iterator[Work] = ((each, scopes.task(each.path)) for each in candidates)
        jobs = 1 if "-" in paths else processes(self._jobs)
        yield from examine_all(work, jobs, at_once=self._jobs is not None)

    def _counted(self, candidates: Iterable[Candidate | Missed]) -> Iterator[Candidate | Missed]:
        """The same, their number told to the bar first if it is not too large."""
        files = iter(candidates)
        first = list(islice(files, _COUNTED))
        if len(first) < _COUNTED:
            self._progress.expect(len(first))
        yield from chain(first, files)

    def _take(self, batch: Batch) -> None:
        self._files += batch.judged
        if self._files > 1 and not gc.isenabled():  # many files leave garbage, so what cli.entry switched off is needed
            collect_seldom()
        if batch.told:
            self._progress.clear()
        for examined in batch.told:
            self._take_one(examined)
        self._progress.advance(batch.judged + len(batch.told))

    def _take_one(self, examined: Examined) -> None:
        if examined.trouble:
            self._troubles += 1
            self._results.add_trouble(examined.path, examined.trouble)
            return
        if examined.passed_over:
            self._passed_over += 1
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

    def _nothing(self, paths: list[str]) -> str:
        if not paths:
            return "No OzML documents found: the list of files is empty."
        more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
        where = ", ".join(shown(path) for path in paths[:_NAMED]) + more
        return f"No OzML documents found in {where}.{passed_over_sentence(self._passed_over)}"

    def _write_accepted(self, path: str) -> None:
        from ..baseline import render

        folder = os.path.dirname(os.path.abspath(path))
        write_output(path, render(self._accepted, folder).encode())
        findings = sum(map(len, self._accepted.values()))
        self._tell(f"Wrote {count(findings, 'finding')} of {count(self._files, 'file')} to {shown(path)}.")

    def _tell(self, words: str) -> None:
        if not self._quiet:
            tell(words)
