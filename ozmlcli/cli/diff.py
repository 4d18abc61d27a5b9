"""``ozml diff``."""

from __future__ import annotations

import re
from typing import Any

import click

from ..report.changes.formats import FORMATS
from . import exits
from .options import ToolCommand, colour_option, complete_files

#: What git gives to an external diff: a path, then file, hash and mode of each side; of a renamed file also the new path.
_ANY, _HASH, _MODE = "(?s).*", r"[0-9a-f]{40,64}|\.", r"[0-7]{6}|\."
_GIT_GIVES = (_ANY, *(_ANY, _HASH, _MODE) * 2, _ANY, _ANY)


class DiffCommand(ToolCommand):
    """``ozml diff``."""

    example = "ozml diff old.xml new.xml"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The names of files with which git ends the line may begin with a hyphen, and are no options."""
        for count in (9, 7) if "--git" in args else ():
            last = args[-count:]
            if len(last) == count and all(map(re.fullmatch, _GIT_GIVES, last)):
                args = [*args[:-count], "--", *last]
                break
        return super().parse_args(ctx, args)


@click.command("diff", cls=DiffCommand)
@click.argument("paths", nargs=-1, metavar="OLD NEW", shell_complete=complete_files)
@click.option(
    "--output-format",
    "format_",
    type=click.Choice(list(FORMATS), case_sensitive=False),
    help="The form of the differences: " + "; ".join(f"{name}, {words}" for name, words in FORMATS.items()) + ".",
)
@click.option("--stat", is_flag=True, help="Print only how many changes each file has, and of which kinds.")
@click.option(
    "--all",
    "all_differences",
    is_flag=True,
    help="List also what is only written in another way, such as letter case, quotes, indentation and comments.",
)
@colour_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong; the exit status tells.")
@click.option(
    "-L",
    "--label",
    "labels",
    multiple=True,
    metavar="NAME",
    help="What to call a file in place of its path. Given twice: for OLD, then for NEW.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something differs.")
@click.option(
    "--git",
    is_flag=True,
    help="Be called by git, with the arguments that it gives to an external diff, and exit with 0. See the README.",
)
def command(paths: tuple[str, ...], format_: str | None, **options: Any) -> int:
    """Say what differs in meaning between two OzML documents, as a person would name it.

    OLD and NEW are two files, or two folders, whose files are compared by their names; one may be - for standard input.
    Letter case of names, the order of attributes, indentation, comments and other ways to write the same do not count;
    --all lists them, too. The documents need not be valid.

    Exit status: 0 the same meaning, 1 something differs, 2 something could not be compared.
    """
    from .comparing import Comparing

    chosen = (format_ or "text").lower()
    if options["stat"] and format_ is not None:
        raise click.UsageError("--stat is a form of its own and does not go together with --output-format.")
    if options["all_differences"] and chosen == "unified":
        raise click.UsageError(
            "A patch in the canonical form cannot show what is only written in another way. "
            "Leave out --all, or use --output-format text, json or markdown."
        )
    run = Comparing(
        "stat" if options["stat"] else chosen, all_differences=options["all_differences"], quiet=options["quiet"]
    )
    _check_labels(options["labels"], git=options["git"])
    if options["git"]:
        from .gitdiff import compare_for_git

        return compare_for_git(run, paths)
    if len(paths) != 2:
        raise click.UsageError(_need_two(paths))
    code = run.compare(*paths, labels=options["labels"])
    return exits.CLEAN if options["exit_zero"] and code == exits.FOUND else code


def _check_labels(labels: tuple[str, ...], *, git: bool) -> None:
    if labels and git:
        raise click.UsageError("With --git, git says what the files are called. Leave out --label.")
    if len(labels) not in {0, 2}:
        given = "once" if len(labels) == 1 else f"{len(labels)} times"
        raise click.UsageError(
            f"--label is given {given}. Give it twice, first the name for OLD, then the one for NEW."
        )


def _need_two(paths: tuple[str, ...]) -> str:
    if len(paths) in {7, 9}:
        return "These look like the arguments of git. As an external diff, git is to call: ozml diff --git"
    given = {0: "none is given", 1: "only one is given"}.get(len(paths), f"{len(paths)} are given")
    return f"Two files or two folders can be compared, and {given}. Write: ozml diff OLD NEW"
