"""From the paths that a user names to the documents that are to be judged: found by one, and read by whoever has time."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Container, Generator, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .disk import read_limited

if TYPE_CHECKING:
    from .ignore import Exclude, Layer

#: How the names of documents end.
SUFFIXES = (".xml", ".ozml")


class Candidate(NamedTuple):
    """A file that is to be read. One that is ``named`` on the command line is judged, whatever its name and content.

    It is ``regular`` where it was seen to be no pipe or device, which are read in another way.
    """

    path: str
    named: bool
    regular: bool = False


class Missed(NamedTuple):
    """What cannot be looked at, and why: a folder, or in a folder what has a document's name and is no file."""

    path: str
    trouble: OSError


class Found(NamedTuple):
    """A document's path and bytes; or why it could not be read; or that it is XML of another kind, and passed over."""

    path: str
    data: bytes
    trouble: OSError | None = None
    passed_over: bool = False


class WalkOptions(NamedTuple):
    """What is left out in folders: what git ignores, and what patterns as in .gitignore, each with its folder, exclude."""

    respect_gitignore: bool = True
    exclude: Exclude = ()


#: Given a folder and the names in it, the patterns that exclude from here downwards; None where they stay as they are.
Settings = Callable[[str, AbstractSet[str]], "Exclude | None"]

_DEFAULT = WalkOptions()
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def walk(
    paths: list[str], options: WalkOptions = _DEFAULT, settings: Settings | None = None
) -> Iterator[Candidate | Missed]:
    """The files at ``paths``, each once: those that are named, ``-`` for standard input, and those in named folders.

    In a folder come the files that end in .xml or .ozml, by name, then those in its folders, by name. Left out are hidden
    folders (not hidden files), links to folders, and what ``options`` leave out. What is named is never left out, be it
    a file or a folder. ``settings`` is asked for every folder that is gone through, the named ones first of all.

    Of a file that is named and found in a folder as well, the first mention counts, as ``named``.
    """
    named = [(path, path != "-" and os.path.isdir(path)) for path in paths]
    once = _Once([path for path, is_folder in named if not is_folder], several=len(paths) > 1)
    for path, is_folder in named:
        if is_folder:
            yield from _folder(path, options, settings, once)
        elif once.is_first(once.key(path)):
            yield Candidate(path, named=True)


def read(candidate: Candidate | Missed) -> Found:
    """Read a file, in any process. One that nobody named and that is XML of another kind is passed over."""
    path = candidate.path
    if isinstance(candidate, Missed):
        return Found(path, b"", candidate.trouble)
    try:
        data = read_limited(path, regular=candidate.regular)
    except OSError as error:
        return Found(path, b"", error)
    if candidate.named or path.lower().endswith(".ozml"):
        return Found(path, data)
    if _sniffer()(data):
        return Found(path, data)
    # Standard input cannot be read again by who hands it on.
    return Found(path, data if path == "-" else b"", passed_over=True)


@cache
def _sniffer() -> Callable[[bytes], bool]:
    from .sniff import is_ozml

    return is_ozml


def paths_from(data: bytes) -> list[str]:
    """The paths in a list such as ``git ls-files`` or ``find -print0`` writes: one a line, or with a NUL after each."""
    if b"\0" in data:
        entries = data.split(b"\0")
    else:
        entries = [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(entry) for entry in entries if entry]


class _Once:
    """What was handed out: nothing is, a second time. Where only one path is named, nothing needs to be remembered."""

    def __init__(self, files: list[str], *, several: bool) -> None:
        self._several = several
        self._current = ""
        with suppress(OSError):
            self._current = os.getcwd()
        self._seen: set[str] = set()
        self.named = {self.key(path) for path in files} if several else set()

    def key(self, path: str) -> str:
        """The same for all spellings of a path. Links are looked at only where it leads up, and they change the way."""
        if path == "-" or not self._several:
            return path
        if os.pardir in path and os.pardir in path.replace(os.sep, "/").split("/"):
            return os.path.realpath(path)
        return os.path.normpath(os.path.join(self._current, path))

    def is_first(self, key: str) -> bool:
        """Whether it was not asked for ``key`` before."""
        if not self._several:
            return True
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


