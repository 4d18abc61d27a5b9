"""From the paths that a user names to documents."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from ozmlcli.files.discover import Candidate, Found, Missed, WalkOptions, paths_from, read, walk
from ozmlcli.files.disk import reason

RESPONSE = b"<Response/>"
#: A user without rights, for whom permissions hold where the tests are run by one for whom they do not.
NOBODY = 65534


def judged(*paths: str | Path) -> list[str]:
    """What is read and not passed over."""
    each = [read(each) for each in walk([str(path) for path in paths]) if isinstance(each, Candidate)]
    return [found.path for found in each if not found.passed_over]


def missed(*paths: str | Path) -> dict[str, str]:
    """What cannot be looked at, and why."""
    walked = walk([str(path) for path in paths])
    return {each.path: reason(each.trouble) for each in walked if isinstance(each, Missed)}


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents among other things, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.xml", "a.ozml", "B.XML", "note.txt", "z/a.xml", "c/d/e.xml", "c/x.xml", ".git/a.xml", "c/.h/a.xml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(RESPONSE)
    (tmp_path / "pom.xml").write_bytes(b"<project/>")
    (tmp_path / "pom.ozml").write_bytes(b"<project/>")
    (tmp_path / "folder.xml").mkdir()
    return tmp_path


def test_a_folder_gives_its_documents_in_one_order(put: Path) -> None:
    assert judged(".") == ["./B.XML", "./a.ozml", "./b.xml", "./pom.ozml", "./c/x.xml", "./c/d/e.xml", "./z/a.xml"]
    assert judged("c") == [os.path.join("c", "x.xml"), os.path.join("c", "d", "e.xml")]


def test_folders_are_gone_through_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [f"{number * 37 % 100:02}" for number in range(100)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.xml").write_bytes(RESPONSE)
    assert judged(tmp_path) == [str(tmp_path / name / "a.xml") for name in sorted(names)]


def test_paths_are_taken_in_their_order_and_as_they_are_named(put: Path) -> None:
    assert judged("z", "pom.xml", "note.txt", "c/../b.xml", ".git") == [
        "z/a.xml", "pom.xml", "note.txt", "c/../b.xml", ".git/a.xml",
    ]  # fmt: skip


# Reading


def test_the_bytes_come_with_the_path(put: Path) -> None:
    assert [read(each) for each in walk(["b.xml"]) if isinstance(each, Candidate)] == [Found("b.xml", RESPONSE)]


def test_what_is_found_in_a_folder_is_passed_over_where_it_is_xml_of_another_kind_and_what_is_named_is_not(
    put: Path,
) -> None:
    other = (put / "pom.xml").read_bytes()
    assert read(Candidate("pom.xml", named=False)) == Found("pom.xml", b"", passed_over=True)
    assert read(Candidate("pom.xml", named=True)) == Found("pom.xml", other)
    assert read(Candidate("pom.ozml", named=False)) == Found("pom.ozml", other)


def test_a_file_can_be_read_by_another_process(put: Path) -> None:
    candidates = [Candidate("nix.xml", named=True), *(Candidate(name, named=False) for name in ("b.xml", "pom.xml"))]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as others:
        nix, *rest = others.map(read, candidates)
    assert isinstance(nix.trouble, FileNotFoundError)
    assert nix.trouble.filename == "nix.xml"
    assert rest == [Found("b.xml", RESPONSE), Found("pom.xml", b"", passed_over=True)]


def test_a_pipe_that_is_named_is_read(put: Path) -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(RESPONSE,))
    writer.start()
    assert [read(each) for each in walk(["pipe"]) if isinstance(each, Candidate)] == [Found("pipe", RESPONSE)]
    writer.join()


def test_the_output_of_a_program_is_read_where_a_shell_puts_its_path(put: Path) -> None:
    program = (
        "import sys; from ozmlcli.files.discover import *; print([read(each).data for each in walk(sys.argv[1:])])"
    )
    script = f"'{sys.executable}' -c '{program}' <(echo '<a/>') <(echo '<b/>')"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout == "[b'<a/>\\n', b'<b/>\\n']\n"


# What is left out, and what is told


def test_a_link_to_a_file_is_read_and_one_to_a_folder_is_not_gone_through(put: Path) -> None:
    (put / "z" / "link.xml").symlink_to("../b.xml")
    (put / "z" / "up").symlink_to("..")
    (put / "z" / "up.xml").symlink_to("..")
    assert judged("z") == ["z/a.xml", "z/link.xml"]
    assert missed("z") == {}
    assert judged("z/up/c") == ["z/up/c/x.xml", "z/up/c/d/e.xml"]


def test_hidden_folders_are_left_out_and_hidden_files_are_not(put: Path) -> None:
    (put / "z" / ".a.xml").write_bytes(RESPONSE)
    (put / "z" / ".h.xml").mkdir()
    (put / "z" / ".h.xml" / "a.xml").write_bytes(RESPONSE)
    assert judged("z") == ["z/.a.xml", "z/a.xml"]


def test_what_cannot_be_read_is_told_and_the_rest_comes_after_it(put: Path) -> None:
    (put / "c" / "dangling.xml").symlink_to("nix")
    (put / "c" / "loop.xml").symlink_to("loop.xml")
    (put / "c" / "loop").symlink_to("loop")
    (put / "c" / "zero.xml").symlink_to("/dev/zero")
    os.mkfifo("c/pipe.xml")
    os.mkfifo("c/pipe")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("c/plug.ozml")
        assert missed("c") == {
            "c/dangling.xml": "no such file or directory",
            "c/loop.xml": "too many levels of symbolic links",
            "c/pipe.xml": "it is a pipe, and in a folder only files are read",
            "c/plug.ozml": "it is a socket, and in a folder only files are read",
            "c/zero.xml": "it is a device, and in a folder only files are read",
        }
    assert judged("c") == ["c/x.xml", "c/d/e.xml"]


def test_a_file_that_is_named_and_is_not_there_is_told_by_who_reads_it(put: Path) -> None:
    named, *_ = walk(["nix.xml", "c"])
    assert named == Candidate("nix.xml", named=True)
    found = read(Candidate("nix.xml", named=True))
    assert (found.path, found.data, type(found.trouble)) == ("nix.xml", b"", FileNotFoundError)


def test_what_vanishes_meanwhile_is_told_and_the_rest_comes_after_it(put: Path) -> None:
    walked = walk(["."])
    first = next(walked)
    os.unlink(first.path)
    shutil.rmtree("c")
    rest = list(walked)
    assert isinstance(first, Candidate)
    assert isinstance(read(first).trouble, FileNotFoundError)
    told = [each for each in rest if isinstance(each, Missed)]
    assert [(each.path, type(each.trouble)) for each in told] == [("./c", FileNotFoundError)]
    assert rest[-1].path == "./z/a.xml"


def test_what_nobody_may_read_is_told_and_the_rest_comes_after_it() -> None:
    program = f"""
