"""Many files by several processes: the same answers in the same order whatever their number."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from .examine import Examined, Task, examine

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from .discover import Candidate, Missed

#: From so many files on, more processes take less time than one, their start included; see benchmarks/crossover.py.
WORTH_IT = 2_000
#: So many files are handed to a process at once: enough that handing them over does not count.
_CHUNK = 250
#: So many chunks for each process are under way, so that none waits and memory stays small.
_AHEAD = 3

Work = tuple["Candidate | Missed", Task]


class LostProcessError(Exception):
    """A process that examined files was ended from outside."""


class Batch(NamedTuple):
    """What is to be said of some files: how many were judged, and the ones of which there is more to say than that."""

    judged: int
    told: list[Examined]


def processes(wanted: int | None = None) -> int:
    """How many processes may be used: the number ``wanted``, or as many as there are processors for this one."""
    if wanted is not None:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def examine_all(work: Iterable[Work], jobs: int, *, at_once: bool = False) -> Iterator[Batch]:
    """Examine files, in order, by up to ``jobs`` processes; only by one where there are too few, unless ``at_once``."""
    files = iter(work)
    if jobs > 1:
        first = list(islice(files, 1 if at_once else WORTH_IT))
        files = chain(first, files)
        if len(first) == (1 if at_once else WORTH_IT):
            yield from _by_several(files, jobs)
            return
    for candidate, task in files:
        examined = examine(candidate, task)
        judged = not examined.trouble and not examined.passed_over
        yield Batch(int(judged), [] if examined.silent else [examined])


def _by_several(work: Iterator[Work], jobs: int) -> Iterator[Batch]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from .schema import prepare

    prepare()  # what the processes are copies of need not be made in each
    pool = ProcessPoolExecutor(jobs, initializer=_start)
    under_way: deque[Future[Batch]] = deque()
    try:
        while chunk := list(islice(work, _CHUNK)):
            under_way.append(pool.submit(_examine_chunk, *_by_task(chunk)))
            if len(under_way) >= jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool as error:
        _stop(pool)
        raise LostProcessError from error
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


def _by_task(chunk: list[Work]) -> tuple[list[Task], list[tuple[Candidate | Missed, int]]]:
    """The tasks of a chunk, each once, and its files with the numbers of theirs."""
    tasks: list[Task] = []
    files = []
    for candidate, task in chunk:
        if not tasks or tasks[-1] is not task:
            tasks.append(task)
        files.append((candidate, len(tasks) - 1))
    return tasks, files


def _start() -> None:
    """In a new process: an interrupt is the business of the first one."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.enable()


def _examine_chunk(tasks: list[Task], files: list[tuple[Candidate | Missed, int]]) -> Batch:
    judged, told = 0, []
    for candidate, number in files:
        examined = examine(candidate, tasks[number])
        if not examined.silent:
            told.append(examined)
        if not examined.trouble and not examined.passed_over:
            judged += 1
    return Batch(judged, told)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes at once."""
    from multiprocessing import active_children

    for child in active_children():
        child.kill()
    pool.shutdown(wait=False, cancel_futures=True)
