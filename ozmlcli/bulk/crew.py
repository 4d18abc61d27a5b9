"""Child processes that answer questions, each question by one of them, the answers in the order of the questions.

They are made by fork, so that they know all that this one knows and need only be told what to look at. concurrent.futures
does as much and more; but to load it takes 20 milliseconds, and a process that is lost holds it up.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from types import FrameType
from typing import Generic, NoReturn, TypeVar

from ..files.disk import put_off

#: So many questions for each process are under way, so that none waits and memory stays small.
_AHEAD = 3
#: A process has at most so many questions: the one that it answers, and the next.
_MOST = 2
#: Seconds that a process has to leave when it is told to. Most leave at once; one that writes a file finishes that first.
_GRACE = 60.0
#: Seconds between two looks whether it has left.
_LOOK = 0.005
#: How the system ends a process, beside an interrupt.
_ENDS = (signal.SIGTERM, signal.SIGHUP) if hasattr(signal, "SIGHUP") else (signal.SIGTERM,)
#: What must wait while processes come and go.
_HELD = ("SIGINT", "SIGALRM", "SIGTERM", "SIGHUP")
#: The number of bytes of a message goes before it, in so many bytes.
_HEAD = 8

Q = TypeVar("Q")
A = TypeVar("A")


class GoneError(Exception):
    """A process was ended from outside before it had answered, or could not be made."""


def answers(answer: Callable[[Q], A], questions: Iterator[Q], size: int) -> Iterator[A]:
    """The answers of up to ``size`` processes to ``questions``, in order.

    Questions and answers are pickled. No more questions are asked for than are under way.

    Raises:
        GoneError: where a process ended before its time.
        Exception: what a question raised, in its turn.
    """
    crew = _Crew(answer, size)
    with _first_stopping(crew):
        try:
            yield from crew.work(questions)
            crew.dismiss()
        except BaseException:
            crew.stop()
            raise


@contextmanager
def _first_stopping(crew: _Crew[Q, A]) -> Iterator[None]:
    """Where the system ends this process, end the crew first: whoever sees it gone must find no file written later."""

    def end(number: int, _frame: FrameType | None) -> None:
        crew.stop()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    taken = [number for number in _ENDS if signal.getsignal(number) is signal.SIG_DFL]
    with suppress(ValueError):  # only the first thread may say what signals do
        for number in taken:
            signal.signal(number, end)
    try:
        yield
    finally:
        with suppress(ValueError):
            for number in taken:
                signal.signal(number, signal.SIG_DFL)


class _Member:
    """A process, seen from the first one: ``asked`` are the numbers of the questions that it has yet to answer."""

    def __init__(self, pid: int, reads: int, writes: int) -> None:
        self.pid = pid
        self.reads, self.writes = reads, writes
        self.asked: deque[int] = deque()

    def fileno(self) -> int:
        """For ``select``."""
        return self.reads

    def release(self) -> None:
        """Let it go: where it reads no question, it ends."""
        if self.writes >= 0:
            os.close(self.writes)
            self.writes = -1


class _Crew(Generic[Q, A]):
    def __init__(self, answer: Callable[[Q], A], size: int) -> None:
        self._answer = answer
        self._size = size
        self._members: list[_Member] = []
        self._early: dict[int, A | _Failure] = {}  # answers whose turn has not come

    def work(self, questions: Iterator[Q]) -> Iterator[A]:
        asked = told = 0
        left = True
        while left or told < asked:
            while left and (member := self._free(asked, told)) is not None:
                try:
                    question = next(questions)
                except StopIteration:
                    left = False
                    for each in self._members:
                        each.release()
                    break
                member.asked.append(asked)
                _send(member.writes, question)
                asked += 1
            if told in self._early:
                yield _given(self._early.pop(told))
                told += 1
            elif told < asked:
                self._listen()

    def _free(self, asked: int, told: int) -> _Member | None:
        """Who is to have the next question: who has the fewest; beyond the limit who is waited for, as it needs one more."""
        if asked - told >= self._size * _AHEAD:
            return next((each for each in self._members if len(each.asked) == 1 and each.asked[0] == told), None)
        member = min(self._members, key=lambda each: len(each.asked), default=None)
        if (member is None or member.asked) and len(self._members) < self._size:
            member = self._hire()
        return member if member is not None and len(member.asked) < _MOST else None

    def _hire(self) -> _Member:
        pipes: list[int] = []
        # Or an interrupt, or its second try, would be said on standard error by what is at work when a process begins; and
        # of a process that nobody knows, nobody would see to its end.
        with put_off(*_HELD):
            try:
                theirs, writes = _pipe(pipes)
                reads, answers_to = _pipe(pipes)
                pid = os.fork()
            except OSError as error:  # there is no memory, or no number, for one more
                for number in pipes:
                    os.close(number)
                raise GoneError from error
            if not pid:
                for each in self._members:  # or nobody would know when the first process is gone
                    os.close(each.reads)
                    each.release()
                os.close(writes)
                os.close(reads)
                _serve(self._answer, theirs, answers_to)
            member = _Member(pid, reads, writes)
            self._members.append(member)
            os.close(theirs)
            os.close(answers_to)
        return member

    def _listen(self) -> None:
        """Take what was answered, at least one answer."""
        for member in select([each for each in self._members if each.asked], (), ())[0]:
            self._early[member.asked.popleft()] = _receive(member.reads)

    def dismiss(self) -> None:
        """Let the processes go, and wait until they are gone."""
        with put_off(*_HELD):  # they leave at once, and each can be waited for once only
            for member in self._members:
                member.release()
            for member in self._members:
                os.waitpid(member.pid, 0)
                os.close(member.reads)
            self._members.clear()

    def stop(self) -> None:
        """End the processes: at once, but for those that write."""
        with put_off(*_HELD):  # whoever asks a second time must wait as well
            for member in self._members:
                for number in (signal.SIGTERM, signal.SIGCONT):
                    with suppress(ProcessLookupError):
                        os.kill(member.pid, number)
            until = time.monotonic() + _GRACE
            for member in self._members:
                while not os.waitpid(member.pid, os.WNOHANG)[0]:
                    if time.monotonic() > until:
                        os.kill(member.pid, signal.SIGKILL)
                        os.waitpid(member.pid, 0)
                        break
                    time.sleep(_LOOK)
                member.release()
                os.close(member.reads)
            self._members.clear()


def _pipe(opened: list[int]) -> tuple[int, int]:
    """A pipe, whose ends are put among those that are ``opened``."""
    ends = os.pipe()
    opened += ends
    return ends


class _Failure:
    """What a question raised instead of an answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _given(answer: A | _Failure) -> A:
    if isinstance(answer, _Failure):
        raise answer.error
    return answer


