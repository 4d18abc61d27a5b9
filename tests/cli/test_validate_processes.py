"""ozml validate --jobs: the same words whatever the number, and an end in every case."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from ozmlcli.cli.results import NAMES
from tests.cli.places import forest, put
from tests.cli.program import OZML, process, shell

LOST = (
    "One of the processes that go through the files was ended from outside, perhaps because memory ran out. "
    "Not all files were done. Try again with --jobs 1."
)
#: Takes some time to be judged, so that a run of some of these does not end by itself.
HEAVY = b"<Response>" + b"<Speek/>\n" * 300 + b"</Response>"
#: Longer than that no end takes, on a busy machine either. A run that hangs would never end.
PATIENCE = 20

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="looks at the processes in /proc")


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("trees")
    forest(top / "forest")
    put(top / "forest" / "4" / "ozml.toml", 'ignore = ["letter-case"]\n[per-file-mode]\n"00*.xml" = "routing"\n')
    for number in range(400):
        put(top / "heavy" / f"{number:03}.xml", HEAVY)
    return top


@pytest.mark.parametrize(
    "words", [*(f"--output-format={name}" for name in NAMES), "--statistics", "-q", "--show-files"]
)
def test_the_number_of_processes_changes_nothing(words: str, trees: Path) -> None:
    one, *others = (process("validate", words, "--jobs", jobs, "forest", cwd=trees) for jobs in ("1", "2", "4"))
    assert one.code == 2
    assert others == [one, one]


def test_more_processes_than_files_or_than_any_machine_bears_are_not_started(trees: Path) -> None:
    one = process("validate", "--jobs", "1", "4", cwd=trees / "forest")
    assert process("validate", "--jobs", "1000000", "4", cwd=trees / "forest") == one
    done = process("validate", "--jobs", "0", "4", cwd=trees / "forest")
    assert (done.code, done.error) == (2, "Invalid value for '--jobs' / '-j': 0 is not in the range x>=1.")


@contextmanager
def running(*words: str, cwd: Path, stdout: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
    """A run in a group of its own, as a shell makes one, when it has workers; nothing of it is left behind."""
    with subprocess.Popen(
        [OZML, "validate", *words], cwd=cwd, stdout=stdout, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        try:
            wait_until(lambda: len(workers(run.pid)) == 2)
            yield run
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def workers(pid: int) -> list[int]:
    """The processes of the group, without the first. What has ended and is not yet waited for is none."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            status = (
                Path("/proc", entry, "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            )
        except OSError:
            continue
        if entry.isdigit() and int(status[2]) == pid and int(entry) != pid and status[0] not in "ZX":
            found.append(int(entry))
    return found


def ended(run: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The exit code and standard error of a run that ends, and of which no process is left."""
    _, err = run.communicate(timeout=PATIENCE)
    wait_until(lambda: not workers(run.pid))
    return run.returncode, err.decode()


@pytest.mark.parametrize("seconds", [0, 0.05, 0.5])
def test_an_interrupt_at_the_terminal_ends_all_processes_quietly(seconds: float, trees: Path) -> None:
    with running("--jobs", "2", "heavy", cwd=trees) as run:
        time.sleep(seconds)
        os.killpg(run.pid, signal.SIGINT)  # what a terminal does
        code, err = ended(run)
    assert code == 130
    assert err.startswith("Interrupted. Until then: ")
    assert err.count("\n") == 1


def test_an_interrupt_of_one_process_ends_quietly(trees: Path) -> None:
    with subprocess.Popen(
        [OZML, "validate", "--jobs", "1", "heavy"], cwd=trees, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=PATIENCE)
    assert (run.returncode, err.startswith(b"Interrupted. Until then: "), err.count(b"\n")) == (130, True, 1)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_lost_process_is_told(number: int, trees: Path) -> None:
    with running("--jobs", "2", "--output-format", "json=report", "heavy", cwd=trees) as run:
        os.kill(workers(run.pid)[0], number)
        code, err = ended(run)
    assert (code, err) == (
        2,
        f"Error: {LOST}\n",
    )
    assert not (trees / "report").exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_no_process_outlives_the_first(number: int, trees: Path) -> None:
    with running("--jobs", "2", "heavy", cwd=trees) as run:
        os.kill(run.pid, number)
        assert ended(run) == (-number, "")


def test_a_reader_who_has_enough_ends_nothing_but_the_output(trees: Path) -> None:
    done = shell("ozml validate --jobs 2 forest 2>err | head -1", trees)
    assert (done.code, done.out.count(b"\n")) == (2, 1)
    whole = process("validate", "--jobs", "1", "forest", cwd=trees)
    assert (trees / "err").read_text() == whole.err


def test_a_full_standard_output_ends_all_processes(trees: Path) -> None:
    done = shell("ozml validate --jobs 2 heavy >/dev/full", trees)
    assert (done.code, done.error) == (2, "standard output: cannot write: no space left on device.")


def test_settings_that_cannot_be_used_end_all_processes(trees: Path, tmp_path: Path) -> None:
    for number in range(300):
        put(tmp_path / "a" / f"{number:03}.xml")
    put(tmp_path / "z" / "ozml.toml", "nix = 1\n")
    done = process("validate", "--jobs", "2", ".", cwd=tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith("z/ozml.toml:1:1: ")


def test_an_interrupted_run_leaves_every_file_whole(trees: Path, tmp_path: Path) -> None:
    before = b"<Response>" + b"<hangup/>\n" * 300 + b"</Response>"
    for number in range(300):
        put(tmp_path / f"{number:03}.xml", before)
    with running("--jobs", "2", "--fix", cwd=tmp_path) as run:
        wait_until(lambda: (tmp_path / "000.xml").read_bytes() != before)
        os.killpg(run.pid, signal.SIGINT)
        assert ended(run)[0] == 130
    assert {path.read_bytes() for path in tmp_path.iterdir()} <= {before, before.replace(b"hangup", b"Hangup")}
    assert len(list(tmp_path.iterdir())) == 300
