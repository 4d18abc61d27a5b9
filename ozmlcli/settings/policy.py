"""Which findings count in a file, and how much: the settings and the command line applied to diagnostics."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..finding import Severity
from ..language.index import NOTIFICATION_BY_NAME
from ..language.model import Mode
from .model import Settings
from .selectors import ALL, FINAL, NAMES

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic


class Chosen(NamedTuple):
    """Rules, as words choose them: all, those of ``names``, and those whose codes begin with one of ``codes``."""

    everything: bool
    names: frozenset[str]
    codes: tuple[str, ...]

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Whether the rule of ``diagnostic`` is among them."""
        return self.everything or diagnostic.name in self.names or diagnostic.code.startswith(self.codes)


def chosen(words: Iterable[str]) -> Chosen:
    """The rules that words of the settings choose."""
    words = frozenset(words)
    return Chosen(ALL in words, words & NAMES, tuple(sorted(words - NAMES - {ALL})))


_ALL_RULES = chosen([ALL])
_NO_RULES = chosen([])


class Policy(NamedTuple):
    """What is done with the diagnostics of one file. The default leaves them as they are.

    ``severities`` has rules by name or code. What is said of a text that cannot be read is never dropped or changed.
    """

    select: Chosen = _ALL_RULES
    ignore: Chosen = _NO_RULES
    severities: tuple[tuple[str, Severity], ...] = ()

    def apply(self, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics that count, in their order, with their severities."""
        if not diagnostics or self == _UNCHANGED:
            return diagnostics
        severities = dict(self.severities)
        applied = []
        for diagnostic in diagnostics:
            if diagnostic.name in FINAL:
                applied.append(diagnostic)
            elif self.select.holds(diagnostic) and not self.ignore.holds(diagnostic):
                severity = severities.get(diagnostic.name) or severities.get(diagnostic.code)
                applied.append(diagnostic._replace(severity=severity) if severity is not None else diagnostic)
        return applied


_UNCHANGED = Policy()


class Choices(NamedTuple):
    """What the command line says.

    ``select`` stands in place of the file's select and ignore, None for those; ``ignore`` is added to them; ``mode`` and
    ``answers`` are stronger than all that the file says of these.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    mode: str | None = None
    answers: str | None = None


class Judgement:
    """What holds for each file under one file of settings, or under the defaults, with the choices of the command line.

    Paths are relative to the folder of the settings' file. A file that lies elsewhere ("../") matches no pattern.
    """

    def __init__(self, settings: Settings, choices: Choices | None = None) -> None:
        self._settings = settings
        choices = choices or Choices()
        self._choices = choices
        self._ignore = (*(settings.ignore if choices.select is None else ()), *choices.ignore)
        select = settings.select if choices.select is None else choices.select
        self._general = Policy(chosen(select), chosen(self._ignore), settings.severity)

    def policy(self, path: str) -> Policy:
        """What is done with the diagnostics of the file at ``path``."""
        found = [rules for matches, rules in self._ignores if matches(path)]
        if not found:
            return self._general
        return self._general._replace(ignore=chosen([*self._ignore, *(word for words in found for word in words)]))

    def aim(self, path: str) -> tuple[str, str | None]:
        """The mode that the file at ``path`` is for, or ``auto``, and the notification that it answers.

        The command line is stronger than what is said for files by pattern, and that than what is said for all. Of a
        mode and a notification that do not go together, the weaker gives way; those of the same strength both stay.
        """
        modes = (self._settings.mode, _last(self._modes, path), self._choices.mode)
        notifications = (self._settings.answers, _last(self._answers, path), self._choices.answers)
        mode_from, mode = _strongest(modes)
        answers_from, answers = _strongest(notifications)
        if answers is None or _fits(mode, answers) or mode_from == answers_from:
            return mode or "auto", answers
        return ("auto", answers) if mode_from < answers_from else (mode or "auto", None)

    @cached_property
    def _ignores(self) -> list[tuple[Callable[[str], bool], tuple[str, ...]]]:
        return [(_matcher(pattern), rules) for pattern, rules in self._settings.per_file_ignores]

    @cached_property
    def _modes(self) -> list[tuple[Callable[[str], bool], str]]:
        return [(_matcher(pattern), mode) for pattern, mode in self._settings.per_file_mode]

    @cached_property
    def _answers(self) -> list[tuple[Callable[[str], bool], str]]:
        return [(_matcher(pattern), answers) for pattern, answers in self._settings.per_file_answers]


def _last(table: list[tuple[Callable[[str], bool], str]], path: str) -> str | None:
    return next((value for matches, value in reversed(table) if matches(path)), None)


def _strongest(words: tuple[str | None, ...]) -> tuple[int, str | None]:
    """The last word that is there, and how strong it is."""
    return next(((strength, word) for strength, word in reversed([*enumerate(words)]) if word is not None), (0, None))


def _fits(mode: str | None, answers: str) -> bool:
    modes = NOTIFICATION_BY_NAME[answers].modes
    return mode in {None, "auto"} or not modes or Mode(mode) in modes


def _matcher(pattern: str) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines([pattern])

    def matches(path: str) -> bool:
        path = path.replace(os.sep, "/")
        return not path.startswith("../") and spec.match_file(path)

    return matches
