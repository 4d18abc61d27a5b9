"""Judges the documents of a folder on all cores, with nothing but the standard library.

Usage: check_folder_futures.py FOLDER [threads]. Exit status 1 where there are errors.
"""

from __future__ import annotations

import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

from ozmlcli import Diagnostic, check


def judge(path: Path) -> list[Diagnostic]:
    """What is wrong with one document; this runs in a worker."""
    return check(path.read_bytes(), path=str(path))


def main(folder: str, kind: str = "processes") -> int:
    """Print what is wrong, in the order of the paths; the exit status."""
    paths = sorted(path for path in Path(folder).rglob("*") if path.suffix in {".xml", ".ozml"})
    failed = False
    pool: Executor = ThreadPoolExecutor() if kind == "threads" else ProcessPoolExecutor()
    with pool:
        for diagnostics in pool.map(judge, paths, chunksize=64):
            for found in diagnostics:
                print(f"{found.path}:{found.location.row}:{found.location.column}: {found.message}")
                failed = failed or found.is_error
    return 1 if failed else 0


if __name__ == "__main__":  # which worker processes import, but do not run
    sys.exit(main(*sys.argv[1:]))
