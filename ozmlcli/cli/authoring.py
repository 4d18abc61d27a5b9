"""One subcommand for each command of the language, its options made from the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from ..builder.element import Node, Value, make_element
from ..document.element import Element
from ..language.index import argument, find_parameter
from ..language.model import Command, Content, Part, Required
from ..language.types import BOOLEAN
from ..language.words import kebab, parameter_words, snake, spec_words
from .naming import example_line, metavar, quoted
from .options import ToolCommand, answers_option, complete_files, complete_from, mode_option
from .publish import publish, read_commands, read_text

#: The options that belong to the document, not to the command.
DOCUMENT_OPTIONS = ("append", "output", "mode", "answers")


def document_options() -> list[click.Option]:
    """The options of every command that writes a document."""
    return [
        click.Option(
            ["--append"],
            metavar="FILE",
            shell_complete=complete_files,
            help="Add to the document in FILE (- for stdin). FILE itself stays as it is, unless -o names it too.",
        ),
        click.Option(
            ["-o", "--output"],
            metavar="FILE",
            default="-",
            shell_complete=complete_files,
            help="Write to FILE, whole or not at all, instead of stdout.",
        ),
        mode_option(with_auto=False),
        answers_option(),
    ]


class AuthoringCommand(ToolCommand):
    """``ozml record`` and its like."""

    def __init__(self, spec: Command) -> None:
        self.spec = spec
        self.body = argument(spec)
        params: list[click.Parameter] = list(_parameters(spec))
        super().__init__(
            kebab(spec.name),
            params=[*params, *document_options()],
            help=spec_words(spec),
            callback=self.author,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = list(args)  # click takes them away as it reads them
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            named = self._argument_named(error)
            if named:
                said, advice = error.message, f"{named} is the argument, no option: {self.example}"
            else:
                said, advice = error.format_message(), self._advice(error, ctx, words)
            if not advice:
                raise
            raise click.UsageError(f"{said.rstrip('.')}. {advice}", ctx) from error

    def _argument_named(self, error: click.UsageError) -> str:
        """The argument's name, where it was written as an option, to which what click finds similar is no help."""
        if self.body is None or not isinstance(error, click.NoSuchOption) or not error.option_name.startswith("--"):
            return ""
        written = error.option_name.replace("-", "").replace("_", "").lower()
        match = find_parameter(self.spec, written)
        if match is not None and match.parameter is self.body:
            return self.body.name
        # What the help calls it, and what others call that which stands between the tags.
        return metavar(self.body) if written in {self.body.type.metavar.lower(), "body"} else ""

    def _advice(self, error: click.UsageError, ctx: click.Context, words: list[str]) -> str:
        """What most often leads to an error about a text."""
        extra = error.__class__ is click.UsageError
        if self.body is None:
            option = self.option_for(self.make_parser(ctx).parse_args(words)[1], ctx.params) if extra else ""
            return f"Write {option}." if option else ""
        name = metavar(self.body)
        if extra:
            return f"If it is a part of {name}, put the whole {name} in quotes."
        if isinstance(error, click.NoSuchOption) and not error.option_name.startswith("--"):
            return f"If it is {name}, put -- before it."
        return ""

    def option_for(self, extra: list[str], given: Mapping[str, Any]) -> str:
        """How to write a word that is no argument: as the one option that must be given and is not; "" if there are more."""
        lacking = [p for p in self.spec.parameters if p.required is Required.YES and given.get(snake(p.name)) is None]
        if len(extra) != 1 or len(lacking) != 1 or not lacking[0].type.accepts(extra[0]):
            return ""
        return f"--{kebab(lacking[0].name)} {quoted(extra[0])}"

    def author(self, **values: Any) -> None:
        """Write the document."""
        document = {name: values.pop(name) for name in DOCUMENT_OPTIONS}
        publish([self.element(values)], [self.spec], **document)

    def element(self, values: Mapping[str, Any]) -> Element:
        """The command's element, from the values of its options."""
        parameters: dict[str, Value] = {}
        for parameter in self.spec.parameters:
            value = values.get(snake(parameter.name))
            if value is not None and not isinstance(value, bool):
                option = metavar(parameter) if parameter is self.body else f"--{kebab(parameter.name)}"
                value = read_text(value) if parameter is self.body else value
                _refuse_raw_bytes(option, value)
            parameters[parameter.name] = value
        parameters.update(_open_parameters(values.get("parameter") or ()))
        children: list[Node] = [child for part in self.spec.parts for child in _part(part, values)]
        if self.spec.content is Content.COMMANDS:
            children += [command for path in values["commands"] for command in read_commands(path)]
        return make_element(self.spec, parameters, children)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        own = [p for p in self.params if isinstance(p, click.Option) and p.name not in DOCUMENT_OPTIONS]
        common = [p for p in self.params if isinstance(p, click.Option) and p.name in DOCUMENT_OPTIONS]
        if self.body is not None:
            with formatter.section("Argument"):
                words = f"{parameter_words(self.body)} Write - to read it from standard input."
                formatter.write_dl([(metavar(self.body), words)])
        for heading, options in (("Parameters", own), ("Document", [*common, self.get_help_option(ctx)])):
            records = [record for option in options if option is not None and (record := option.get_help_record(ctx))]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    @property
    def example(self) -> str:  # type: ignore[override]
        """The line of the help's example."""
        return example_line(self.spec)


