"""``ozml schema``."""

from __future__ import annotations

import click

from .options import ToolCommand, output_option
from .streams import write_output


class SchemaCommand(ToolCommand):
    """``ozml schema``."""

    example = "ozml schema -o ozml.xsd"


@click.command("schema", cls=SchemaCommand)
@output_option
def command(output: str) -> None:
    """Print the XSD of OzML, for editors and other validators."""
    from ..checker.schema import schema_path

    with open(schema_path(), "rb") as file:
        write_output(output, file.read())
