"""Where documents go: standard output, files, devices, and what happens where they cannot."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.program import HELLO, OZML, ozml, process, shell

NOBODY = 65534
AS_NOBODY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def call(tmp_path: Path) -> Path:
    path = tmp_path / "call.xml"
    path.write_bytes(b"<Response/>")
    return path


# Standard output


def test_nothing_but_the_document_goes_to_standard_output(tmp_path: Path) -> None:
    done = process("speak", "Hello.")
    assert (done.code, done.out, done.err) == (0, HELLO, "")


@pytest.mark.parametrize(
    "line",
    [
        ("record", "--format", "wav", "--finish-digits", "12"),
        ("speak", "Hello $name"),
        ("var", "--id", "city", "Szeged"),
        ("build", "speak", "Press 3.", "record", "--finish-digits", "1"),
    ],
)
def test_warnings_about_the_flow_of_a_call_are_left_to_validate(line: tuple[str, ...]) -> None:
    done = ozml(*line)
    assert (done.code, done.err) == (0, "")
    assert b"warning OZ42" in ozml("validate", "-", stdin=done.out).out


def test_other_warnings_and_errors_about_the_flow_are_told_of_what_is_written() -> None:
    assert ozml("record", "--finish-digits", "11").err.startswith("Warning: --finish-digits holds 1 more than once.")
    assert ozml("build", "speak", "Hi", "reject").code == 2


def test_the_bytes_do_not_hang_on_the_encoding_of_the_terminal() -> None:
    for encoding in ("ascii", "latin-1", "utf-16"):
        done = process("speak", "Jó ☎", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"})
        assert "<Speak>Jó ☎</Speak>".encode() in done.out


def test_a_full_disk_behind_standard_output_is_told() -> None:
    with open("/dev/full", "wb") as full:
        for arguments in (["speak", "Hi"], ["--help"], ["rule"], ["rule", "OZ301"], ["schema"], ["record", "--help"]):
            done = subprocess.run([OZML, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
            assert done.returncode == 2
            assert done.stderr == b"Error: standard output: cannot write: no space left on device.\n"


@pytest.mark.parametrize(
    "line", ["speak Hi", "--version", "--help", "record --help", "rule", "schema", "validate --output-format json {}"]
)
def test_a_closed_standard_output_is_told(line: str, call: Path, tmp_path: Path) -> None:
    done = shell(f"ozml {line.format(call)} >&-", tmp_path)
    assert (done.code, done.err) == (2, "Error: standard output: cannot write: it is closed.\n")


def test_a_closed_standard_input_is_told(tmp_path: Path) -> None:
    done = shell("ozml speak - <&-", tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert done.error == "<stdin>: cannot read the text: it is closed."


def test_a_closed_standard_error_changes_nothing(call: Path, tmp_path: Path) -> None:
    assert shell("ozml speak Hello. 2>&-", tmp_path).out == HELLO
    assert shell("ozml delay x 2>&-", tmp_path).code == 2
    assert shell(f"ozml validate {call} 2>&-", tmp_path).code == 0


@pytest.mark.parametrize("line", ["speak Hi", "schema", "rule", "--help", "build delay 1 hangup"])
def test_a_reader_that_goes_away_is_no_fault(line: str, tmp_path: Path) -> None:
    # The reader is gone before anything is written, which with "head -1" is left to chance.
    done = shell(f"sleep 0.2 | (exec 1> >(exit 0); sleep 0.2; ozml {line}; echo $? >code)", tmp_path)
    assert done.err == ""
    assert (tmp_path / "code").read_text() == "0\n"


def test_a_listing_piped_into_head_ends_quietly(tmp_path: Path) -> None:
    done = shell("ozml rule | head -1; ozml schema | head -c 5", tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.text.startswith("OZ0")


# Files


def test_a_new_file_is_written_with_the_permissions_of_the_umask(tmp_path: Path) -> None:
    for umask, mode in (("022", 0o644), ("077", 0o600), ("002", 0o664)):
        done = shell(f"umask {umask}; ozml speak Hello. -o {umask}.xml", tmp_path)
        assert (done.code, done.out, done.err) == (0, b"", "")
        assert (tmp_path / f"{umask}.xml").read_bytes() == HELLO
        assert stat.S_IMODE((tmp_path / f"{umask}.xml").stat().st_mode) == mode
    assert left_in(tmp_path) == ["002.xml", "022.xml", "077.xml"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_a_file_that_is_written_anew_keeps_its_permissions(mode: int, call: Path) -> None:
    call.chmod(mode)
    assert ozml("speak", "Hello.", "-o", call).code == 0
    assert call.read_bytes() == HELLO
    assert stat.S_IMODE(call.stat().st_mode) == mode
    assert left_in(call.parent) == ["call.xml"]


@AS_NOBODY
def test_a_file_that_is_written_anew_keeps_its_owner(call: Path) -> None:
    os.chown(call, NOBODY, NOBODY)
    assert ozml("speak", "Hello.", "-o", call).code == 0
    assert (call.stat().st_uid, call.stat().st_gid) == (NOBODY, NOBODY)


def test_a_link_stays_a_link_and_its_target_is_written(call: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.xml"
    link.symlink_to("../call.xml")
    assert ozml("speak", "Hello.", "-o", link).code == 0
    assert link.is_symlink()
    assert call.read_bytes() == HELLO
    assert left_in(tmp_path / "links") == ["link.xml"]


def test_a_link_to_nothing_yet_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.xml"
    link.symlink_to("target.xml")
    assert ozml("speak", "Hello.", "-o", link).code == 0
    assert link.is_symlink()
    assert (tmp_path / "target.xml").read_bytes() == HELLO


@pytest.mark.parametrize("name", ["a b.xml", "é.xml", "-x.xml", "x" * 255, "\x1b[31m.xml"])
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    assert ozml("speak", "Hello.", "-o", tmp_path / name).code == 0
    assert left_in(tmp_path) == [name]


def test_a_name_that_is_no_text_is_written(tmp_path: Path) -> None:
    done = process(b"speak", b"Hello.", b"-o", os.fsencode(tmp_path) + b"/\xe9.xml")
    assert (done.code, done.err) == (0, "")
    assert os.listdir(os.fsencode(tmp_path)) == [b"\xe9.xml"]


def test_a_relative_name_is_meant_from_where_one_is(tmp_path: Path) -> None:
    assert process("speak", "Hello.", "-o", "call.xml", cwd=tmp_path).code == 0
    assert left_in(tmp_path) == ["call.xml"]


def test_the_schema_is_written_to_a_file_too(tmp_path: Path) -> None:
    done = ozml("schema", "-o", tmp_path / "ozml.xsd")
    assert (done.code, done.out) == (0, b"")
    assert (tmp_path / "ozml.xsd").read_bytes() == ozml("schema").out


# Devices and pipes


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_name_of_standard_output_is_standard_output(name: str, tmp_path: Path) -> None:
    assert shell(f"ozml speak Hello. -o {name} | cat", tmp_path).out == HELLO
    assert shell(f"echo before > log; ozml speak Hello. -o {name} >> log; cat log", tmp_path).out == b"before\n" + HELLO
    assert left_in(tmp_path) == ["log"]


def test_a_substituted_process_gets_the_document(tmp_path: Path) -> None:
    assert shell("ozml speak Hello. -o >(cat >call.xml); wait $!; sleep 0.1", tmp_path).code == 0
    assert (tmp_path / "call.xml").read_bytes() == HELLO


def test_a_named_pipe_gets_the_document_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert process("speak", "Hello.", "-o", pipe).code == 0
    reader.join()
    assert read == [HELLO]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_dev_null_takes_the_document_and_stays() -> None:
    assert ozml("speak", "Hello.", "-o", "/dev/null").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_full_device_is_told() -> None:
    done = ozml("speak", "Hello.", "-o", "/dev/full")
    assert (done.code, done.out) == (2, b"")
    assert done.error == "/dev/full: cannot write: no space left on device."


# Places where nothing can be written


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    done = ozml("speak", "Hello.", "-o", tmp_path / "nix" / "call.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.error == f"{tmp_path}/nix/call.xml: cannot write: there is no folder {tmp_path}/nix."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert ozml("speak", "Hello.", "-o", tmp_path).error == f"{tmp_path}: cannot write: it is a folder."
    done = ozml("speak", "Hello.", "-o", f"{tmp_path}/new/")
    assert (done.code, done.error) == (2, f"{tmp_path}/new/: cannot write: the name of a file is missing.")
    done = ozml("speak", "Hello.", "-o", "")
    assert (done.code, done.error) == (2, "'': cannot write: the name of a file is missing.")
    assert left_in(tmp_path) == []


def test_a_file_in_place_of_a_folder_is_told(call: Path) -> None:
    done = ozml("speak", "Hello.", "-o", call / "x.xml")
    assert (done.code, done.error) == (2, f"{call}/x.xml: cannot write: not a directory.")


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    done = ozml("speak", "Hello.", "-o", tmp_path / "a")
    assert done.code == 2
    assert "too many levels of symbolic links" in done.error


def without_privileges(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a process that is not root, to whom all is permitted."""
    # What the program loads when it needs it may lie where only root can read, so two runs before load it.
    program = (
        "import os, sys; from ozmlcli.cli.main import run; import ozmlcli.builder.append\n"
        "run(['delay', 'x']); run(['delay', '1', '-o', '/nix/nix'])\n"
        f"if os.geteuid() == 0: os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, cwd="/"
    )


