"""One very long document: ``python benchmarks/large.py [--runs N]``. Time grows as its length does, not faster."""

from __future__ import annotations

import argparse
from pathlib import Path

import corpus
from measure import installed, peak_mib, ratio, report, report_memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with installed() as here:
        short, long = here.folder / "short.xml", here.folder / "long.xml"
        _make(short, 10_000)
        _make(long, 100_000)
        faulty = here.folder / "faulty.xml"
        faulty.write_text(long.read_text("utf-8").replace('Format="wav"', 'Format="ogg"', 1), "utf-8")
        print(f"One document of 100,000 commands, {long.stat().st_size / 1e6:.1f} MB, against one of 10,000")
        grown = ratio([here.ozml, "validate", long], [here.ozml, "validate", short], runs)
        report("ozml validate, 100,000 commands / 10,000", "<= 10", grown)
        report("the same with a fault / without", "-", ratio(_on(here.ozml, faulty), _on(here.ozml, long), runs))
        report_memory("peak, 100,000 commands", "<= 500", peak_mib([here.ozml, "validate", long]))
        report_memory("peak, 100,000 commands and a fault", "<= 500", peak_mib([here.ozml, "validate", faulty]))


def _on(ozml: Path, path: Path) -> list[str | Path]:
    return [ozml, "validate", path]


def _make(path: Path, commands: int) -> None:
    path.write_text(corpus.long_document(commands), "utf-8")


if __name__ == "__main__":
    main()
