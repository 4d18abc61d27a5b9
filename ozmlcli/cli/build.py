"""``ozml build``: several commands on one line, one document."""

from __future__ import annotations

from typing import Any

import click

from ..language.commands import COMMANDS
from ..language.model import Command, Required
from ..language.words import kebab
from .authoring import AuthoringCommand, document_options
from .main import fold
from .publish import publish

_BY_FOLDED: dict[str, Command] = {fold(command.name): command for command in COMMANDS}


class BuildCommand(click.Command):
    """A command whose arguments are divided by hand: click would regroup them, and their order is the document's."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] in {"-h", "--help"}:
            return super().parse_args(ctx, args or ["--help"])
        own, segments = divide(args, self._own_options())
        rest = super().parse_args(ctx, own)
        ctx.meta["segments"] = segments
        return rest

    def _own_options(self) -> dict[str, bool]:
        """The document's options: by their names, whether each takes a value."""
        return {name: not option.is_flag for option in document_options() for name in option.opts}

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] COMMAND [ARGUMENTS] [COMMAND [ARGUMENTS]]...")


def divide(args: list[str], own: dict[str, bool]) -> tuple[list[str], list[tuple[AuthoringCommand, list[str]]]]:
    """Divide a line into the document's own options, and the commands with their arguments.

    A command's first word that is no option is its text, if it has one; the next such word is the next command.
    """
    mine: list[str] = []
    segments: list[tuple[AuthoringCommand, list[str]]] = []
    rest = list(args)
    wants_text = False
    while rest:
        word = rest.pop(0)
        name = word.partition("=")[0]
        if word == "--" and segments and rest:
            segments[-1][1].extend(["--", rest.pop(0)])
            wants_text = False
        elif name in own or word[:2] == "-o":
            takes_value = own.get(name, True) and "=" not in word and (name in own)
            mine.extend([word, *_value(rest, takes_value)])
        elif word.startswith("-") and word != "-" and segments:
            segments[-1][1].extend([word, *_value(rest, _takes_value(segments[-1][0], name) and "=" not in word)])
        elif word.startswith("-") and word != "-":
            raise click.UsageError(f"{word} stands before the first command, and no document has it as an option.")
        elif segments and wants_text and not (_may_lack_text(segments[-1][0]) and fold(word) in _BY_FOLDED):
            segments[-1][1].append(word)
            wants_text = False
        else:
            segments.append((_command(word, segments), []))
            wants_text = segments[-1][0].body is not None
    return mine, segments


def _value(rest: list[str], takes_value: bool) -> list[str]:
    return [rest.pop(0)] if takes_value and rest else []


def _takes_value(command: AuthoringCommand, name: str) -> bool:
    for option in command.params:
        if isinstance(option, click.Option) and name in {*option.opts, *option.secondary_opts}:
            return not option.is_flag
    return False


def _may_lack_text(command: AuthoringCommand) -> bool:
    return command.body is not None and command.body.required is not Required.YES


def _command(word: str, segments: list[tuple[AuthoringCommand, list[str]]]) -> AuthoringCommand:
    spec = _BY_FOLDED.get(fold(word))
    if spec is not None:
        return AuthoringCommand(spec)
    from ..suggest import nearest

    meant = nearest(word, [kebab(command.name) for command in COMMANDS])
    advice = f" Did you mean {meant}?" if meant else ""
    if segments and not meant:
        advice = f" If it is a part of the text of {segments[-1][0].name}, put the whole text in quotes."
    raise click.UsageError(f"{word!r} is no command of OzML.{advice}")


def build(**document: Any) -> None:
    """Write a document of several commands, in the order in which they stand on the line."""
    segments: list[tuple[AuthoringCommand, list[str]]] = click.get_current_context().meta["segments"]
    if not segments:
        raise click.UsageError("Name at least one command, such as: ozml build speak Hello hangup")
    elements = []
    for command, args in segments:
        with command.make_context(command.name, args, parent=click.get_current_context()) as ctx:
            elements.append(command.element(ctx.params))
    publish(elements, [command.spec for command, _ in segments], **document)


command = BuildCommand(
    "build",
    params=[*document_options()],
    callback=build,
    help="Write a document of several commands, in the order in which they stand on the line.\n\n"
    "Each command takes the options that it has by itself (ozml COMMAND --help).",
    epilog='Example: ozml build speak "Leave a message." record --finish-digits 1 delay 60 hangup',
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
