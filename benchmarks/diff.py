"""``ozml diff`` beside other programs that compare XML: ``python benchmarks/diff.py [--runs N]``.

xmldiff and graphtage come from PyPI into an environment of their own.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import corpus
from measure import Command, Installed, installed, ratio, report

_PEERS = ("xmldiff", "graphtage")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with installed() as here:
        peers = _install(here.folder / "peers")
        print("Changes told for so many edits in 100 commands")
        for edits in (1, 3, 10):
            old, new = _write(here.folder, 100, edits)
            told = (_told(here, old, new), *(_told_by(peers, name, old, new) for name in _PEERS))
            print(f"{edits:>3}: ozml {told[0]}, xmldiff {told[1]}, graphtage {told[2]}")
        old, new = here.folder / "old.xml", here.folder / "new.xml"
        lines = _lines(1000)
        _put(old, lines)
        _put(new, [line.replace("what follows", "what is said") for line in lines])
        print("1,000 commands with every text changed")
        measured = ratio([peers / "xmldiff", old, new], _diff(here, old, new), 1)
        report("xmldiff / ozml diff", ">= 20", measured)
        print("10,000 commands with 10 edits")
        old, new = _write(here.folder, 10_000, 10)
        validating: Command = [here.ozml, "validate", "--jobs", "1", old, new]
        report("ozml diff / ozml validate of both", "<= 3", ratio(_diff(here, old, new), validating, runs))


def _install(folder: Path) -> Path:
    """An environment with the other programs; the folder that they are in."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_PEERS)
    subprocess.run(pip, check=True)
    return programs


def _diff(here: Installed, old: Path, new: Path) -> Command:
    return [here.ozml, "diff", old, new]


def _told(here: Installed, old: Path, new: Path) -> int:
    done = subprocess.run(
        [*_diff(here, old, new), "--output-format", "json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return len(json.loads(done.stdout)["changes"])


def _told_by(peers: Path, name: str, old: Path, new: Path) -> int:
    """The operations that xmldiff prints, or the lines that graphtage marks."""
    options = [] if name == "xmldiff" else ["--no-color", "--no-status"]
    command = [str(peers / name), *options, str(old), str(new)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    marks = ("[",) if name == "xmldiff" else ("~~", "++")
    return sum(any(mark in line for mark in marks) for line in done.stdout.splitlines())


def _lines(count: int) -> list[str]:
    return corpus.long_document(count).splitlines()[2:-1]


def _put(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(["<Response>", *lines, "</Response>", ""]), "utf-8")


def _write(folder: Path, commands: int, edits: int) -> tuple[Path, Path]:
    """A document of so many commands, and the same after so many edits of different ones."""
    chance = random.Random(commands + edits)  # noqa: S311 - not for secrets
    old, new = folder / "old.xml", folder / "new.xml"
    lines = _lines(commands)
    _put(old, lines)
    for number, line in enumerate(chance.sample(lines, edits)):
        at = lines.index(line)
        if number % 4 == 0:
            lines[at] = line.replace("Item", "Number") if "Item" in line else line.replace("wav", "mp3")
        elif number % 4 == 1:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        elif number % 4 == 2:
            lines.insert(at, f"  <Speak>Please note this, too: {number}.</Speak>")
        else:
            del lines[at]
    _put(new, lines)
    return old, new


if __name__ == "__main__":
    main()
