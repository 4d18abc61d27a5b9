"""Speed, as ratios of commands that are run in turn: ``make bench``, or ``python benchmarks/speed.py [--files N]``.

The wheel is built and installed into a folder of its own, without the development packages, and that is what is measured.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import click, lxml.etree"
XMLSCHEMA_ALONE = """
import pathlib, sys, xmlschema
schema = xmlschema.XMLSchema(sys.argv[1])
bad = sum(not schema.is_valid(str(path)) for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.xml")))
sys.exit(bad > 0)
"""


def install(folder: Path) -> Path:
    """Build the wheel and install it into a new virtual environment in ``folder``; its folder of programs."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    wheel = next(folder.glob("*.whl"))
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    subprocess.run(pip, check=True)
    return programs


def seconds(command: list[str | Path]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def ratio(command: list[str | Path], base: list[str | Path], runs: int) -> tuple[float, float, float]:
    """The median of the ratios, each of two runs one after the other; and both medians in seconds."""
    pairs = [(seconds(command), seconds(base)) for _ in range(runs + 1)][1:]
    return (
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def report(name: str, asked: str, measured: tuple[float, float, float]) -> None:
    print(f"{name:52} asked {asked:8} measured {measured[0]:6.2f} x   ({measured[1]:.3f} s, {measured[2]:.3f} s)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000, help="small files for the bulk run")
    parser.add_argument("--runs", type=int, default=21, help="runs of the short commands")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = install(folder)
        corpus.make_two(folder)
        start(programs, folder, options.runs)
        bulk(programs, folder, options.files)


def start(programs: Path, folder: Path, runs: int) -> None:
    base: list[str | Path] = [programs / "python", "-c", IMPORTS]
    print(f'Short commands, against: python -c "{IMPORTS}"')
    ozml = programs / "ozml"
    record: list[str | Path] = [ozml, "record", "--format", "wav", "--finish-digits", "12"]
    report(
        "ozml validate, one small valid file", "<= 1.25", ratio([ozml, "validate", folder / corpus.VALID], base, runs)
    )
    report(
        "ozml validate, one small file with two faults",
        "<= 1.60",
        ratio([ozml, "validate", folder / corpus.INVALID], base, runs),
    )
    report("ozml record --format wav --finish-digits 12", "<= 1.25", ratio(record, base, runs))


def bulk(programs: Path, folder: Path, files: int) -> None:
    corpus.make(folder / "bulk", files)
    xsd = folder / "ozml.xsd"
    subprocess.run([programs / "ozml", "schema", "-o", xsd], check=True)
    ours: list[str | Path] = [programs / "ozml", "validate", folder / "bulk"]
    theirs: list[str | Path] = [programs / "python", "-c", XMLSCHEMA_ALONE, xsd, folder / "bulk"]
    print(f"{files:,} small valid files in one process, against xmlschema alone, its schema built once")
    measured = ratio(theirs, ours, 3)
    report("xmlschema / ozml validate FOLDER", ">= 10", measured)


if __name__ == "__main__":
    main()
