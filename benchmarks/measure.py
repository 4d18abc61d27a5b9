"""What the measurements share: the wheel installed by itself, and ratios of commands that are run in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
Command = Sequence[str | Path]


class Installed(NamedTuple):
    """A virtual environment with the wheel alone, and a folder to work in."""

    python: Path
    ozml: Path
    folder: Path


@contextmanager
def installed() -> Iterator[Installed]:
    """Build the wheel and install it, without the development packages; that is what is measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = (sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
        subprocess.run(build, check=True, capture_output=True)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        wheel = next(folder.glob("*.whl"))
        pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
        subprocess.run(pip, check=True)
        yield Installed(programs / "python", programs / "ozml", folder)


def seconds(command: Command) -> float:
    """How long a command takes, whatever it says and however it exits."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def ratio(command: Command, base: Command, runs: int) -> tuple[float, float, float]:
    """The median of the ratios, each of two runs one after the other; and both medians in seconds."""
    pairs = [(seconds(command), seconds(base)) for _ in range(runs + 1)][1:]
    return (
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def peak_mib(command: Command) -> float:
    """The most memory that any process of a command held, in MiB."""
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    return int(done.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def report(name: str, asked: str, measured: tuple[float, float, float]) -> None:
    """Print a ratio."""
    print(f"{name:58} asked {asked:8} measured {measured[0]:6.2f} x   ({measured[1]:.3f} s, {measured[2]:.3f} s)")


def report_memory(name: str, asked: str, measured: float) -> None:
    """Print a peak of memory."""
    print(f"{name:58} asked {asked:8} measured {measured:6.0f} MiB")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
