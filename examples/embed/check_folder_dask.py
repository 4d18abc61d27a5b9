"""Judges the documents of a folder with a Dask bag: on the cores of one machine, or on a cluster where one is set up.

Usage: check_folder_dask.py FOLDER. Exit status 1 where there are errors. Needs dask.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dask import bag

from ozmlcli import Diagnostic, check


def judge(path: str) -> list[Diagnostic]:
    """What is wrong with one document; this runs in a worker."""
    return check(Path(path).read_bytes(), path=path)


def main(folder: str) -> int:
    """Print what is wrong, in the order of the paths; the exit status."""
    paths = sorted(str(path) for path in Path(folder).rglob("*") if path.suffix in {".xml", ".ozml"})
    if not paths:
        return 0
    found: list[Diagnostic] = bag.from_sequence(paths).map(judge).flatten().compute()
    for each in found:
        print(f"{each.path}:{each.location.row}:{each.location.column}: {each.message}")
    return 1 if any(each.is_error for each in found) else 0


if __name__ == "__main__":  # which worker processes import, but do not run
    sys.exit(main(*sys.argv[1:]))
