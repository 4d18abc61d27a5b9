"""Where the results of ``ozml validate`` go: standard output as they come, and files when all is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from ..report.formats import FORMATS, TEXT, render
from ..report.summary import Summary
from .streams import Trouble as CannotDoError
from .streams import columns, drop_stdout, spare_document, tell, write_output, write_stdout

if TYPE_CHECKING:
    from ..bulk.task import Examined
    from ..diagnostic import Diagnostic
    from ..report.layout import Piece

NAMES = (TEXT.name, *(each.name for each in FORMATS))


class Target(NamedTuple):
    """A form for what was found, and the file that it goes to; standard output for ""."""

    format: str
    path: str = ""


class TargetType(click.ParamType[Target]):
    """``FORMAT`` or ``FORMAT=FILE``."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "FORMAT[=FILE]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Target:
        if isinstance(value, Target):
            return value
        name, sign, path = str(value).partition("=")
        if name.lower() not in NAMES:
            from ..suggest import listing, nearest

            meant = nearest(name, NAMES)
            advice = f"Did you mean {meant}?" if meant else f"There are {listing(NAMES)}."
            self.fail(f"{name!r} is no format. {advice}", param, ctx)
        if sign and not path:
            self.fail(f"the name of a file is missing behind {name}=.", param, ctx)
        return Target(name.lower(), "" if path == "-" else path)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        return [click.shell_completion.CompletionItem(name) for name in NAMES if name.startswith(incomplete)]


def checked_targets(targets: tuple[Target, ...], also_printed: Sequence[str] = ()) -> tuple[Target, ...]:
    """The targets, text to standard output where none is named.

    Raises:
        click.UsageError: where two go to the same place. What is ``also_printed`` goes to standard output as well, but
            text gives way to it. And where a report would take the place of an OzML document.
    """
    targets = targets or (Target(TEXT.name),)
    taken = {"": also_printed[0]} if also_printed else {}
    if len(also_printed) > 1:
        from ..suggest import listing

        raise click.UsageError(f"{listing(also_printed)} would all go to standard output. Ask for one of them.")
    for target in targets:
        place = target.path and os.path.abspath(target.path)
        if place in taken and not (target == Target(TEXT.name) and also_printed):
            where = target.path or "standard output"
            raise click.UsageError(
                f"{taken[place]} and {target.format} both go to {where}. "
                f"Give {target.format} a file of its own, such as --output-format {target.format}=FILE."
            )
        if target.path:
            spare_document(target.path, f"the report in {target.format}")
        taken.setdefault(place, target.format)
    return targets


