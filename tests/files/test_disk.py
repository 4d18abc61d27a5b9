"""Reading without end and writing by halves. What the program makes of it is in tests/cli/test_publish.py."""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.files import disk
from ozmlcli.files.disk import read_limited, reason, write_whole


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(disk, "MAX_BYTES", 1000)
    return 1000


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 5000])
def test_a_file_is_read_whole_or_to_one_byte_above_the_limit(size: int, small_limit: int, tmp_path: Path) -> None:
    data = os.urandom(size)
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    assert read_limited(str(path)) == data[: small_limit + 1]
    assert read_limited(str(path), regular=True) == data[: small_limit + 1]


@pytest.mark.parametrize("size", [0, 1, 16_383, 16_384, 16_385, 2_000_000])
@pytest.mark.parametrize("regular", [True, False])
def test_a_file_under_the_limit_is_read_whole(size: int, regular: bool, tmp_path: Path) -> None:
    data = os.urandom(size)
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    assert read_limited(str(path), regular=regular) == data


@pytest.mark.parametrize("size", [0, 1, 1000, 5000, 70_000])
def test_a_pipe_is_read_whole_or_to_one_byte_above_the_limit(size: int, small_limit: int, tmp_path: Path) -> None:
    data = os.urandom(size)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def feed() -> None:
        try:
            with open(pipe, "wb", buffering=0) as file:
                file.writelines(data[start : start + 100] for start in range(0, size, 100))
        except BrokenPipeError:
            pass  # more than the limit is not read

    feeder = threading.Thread(target=feed)
    feeder.start()
    assert read_limited(str(pipe)) == data[: small_limit + 1]
    feeder.join()


def test_a_device_without_end_is_read_to_the_limit(small_limit: int) -> None:
    assert read_limited("/dev/zero") == bytes(small_limit + 1)


def test_standard_input_is_read_to_the_limit(small_limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 5000)))
    assert read_limited("-") == b"x" * (small_limit + 1)


@pytest.mark.parametrize("name", ["nix.xml", "."])
def test_what_cannot_be_read_raises(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"No such file|Is a directory"):
        read_limited(str(tmp_path / name))


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_what_is_written_is_what_is_in_the_file(before: bytes, after: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xml"
        path.write_bytes(before)
        write_whole(str(path), after)
        assert path.read_bytes() == after
        assert os.listdir(folder) == ["a.xml"]


def test_a_reader_of_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old " * 1000)
    with open(path, "rb") as reader:
        first = reader.read(10)
        write_whole(str(path), b"new")
        assert first + reader.read() == b"old " * 1000
    assert path.read_bytes() == b"new"


def test_two_writers_at_once_leave_what_one_of_them_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    texts = [bytes([number]) * 100_000 for number in range(8)]
    writers = [threading.Thread(target=write_whole, args=(str(path), text)) for text in texts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert path.read_bytes() in texts
    assert os.listdir(tmp_path) == ["a.xml"]


def test_a_file_that_appears_in_the_meantime_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    real = os.fsync

    def meanwhile(number: int) -> None:
        path.write_bytes(b"other")
        real(number)

    monkeypatch.setattr("ozmlcli.files.disk.os.fsync", meanwhile)
    write_whole(str(path), b"mine")
    assert path.read_bytes() == b"mine"


def test_a_file_stays_one_file_under_all_its_names(tmp_path: Path) -> None:
    path, other = tmp_path / "a.xml", tmp_path / "b.xml"
    path.write_bytes(b"a long old text")
    os.link(path, other)
    os.chmod(path, 0o640)
    for data in (b"new", b"a longer text than there was", b""):
        write_whole(str(path), data)
        assert (path.read_bytes(), other.read_bytes()) == (data, data)
    assert path.samefile(other)
    assert os.stat(other).st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["a.xml", "b.xml"]


def test_where_a_file_of_several_names_cannot_be_written_it_holds_what_it_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old text")
    os.link(path, tmp_path / "b.xml")
    real = os.write
    full = iter([False, True])

    def write(number: int, data: bytes) -> int:
        if next(full, False):
            raise OSError(28, "No space left on device")
        return real(number, data[:3])

    monkeypatch.setattr("ozmlcli.files.disk.os.write", write)
    with pytest.raises(OSError, match="No space left"):
        write_whole(str(path), b"another text")
    assert path.read_bytes() == b"old text"


def test_where_owners_cannot_be_changed_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    monkeypatch.setattr("ozmlcli.files.disk.os.chown", refuse)
    write_whole(str(path), b"new")
    assert path.read_bytes() == b"new"


def test_a_system_without_owners_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    monkeypatch.delattr("ozmlcli.files.disk.os.chown")
    write_whole(str(path), b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file or directory", "x"), "no such file or directory"),
        (OSError("Something odd."), "something odd"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_a_reason_is_given_in_words_that_fit_in_a_sentence(error: OSError, words: str) -> None:
    assert reason(error) == words
