"""Many files by several processes: the same answers in the same order whatever their number."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from .discover import Candidate, Missed
from .examine import examine
from .files import put_off
from .task import Examined, Task

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess
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
_CHUNK = 250
#: After so many files of which there is nothing to say, it is said that they were judged.
_QUIET = 50
#: Few files are cut into so many chunks for each process, as some take longer than others, and who waits sees how it goes.
_SHARES = 8
#: So many chunks for each process are under way, so that none waits and memory stays small.
_AHEAD = 3
#: More processes than this are never started; Windows knows no more in one pool.
_MOST = 61
#: Seconds after which is looked whether the processes that are waited for are still there.
_LOOK = 1.0
#: Seconds that a process has to leave when it is told to.
_GRACE = 0.4


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
    """How many processes may be used: the number ``wanted``, or as many as there are processors for this one."""
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
    from .schema import prepare

    prepare()


def _by_several(do: Do[T, R], work: Iterator[tuple[Candidate | Missed, T]], jobs: int, size: int) -> Iterator[Batch[R]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    pool = ProcessPoolExecutor(jobs, initializer=_start)
    under_way: deque[Future[Batch[R]]] = deque()
    strangers = set(active_children())
    started: set[BaseProcess] = set()
    try:
        while chunk := list(islice(work, size)):
            tasks, files = _by_task(chunk)
            # Or an interrupt, or its second try, would be said on standard error by what is at work when processes begin.
            with put_off("SIGINT", "SIGALRM"):
                under_way.append(pool.submit(_do_chunk, do, tasks, files))
                started.update(set(active_children()) - strangers)
            if len(under_way) >= jobs * _AHEAD:
                yield _result(under_way.popleft(), started)
        while under_way:
            yield _result(under_way.popleft(), started)
    except BrokenProcessPool as error:
        _stop(pool, started)
        raise LostProcessError from error
    except BaseException:
        _stop(pool, started)
        raise
    pool.shutdown()


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


def _result(future: Future[Batch[R]], started: set[BaseProcess]) -> Batch[R]:
    """What a process found. One that was ended while it handed that over holds up all others, and the pool with them."""
    from concurrent.futures.process import BrokenProcessPool

    while True:
        try:
            return future.result(_LOOK)
        except TimeoutError:
            if not future.done() and not all(process.is_alive() for process in started):
                raise BrokenProcessPool from None


def _start() -> None:
    """In a new process: an interrupt is the business of the first one, and without that one there is none."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with put_off("SIGTERM"):  # by the thread for good, so that put_off() holds wherever files are written
        threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()


def collect_seldom() -> None:
    """Collect garbage, but seldom: documents go as soon as they are judged, and what is looked through was there before."""
    import gc

    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _do_chunk(do: Do[T, R], tasks: list[T], files: list[Handed]) -> Batch[R]:
    judged, told = 0, []
    for each, number in files:
        examined = do(Candidate(each, *_USUAL) if isinstance(each, str) else each, tasks[number])
        if not examined.silent:
            told.append(examined)
        judged += examined.judged
    return Batch(judged, told)


def _stop(pool: ProcessPoolExecutor, started: set[BaseProcess]) -> None:
    """End the processes at once."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in started:
        process.terminate()
    until = time.monotonic() + _GRACE
    for process in started:
        process.join(max(0.0, until - time.monotonic()))
        if process.is_alive():
            process.kill()
