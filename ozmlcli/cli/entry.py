"""The console script: start fast, run, and be gone."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the program on the words of the command line, and end the process.

    Most of what a short run takes is starting and stopping Python. Collecting garbage while modules load finds none, and
    freeing every object before the end of the process serves nobody; both are left out (a tenth of a second run of
    "ozml validate" each, see benchmarks/speed.py).
    """
    gc.disable()
    from .main import run

    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 2
    os._exit(code)
