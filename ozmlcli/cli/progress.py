"""A bar on the terminal for a run that takes long."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..report.bar import Bar

#: A run that takes fewer seconds shows none.
_PATIENCE = 1.0


class Progress:
    """Counts files, and shows the count on standard error if that is a terminal and the run takes over a second."""

    def __init__(self, *, quiet: bool) -> None:
        self._wanted = not quiet and os.environ.get("TERM") != "dumb" and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._done = 0
        self._total: int | None = None
        self._bar: Bar | None = None

    @property
    def wanted(self) -> bool:
        """Whether there will be a bar if the run takes long."""
        return self._wanted

    def expect(self, total: int) -> None:
        """Say how many files there are."""
        self._total = total

    def advance(self, files: int) -> None:
        """Count files that are done."""
        if not self._wanted:
            return
        self._done += files
        if self._bar is not None:
            self._bar.show(self._done)
        elif time.monotonic() - self._begun > _PATIENCE:
            from ..report.bar import Bar

            self._bar = Bar(self._total)
            self._bar.show(self._done)

    def clear(self) -> None:
        """Take the bar away, so that something else can be printed; it comes back with the next file."""
        if self._bar is not None:
            self._bar.clear()
