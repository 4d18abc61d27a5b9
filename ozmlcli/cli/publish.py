"""From elements to a written document: append or make anew, check, and write only what is valid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..author import checked_bytes
from ..builder.element import make_document
from ..check import Aim, judge
from ..document import Element
from ..language.model import Command
from ..parse import Parsed, parse
from ..source import Source, read_source
from .options import read_aim
from .streams import read_input, shown, write_output

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic


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
    if append is None:
        data, diagnostics = checked_bytes(make_document(elements), aimed.mode, aimed.answers)
    else:
        data = _appended(append, elements, aimed)
        diagnostics = judge(data, aimed, append)
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.is_error]
    if errors:
        raise click.UsageError(_in_terms_of_options(errors, specs))
    write_output(output, data)


def read_text(value: str) -> str:
    """A text from the command line; ``-`` reads it from standard input, less the line end at its end."""
    if value != "-":
        return value
    data = read_input("-", "the text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"<stdin>: the text is not UTF-8 (byte {error.start + 1}).") from error
    return text.removesuffix("\n").removesuffix("\r")


def read_commands(path: str) -> list[Element]:
    """The commands of the valid document in a file."""
    data = read_input(path, "the commands")
    parsed = _parsed(data, path, Aim())
    return parsed.document.root.children


def _parsed(data: bytes, path: str, aimed: Aim) -> Parsed:
    """The document, or the words on why it is none."""
    errors = [diagnostic for diagnostic in judge(data, aimed, path) if diagnostic.is_error]
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more: ozml validate {shown(path)})" if len(errors) > 1 else ""
        where = f"{shown(path)}:{first.location.row}:{first.location.column}"
        raise click.UsageError(f"{where}: {first.code} {first.message} {first.help}".rstrip() + more)
    source = read_source(data)
    parsed = parse(source, data) if isinstance(source, Source) else None
    if not isinstance(parsed, Parsed):  # it was judged and found readable
        raise click.UsageError(f"{shown(path)}: cannot be read.")
    return parsed


def _appended(path: str, elements: Sequence[Element], aimed: Aim) -> bytes:
    from ..append import append_commands

    data = read_input(path, "the document")
    _parsed(data, path, aimed)
    source = read_source(data)
    try:
        text = append_commands(source.text, elements)
        return text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate among the values: let the check say so
        return text.encode("utf-8", "surrogatepass")
    except ValueError as error:
        raise click.UsageError(f"{shown(path)}: {error}.") from error


def _in_terms_of_options(errors: Sequence[Diagnostic], specs: Sequence[Command]) -> str:
    """What the checker says, with parameters called as on the command line."""
    from .authoring import option_names

    names = {name: option for spec in specs for name, option in option_names(spec).items()}
    pattern = re.compile(
        r"(?<![\w-])(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?![\w-])"
    )

    def translate(text: str) -> str:
        return pattern.sub(lambda match: names[match.group()], text) if names else text

    return "\n".join(translate(f"{error.message} {error.help}".rstrip()) for error in errors)