class Results:
    """Takes what is found, file by file, and says it in every form that was asked for."""

    def __init__(self, targets: tuple[Target, ...], *, quiet: bool, statistics: bool) -> None:
        self._targets = targets
        self._shows_text = any(t.format == TEXT.name and not t.path for t in targets) and not (quiet or statistics)
        self._statistics = statistics and not quiet
        self._quiet = quiet
        self._to_stderr = False
        self._others = any(target.format != TEXT.name for target in targets)
        self._text_files = any(target.format == TEXT.name and target.path for target in targets)
        self._keeps = self._others or statistics
        self._takes_colour = colour()
        self._output = Output()
        self._diagnostics: list[Diagnostic] = []
        self._files: list[str] = []
        self._troubles: list[tuple[str, str]] = []  # path and words
        self._texts: list[str] = []
        #: Whether the run ends with a sentence: not where a program reads standard output.
        self.sums_up = not any(t.format not in {TEXT.name, "concise"} and not t.path for t in targets)
        self._found = Summary()

    def leave_text_out(self) -> None:
        """Print no findings: something else goes to standard output in their place."""
        self._shows_text = False

    def send_text_to_stderr(self) -> None:
        """Print the findings to standard error: something else goes to standard output."""
        self._to_stderr = True

    @property
    def coloured(self) -> bool:
        """Whether findings are printed in colours, for which their documents are needed."""
        return self._shows_text and not self._text_files and not self._to_stderr and self._takes_colour

    @property
    def encoding(self) -> str:
        """The encoding for which findings are to be rendered as text; "" where they need not be."""
        if not (self._shows_text or self._text_files) or self.coloured:
            return ""
        return (sys.stdout.encoding or "utf-8") if self._shows_text else "utf-8"

    @property
    def columns(self) -> int:
        """How many columns the terminal has to which findings go; 0 for none, and where they go to files as well."""
        if not self._shows_text or self._text_files:
            return 0
        return columns(sys.stderr if self._to_stderr else sys.stdout)

    @property
    def wants_findings(self) -> bool:
        """Whether findings themselves are needed, beside their text."""
        return self._keeps or self.coloured

    @property
    def wants_files(self) -> bool:
        """Whether the names of all files are needed, those without findings too."""
        return self._others

    def add_trouble(self, path: str, words: str) -> None:
        """Tell of a file that could not be judged."""
        self._troubles.append((path, words))
        tell(f"{path}: {words}.")

    def add(self, examined: Examined) -> None:
        """Take what was found in a file."""
        if examined.listed:
            self._files.append(examined.path)
        if examined.summary is None:
            return
        self._found = self._found.plus(examined.summary)
        if self._keeps:
            self._diagnostics += examined.diagnostics
        if self._text_files:
            self._texts.append(examined.rendered)
        if not self._shows_text:
            return
        if self._to_stderr:
            tell(examined.rendered.removesuffix("\n"))
        elif self.coloured:
            self._output.print_coloured(examined.diagnostics, examined.text)
        else:
            self._output.write(examined.rendered.encode(self.encoding))

    def write(self, data: bytes) -> None:
        """Write to standard output what is no finding, such as a mended document."""
        self._output.write(data)

    def write_patch(self, patch: bytes) -> None:
        """Write a patch to standard output."""
        if not self._quiet:
            self._output.write_patch(patch)

    def summary(self, files: int) -> Summary:
        """The numbers of what was taken up to now, in so many files."""
        return self._found._replace(files=files)

    def finish(self, files: int) -> list[str]:
        """Write what is written at the end; what could not be written, in words."""
        if not (self._others or self._text_files or self._statistics):
            return []
        from ..report.outcome import Outcome, Trouble

        troubles = [Trouble(*trouble) for trouble in self._troubles]
        outcome = Outcome(self._files, self._diagnostics, troubles, self.summary(files))
        problems = []
        for target in self._targets:
            if target.path:
                text = target.format == TEXT.name
                report = "".join(self._texts) if text else render(target.format, outcome)
                try:
                    write_output(target.path, report.encode("utf-8", "backslashreplace"))
                except CannotDoError as error:
                    problems.append(error.message)
        for target in self._targets:
            if not (target.path or self._quiet or target.format == TEXT.name):
                self._output.write(render(target.format, outcome).encode("utf-8", "backslashreplace"))
        if self._statistics:
            from ..report.statistics import render as statistics

            self._output.write(statistics(outcome).encode())
        return problems


class Output:
    """Standard output, for as long as somebody reads it: the verdict does not hang on that."""

    def __init__(self) -> None:
        self._read = True

    def print_coloured(self, diagnostics: Sequence[Diagnostic], text: str) -> None:
        """Print findings to a terminal."""
        from ..report.text import print_coloured

        encoding = sys.stdout.encoding or "utf-8"
        self._while_read(lambda: print_coloured(diagnostics, text, encoding, columns(sys.stdout)))

    def print_pieces(self, pieces: Iterable[Piece]) -> None:
        """Print styled pieces to a terminal."""
        from ..report.colour import print_pieces

        self._while_read(lambda: print_pieces(pieces))

    def write(self, data: bytes) -> None:
        """Write bytes."""
        self._while_read(lambda: write_stdout(data))

    def write_patch(self, patch: bytes) -> None:
        """Write a patch: to a terminal so that nothing in it acts, and in colours; elsewhere so that it can be applied.

        In a pipe only --color colours it, for FORCE_COLOR is not said of this run.
        """
        if colour() and (sys.stdout.isatty() or _said_of_colour()):
            from ..report.patch import pieces

            self.print_pieces(pieces(patch, sys.stdout.encoding or "utf-8"))
            return
        if sys.stdout.isatty():
            from ..report.patch import for_terminal

            patch = for_terminal(patch).encode(sys.stdout.encoding, "replace")
        self.write(patch)

    def _while_read(self, write: Callable[[], None]) -> None:
        if not self._read:
            return
        try:
            write()
        except (BrokenPipeError, SystemExit):  # rich makes the second of the first
            self._read = False
            drop_stdout()


def colour(*, to_terminal: bool = False) -> bool:
    """Whether standard output takes colours: as --color says, else where it is, or leads ``to_terminal``."""
    said = _said_of_colour()
    if said is not None:
        return said
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return to_terminal or bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _said_of_colour() -> bool | None:
    """What --color says; None where it leaves it to the terminal."""
    ctx = click.get_current_context(silent=True)
    return ctx.color if ctx is not None else None
