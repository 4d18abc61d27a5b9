"""Child processes: every answer in its turn, and none of them left behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozmlcli.bulk import crew
from ozmlcli.bulk.crew import GoneError, answers
from ozmlcli.files.disk import put_off

#: More than a pipe holds.
MUCH = 1 << 20


def children() -> set[int]:
    found = set()
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as file:
                    status = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            if int(status[1]) == os.getpid():
                found.add(int(entry))
    return found


@pytest.fixture(autouse=True)
def _nobody_is_left() -> Iterator[None]:
    before, opened = children(), len(os.listdir("/proc/self/fd"))
    yield
    assert children() == before
    assert len(os.listdir("/proc/self/fd")) == opened


def double(number: int) -> int:
    return number * 2


@pytest.mark.parametrize("size", [1, 2, 3, 8])
@pytest.mark.parametrize("questions", [0, 1, 2, 7, 100])
def test_answers_come_in_the_order_of_the_questions(questions: int, size: int) -> None:
    assert list(answers(double, iter(range(questions)), size)) == [2 * number for number in range(questions)]


def wait(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.0, 0.005, 0.03]), max_size=20), st.integers(1, 4))
def test_whoever_takes_longer_holds_up_no_more_than_its_turn(seconds: list[float], size: int) -> None:
    assert list(answers(wait, iter(seconds), size)) == seconds


def echo(data: bytes) -> bytes:
    return data


@pytest.mark.parametrize("size", [1, 2, 3])
def test_questions_and_answers_may_be_longer_than_what_a_pipe_holds(size: int) -> None:
    asked = [bytes([number]) * (MUCH if number % 3 else 1) for number in range(20)]
    assert list(answers(echo, iter(asked), size)) == asked


def test_the_work_is_shared() -> None:
    def who(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    pids = set(answers(who, iter(range(12)), 3))
    assert len(pids) == 3
    assert os.getpid() not in pids


def test_no_more_is_asked_than_is_under_way() -> None:
    asked = 0

    def endless() -> Iterator[int]:
        nonlocal asked
        while True:
            asked += 1
            yield asked

    given_ = answers(double, endless(), 2)
    for told in range(1, 50):
        assert next(given_) == 2 * told
        assert asked <= told + 7
    given_.close()  # type: ignore[attr-defined]


def test_what_a_question_raises_is_raised_in_its_turn() -> None:
    given_ = answers(lambda number: 6 // number, iter([3, 2, 0, 1]), 2)
    assert [next(given_), next(given_)] == [2, 3]
    with pytest.raises(ZeroDivisionError):
        next(given_)


def test_what_the_questions_raise_comes_through() -> None:
    def broken() -> Iterator[int]:
        yield from range(10)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(answers(double, broken(), 2))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_is_ended_is_missed_at_once(number: int) -> None:
    begun = time.monotonic()

    def end(question: int) -> int:
        if question == 5:
            os.kill(os.getpid(), number)
        time.sleep(0.01)
        return question

    with pytest.raises(GoneError):
        list(answers(end, iter(range(1000)), 2))
    assert time.monotonic() - begun < 5


def test_a_process_that_cannot_be_made_is_missed_like_one_that_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(GoneError):
        list(answers(double, iter(range(3)), 2))


def test_one_that_does_not_want_to_leave_is_made_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_GRACE", 0.3)

    def stubborn(_: int) -> int:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
        return 0

    def interrupted() -> Iterator[int]:
        yield 1
        time.sleep(0.2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(answers(stubborn, interrupted(), 2))


def test_one_that_writes_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "written"

    def write(_: int) -> int:
        with put_off("SIGTERM"):
            path.with_name("begun").touch()
            time.sleep(1)
            path.touch()
        return 0

    def interrupted() -> Iterator[int]:
        yield 1
        while not path.with_name("begun").exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)  # the second one comes while the first is seen to
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(answers(write, interrupted(), 1))
    assert path.exists()


def test_an_interrupt_is_not_the_business_of_the_processes() -> None:
    def interrupt(_: int) -> bool:
        os.kill(os.getpid(), signal.SIGINT)
        return True

    assert list(answers(interrupt, iter(range(4)), 2)) == [True] * 4
