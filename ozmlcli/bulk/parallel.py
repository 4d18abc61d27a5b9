"""Many files by several processes: the same answers in the same order whatever their number."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ..files.discover import Candidate, Missed
from .examine import examine
from .task import Examined, Task

if TYPE_CHECKING:
    from typing import Protocol

    class Done(Protocol):
        """What came of a file: whether it was ``judged`` (or formatted), and whether there is no more to say."""

        @property
        def judged(self) -> bool: ...

        @property
        def silent(self) -> bool: ...


#: From so many files on, more processes take less time than one, their start included; see benchmarks/crossover.py.
WORTH_IT = 2_000
#: So many files at most are handed to a process at once: enough that handing them over does not count.
_CHUNK = 125
#: After so many files of which there is nothing to say, it is said that they were judged.
_QUIET = 50
#: Few files are cut into so many chunks for each process, as some take longer than others, and who waits sees how it goes.
_SHARES = 8
#: More processes than this are never started.
_MOST = 61


T = TypeVar("T")
R = TypeVar("R", bound="Done")
#: What is done with a file in any process: a function of a module.
Do = Callable[[Candidate | Missed, T], R]
Work = tuple[Candidate | Missed, Task]
#: A file for another process, with the number of its task.
Handed = tuple[str | Candidate | Missed, int]
#: What a file that was found in a folder is, beside its path: not named, and regular.
_USUAL = (False, True)


class LostProcessError(Exception):
    """A process that examined files was ended from outside."""


class Batch(NamedTuple, Generic[R]):
    """What is to be said of some files: how many were judged, and the ones of which there is more to say than that."""

    judged: int
    told: list[R]


def processes(wanted: int | None = None) -> int:
    """How many processes may be used: the number ``wanted``, or as many as there are processors for this one.

    One where there is no fork, as on Windows.
    """
    if not hasattr(os, "fork"):
        return 1
    if wanted is not None:
        return min(wanted, _MOST)
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST)
    return min(os.cpu_count() or 1, _MOST)


def examine_all(work: Iterable[Work], jobs: int, *, at_once: bool = False) -> Iterator[Batch[Examined]]:
    """Examine files, as :func:`do_all` does."""
    return do_all(examine, work, jobs, at_once=at_once, prepare=_compile)


def do_all(
    do: Do[T, R],
    work: Iterable[tuple[Candidate | Missed, T]],
    jobs: int,
    *,
    at_once: bool = False,
    prepare: Callable[[], None] | None = None,
) -> Iterator[Batch[R]]:
    """``do`` something with files, in order, by up to ``jobs`` processes; by one where they are too few, unless ``at_once``.

    Of the files and of what is said of them, never more are held than are under way. What ``prepare`` makes before there are
    further processes, these need not make for themselves.
    """
    files = iter(work)
    if jobs > 1:
        first = list(islice(files, jobs * _CHUNK if at_once else WORTH_IT))
        files = chain(first, files)
        if len(first) >= (2 if at_once else WORTH_IT):
            size = -(-len(first) // (jobs * _SHARES))
            if prepare is not None:
                prepare()
            yield from _by_several(do, files, min(jobs, len(first)), min(_CHUNK, size))
            return
    judged = 0
    for candidate, task in files:
        examined = do(candidate, task)
        judged += examined.judged
        if not examined.silent:
            yield Batch(judged, [examined])
            judged = 0
        elif judged == _QUIET:
            yield Batch(judged, [])
            judged = 0
    if judged:
        yield Batch(judged, [])


def _compile() -> None:
    from ..checker.schema import prepare

    prepare()


def _by_several(do: Do[T, R], work: Iterator[tuple[Candidate | Missed, T]], jobs: int, size: int) -> Iterator[Batch[R]]:
    from .crew import GoneError, answers

    chunks = (_by_task(chunk) for chunk in iter(lambda: list(islice(work, size)), []))
    try:
        yield from answers(partial(_do_chunk, do), chunks, jobs)
    except GoneError as error:
        raise LostProcessError from error


def _by_task(chunk: list[tuple[Candidate | Missed, T]]) -> tuple[list[T], list[Handed]]:
    """The tasks of a chunk, each once, and its files with the numbers of theirs."""
    tasks: list[T] = []
    files: list[Handed] = []
    for candidate, task in chunk:
        if not tasks or tasks[-1] is not task:
            tasks.append(task)
        # Most are found in folders, and of these the path says all.
        usual = isinstance(candidate, Candidate) and candidate[1:] == _USUAL
        files.append((candidate.path if usual else candidate, len(tasks) - 1))
    return tasks, files


def collect_seldom() -> None:
    """Collect garbage, but seldom: documents go as soon as they are judged, and what is looked through was there before."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def _do_chunk(do: Do[T, R], chunk: tuple[list[T], list[Handed]]) -> Batch[R]:
    if not gc.isenabled():
        collect_seldom()
    tasks, files = chunk
    judged, told = 0, []
    for each, number in files:
        examined = do(Candidate(each, *_USUAL) if isinstance(each, str) else each, tasks[number])
        if not examined.silent:
            told.append(examined)
        judged += examined.judged
    return Batch(judged, told)
