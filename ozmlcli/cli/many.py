"""Many files gone through, by one process or several: with a bar on the terminal, and until an interrupt."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from ..bulk.parallel import Batch, LostProcessError, R, collect_seldom
from ..files.disk import shown
from ..report.summary import passed_over_sentence
from . import interrupt
from .streams import Trouble

if TYPE_CHECKING:
    from ..files.discover import Candidate, Missed
    from .progress import Progress
    from .selecting import Named

#: The most files whose number is looked up before the first of them is read, for the bar.
_COUNTED = 100_000
#: Of more paths than this, the first are named.
_NAMED = 5
_LOST = (
    "One of the processes that go through the files was ended from outside, perhaps because memory ran out. "
    "Not all files were done. Try again with --jobs 1."
)


def counted(candidates: Iterator[Candidate | Missed], progress: Progress) -> Iterator[Candidate | Missed]:
    """The same files; where there will be a bar, their number is told to it first if it is not too large."""
    return _told(candidates, progress) if progress.wanted else candidates


def _told(candidates: Iterable[Candidate | Missed], progress: Progress) -> Iterator[Candidate | Missed]:
    files = iter(candidates)
    first = list(islice(files, _COUNTED))
    if len(first) < _COUNTED:
        progress.expect(len(first))
    yield from chain(first, files)


def gone_through(batches: Generator[Batch[R]], progress: Progress) -> Generator[Batch[R]]:
    """The same batches. While one is looked at of which there is something to say, there is no bar.

    Raises:
        KeyboardInterrupt: where there was an interrupt.
        Trouble: where a process was lost.
    """
    files = 0
    try:
        with closing(batches):
            for batch in batches:
                interrupt.check()
                files += batch.judged
                # Many files leave garbage, so what cli.entry switched off is needed.
                if files > 1 and not gc.isenabled():
                    collect_seldom()
                if batch.told:
                    progress.clear()
                yield batch
                progress.advance(batch.judged + sum(not each.judged for each in batch.told))
    except LostProcessError as error:
        raise Trouble(_LOST) from error
    finally:
        progress.clear()


def refuse_unread(named: Named, files: int) -> None:
    """Refuse to say that all is well where there was no file and standard input was not read: a - was forgotten.

    Raises:
        Trouble: that says so.
    """
    if named.unread and not files:
        raise Trouble("No document was found, and standard input was not read. Add - to read it.")


def nothing_found(paths: list[str], passed_over: int) -> str:
    """What to say where there was no document at ``paths``."""
    if not paths:
        return "No OzML documents found: the list of files is empty."
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    where = ", ".join("the current folder" if path == os.curdir else shown(path) for path in paths[:_NAMED]) + more
    return f"No OzML documents found in {where}.{passed_over_sentence(passed_over)}"
