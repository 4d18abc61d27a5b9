"""``ozml fmt``."""

from __future__ import annotations

from typing import Any

import click

from ..bulk.task import Mending
from ..settings.model import INDENT, LINE_LENGTH, Settings
from .formatting import Run, Wanted
from .options import ToolCommand, add_options, colour_option, complete_files
from .selecting import read_paths, read_selection, selecting_options


class FmtCommand(ToolCommand):
    """``ozml fmt``."""

    example = "ozml fmt --check call.xml"


class _Indent(click.ParamType[int | str]):
    """A number of spaces, or the word for a tab."""

    name = "indent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        text = str(value).lower()
        found = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else text
        if not INDENT.accepts(found):
            self.fail(f"{value!r} is not {INDENT.noun.replace(chr(34), '')}.", param, ctx)
        return found


_LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}


@add_options(*selecting_options())
@click.command("fmt", cls=FmtCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change, and exit with 1 if any.")
@click.option("--diff", is_flag=True, help="Change nothing; print as a patch what would, and exit with 1 if anything.")
@colour_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
@click.option(
    "--line-length",
    type=click.IntRange(LINE_LENGTH.least, LINE_LENGTH.most),
    metavar="NUMBER",
    help="A start tag that makes its line longer is written with one attribute a line. "
    f"The default: {Settings().line_length}.",
)
@click.option(
    "--indent",
    type=_Indent(),
    metavar="NUMBER|tab",
    help=f"The spaces of one step, or tab. The default: {Settings().indent}.",
)
@click.option(
    "--line-ending",
    type=click.Choice(list(_LINE_ENDS), case_sensitive=False),
    help="How lines are to end. Without it, as the first line of each file does.",
)
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Bring OzML documents into one form. What they mean stays, and so do comments, CDATA sections and escapes.

    PATH is a file, a folder (its .xml and .ozml files, those within folders too) or - for standard input, which goes to
    standard output; without one, the current folder, if standard input is no file or pipe. Before a file is written it is
    proven that it means the same.

    Exit status: 0 done, 1 with --check or --diff where something would change, 2 something went wrong, such as a file
    that is not XML.
    """
    wanted = Wanted(
        line_length=options["line_length"],
        indent=options["indent"],
        line_end=_LINE_ENDS.get(options["line_ending"] or "", ""),
        mending=Mending.SHOW if options["diff"] else Mending.NONE if options["check"] else Mending.WRITE,
    )
    selection = read_selection(options)
    run = Run(selection, wanted, jobs=options["jobs"], quiet=options["quiet"])
    return run.go(read_paths(paths, options, writes=wanted.mending is Mending.WRITE))