@pytest.fixture
def open_path(tmp_path: Path) -> Path:
    """A folder that everybody can reach."""
    for folder in [tmp_path, *tmp_path.parents][:3]:
        folder.chmod(0o755)
    return tmp_path


def test_a_folder_or_file_that_is_write_protected_is_told_and_stays(open_path: Path) -> None:
    folder = open_path / "closed"
    folder.mkdir()
    call = folder / "call.xml"
    call.write_bytes(b"<Response/>")
    call.chmod(0o444)
    folder.chmod(0o555)
    done = without_privileges("speak", "Hello.", "-o", folder / "new.xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {folder}/new.xml: cannot write: permission denied."
    for mode in (0o555, 0o777):
        folder.chmod(mode)
        for arguments in (["speak", "Hello."], ["hangup", "--append", call]):
            done = without_privileges(*arguments, "-o", call)
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.splitlines()[-1] == f"Error: {call}: cannot write: the file is write-protected."
    assert call.read_bytes() == b"<Response/>"
    assert left_in(folder) == ["call.xml"]


def test_a_file_that_may_not_be_read_is_told(open_path: Path) -> None:
    secret = open_path / "secret.xml"
    secret.write_bytes(HELLO)
    secret.chmod(0)
    done = without_privileges("hangup", "--append", secret)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {secret}: cannot read the document: permission denied."


# Interrupted half-way


def test_where_the_disk_is_full_the_old_file_stays_whole(call: Path) -> None:
    done = subprocess.run(
        [OZML, "speak", "x" * 5000, "-o", call],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: {call}: cannot write: file too large.\n"
    assert call.read_bytes() == b"<Response/>"
    assert left_in(call.parent) == ["call.xml"]


@pytest.mark.parametrize("function", ["write", "fsync", "replace", "chmod", "close"])
def test_whatever_fails_the_old_file_stays_whole_and_nothing_else_is_left(
    function: str, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(os, function)

    def fail(*arguments: object, **more: object) -> None:
        if function == "close":
            real(*arguments)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(f"ozmlcli.files.disk.os.{function}", fail)
    done = ozml("speak", "Hello.", "-o", call)
    monkeypatch.undo()
    assert (done.code, done.out) == (2, b"")
    assert done.error == f"{call}: cannot write: input/output error."
    assert call.read_bytes() == b"<Response/>"
    assert left_in(call.parent) == ["call.xml"]


def killed(function: str, code: int, *arguments: str | Path) -> int:
    """Run the program in a process that gets a signal when it calls a function of the system."""
    program = (
        "import os, sys, ozmlcli.files.disk; from ozmlcli.cli.main import run\n"
        f"def die(*_, **__): os.kill(os.getpid(), {code}); import time; time.sleep(5)\n"
        f"ozmlcli.files.disk.os.{function} = die\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, check=False).returncode


@pytest.mark.parametrize("function", ["write", "fsync", "replace"])
def test_a_killed_run_leaves_the_old_file_whole_and_nothing_that_looks_like_a_document(
    function: str, call: Path
) -> None:
    assert killed(function, signal.SIGKILL, "speak", "Hello.", "-o", call) == -signal.SIGKILL
    assert call.read_bytes() == b"<Response/>"
    (rest,) = (name for name in left_in(call.parent) if name != "call.xml")
    assert rest.startswith(".")
    assert rest.endswith(".tmp")
    assert ozml("speak", "Hello.", "-o", call).code == 0
    assert call.read_bytes() == HELLO


def test_an_interrupted_run_leaves_the_old_file_whole_and_nothing_else(call: Path) -> None:
    assert killed("fsync", signal.SIGINT, "speak", "Hello.", "-o", call) == 130
    assert call.read_bytes() == b"<Response/>"
    assert left_in(call.parent) == ["call.xml"]


def test_the_new_text_is_never_open_to_those_who_could_not_read_the_old_one(
    call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call.chmod(0o640)
    seen: list[int] = []
    real = os.fsync

    def look(number: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(number).st_mode))
        real(number)

    monkeypatch.setattr("ozmlcli.files.disk.os.fsync", look)
    assert ozml("speak", "Hello.", "-o", call).code == 0
    assert seen == [0o600]


def test_a_refused_document_leaves_the_old_file_whole(call: Path) -> None:
    assert ozml("record", "--call-id", "1", "--finish-digits", "1", "-o", call).code == 2
    assert call.read_bytes() == b"<Response/>"
    assert left_in(call.parent) == ["call.xml"]


def test_bytes_that_arrive_in_pieces_are_all_written(call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr("ozmlcli.files.disk.os.write", lambda number, data: real(number, data[:7]))
    assert ozml("speak", "Hello.", "-o", call).code == 0
    assert call.read_bytes() == HELLO