class _Here(NamedTuple):
    """A folder that is to be gone through: as it is told, as :class:`_Once` knows it, as it is, and what is left out."""

    path: str
    key: str
    real: str
    ignored: tuple[Layer, ...]
    excluded: tuple[Layer, ...]

    def leaves_out(self, name: str, *, is_folder: bool) -> bool:
        """Whether git ignores what is called ``name`` here, or it is excluded."""
        if not self.ignored and not self.excluded:
            return False
        from .ignore import left_out

        return left_out(self.ignored, name, is_folder) or left_out(self.excluded, name, is_folder)

    def within(self, entry: os.DirEntry[str]) -> _Here:
        name = entry.name
        real = os.path.join(self.real, name)
        return _Here(
            entry.path,
            os.path.join(self.key, name),
            real,
            tuple(layer.within(real, name) for layer in self.ignored),
            tuple(layer.within(real, name) for layer in self.excluded),
        )


def _folder(top: str, options: WalkOptions, settings: Settings | None, once: _Once) -> Iterator[Candidate | Missed]:
    real = os.path.realpath(top)
    here = _Here(top, once.key(top), real, (), ())
    if options.exclude:
        from .ignore import excluded

        here = here._replace(excluded=excluded(options.exclude, real))
    if options.respect_gitignore:
        from .ignore import above

        try:
            here = here._replace(ignored=above(real))
        except OSError as error:
            yield from _missed(error, top, once)
    waiting = [here]  # a list, as folders may lie deeper in each other than calls may
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here.path) as entries:
                inside = {entry.name: entry for entry in entries}
        except OSError as error:
            if once.is_first(here.key):
                yield Missed(here.path, error)
            continue
        if options.respect_gitignore and (".gitignore" in inside or ".git" in inside):
            try:
                here = _with_gitignore(here, inside)
            except OSError as error:
                yield from _missed(error, here.path, once)
        if settings and (changed := settings(here.path, inside.keys())) is not None:
            from .ignore import excluded

            here = here._replace(excluded=excluded(changed, here.real))
        folders = yield from _files(here, inside, once)
        waiting += [here.within(entry) for entry in reversed(folders)]


def _with_gitignore(here: _Here, inside: Container[str]) -> _Here:
    """With what a folder's own .gitignore says; in another repository, what is said above it does not count."""
    from .ignore import of_folder, of_repository

    if ".git" in inside:
        here = here._replace(ignored=of_repository(here.real))
    if ".gitignore" in inside:
        here = here._replace(ignored=here.ignored + of_folder(here.real))
    return here


def _files(
    here: _Here, inside: dict[str, os.DirEntry[str]], once: _Once
) -> Generator[Candidate | Missed, None, list[os.DirEntry[str]]]:
    """The files of one folder. Returned are its folders."""
    folders = []
    # Mostly the patterns are about folders alone.
    cares = any(layer.rules.about_files is not None for layer in (*here.ignored, *here.excluded))
    before = os.path.join(here.key, "")
    for name in sorted(inside):
        entry = inside[name]
        is_document = name.lower().endswith(SUFFIXES)
        key = before + name
        named = key in once.named
        if is_document and (named or _is_file(entry)):
            if (named or not cares or not here.leaves_out(name, is_folder=False)) and once.is_first(key):
                yield Candidate(entry.path, named, regular=not named)
        elif is_document and (trouble := _trouble(entry)) is not None:
            if not here.leaves_out(name, is_folder=False) and once.is_first(key):
                yield Missed(entry.path, trouble)
        elif name[0] != "." and _is_folder(entry) and not here.leaves_out(name, is_folder=True):
            folders.append(entry)
    return folders


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder itself and no link to one: links may lead round in circles."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _trouble(entry: os.DirEntry[str]) -> OSError | None:
    """Why what is no file cannot be read; None for a folder and a link to one. Reading a pipe or a device may never end."""
    try:
        mode = os.stat(entry.path).st_mode
    except OSError as error:
        return error
    if stat.S_ISDIR(mode):
        return None
    kind = next((words for is_one, words in _KINDS if is_one(mode)), "not a file")
    return OSError(errno.EINVAL, f"it is {kind}, and in a folder only files are read", entry.path)


def _missed(error: OSError, path: str, once: _Once) -> Iterator[Missed]:
    """Patterns that could not be read: what they leave out is not known, so nothing is left out."""
    path = error.filename or path
    if once.is_first(once.key(path)):
        yield Missed(path, error)
