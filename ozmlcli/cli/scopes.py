"""Which task each file gets: the command line over the nearest settings over the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ..checker import NO_AIM, Aim, aim
from ..discover import Candidate, Missed, WalkOptions, walk
from ..files import read_limited, reason, shown
from ..settings.names import SETTINGS_NAMES, somewhere_above
from ..task import Task
from .streams import Trouble

if TYPE_CHECKING:
    from ..baseline import Baseline
    from ..ignore import Exclude
    from ..settings.error import SettingsError
    from ..settings.find import Finder
    from ..settings.model import Settings
    from ..settings.policy import Judgement
    from ..settings.read import Loaded
    from .choices import Choices


class Scopes:
    """The tasks for the files of one run. ``task`` is what all have in common beside what is settled for each.

    The settings are loaded only where there are any.
    """

    def __init__(self, choices: Choices, task: Task) -> None:
        self._choices = choices
        self._task = task._replace(aim=choices.aim, mending=choices.mending, unsafe=choices.unsafe)
        self._baseline = _baseline(choices.baseline)
        self._fixed: Loaded | None = _named_settings(choices.config) if choices.config is not None else None
        self._finder: Finder | None = None
        self._scopes: dict[str, _Scope] = {}  # by the path of the settings, "" where there are none
        self._folders: dict[str, _Scope] = {}

    def candidates(self, paths: list[str]) -> Iterator[Candidate | Missed]:
        """The files at ``paths``."""
        if not self._choices.skip_other_xml:
            return self._walked(paths)
        return (
            each._replace(named=False) if isinstance(each, Candidate) and each.named else each
            for each in self._walked(paths)
        )

    def _walked(self, paths: list[str]) -> Iterator[Candidate | Missed]:
        choices = self._choices
        respect = choices.respect_gitignore
        if all(path == "-" or not os.path.isdir(path) for path in paths):
            yield from walk(paths)
            return
        for path in paths:
            if path != "-" and os.path.isdir(path) and respect is None:
                respect = self.of_folder(path).settings.respect_gitignore
                break
        yield from walk(paths, WalkOptions(respect is not False), self._excluded)

    def task(self, path: str) -> Task:
        """What to do with the file at ``path``."""
        if path == "-":
            name = self._choices.stdin_filename
            task = self._of_file(name or ".").task(name or os.curdir)
            task = task._replace(name=shown(name)) if name else task
        else:
            task = self._of_file(path).task(path)
        if self._baseline is None:
            return task
        return task._replace(accepted=self._baseline.of(task.name or shown(path)))

    def of_folder(self, folder: str) -> _Scope:
        """What holds in a folder."""
        return self._of(self._loaded(folder, None))

    def _of_file(self, path: str) -> _Scope:
        # Mostly this tells, and in a seventh of the time.
        folder = ("" if os.altsep else path.rpartition(os.sep)[0]) or os.path.dirname(path)
        scope = self._folders.get(folder)
        if scope is None:
            scope = self._folders[folder] = self.of_folder(folder or os.curdir)
        return scope

    def _excluded(self, folder: str, names: AbstractSet[str]) -> Exclude | None:
        """For a walk: what is excluded from a folder downwards, where that differs from the folder above."""
        if folder in self._folders:
            scope = self._folders[folder]
        else:
            scope = self._folders[folder] = self._of(self._loaded(folder, names))
        return scope.excluded

    def _loaded(self, folder: str, names: AbstractSet[str] | None) -> Loaded | None:
        if self._fixed is not None or self._choices.isolated:
            return self._fixed
        if self._finder is None:
            if not somewhere_above(folder) and (names is None or names.isdisjoint(SETTINGS_NAMES)):
                return None
            from ..settings.find import Finder

            self._finder = Finder()
        from ..settings.error import SettingsError

        try:
            return self._finder.nearest(folder) if names is None else self._finder.listed(folder, names)
        except SettingsError as error:
            raise Trouble(_with_short_path(error)) from error

    def _of(self, loaded: Loaded | None) -> _Scope:
        path = loaded.path if loaded is not None else ""
        scope = self._scopes.get(path)
        if scope is None:
            scope = self._scopes[path] = _Scope(loaded, self._choices, self._task)
        return scope


class _Scope:
    """What holds for the files under one file of settings, or under none."""

    def __init__(self, loaded: Loaded | None, choices: Choices, task: Task) -> None:
        self._choices = choices
        self._loaded = loaded
        self._judgement: Judgement | None = None
        self._task = task
        self._excluded: Exclude | None = None
        self._varies = False
        if loaded is None and choices.select is None and not choices.ignore:
            self._task = task._replace(fail_on=choices.fail_on or task.fail_on)
            return
        from ..settings import policy

        settings = self.settings
        said = policy.Choices(choices.select, choices.ignore, choices.mode, choices.answers)
        self._judgement = policy.Judgement(settings, said)
        self._varies = bool(settings.per_file_ignores or settings.per_file_mode or settings.per_file_answers)
        self._task = self._settled(os.devnull)

    @property
    def settings(self) -> Settings:
        """What is settled here, or the defaults."""
        from ..settings.model import Settings

        return self._loaded.settings if self._loaded is not None else Settings()

    @property
    def loaded(self) -> Loaded | None:
        """The settings' file, if there is one."""
        return self._loaded

    @property
    def excluded(self) -> Exclude:
        """What is left out of folders: patterns, and the folders that they are relative to."""
        if self._excluded is None:
            choices, settings = self._choices, self.settings
            here = os.getcwd()
            folder = self._loaded.folder if self._loaded is not None else here
            if choices.exclude is not None:
                parts = [(here, choices.exclude), (folder, settings.extend_exclude)]
            else:
                parts = [(folder, settings.excluded)]
            parts.append((here, choices.extend_exclude))
            self._excluded = tuple((where, patterns) for where, patterns in parts if patterns)
        return self._excluded

    def task(self, path: str) -> Task:
        """What to do with a file."""
        return self._settled(path) if self._varies else self._task

    def _settled(self, path: str) -> Task:
        choices, judgement, settings = self._choices, self._judgement, self.settings
        if judgement is None:
            return self._task
        inside = _inside(path, self._loaded.folder) if self._loaded is not None and self._varies else path
        policy = judgement.policy(inside)
        return self._task._replace(
            policy=policy,
            default=self._default(judgement, inside),
            fail_on=choices.fail_on or settings.fail_on,
        )

    def _default(self, judgement: Judgement, path: str) -> Aim:
        mode, answers = judgement.aim(path)
        variables = self.settings.variables
        if mode == "auto" and answers is None and not variables:
            return NO_AIM
        try:
            return aim(mode, answers, variables)
        except ValueError as error:
            where = shown(self._loaded.path) if self._loaded is not None else ""
            raise Trouble(
                f"{where}: per-file-mode and per-file-answers contradict each other for {shown(path)}: {error}."
            ) from error


