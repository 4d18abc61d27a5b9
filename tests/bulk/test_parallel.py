"""Many files by several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ozmlcli.bulk import parallel
from ozmlcli.bulk.parallel import Batch, Do, LostProcessError, R, T, Work, examine_all, processes
from ozmlcli.bulk.task import Examined, Task
from ozmlcli.files.discover import Candidate, Missed
from tests.cli.places import FAULTY, OTHER, SOUND, put


@pytest.fixture
def work(tmp_path: Path) -> list[Work]:
    tasks = (Task(), Task(encoding="utf-8"), Task(lists=True))
    files = []
    for number in range(60):
        put(tmp_path / f"{number:02}.xml", (SOUND, FAULTY, OTHER)[number % 3])
        files.append((Candidate(str(tmp_path / f"{number:02}.xml"), named=False), tasks[number % 7 % 3]))
    files.append((Candidate(str(tmp_path / "nix.xml"), named=True), tasks[0]))
    return list(files)


def together(batches: Iterator[Batch[Examined]]) -> tuple[int, list[Examined]]:
    made = list(batches)
    return sum(batch.judged for batch in made), [examined for batch in made for examined in batch.told]


def test_several_say_what_one_says_in_the_same_order(work: list[Work]) -> None:
    judged, told = together(examine_all(work, 1))
    assert judged == 40
    assert any(examined.trouble for examined in told)
    for jobs in (2, 3):
        assert together(examine_all(work, jobs, at_once=True)) == (judged, told)
        assert together(examine_all(work, jobs)) == (judged, told)  # too few to be worth it
    assert together(examine_all(work[:1], 2, at_once=True))[0] == 1
    assert together(examine_all([], 2, at_once=True)) == (0, [])


def test_without_being_told_to_many_files_are_needed(work: list[Work], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = parallel._by_several

    def by_several(
        do: Do[T, R], files: Iterator[tuple[Candidate | Missed, T]], jobs: int, size: int
    ) -> Iterator[Batch[R]]:
        asked.append((jobs, size))
        return real(do, files, jobs, size)

    monkeypatch.setattr(parallel, "_by_several", by_several)
    monkeypatch.setattr(parallel, "WORTH_IT", 61)
    once = together(examine_all(work, 2))
    monkeypatch.setattr(parallel, "WORTH_IT", 62)
    assert together(examine_all(work, 2)) == once
    assert asked == [(2, 4)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_files_are_asked_for_than_are_under_way(jobs: int, work: list[Work]) -> None:
    taken = 0

    def endless() -> Iterator[Work]:
        nonlocal taken
        while True:
            taken += 1
            yield work[taken % 60]

    batches = examine_all(endless(), jobs, at_once=True)
    next(batches)
    first = taken
    assert first <= (1 if jobs == 1 else 250 * jobs * 4)
    next(batches)
    assert taken - first <= 250
    batches.close()  # type: ignore[attr-defined]


def test_an_error_in_what_is_to_be_judged_comes_through(work: list[Work]) -> None:
    def broken() -> Iterator[Work]:
        yield from work
        raise ZeroDivisionError

    for jobs in (1, 2):
        with pytest.raises(ZeroDivisionError):
            list(examine_all(broken(), jobs, at_once=True))


def die(*_: object) -> None:
    os.kill(os.getpid(), 9)


def test_a_lost_process_is_an_error(work: list[Work], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "examine", die)
    with pytest.raises(LostProcessError):
        list(examine_all(work, 2, at_once=True))


def test_the_number_of_processes_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [processes(number) for number in (1, 2, 61, 62, 10**9)] == [1, 2, 61, 61, 61]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(3), raising=False)
    assert processes() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    for number, used in ((8, 8), (None, 1), (500, 61)):
        monkeypatch.setattr(os, "cpu_count", lambda number=number: number)
        assert processes() == used
