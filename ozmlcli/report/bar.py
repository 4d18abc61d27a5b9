"""The progress bar."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """A bar on standard error, of ``total`` files if their number is known."""

    def __init__(self, total: int | None) -> None:
        columns = (TextColumn("Judging"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(
            *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._progress.add_task("", total=total)
        self._shown = False

    def show(self, done: int) -> None:
        """Show that so many files are done."""
        if not self._shown:
            self._progress.start()
            self._shown = True
        self._progress.update(self._task, completed=done)

    def clear(self) -> None:
        """Take it away."""
        if self._shown:
            self._progress.stop()
            self._shown = False
