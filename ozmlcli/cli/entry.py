"""The console script: start fast, run, and be gone.

An interrupt before :func:`main` begins is Python's to tell, so nothing is imported here that is not loaded anyway.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the program on the words of the command line, and end the process.

    Most of what a short run takes is starting and stopping Python. Collecting garbage while modules load finds none, and
    freeing every object before the end of the process serves nobody; both are left out (a tenth of a second run of
    "ozml validate" each, see benchmarks/start.py).
    """
    try:
        gc.disable()
        from .interrupt import check, install

        install()
        from .main import run

        check()
        code = run()
        from contextlib import suppress

        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # of standard output, run() has told
                stream.flush()
    except KeyboardInterrupt:  # before run() could see to it, or behind it
        code = 130
    os._exit(code)
