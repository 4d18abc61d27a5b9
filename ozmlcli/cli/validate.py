"""``ozml validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..bulk.task import Mending
from ..finding import Severity
from . import exits
from .choices import Choices
from .judging import Run
from .options import (
    ToolCommand,
    add_options,
    answers_option,
    colour_option,
    complete_files,
    complete_from,
    mode_option,
    read_aim,
    read_variables,
    site_options,
)
from .results import NAMES, TargetType, checked_targets
from .selecting import read_paths, read_selection, selecting_options
from .streams import spare_document

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..settings.model import Text


class ValidateCommand(ToolCommand):
    """``ozml validate``."""

    example = "ozml validate call.xml"


def _complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the last of the codes and names between commas."""
    from click.shell_completion import CompletionItem

    from ..settings.selectors import prefixes, words

    before, comma, last = incomplete.rpartition(",")
    whole = [word for word in words(_kind(param.opts[0])) if word not in prefixes()]
    return [CompletionItem(f"{before}{comma}{item.value}") for item in complete_from(whole)(ctx, param, last)]


def _kind(option: str) -> Text:
    """The words that an option takes for rules."""
    from ..settings.model import IGNORABLE, SELECTOR

    return SELECTOR if option == "--select" else IGNORABLE


_SEVERITIES = [severity.value for severity in Severity]


@add_options(*selecting_options(), mode_option(with_auto=True), answers_option())
@click.command("validate", cls=ValidateCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@click.option(
    "--output-format",
    "targets",
    type=TargetType(),
    multiple=True,
    help=f"The form of the findings: {', '.join(NAMES[:-1])} or {NAMES[-1]}. With =FILE it goes into a file. "
    "May be given several times.",
)
@colour_option
@click.option("-q", "--quiet", is_flag=True, help="Print no findings. Reports into files are still written.")
@click.option("--statistics", is_flag=True, help="Print how often each rule found something, not the findings.")
@click.option("--show-files", is_flag=True, help="Print the names of the files that would be judged, and stop.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if errors are found.")
@click.option(
    "--fail-on", type=click.Choice(_SEVERITIES), help="Exit with 1 from this severity on. The default: error."
)
@click.option("--fix", is_flag=True, help="Change the files: mend what can be mended safely.")
@click.option(
    "--diff", is_flag=True, help="Print as a patch what --fix would change. Exit with 1 if there is something."
)
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also mend by guessing what was meant.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    shell_complete=_complete_rules,
    help="Use these rules only: names, codes, or OZ4 for all OZ4xx.",
)
@click.option(
    "--ignore", metavar="RULES", multiple=True, shell_complete=_complete_rules, help="Do not use these rules."
)
@site_options
@click.option(
    "--show-settings",
    is_flag=True,
    help="Print the settings for the first PATH and where each comes from, as an ozml.toml, and stop.",
)
@click.option("--write-baseline", metavar="FILE", help="Write all findings into FILE, to accept them for now.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that --write-baseline wrote into FILE.")
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> int:
    """Judge OzML documents: what is wrong, where, and what to write instead.

    PATH is a file, a folder (its .xml and .ozml files, those within folders too) or - for standard input; without one,
    the current folder.

    Exit status: 0 no errors (there may be warnings), 1 errors, 2 something went wrong, such as a file that could not
    be read.
    """
    choices = _choices(ctx, **options)
    named = read_paths(paths, options, writes=choices.mending is Mending.WRITE)
    if options["show_settings"]:
        from .showing import show_settings

        show_settings(choices, named.paths[0] if named.paths else ".")
        return exits.CLEAN
    run = Run(
        choices,
        checked_targets(options["targets"], _also_printed(named.paths, **options)),
        jobs=options["jobs"],
        quiet=options["quiet"],
        statistics=options["statistics"],
        write_baseline=options["write_baseline"],
    )
    if options["show_files"]:
        return run.show_files(named.paths)
    code = run.judge(named)
    return exits.CLEAN if options["exit_zero"] and code == exits.FOUND else code


def _choices(ctx: click.Context, **options: Any) -> Choices:
    """What the options say; those that contradict each other are refused."""
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise click.UsageError(
            "--unsafe-fixes says which fixes to apply. Add --fix to apply them, or --diff to see them."
        )
    files = read_selection(options)
    if options["write_baseline"] is not None:
        _check_lone_baseline(**options)
    aimed = read_aim(options["mode"], options["answers"])
    mending = Mending.SHOW if options["diff"] else Mending.WRITE if options["fix"] else Mending.NONE
    given = ctx.get_parameter_source("mode")
    return Choices(
        aimed._replace(variables=read_variables(options["variables"]), url=options["url"]),
        reads_mode=given is click.core.ParameterSource.COMMANDLINE and options["mode"] == "auto",
        select=_rules(options["select"], "--select") if options["select"] else None,
        ignore=_rules(options["ignore"], "--ignore") if options["ignore"] else (),
        fail_on=Severity(options["fail_on"]) if options["fail_on"] else None,
        mending=mending,
        unsafe=options["unsafe_fixes"],
        baseline=options["baseline"],
        files=files,
    )


def _check_lone_baseline(**options: Any) -> None:
    """Refuse what says of findings what a new baseline leaves nothing of."""
    if options["baseline"] is not None:
        raise click.UsageError("--write-baseline writes a baseline anew; it does not go together with --baseline.")
    spare_document(options["write_baseline"], "the baseline")
    idle = {"--diff": options["diff"], "--statistics": options["statistics"], "--output-format": options["targets"]}
    for option, given in idle.items():
        if given:
            raise click.UsageError(
                f"--write-baseline puts all findings into its file and prints none, so {option} has nothing to print. "
                f"Leave out one of the two."
            )


def _also_printed(named: list[str], **options: Any) -> list[str]:
    """What goes to standard output in the place of the findings."""
    printed = {
        "the patch of --diff": options["diff"],
        "the table of --statistics": options["statistics"],
        "the mended document": options["fix"] and not options["diff"] and "-" in named,
    }
    return [what for what, given in printed.items() if given]


def _rules(values: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The rules that an option names."""
    from ..settings.selectors import from_command_line

    try:
        found = from_command_line(values, _kind(option))
    except ValueError as error:
        raise click.UsageError(f"{option}: {error}") from error
    if option == "--select" and not found:  # an unset variable of the shell must not make all documents sound
        raise click.UsageError("--select names no rule. Write names or codes, such as OZ4; ALL stands for all rules.")
    return found
