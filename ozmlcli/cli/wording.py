"""What the checker says of a document that was to be written, in the words of the command line.

The sentences are those of ``ozml validate``; parameters are called as their options are. Only what came from the line is
translated: what stood in a file before is named as it stands there, with its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..checker.place import Rows
from ..diagnostic import Diagnostic, Location
from ..files.disk import shown
from ..language.index import argument
from ..language.model import Command, Content, Parameter, Part
from ..language.words import kebab
from ..scan import Tag, scan
from .naming import example_line, metavar, option_names

#: The rules that say that a parameter is not given.
_MISSING = frozenset({"missing-parameter", "missing-text", "perhaps-missing"})


class Added(NamedTuple):
    """The document to which the commands were added: its path and its text."""

    path: str
    text: str


class _Where(NamedTuple):
    """A place in the new document: the ``number`` of its tag, and of the line's command that it belongs to, if to one."""

    number: int
    tag: Tag
    attribute: str
    command: int | None
    option: str  # of a container, whose file holds the place; "" where the line itself does


def errors_in_words(
    diagnostics: Sequence[Diagnostic], text: str, specs: Sequence[Command], added: Added | None = None
) -> str:
    """The sentences on the errors in ``text``, whose last commands are ``specs``, each on a line of its own."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.is_error]
    if any(error.code.startswith("OZ0") for error in errors):  # no document at all, so nothing has a place in it
        return "\n".join(_sentence(error.message, error.help) for error in errors)
    lines = _Lines(text, specs, added)
    return "\n".join(lines.line(error) for error in errors)


def warnings_in_words(
    diagnostics: Sequence[Diagnostic], text: str, specs: Sequence[Command], added: Added | None = None
) -> list[str]:
    """The sentences on the warnings about what the line itself says; those about files were given before."""
    lines = _Lines(text, specs, added)
    return [lines.line(d) for d in diagnostics if not d.is_error and lines.is_of_the_line(d)]


def _sentence(message: str, remedy: str) -> str:
    return f"{message} {remedy}".rstrip()


class _Lines:
    def __init__(self, text: str, specs: Sequence[Command], added: Added | None) -> None:
        self._specs = specs
        self._added = added
        self._rows = Rows(text)
        self._tags = scan(text, well_formed=True).tags
        self._starts = [self._rows.location(tag.start_tag.start) for tag in self._tags]
        root = self._tags[0]
        # A Request that stands alone is the root itself.
        tops = [0] if root.written == specs[-1].name else [n for n, t in enumerate(self._tags) if t.parent is root]
        self._tops = tops[-len(specs) :]

    def is_of_the_line(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is about words of the command line, not of a file."""
        where = self._where(diagnostic.location)
        return where.command is not None and not where.option

    def line(self, error: Diagnostic) -> str:
        where = self._where(error.location)
        others = [self._where(related.location) for related in error.related]
        names = self._names(where)
        for other in others:
            names.update(self._subject(other))
        message, remedy = _translated(error.message, names), self._remedy(error, where, names)
        words = [f"{self._before(where)}{_sentence(message, remedy)}"]
        for related, other in zip(error.related, others, strict=True):
            if other.command is None:
                words.append(f"{self._in_file(other)}: {related.message}.")
        return "\n".join(words)

    def _where(self, location: Location) -> _Where:
        number = max(bisect_right(self._starts, location) - 1, 0)
        tag = self._tags[number]
        attribute = ""
        for each in tag.attributes:
            if location in {self._rows.location(each.name.start), self._rows.location(each.value.start)}:
                attribute = each.written
        above = bisect_right(self._tops, number) - 1
        return _Where(number, tag, attribute, above if above >= 0 else None, self._option(tag, above))

    def _option(self, tag: Tag, above: int) -> str:
        """The option of the file that the element of ``tag`` came from, if it came from one."""
        if above < 0:
            return ""
        path: list[str] = []
        top, at = self._tags[self._tops[above]], tag
        while at is not top and at.parent is not None:
            path.insert(0, at.written)
            at = at.parent
        holder: Command | Part = self._specs[above]
        for name in path:
            inner = next((part for part in holder.parts if part.name == name), None)
            if inner is None:
                return f"--{kebab(holder.name)}" if isinstance(holder, Part) else "--commands"
            holder = inner
        return ""

    def _names(self, where: _Where) -> dict[str, str]:
        """What is called by an option's name at a place."""
        if where.command is None or where.option:
            return {}
        names = _words_of(self._specs[where.command])
        return {**names, **self._subject(where)}

    def _subject(self, where: _Where) -> dict[str, str]:
        """The parameter at a place, as a sentence about two places names it."""
        if where.command is None or where.option or not where.attribute:
            return {}
        spec = self._specs[where.command]
        option = _words_of(spec).get(where.attribute)
        return {f"{where.attribute} of {where.tag.written}": f"{option} of {where.tag.written}"} if option else {}

    def _remedy(self, error: Diagnostic, where: _Where, names: Mapping[str, str]) -> str:
        if error.name in _MISSING and where.command is not None and not where.option:
            spec = self._specs[where.command]
            for parameter in spec.parameters:
                if re.search(rf" has no {parameter.name}[.,]", error.message):
                    return _addition(spec, parameter)
        return _translated(error.help, names).replace("validate with --mode", "use --mode")

    def _before(self, where: _Where) -> str:
        """Which of several commands, or of several files, a sentence is about."""
        if where.command is None:
            return f"{self._in_file(where)}: "
        name = kebab(self._specs[where.command].name)
        twins = sum(spec.name == self._specs[where.command].name for spec in self._specs)
        which = f"{name} (command {where.command + 1})" if twins > 1 else name
        inside = f"in the file of {where.option}: " if where.option else ""
        return f"{which}: {inside}" if len(self._specs) > 1 else inside

    def _in_file(self, where: _Where) -> str:
        """Where a place stands in the document that was there before: the same element of it."""
        if self._added is None:
            return "the document"
        old = scan(self._added.text, well_formed=True).tags[where.number]
        start = next((a.name.start for a in old.attributes if a.written == where.attribute), old.name.start)
        row, column = Rows(self._added.text).location(start)
        return f"{shown(self._added.path)}:{row}:{column}"


def _words_of(spec: Command) -> dict[str, str]:
    """What the names of a command's parameters and parts are on the command line."""
    words = dict(option_names(spec))
    for part in [*spec.parts, *(inner for outer in spec.parts for inner in outer.parts)]:
        option = f"--{kebab(part.name)}"
        words[f"{part.name} elements"] = f"{option} options"
        if part.content is Content.COMMANDS and part.parameters:
            words[part.parameters[0].name] = f"the {part.parameters[0].name.upper()} of {option}"
    return words


def _translated(text: str, names: Mapping[str, str]) -> str:
    """``text`` with the names replaced, but for what it quotes."""
    if not names:
        return text
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    # "CallId of Hangup" is translated as a whole or not at all: it may be that of another Hangup.
    pattern = re.compile(rf'"[^"]*"|(?<![\w-])({"|".join(longest_first)})(?![\w-])(?! of [A-Z])')
    new = pattern.sub(lambda match: names[match.group()] if match.group(1) else match.group(), text)
    return new[:1].upper() + new[1:]


def _addition(spec: Command, parameter: Parameter) -> str:
    """How to give a parameter that is missing."""
    doc = f"{parameter.doc[0].lower()}{parameter.doc[1:]}"
    if parameter is argument(spec):
        return f"Add {doc.removesuffix('.')}, such as: {example_line(spec)}"
    return f"Add --{kebab(parameter.name)} {metavar(parameter)}: {doc}"