def _inside(path: str, folder: str) -> str:
    """A path as seen from a folder; on Windows, there is none to another drive."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return os.path.join(os.pardir, os.path.basename(path))


def _named_settings(path: str) -> Loaded:
    """The settings in the file that the command line names."""
    from ..settings.error import SettingsError
    from ..settings.find import load

    try:
        loaded = load(path)
    except SettingsError as error:
        raise Trouble(str(error)) from error
    if loaded is None:
        raise Trouble(f"{shown(path)}: there is no table tool.ozml in it.")
    return loaded._replace(path=os.path.abspath(path))


def _with_short_path(error: SettingsError) -> str:
    """The words of an error, with its path as a user would write it."""
    relative = _inside(error.path, os.getcwd())
    path = relative if not relative.startswith(os.pardir) else error.path
    return str(type(error)(shown(path), error.row, error.column, error.message))


def _baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from ..baseline import parse

    try:
        return parse(read_limited(path), os.path.dirname(os.path.abspath(path)))
    except OSError as error:
        how = f" Write one with --write-baseline {shown(path)}." if isinstance(error, FileNotFoundError) else ""
        raise Trouble(f"{shown(path)}: cannot read the baseline: {reason(error)}.{how}") from error
    except ValueError as error:
        raise Trouble(f"{shown(path)}: cannot read the baseline: {error}.") from error
