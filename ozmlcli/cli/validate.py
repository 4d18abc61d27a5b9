"""``ozml validate``."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ..check import Aim, judge
from ..discover import discover
from ..files import reason
from ..report.summary import Summary
from . import exits
from .options import add_options, answers_option, mode_option, read_aim
from .streams import shown, write_stdout

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic


@add_options(mode_option(with_auto=True), answers_option())
@click.command("validate", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no findings; only the exit status tells.")
def command(paths: tuple[str, ...], mode: str, answers: str | None, output_format: str, quiet: bool) -> int:
    """Judge OzML documents: what is wrong, where, and what to write instead.

    PATH is a file, a folder (its .xml and .ozml files, those within folders too) or - for standard input; without one,
    the current folder. Exit status: 0 no errors (there may be warnings), 1 errors, 2 a file could not be read.
    """
    run = _Run(read_aim(mode, answers))
    for diagnostics, text in run.judged(list(paths) or ["."]):
        if not quiet and output_format == "text" and diagnostics:
            _print(diagnostics, text)
    if not quiet and output_format == "json":
        from ..report.json import render

        write_stdout(render(run.diagnostics, run.summary).encode("utf-8"))
    elif not quiet and run.files:
        click.echo(run.summary.sentence(), err=True)
    elif not quiet and not run.troubles:
        click.echo(f"No OzML documents found in {', '.join(shown(path) for path in paths or ['.'])}.", err=True)
    if run.troubles:
        return exits.TROUBLE
    return exits.FOUND if run.summary.errors else exits.CLEAN


class _Run:
    """What one run found. ``diagnostics`` are those of all files."""

    def __init__(self, aimed: Aim) -> None:
        self.aim = aimed
        self.files = 0
        self.troubles = 0
        self.diagnostics: list[Diagnostic] = []

    @property
    def summary(self) -> Summary:
        errors = sum(diagnostic.is_error for diagnostic in self.diagnostics)
        return Summary(self.files, errors, len(self.diagnostics) - errors)

    def judged(self, paths: list[str]) -> Iterator[tuple[list[Diagnostic], str]]:
        """The findings in each document, and its text where there are any."""
        for found in discover(paths):
            if found.trouble is not None:
                self.troubles += 1
                click.echo(f"{shown(found.path)}: cannot read: {reason(found.trouble)}.", err=True)
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


def _print(diagnostics: list[Diagnostic], text: str) -> None:
    from ..report import text as report

    if _colour():
        report.print_coloured(diagnostics, text)
        return
    encoding = sys.stdout.encoding or "utf-8"
    write_stdout(report.render_plain(diagnostics, text).encode(encoding, "backslashreplace"))


def _colour() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
