"""``ozml schema``."""

from __future__ import annotations

import click

from .options import ToolCommand, complete_files
from .streams import write_output


class SchemaCommand(ToolCommand):
    """``ozml schema``."""

    example = "ozml schema -o ozml.xsd"


@click.command("schema", cls=SchemaCommand)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    shell_complete=complete_files,
    help="Write to FILE, whole or not at all, instead of stdout.",
)
def command(output: str) -> None:
    """Print the XSD of OzML, for editors and other validators."""
    from ..schema import schema_path

    with open(schema_path(), "rb") as file:
        write_output(output, file.read())
