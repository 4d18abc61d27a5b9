"""Options that several subcommands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from ..checker.aim import Aim, aim
from ..language.model import Mode
from ..language.notifications import NOTIFICATIONS
from .flags import HELP_NAMES, Helpful

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


class ToolCommand(Helpful):
    """A command with the usual ways to ask for help, and an example at its end."""

    example = ""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["context_settings"] = {"help_option_names": HELP_NAMES, "max_content_width": 100}
        super().__init__(*args, **settings)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The example on one line however long it is, so that it can be copied."""
        with formatter.section("Example"):
            formatter.write(f"{' ' * formatter.current_indent}{self.example}\n")


def complete_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Leave it to the shell to complete the name of a file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def complete_from(words: Iterable[str]) -> Completion:
    """Complete one of ``words``, in any letter case."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in words if word.lower().startswith(incomplete.lower())]

    return complete


_MODES = [mode.value for mode in Mode]


def mode_option(*, with_auto: bool) -> click.Option:
    """``--mode``."""
    return click.Option(
        ["--mode"],
        type=click.Choice((["auto"] if with_auto else []) + _MODES, case_sensitive=False),
        default="auto" if with_auto else None,
        show_default=with_auto,
        help="The control mode that the document is for. Without it, the mode follows from what the document holds.",
    )


class _NotificationName(click.types.StringParamType):
    """The name of a notification, in any letter case."""

    name = "notification"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ..suggest import listing, nearest

        names = [notification.name for notification in NOTIFICATIONS]
        for name in names:
            if name.lower() == str(value).lower():
                return name
        meant = nearest(str(value), names)
        advice = f"Did you mean {meant}?" if meant else f"There are {listing(names)}."
        raise click.BadParameter(f"{value!r} is no notification. {advice}", ctx, param)


def answers_option() -> click.Option:
    """``--answers``."""
    return click.Option(
        ["--answers"],
        metavar="NOTIFICATION",
        type=_NotificationName(),
        shell_complete=complete_from([notification.name for notification in NOTIFICATIONS]),
        help=f"The notification that the document answers: {', '.join(n.name for n in NOTIFICATIONS)}.",
    )


def read_aim(mode: str | None, answers: str | None) -> Aim:
    """What the two options say together."""
    try:
        return aim(mode, answers)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from error


def read_variables(names: tuple[str, ...]) -> frozenset[str]:
    """The variables that the options name, without the $."""
    if not names:
        return frozenset()
    import re

    from ..settings.model import VARIABLE

    for name in names:
        if not re.match(VARIABLE.pattern, name):
            raise click.UsageError(f"--variable: {name!r} is not {VARIABLE.noun}. {VARIABLE.must}")
    return frozenset(name.removeprefix("$") for name in names)


def settings_options() -> tuple[click.Option, ...]:
    """``--config`` and ``--isolated``."""
    return (
        click.Option(["--config"], metavar="FILE", help="Read the settings from FILE, not from the nearest ozml.toml."),
        click.Option(["--isolated"], is_flag=True, help="Read no settings from files."),
    )


def refuse_two_settings(isolated: bool, config: str | None) -> None:
    """Refuse ``--isolated`` together with ``--config``."""
    if isolated and config is not None:
        raise click.UsageError("--isolated takes no settings from files, but --config names one. Give one of the two.")


_COLOURS = {"auto": None, "always": True, "never": False}


def _say_colour(ctx: click.Context, _param: click.Parameter, value: str) -> None:
    ctx.color = _COLOURS[value]  # which whoever asks for colours looks at


#: ``--color``, for what comes in colours.
colour_option = click.option(
    "--color",
    type=click.Choice(list(_COLOURS), case_sensitive=False),
    default="auto",
    expose_value=False,
    callback=_say_colour,
    help="When to print in colours. The default, auto: on a terminal, unless NO_COLOR is set; FORCE_COLOR is always.",
)

#: ``-o``, for what a tool prints.
output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    shell_complete=complete_files,
    help="Write to FILE, whole or not at all, instead of stdout.",
)


def site_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator: the options that say what documents are judged by, beside their mode and notification."""
    for option in reversed(_SITE_OPTIONS):
        function = option(function)
    return function


_SITE_OPTIONS = (
    click.option(
        "--variable",
        "variables",
        multiple=True,
        metavar="NAME",
        help="A variable that your site defines, such as customer.",
    ),
    click.option("--url", metavar="URL", default="", help="The URL from which the phone system fetches the document."),
)


def add_options(*options: click.Option) -> Callable[[Any], Any]:
    """A decorator that adds options, in order, behind those that the command has."""

    def decorate(command: click.Command) -> click.Command:
        command.params.extend(options)
        return command

    return decorate
