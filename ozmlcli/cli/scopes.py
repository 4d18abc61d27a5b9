"""Which files there are, and which settings hold for each: those of the nearest file of settings, or the defaults."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Generic, TypeVar

from ..files.discover import Candidate, Missed, WalkOptions, walk
from ..files.disk import shown
from ..settings.names import SETTINGS_NAMES, somewhere_above
from .streams import Trouble

if TYPE_CHECKING:
    from ..files.ignore import Exclude
    from ..settings.error import SettingsError
    from ..settings.find import Finder
    from ..settings.model import Settings
    from ..settings.read import Loaded
    from .choices import Selection


class Scope:
    """What holds for the files under one file of settings, or under none."""

    def __init__(self, selection: Selection, loaded: Loaded | None) -> None:
        self._selection = selection
        self.loaded = loaded
        self._excluded: Exclude | None = None

    @property
    def settings(self) -> Settings:
        """What is settled here, or the defaults."""
        from ..settings.model import Settings

        return self.loaded.settings if self.loaded is not None else Settings()

    @property
    def excluded(self) -> Exclude:
        """What is left out of folders: patterns, and the folders that they are relative to."""
        if self._excluded is None:
            selection, settings = self._selection, self.settings
            here = os.getcwd()
            folder = self.loaded.folder if self.loaded is not None else here
            if selection.exclude is not None:
                parts = [(here, selection.exclude), (folder, settings.extend_exclude)]
            else:
                parts = [(folder, settings.excluded)]
            parts.append((here, selection.extend_exclude))
            self._excluded = tuple((where, patterns) for where, patterns in parts if patterns)
        return self._excluded


S = TypeVar("S", bound=Scope)


class Scopes(Generic[S]):
    """The scopes of the files of one run, each made by ``make`` once. The settings are loaded only where there are any."""

    def __init__(self, selection: Selection, make: Callable[[Selection, Loaded | None], S]) -> None:
        self._selection = selection
        self._make = make
        self._fixed: Loaded | None = _named_settings(selection.config) if selection.config is not None else None
        self._finder: Finder | None = None
        self._scopes: dict[str, S] = {}  # by the path of the settings, "" where there are none
        self._folders: dict[str, S] = {}

    def candidates(self, paths: list[str]) -> Iterator[Candidate | Missed]:
        """The files at ``paths``."""
        if not self._selection.skip_other_xml:
            return self._walked(paths)
        return (
            each._replace(named=False) if isinstance(each, Candidate) and each.named else each
            for each in self._walked(paths)
        )

    def _walked(self, paths: list[str]) -> Iterator[Candidate | Missed]:
        respect = self._selection.respect_gitignore
        if all(path == "-" or not os.path.isdir(path) for path in paths):
            yield from walk(paths)
            return
        for path in paths:
            if path != "-" and os.path.isdir(path) and respect is None:
                respect = self.of_folder(path).settings.respect_gitignore
                break
        yield from walk(paths, WalkOptions(respect is not False), self._excluded)

    def of_folder(self, folder: str) -> S:
        """What holds in a folder."""
        return self._of(self._loaded(folder, None))

    def of_file(self, path: str) -> S:
        """What holds for a file; for standard input, what holds for the name that it was given."""
        if path == "-":
            path = self._selection.stdin_filename or os.curdir
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
        if self._fixed is not None or self._selection.isolated:
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

    def _of(self, loaded: Loaded | None) -> S:
        path = loaded.path if loaded is not None else ""
        scope = self._scopes.get(path)
        if scope is None:
            scope = self._scopes[path] = self._make(self._selection, loaded)
        return scope


def inside(path: str, folder: str) -> str:
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
        raise Trouble(_with_path(error, path)) from error
    if loaded is None:
        raise Trouble(f"{shown(path)}: there is no table tool.ozml in it.")
    return loaded._replace(path=os.path.abspath(path))


def _with_short_path(error: SettingsError) -> str:
    """The words of an error, with its path as a user would write it."""
    relative = inside(error.path, os.getcwd())
    return _with_path(error, relative if not relative.startswith(os.pardir) else error.path)


def _with_path(error: SettingsError, path: str) -> str:
    return str(type(error)(shown(path), error.row, error.column, error.message))
