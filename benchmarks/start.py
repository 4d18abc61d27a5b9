"""How long short runs take: ``python benchmarks/start.py [--runs N]``.

Against a Python that imports click and lxml and does nothing else, which no program on the two can go below.
"""

from __future__ import annotations

import argparse

import corpus
from measure import Command, installed, ratio, report

IMPORTS = "import click, lxml.etree"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    with installed() as here:
        corpus.make_few(here.folder)
        base: Command = [here.python, "-c", IMPORTS]
        print(f'Short commands, against: python -c "{IMPORTS}"')
        for name, asked, words in (
            ("ozml validate, one small valid file", "<= 1.25", ["validate", here.folder / corpus.VALID]),
            ("ozml validate, one small file with a fault", "<= 1.30", ["validate", here.folder / corpus.FAULTY]),
            ("ozml validate, one small file with two faults", "<= 1.60", ["validate", here.folder / corpus.INVALID]),
            (
                "ozml record --format wav --finish-digits 12",
                "<= 1.25",
                ["record", "--format", "wav", "--finish-digits", "12"],
            ),
        ):
            report(name, asked, ratio([here.ozml, *words], base, runs))


if __name__ == "__main__":
    main()
