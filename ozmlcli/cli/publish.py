"""From elements to a written document: append or make anew, check, and write only what is valid."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..builder.author import checked
from ..builder.element import Node, make_document
from ..checker.aim import Aim
from ..checker.check import judge
from ..document.element import XSI, Element
from ..files.disk import shown
from ..fmt.write import write_text
from ..language.model import Command
from ..reader.parse import Parsed, parse
from ..reader.source import Source, read_source
from .options import read_aim
from .streams import Trouble, read_input, write_output


def publish(
    elements: Sequence[Element],
    specs: Sequence[Command],
    *,
    append: str | None,
    output: str,
    mode: str | None,
    answers: str | None,
) -> None:
    """Write a document of ``elements``, which are commands of ``specs``, if it is valid."""
    aimed = read_aim(mode, answers)
    before = None if append is None else _read_document(append, aimed)
    if append is None or before is None:
        text = write_text(make_document(elements))
    else:
        text = _appended(before, append, elements)
    data, diagnostics = checked(text, aimed)
    if diagnostics:
        from .wording import Added, errors_in_words, warnings_in_words

        added = None if append is None or before is None else Added(append, before)
        words = errors_in_words(diagnostics, text, specs, added)
        if words:
            raise click.UsageError(words)
        for line in warnings_in_words(diagnostics, text, specs, added):
            click.echo(f"Warning: {line}", err=True)
    write_output(output, data)


def read_text(value: str) -> str:
    """A text from the command line; ``-`` reads it from standard input, less the line end at its end."""
    if value != "-":
        return value
    data = read_input("-", "the text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(
            f"<stdin>: the text is not UTF-8: its byte {error.start + 1} is 0x{data[error.start]:02X}."
        ) from error
    return text.replace("\r\n", "\n").removesuffix("\n")


def read_commands(path: str) -> list[Node]:
    """The commands of the valid document in a file, with the comments among them."""
    data = read_input(path, "the commands")
    document = _parsed(data, path, Aim()).document
    for element in document.elements:
        # What an editor keeps on an element to find the schema by belongs to the file, not to the command.
        element.attributes = [a for a in element.attributes if not a.name.startswith(f"{{{XSI}}}")]
        for attribute in element.attributes:
            if attribute.name.startswith("{"):
                raise Trouble(
                    f"{shown(path)}: {element.name} has a parameter in an XML namespace, which OzML has none of."
                )
    root = document.root
    return [root] if root.is_command else [node for node in root.content if not isinstance(node, str)]


def _read_document(path: str, aimed: Aim) -> str:
    """The text of the valid document in a file."""
    data = read_input(path, "the document")
    _parsed(data, path, aimed)
    return read_source(data).text


def _parsed(data: bytes, path: str, aimed: Aim) -> Parsed:
    """The document, or the words on why it is none."""
    errors = [diagnostic for diagnostic in judge(data, aimed, path) if diagnostic.is_error]
    if errors:
        first = errors[0]
        where = f"{shown(path)}:{first.location.row}:{first.location.column}"
        words = f"{where}: {first.code} {first.message} {first.help}".rstrip()
        if not data:
            words += " Or use -o in the place of >: then it is written when it has been read."
        if len(errors) > 1:
            words += f"\nThere are {len(errors)} errors in all"
            words += "." if path == "-" else f"; to see them: ozml validate {shown(path)}"
        raise Trouble(words)
    source = read_source(data)
    parsed = parse(source, data) if isinstance(source, Source) else None
    if not isinstance(parsed, Parsed):  # it was judged and found readable
        raise Trouble(f"{shown(path)}: cannot be read.")
    return parsed


def _appended(text: str, path: str, elements: Sequence[Element]) -> str:
    from ..builder.append import append_commands

    try:
        return append_commands(text, elements)
    except ValueError as error:
        raise Trouble(f"{shown(path)}: {error}.") from error
