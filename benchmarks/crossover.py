"""From how many files on several processes pay: ``python benchmarks/crossover.py [--runs N]``.

``ozmlcli.bulk.parallel.WORTH_IT`` stands on this.
"""

from __future__ import annotations

import argparse

import corpus
from measure import Command, installed, processors, ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    jobs = str(processors())
    with installed() as here:
        print(f"--jobs {jobs} against --jobs 1")
        for files in (250, 500, 1_000, 2_000, 4_000, 8_000):
            folder = here.folder / str(files)
            corpus.make(folder, files)
            several: Command = [here.ozml, "validate", "--jobs", jobs, folder]
            one: Command = [here.ozml, "validate", "--jobs", "1", folder]
            measured = ratio(several, one, runs)
            print(f"{files:6,} files: {measured[0]:.2f} x   ({measured[1]:.3f} s, {measured[2]:.3f} s)")


if __name__ == "__main__":
    main()