import os, sys
import ozmlcli.files.ignore, ozmlcli.files.sniff
from ozmlcli.files.discover import *
if os.getuid() == 0:
    os.setuid({NOBODY})
for each in walk(sys.argv[1:]):
    trouble = each.trouble if isinstance(each, Missed) else read(each).trouble
    print(type(each).__name__, os.path.relpath(each.path, sys.argv[1]), type(trouble).__name__)
"""
    with tempfile.TemporaryDirectory() as folder:  # pytest's are closed to others
        os.chmod(folder, 0o755)  # noqa: S103
        for name in ("a.xml", "b.xml", "c/a.xml", "d/a.xml"):
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(RESPONSE)
        os.chmod(f"{folder}/a.xml", 0)
        os.chmod(f"{folder}/c", 0)
        done = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, check=False, text=True)
        os.chmod(f"{folder}/c", 0o755)  # noqa: S103
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "Candidate a.xml PermissionError", "Candidate b.xml NoneType", "Missed c PermissionError", "Candidate d/a.xml NoneType",
    ]  # fmt: skip


def test_folders_may_lie_deeper_in_each_other_than_calls_may(tmp_path: Path) -> None:
    deep = tmp_path / "/".join("a" * 200)
    deep.mkdir(parents=True)
    (deep / "a.xml").write_bytes(RESPONSE)
    program = "import sys; from ozmlcli.files.discover import *; sys.setrecursionlimit(150); print(len(list(walk(sys.argv[1:]))))"
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True, text=True)
    assert done.stdout == "1\n"


def test_names_may_be_of_any_bytes(tmp_path: Path) -> None:
    names = [b"\xff.xml", b"a\nb.xml", b"\xc3\xa9.ozml", b" .xml", b"\x80/\xfe.xml", b"-.xml"]
    for name in names:
        path = os.path.join(os.fsencode(tmp_path), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(os.fsdecode(path)).write_bytes(RESPONSE)
    assert {os.fsencode(os.path.relpath(path, tmp_path)) for path in judged(tmp_path)} == set(names)


def test_many_files_come_each_once(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{number % 20:02}" / f"{number:04}.xml") for number in range(2000)]
    for path in paths:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(path).write_bytes(RESPONSE)
    once = [Candidate(path, named=False, regular=True) for path in sorted(paths)]
    assert list(walk([str(tmp_path)])) == once
    assert list(walk([str(tmp_path), str(tmp_path)])) == once
    assert [each.path for each in walk([*paths, str(tmp_path)])] == paths


# The same file again


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["b.xml", "b.xml", "./b.xml", ".//b.xml", "c/../b.xml", "z/./../b.xml"], ["b.xml"]),
        (["./b.xml", "b.xml", "a.ozml"], ["./b.xml", "a.ozml"]),
        (["c/x.xml", "c"], ["c/x.xml", "c/d/e.xml"]),
        (["c", "c/x.xml"], ["c/x.xml", "c/d/e.xml"]),
        (["c", "./c/", "c/d", "c/d/../d"], ["c/x.xml", "c/d/e.xml"]),
        (["c/d/..", "c"], ["c/d/../x.xml", "c/d/../d/e.xml"]),
        (["-", "-"], ["-"]),
        (["-", "./-"], ["-", "./-"]),
        (["nix.xml", "nix.xml"], ["nix.xml"]),
    ],
)
def test_what_is_named_again_comes_once_as_it_was_named_first(put: Path, paths: list[str], expected: list[str]) -> None:
    assert [each.path for each in walk(paths)] == expected


def test_a_path_from_the_root_is_the_same_as_one_from_here(put: Path) -> None:
    assert judged("c", put / "c", put / "c" / "x.xml") == ["c/x.xml", "c/d/e.xml"]


def test_two_dots_after_a_link_lead_where_the_system_goes(put: Path) -> None:
    (put / "z" / "link").symlink_to("../c/d")
    (put / "z" / "x.xml").write_bytes(RESPONSE)
    assert judged("z/x.xml", "z/link/../x.xml", "c/x.xml") == ["z/x.xml", "z/link/../x.xml"]


def test_what_is_named_and_found_in_a_folder_counts_as_named(put: Path) -> None:
    assert "./pom.xml" not in judged(".")
    assert "./pom.xml" in judged(".", "pom.xml")
    os.mkfifo("c/pipe.xml")
    assert next(walk(["c", "c/pipe.xml"])) == Candidate("c/pipe.xml", named=True)
    assert missed("c", "c/pipe.xml") == {}


def test_what_cannot_be_looked_at_is_told_once(put: Path) -> None:
    os.mkfifo("c/pipe.xml")
    assert [each.path for each in walk(["c", "c"]) if isinstance(each, Missed)] == ["c/pipe.xml"]


# Settings of folders


def test_settings_are_asked_for_each_folder_and_hold_from_there_downwards(put: Path) -> None:
    asked: list[tuple[str, set[str]]] = []

    def settings(folder: str, names: AbstractSet[str]) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
        asked.append((folder, set(names)))
        return ((folder, ("/a.ozml", "d", "/x.xml")),) if folder == "./c" else None

    options = WalkOptions(exclude=((".", ("b.xml", "/z")),))
    walked = [each.path for each in walk(["."], options, settings)]
    assert walked == ["./B.XML", "./a.ozml", "./pom.ozml", "./pom.xml"]
    assert [folder for folder, _ in asked] == [".", "./c", "./folder.xml"]
    assert asked[1][1] == {"d", ".h", "x.xml"}


def test_settings_of_one_folder_do_not_reach_the_next(put: Path) -> None:
    def settings(folder: str, names: AbstractSet[str]) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
        return (("c", ("*",)),) if folder == "c" else None

    assert [each.path for each in walk(["c", "z"], WalkOptions(), settings)] == ["z/a.xml"]
    assert [each.path for each in walk(["."], WalkOptions(), settings)] == [each.path for each in walk(["."])]


# Lists of paths


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"", []),
        (b"a.xml\nb c.xml\n", ["a.xml", "b c.xml"]),
        (b"a.xml\nb.xml", ["a.xml", "b.xml"]),
        (b"a.xml\r\n\r\nb.xml\r\n", ["a.xml", "b.xml"]),
        (b"\n\n a.xml \n", [" a.xml "]),
        (b"a.xml\0b\nc.xml\0\0", ["a.xml", "b\nc.xml"]),
        (b"a.xml\r\0", ["a.xml\r"]),
        (b"\xff.xml\n\xc3\xa9.xml", [os.fsdecode(b"\xff.xml"), "é.xml"]),
    ],
)
def test_a_list_holds_a_path_a_line_or_one_before_each_nul(data: bytes, paths: list[str]) -> None:
    assert paths_from(data) == paths


@pytest.mark.parametrize(
    "command", [["find", ".", "-type", "f", "-name", "*.xml", "-print0"], ["find", ".", "-type", "f", "-name", "*.xml"]]
)
def test_the_list_of_another_program_leads_to_the_files(put: Path, command: list[str]) -> None:
    listed = subprocess.run(command, capture_output=True, check=True).stdout
    assert {os.path.normpath(path) for path in judged(*paths_from(listed))} == {
        "b.xml", "pom.xml", "c/x.xml", "c/d/e.xml", "z/a.xml", ".git/a.xml", "c/.h/a.xml",
    }  # fmt: skip
