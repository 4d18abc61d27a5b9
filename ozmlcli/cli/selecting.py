"""The options that say which files, and by which settings: those of every command that goes through many files."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import click

from ..files.disk import shown
from ..reader.source import MAX_BYTES
from .choices import Selection
from .options import refuse_two_settings, settings_options
from .streams import NOWHERE, Trouble, is_handed_in, named_twice, read_input, stands_somewhere, tell


class Named(NamedTuple):
    """The paths that a run goes through; ``unread`` where standard input was perhaps meant and is not read."""

    paths: list[str]
    unread: bool = False


def selecting_options() -> tuple[click.Option, ...]:
    """The options."""
    return (
        click.Option(
            ["--skip-other-xml"],
            is_flag=True,
            help="Pass over files of other XML even if they are named, as in folders. For programs that name all files.",
        ),
        *settings_options(),
        click.Option(
            ["--exclude"],
            multiple=True,
            metavar="PATTERN",
            help="What to leave out of folders, written as in .gitignore. "
            "Replaces the usual patterns and the settings' exclude.",
        ),
        click.Option(
            ["--extend-exclude"], multiple=True, metavar="PATTERN", help="More patterns, beside those of --exclude."
        ),
        click.Option(
            ["--respect-gitignore/--no-respect-gitignore"],
            default=None,
            help="Whether to leave out of folders what git ignores. The default: yes.",
        ),
        click.Option(
            ["--files-from"],
            metavar="FILE",
            help="Take also the files that FILE lists, one on each line or each ended by a NUL.",
        ),
        click.Option(
            ["--stdin-filename"],
            metavar="FILE",
            default="",
            help="The name for standard input (-) in messages. The settings for that file are used.",
        ),
        click.Option(
            ["--jobs", "-j"],
            type=click.IntRange(min=1),
            metavar="NUMBER",
            help="How many processes to use at most.",
        ),
    )


def read_selection(options: dict[str, Any]) -> Selection:
    """What the options say; those that contradict each other are refused."""
    refuse_two_settings(options["isolated"], options["config"])
    return Selection(
        exclude=options["exclude"] or None,
        extend_exclude=options["extend_exclude"],
        respect_gitignore=options["respect_gitignore"],
        config=options["config"],
        isolated=options["isolated"],
        stdin_filename=options["stdin_filename"],
        skip_other_xml=options["skip_other_xml"],
    )


def read_paths(paths: tuple[str, ...], options: dict[str, Any], *, writes: bool) -> Named:
    """The paths that are named, on the line and in the file of --files-from; the current folder where none is.

    What ``writes`` does not take the current folder where a filter may have been meant: all of its files would change.
    """
    if not stands_somewhere():
        raise Trouble(NOWHERE)
    named = _named(list(paths), options["files_from"])
    unread = False
    if not named and options["files_from"] is None:
        named = [os.curdir]
        unread = is_handed_in() and not options["stdin_filename"]
        if unread:
            _tell_of_stdin(writes=writes, quiet=options["quiet"])
    if options["stdin_filename"] and "-" not in named:
        raise click.UsageError("--stdin-filename names standard input, which is not among the paths. Add - to them.")
    return Named(named, unread)


def _tell_of_stdin(*, writes: bool, quiet: bool) -> None:
    if writes:
        raise click.UsageError(
            "No PATH is given, but standard input is. Add - to read it, or . to change the files in the current folder."
        )
    if not quiet:
        tell("No PATH is given, so the current folder is gone through. Standard input is not read; add - for it.")


def _named(named: list[str], files_from: str | None) -> list[str]:
    if files_from is not None:
        from ..files.discover import paths_from

        if files_from == "-" and "-" in named:
            raise named_twice()
        data = read_input(files_from, "the list of files")
        if len(data) > MAX_BYTES:
            raise Trouble(f"{shown(files_from)}: the list of files is larger than {MAX_BYTES // 2**20} MiB.")
        named += paths_from(data)
        if files_from == "-" and "-" in named:
            raise Trouble("<stdin>: the list of files names standard input, from which it comes itself.")
    if named.count("-") > 1:
        raise named_twice()
    return named