def _serve(answer: Callable[[Q], A], reads: int, writes: int) -> NoReturn:
    """In a new process: answer what is asked, until nobody asks or listens any more.

    The next question is taken before an answer is given. So whoever asks is never held up for longer than one takes to
    answer, however long questions and answers are.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the business of the first process
        for number in _ENDS:
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {getattr(signal, name) for name in _HELD})
        question: Q = _receive(reads)
        left = True
        while left:
            given = _answered(answer, question)
            try:
                question = _receive(reads)
            except GoneError:
                left = False
            _send(writes, given)
    finally:
        os._exit(0)


def _answered(answer: Callable[[Q], A], question: Q) -> A | _Failure:
    try:
        return answer(question)
    except Exception as error:
        return _Failure(error)


def _send(number: int, message: object) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(data).to_bytes(_HEAD, "big") + data)
    try:
        while rest:
            rest = rest[os.write(number, rest) :]
    except BrokenPipeError:
        raise GoneError from None


def _receive(number: int) -> A:  # type: ignore[type-var]
    size = int.from_bytes(_read(number, _HEAD), "big")
    return pickle.loads(_read(number, size))  # type: ignore[no-any-return]  # noqa: S301 - from a process of our own


def _read(number: int, size: int) -> bytes:
    pieces = []
    while size:
        piece = os.read(number, size)
        if not piece:
            raise GoneError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
