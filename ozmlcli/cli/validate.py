"""``ozml validate``."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from ..checker import Aim, judge
from ..discover import Found, discover
from ..files import reason
from ..report.summary import Summary, passed_over_sentence
from . import exits
from .options import ToolCommand, add_options, answers_option, complete_files, mode_option, read_aim
from .streams import drop_stdout, shown, tell, write_stdout

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic


class ValidateCommand(ToolCommand):
    """``ozml validate``."""

    example = "ozml validate call.xml"


@add_options(mode_option(with_auto=True), answers_option())
@click.command("validate", cls=ValidateCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@click.option(
    "--skip-other-xml",
    is_flag=True,
    help="Pass over XML of other kinds where it is named, too, as in folders. For programs that name all files.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no findings; only the exit status tells.")
def command(
    paths: tuple[str, ...], *, mode: str, answers: str | None, output_format: str, skip_other_xml: bool, quiet: bool
) -> int:
    """Judge OzML documents: what is wrong, where, and what to write instead.

    PATH is a file, a folder (its .xml and .ozml files, those within folders too) or - for standard input; without one,
    the current folder. Exit status: 0 no errors (there may be warnings), 1 errors, 2 a file could not be read.
    """
    if paths.count("-") > 1:
        raise click.UsageError("Standard input (-) is asked for twice. It can be read once only.")
    run = _Run(read_aim(mode, answers))
    output = _Output()
    for diagnostics, text in run.judged(discover(list(paths) or ["."], skip_other_xml=skip_other_xml)):
        if not quiet and output_format == "text" and diagnostics:
            output.print(diagnostics, text)
    if not quiet and output_format == "json":
        from ..report.json import render

        output.write(render(run.diagnostics, run.summary).encode("utf-8"))
    elif not quiet and run.files:
        tell(run.summary.sentence() + passed_over_sentence(run.passed_over))
    elif not quiet and not run.troubles:
        where = ", ".join(shown(path) for path in paths or ["."])
        tell(f"No OzML documents found in {where}.{passed_over_sentence(run.passed_over)}")
    if run.troubles:
        return exits.TROUBLE
    return exits.FOUND if run.summary.errors else exits.CLEAN


class _Run:
    """What one run found. ``diagnostics`` are those of all files."""

    def __init__(self, aimed: Aim) -> None:
        self.aim = aimed
        self.files = 0
        self.passed_over = 0
        self.troubles = 0
        self.diagnostics: list[Diagnostic] = []

    @property
    def summary(self) -> Summary:
        errors = sum(diagnostic.is_error for diagnostic in self.diagnostics)
        return Summary(self.files, errors, len(self.diagnostics) - errors)

    def judged(self, files: Iterable[Found]) -> Iterator[tuple[list[Diagnostic], str]]:
        """The findings in each document, and its text where there are any."""
        for found in files:
            if found.trouble is not None:
                self.troubles += 1
                tell(f"{shown(found.path)}: cannot read: {reason(found.trouble)}.")
                continue
            if found.passed_over:
                self.passed_over += 1
                continue
            self.files += 1
            if self.files == 2:  # many files leave garbage, so what cli.entry switched off is needed again
                gc.freeze()
                gc.enable()
            diagnostics = judge(found.data, self.aim, shown(found.path))
            self.diagnostics += diagnostics
            yield diagnostics, _text(found.data) if diagnostics else ""


def _text(data: bytes) -> str:
    from ..source import read_source

    return read_source(data).text


class _Output:
    """Standard output, for as long as somebody reads it: the verdict does not hang on that."""

    def __init__(self) -> None:
        self._read = True

    def print(self, diagnostics: list[Diagnostic], text: str) -> None:
        from ..report import text as report

        encoding = sys.stdout.encoding or "utf-8"
        if self._read and _colour():
            self._while_read(lambda: report.print_coloured(diagnostics, text, encoding))
        elif self._read:
            self.write(report.render_plain(diagnostics, text, encoding).encode(encoding))

    def write(self, data: bytes) -> None:
        self._while_read(lambda: write_stdout(data))

    def _while_read(self, write: Callable[[], None]) -> None:
        if not self._read:
            return
        try:
            write()
        except (BrokenPipeError, SystemExit):  # rich makes the second of the first
            self._read = False
            drop_stdout()


def _colour() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
