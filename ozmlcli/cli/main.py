"""The program: its group of subcommands, loaded when they are used, and the one place where errors end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from .. import __version__
from ..files.disk import reason, shown
from ..language.commands import COMMANDS
from ..language.words import kebab
from . import exits
from .flags import HELP_NAMES, Helpful, version_flag
from .streams import NOWHERE, drop_stdout, open_streams, stands_somewhere, tell

#: The subcommands that are not commands of the language: the heading, and for each the module that makes it.
TOOLS: dict[str, dict[str, tuple[str, str]]] = {
    "Build and combine": {
        "build": (".build", "Write a document of several commands, in the order of the line."),
    },
    "Check": {
        "validate": (".validate", "Judge documents: what is wrong, where, and what to write instead."),
        "fmt": (".fmt", "Bring documents into one form: the layout changes, what they mean does not."),
        "rule": (".rule", "Explain a rule, or list all rules."),
    },
    "Compare": {
        "diff": (".diff", "Say what differs between two documents, or two folders of them."),
    },
    "Explain": {
        "show": (".show", "Show what happens in a call, in sentences or as a chart."),
    },
    "Language": {
        "schema": (".schema", "Print the XSD of OzML."),
    },
    "Shell": {
        "completion": (".completion", "Print the script with which bash, zsh or fish completes words."),
    },
}
#: What other programs call what some of these do.
OTHER_NAMES = {
    "check": "validate",
    "compare": "diff",
    "explain": "show",
    "format": "fmt",
    "lint": "validate",
    "render": "show",
    "view": "show",
    "xsd": "schema",
}
_MODULES = {name: module for tools in TOOLS.values() for name, (module, _) in tools.items()}


def fold(name: str) -> str:
    """A subcommand's name without what people vary: user-input, UserInput and userinput are one."""
    return name.replace("-", "").replace("_", "").lower()


_COMMANDS = {fold(command.name): command for command in COMMANDS}


class Program(Helpful, click.Group):
    """The group of all subcommands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return _names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = fold(cmd_name)
        if name in _MODULES:
            command: click.Command = import_module(_MODULES[name], __package__).command
            return command
        if name in _COMMANDS:
            from .authoring import AuthoringCommand

            return AuthoringCommand(_COMMANDS[name])
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not (ctx.resilient_parsing or name.startswith("-")) and self.get_command(ctx, name) is None:
            ctx.fail(f"There is no command {name!r}. {advice(name) or 'ozml --help lists them.'}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        authoring = sorted((kebab(command.name), command.doc) for command in COMMANDS)
        with formatter.section("Author a document of one command"):
            formatter.write_dl(authoring)
        for heading, tools in TOOLS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, words) for name, (_, words) in tools.items()])


def _names() -> list[str]:
    return [*_MODULES, *sorted(kebab(command.name) for command in COMMANDS)]


def advice(name: str, *, tools: bool = True) -> str:
    """What an author may have meant by a name that is no subcommand; "" where nothing comes to mind."""
    from ..suggest import from_twiml, listing, nearest

    twiml = from_twiml(name)
    if twiml:
        return f"In OzML, {name} is {listing([kebab(word) for word in twiml], 'or')}."
    if tools and name.lower() in OTHER_NAMES:
        return f"Did you mean {OTHER_NAMES[name.lower()]}?"
    if tools and os.path.exists(name):
        return f"To judge a file, use: ozml validate {shown(name)}"
    meant = nearest(name, _names() if tools else [kebab(command.name) for command in COMMANDS])
    return f"Did you mean {meant}?" if meant else ""


@click.group(
    cls=Program,
    name="ozml",
    context_settings={"help_option_names": HELP_NAMES, "max_content_width": 100},
    invoke_without_command=True,
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Write, check and explain OzML, the XML in which a web application answers the Ozeki Phone System.

    Documents, findings and lists go to standard output, all other words to standard error. Exit status: 0 all is
    well, 1 errors were found, 2 the job could not be done.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


program.params.append(version_flag(__version__))


def _names_files() -> bool:
    """Whether the words of the line may be patterns of files, which on Windows the program must expand itself.

    A * among the words of another command is a DTMF key, and a $name a variable of OzML.
    """
    return sys.argv[1:2] in (["validate"], ["fmt"], ["show"])


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code."""
    open_streams()
    try:
        code = program.main(
            args=None if arguments is None else list(arguments),
            prog_name="ozml",
            standalone_mode=False,
            windows_expand_args=_names_files(),
        )
        sys.stdout.flush()
    except click.ClickException as error:
        _show(error)
        return exits.TROUBLE
    except (KeyboardInterrupt, click.Abort):
        return exits.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click makes the second of the first
        # The reader has what it wanted, as in "ozml rule | head -1". Nothing more can be written, not even at exit.
        drop_stdout()
        return exits.CLEAN
    except OSError as error:
        if error.filename:  # a part of the installation
            _say(f"Error: {error.filename}: {reason(error)}.")
        elif not stands_somewhere():
            _say(f"Error: {NOWHERE}")
        else:
            drop_stdout()
            _say(f"Error: standard output: cannot write: {reason(error)}.")
        return exits.TROUBLE
    except Exception as error:
        if os.environ.get("OZML_DEBUG"):
            raise
        _say(
            f"ozml: internal error: {type(error).__name__}: {error}\n"
            "This is a fault of ozml. Please report it with the command and the document; OZML_DEBUG=1 shows more."
        )
        return exits.TROUBLE
    return code if isinstance(code, int) else exits.CLEAN


def _show(error: click.ClickException) -> None:
    """Say an error as click does."""
    import io

    said = io.StringIO()
    error.show(said)
    _say(said.getvalue().removesuffix("\n"))


def _say(message: str) -> None:
    """Say a message, less what would act upon the terminal: it may quote documents, arguments and file names."""
    from ..report.layout import visible

    tell("\n".join(visible(line) for line in message.split("\n")))