def _parameters(spec: Command) -> Iterator[click.Parameter]:
    body = argument(spec)
    for parameter in spec.parameters:
        if parameter is body:
            # Whether it is there is judged with the rest of the document, in the validator's words.
            yield click.Argument(
                [snake(parameter.name)],
                required=False,
                metavar=metavar(parameter),
                shell_complete=complete_from(parameter.type.choices),
            )
        elif parameter.type == BOOLEAN:
            names = f"--{kebab(parameter.name)}/--no-{kebab(parameter.name)}"
            yield click.Option([names], default=None, help=parameter_words(parameter))
        else:
            yield click.Option(
                [f"--{kebab(parameter.name)}"],
                metavar=metavar(parameter),
                shell_complete=complete_from(parameter.type.choices),
                help=parameter_words(parameter),
            )
    for part in spec.parts:
        yield from _part_options(part)
    if spec.content is Content.COMMANDS:
        yield click.Option(
            ["--commands"],
            metavar="FILE",
            multiple=True,
            shell_complete=complete_files,
            help="An OzML file with the commands to run (- for stdin).",
        )
    if spec.open and not spec.parts:
        yield click.Option(
            ["--parameter"], metavar="NAME=VALUE", multiple=True, help="A parameter, by its name in OzML."
        )


def _part_options(part: Part) -> Iterator[click.Option]:
    if part.parts:
        for inner in part.parts:
            yield from _part_options(inner)
    elif part.content is Content.TEXT:
        yield click.Option(
            [f"--{kebab(part.name)}"], metavar="TEXT", multiple=True, help=f"{part.doc} Can be repeated."
        )
    elif part.parameters:
        key = part.parameters[0].name.upper()
        words = f"{part.doc} FILE is an OzML file with the commands (- for stdin). Can be repeated."
        yield click.Option([f"--{kebab(part.name)}"], metavar=f"{key}=FILE", multiple=True, help=words)
    else:
        words = f"{part.doc} FILE is an OzML file with the commands (- for stdin)."
        yield click.Option([f"--{kebab(part.name)}"], metavar="FILE", shell_complete=complete_files, help=words)


def _refuse_raw_bytes(option: str, value: str) -> None:
    """Refuse what Python makes of bytes on the command line that are no text in the terminal's encoding."""
    for character in value:
        if "\udc80" <= character <= "\udcff":
            raise click.UsageError(
                f"{option} holds the byte 0x{ord(character) & 0xFF:02X}, which is no text in the encoding of this terminal."
            )


def _part(part: Part, values: Mapping[str, Any]) -> list[Element]:
    """The elements of a part, from the options' values."""
    if part.parts:
        inner = [element for inner_part in part.parts for element in _part(inner_part, values)]
        return [make_element(part, {}, inner)] if inner else []
    given = values.get(snake(part.name))
    if not given:
        return []
    if part.content is Content.TEXT:
        for text in given:
            _refuse_raw_bytes(f"--{kebab(part.name)}", text)
        return [make_element(part, {}, text=text) for text in given]
    if not part.parameters:
        return [make_element(part, {}, read_commands(given))]
    elements = []
    for item in given:
        key, equals, path = item.partition("=")
        if not (equals and key and path):
            raise click.UsageError(
                f"--{kebab(part.name)} {item}: write {part.parameters[0].name.upper()}=FILE, such as 1=sales.xml."
            )
        elements.append(make_element(part, {part.parameters[0].name: key}, read_commands(path)))
    return elements


def _open_parameters(given: tuple[str, ...]) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or not name.isidentifier():
            raise click.UsageError(f"--parameter {item}: write NAME=VALUE.")
        if name in parameters:
            raise click.UsageError(f"--parameter {name} is given twice.")
        _refuse_raw_bytes(f"--parameter {name}", value)
        parameters[name] = value
    return parameters
