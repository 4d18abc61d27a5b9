"""``ozml build``: several commands on one line, one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..document.element import Element
from ..language.commands import COMMANDS
from ..language.model import Command, Required
from ..language.words import kebab, snake
from .authoring import AuthoringCommand, document_options
from .main import advice, fold
from .naming import metavar
from .options import ToolCommand
from .publish import publish

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_BY_FOLDED: dict[str, Command] = {fold(command.name): command for command in COMMANDS}

#: A command of the line with its own words.
Segment = tuple[AuthoringCommand, list[str]]


class BuildCommand(ToolCommand):
    """A command whose arguments are divided by hand: click would regroup them, and their order is the document's."""

    example = 'ozml build speak "Leave a message." record --finish-digits 1 delay 60 hangup'

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            own, segments = divide(args, self._own_options())
        except click.UsageError:
            if not ctx.resilient_parsing:
                raise
            own, segments = [], []
        rest = super().parse_args(ctx, own)
        ctx.meta["segments"] = segments
        return rest

    def _own_options(self) -> dict[str, bool]:
        """The document's options: by their names, whether each takes a value."""
        own = {name: not option.is_flag for option in document_options() for name in option.opts}
        return own | {"-h": False, "--help": False}

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may follow: a value or an option of the last command of the line, or the next command."""
        segments: list[Segment] = ctx.meta["segments"]
        if not segments:
            return [*super().shell_complete(ctx, incomplete), *_next_commands(incomplete)]
        command, args = segments[-1]
        with command.make_context(command.name, list(args), parent=ctx, resilient_parsing=True) as inner:
            for option in command.params:
                if isinstance(option, click.Option) and not option.is_flag and args[-1:] and args[-1] in option.opts:
                    return option.shell_complete(inner, incomplete)
            if incomplete.startswith("-"):
                return command.shell_complete(inner, incomplete)
            wants_text = command.body is not None and inner.params[snake(command.body.name)] is None
        if wants_text and not _may_lack_text(command):
            return []
        return _next_commands(incomplete)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] COMMAND [ARGUMENTS] [COMMAND [ARGUMENTS]]...")


def _next_commands(incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    found = sorted((kebab(spec.name), spec.doc) for spec in COMMANDS)
    return [CompletionItem(name, help=doc) for name, doc in found if name.startswith(incomplete.lower())]


def divide(args: list[str], own: dict[str, bool]) -> tuple[list[str], list[Segment]]:
    """Divide a line into the document's own options, and the commands with their arguments.

    A command's first word that is no option is its text, if it has one; the next such word is the next command.
    """
    mine: list[str] = []
    segments: list[Segment] = []
    rest = list(args)
    wants_text = False
    while rest:
        word = rest.pop(0)
        name = word.partition("=")[0]
        if word == "--" and segments and rest:
            segments[-1][1].extend(["--", rest.pop(0)])
            wants_text = False
        elif word in {"-h", "--help"} and segments:
            segments[-1][1].append(word)
        elif name in own or word[:2] == "-o":
            takes_value = own.get(name, True) and "=" not in word and (name in own)
            mine.extend([word, *_value(rest, takes_value)])
        elif word.startswith("-") and word != "-" and segments:
            takes_value = _takes_value(segments[-1], word, name)
            segments[-1][1].extend([word, *_value(rest, takes_value and "=" not in word)])
        elif word.startswith("-") and word != "-":
            raise click.UsageError(
                f"{word} stands before the first command. Put it behind the command that it belongs to."
            )
        elif segments and wants_text and not (_may_lack_text(segments[-1][0]) and fold(word) in _BY_FOLDED):
            segments[-1][1].append(word)
            wants_text = False
        else:
            segments.append((_command(word, segments), []))
            wants_text = segments[-1][0].body is not None
    return mine, segments


def _value(rest: list[str], takes_value: bool) -> list[str]:
    return [rest.pop(0)] if takes_value and rest else []


def _takes_value(segment: Segment, word: str, name: str) -> bool:
    """Whether the option ``name`` takes a value."""
    command, args = segment
    for option in command.params:
        if isinstance(option, click.Option) and name in {*option.opts, *option.secondary_opts}:
            return not option.is_flag
    try:  # it is no option of this command, and click says so
        command.make_context(command.name, [word], parent=click.get_current_context())
    except click.UsageError as error:
        if command.body is None or not args or fold(args[0]) not in _BY_FOLDED:
            raise
        text = metavar(command.body)
        raise click.UsageError(
            f"{error.format_message().rstrip('.')}. {args[0]} was read as the {text} of {command.name}: "
            f"if it is the next command, put the {text} before it.",
            error.ctx,
        ) from error
    return False


def _may_lack_text(command: AuthoringCommand) -> bool:
    return command.body is not None and command.body.required is not Required.YES


def _command(word: str, segments: list[Segment]) -> AuthoringCommand:
    spec = _BY_FOLDED.get(fold(word))
    if spec is not None:
        return AuthoringCommand(spec)
    remedy = advice(word, tools=False) or (_belonging(word, segments[-1]) if segments else "")
    raise click.UsageError(f"There is no command {word!r}. {remedy or 'ozml --help lists them.'}")


def _belonging(word: str, before: Segment) -> str:
    """How to write a word that is no command, if it is meant for the command before it; "" where that is not known."""
    command, args = before
    if command.body is not None:
        name = metavar(command.body)
        return f"If it is a part of the {name} of {command.name}, put the whole {name} in quotes."
    parent = click.get_current_context()
    with command.make_context(command.name, list(args), parent=parent, resilient_parsing=True) as ctx:
        option = command.option_for([word], ctx.params)
    return f"If it is for {command.name}, write {option}." if option else ""


def build(**document: Any) -> None:
    """Write a document of several commands, in the order in which they stand on the line."""
    ctx = click.get_current_context()
    segments: list[Segment] = ctx.meta["segments"]
    if not segments:
        raise click.UsageError(f"Name at least one command, such as: {BuildCommand.example}")
    elements = [_element(segment, ctx) for segment in segments]
    publish(elements, [command.spec for command, _ in segments], **document)


def _element(segment: Segment, parent: click.Context) -> Element:
    command, args = segment
    with command.make_context(command.name, list(args), parent=parent) as ctx:
        return command.element(ctx.params)


command = BuildCommand(
    "build",
    params=[*document_options()],
    callback=build,
    help="Write a document of several commands, in the order in which they stand on the line.\n\n"
    "Each command takes the argument and the options that it has by itself (ozml COMMAND --help).",
)
