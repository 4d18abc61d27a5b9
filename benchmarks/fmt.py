"""Formatting thousands of small files, against judging them: ``python benchmarks/fmt.py [--files N] [--runs N]``.

Of files that are formatted already, and of files of which each is changed; those are asked about (--check), and written.
Beside that stands what it takes to replace as many files and do nothing else.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import corpus
from measure import Command, installed, processors, ratio, report, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with installed() as here:
        tidy, untidy = here.folder / "tidy", here.folder / "untidy"
        corpus.make(tidy, options.files)
        subprocess.run([here.ozml, "fmt", "-q", tidy], check=True)
        shutil.copytree(tidy, untidy)
        for path in untidy.rglob("*.xml"):
            path.write_text(_untidied(path.read_text("utf-8")), "utf-8")
        validate: Command = [here.ozml, "validate", tidy]
        print(f"{options.files:,} small valid files, {processors()} processors")
        formatted: Command = [here.ozml, "fmt", tidy]
        report("ozml fmt, formatted files / ozml validate", "<= 2.0", ratio(formatted, validate, options.runs))
        checked: Command = [here.ozml, "fmt", "--check", untidy]
        report("ozml fmt --check, all would change / ozml validate", "<= 2.0", ratio(checked, validate, options.runs))

        def formats(folder: Path) -> None:
            subprocess.run([here.ozml, "fmt", "-q", folder], check=True)

        report("ozml fmt, all are written / ozml validate", "-", _writing(formats, untidy, validate, options.runs))
        report("replacing the files / ozml validate", "-", _writing(_replace, untidy, validate, options.runs))


def _untidied(text: str) -> str:
    """The same document without its layout."""
    return text.replace("\n", "").replace("/>", " />").replace('="', ' = "')


def _replace(folder: Path) -> None:
    """Replace each file by one with the same text, as it must be done lest a reader finds half of one."""
    for path in folder.rglob("*.xml"):
        new = path.with_suffix(".new")
        new.write_bytes(path.read_bytes())
        new.replace(path)


def _writing(write: Callable[[Path], None], folder: Path, base: Command, runs: int) -> tuple[float, float, float]:
    """Like ``ratio``, of what finds the files untidy each time."""
    pairs = []
    for _ in range(runs):
        copy = folder.with_name("copy")
        shutil.copytree(folder, copy)
        start = time.perf_counter()
        write(copy)
        pairs.append((time.perf_counter() - start, seconds(base)))
        shutil.rmtree(copy)
    return (
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


if __name__ == "__main__":
    main()
