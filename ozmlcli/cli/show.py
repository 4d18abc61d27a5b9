"""``ozml show``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from ..report.show.forms import FORMS, encoded
from . import exits
from .choices import Choices, Selection
from .options import (
    ToolCommand,
    add_options,
    answers_option,
    colour_option,
    complete_files,
    mode_option,
    output_option,
    read_aim,
    read_variables,
    refuse_two_settings,
    settings_options,
    site_options,
)
from .streams import spare_document, tell, write_output, write_stdout

if TYPE_CHECKING:
    from ..show.join import Joined

TREE = FORMS[0].name


class ShowCommand(ToolCommand):
    """``ozml show``."""

    example = "ozml show call.xml"


@add_options(*settings_options(), mode_option(with_auto=True), answers_option())
@click.command("show", cls=ShowCommand)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_files)
@click.option(
    "--output-format",
    "form",
    type=click.Choice([form.name for form in FORMS], case_sensitive=False),
    default=TREE,
    help="; ".join(f"{form.name}: {form.help}" for form in FORMS) + f". The default: {TREE}.",
)
@colour_option
@output_option
@click.option(
    "--map",
    "entries",
    multiple=True,
    metavar="URL=FILE",
    help="The file that the phone system finds at URL; a document that leads there goes on with it. For a FOLDER, the "
    "URL ends in / and stands for all that begin with it. May be given several times.",
)
@site_options
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> int:
    """Show what happens in a call: each command in a sentence, or the way of the call as a chart.

    FILE is a document or - for standard input. What ozml validate finds is marked where it stands, and does not change
    the exit status. Several documents are joined where one leads to the URL of another.

    Exit status: 0 shown, 2 something went wrong, such as a file that could not be read or is no XML.
    """
    from .calls import read_all

    refuse_two_settings(options["isolated"], options["config"])
    if options["url"] and len(paths) > 1:
        raise click.UsageError("--url is the address of one document. For several, use --map URL=FILE for each.")
    spare_document(options["output"], "what is shown")
    given = ctx.get_parameter_source("mode")
    choices = Choices(
        read_aim(options["mode"], options["answers"])._replace(
            variables=read_variables(options["variables"]), url=options["url"]
        ),
        reads_mode=given is click.core.ParameterSource.COMMANDLINE and options["mode"] == "auto",
        files=Selection(config=options["config"], isolated=options["isolated"]),
    )
    _print(read_all(paths, choices, options["entries"]), options["form"], options["output"])
    return exits.CLEAN


def _print(joined: Joined, form: str, output: str) -> None:
    """Print documents, in colours where standard output takes them."""
    if form == TREE and output == "-":
        from .results import colour

        encoding = sys.stdout.encoding or "utf-8"
        if colour():
            from ..report.show.tree import print_coloured

            print_coloured(joined, encoding)
            return
        from ..report.show.tree import render as outline

        write_stdout(outline(joined, encoding).encode(encoding))
        return
    data = encoded(form, joined)
    write_output(output, data)
    if form == "mermaid":
        from ..report.show.mermaid import MOST_CHARACTERS, MOST_EDGES, is_drawn

        if not is_drawn(data.decode("utf-8")):
            tell(
                f"Mermaid draws this only where its limits of {MOST_EDGES} edges and {MOST_CHARACTERS:,} characters are "
                "raised. --output-format dot has no limits."
            )
