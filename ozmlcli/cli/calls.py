"""The documents of ``ozml show``: those on the line, and those to which their URLs lead."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

import click

from ..bulk.task import Task
from ..checker.aim import Aim
from ..files.disk import shown
from ..report.layout import one_line
from ..report.text import render_plain
from ..show.addresses import Addresses, relative_path
from ..show.join import Joined, join, loose
from ..show.script import Refused, Script, read_script
from . import exits
from .choices import Choices
from .streams import Trouble, columns, read_input, tell
from .tasks import Tasks


def read_all(paths: Iterable[str], choices: Choices, entries: Iterable[str]) -> Joined:
    """Read the documents at ``paths`` and all to which they lead, by the ``entries`` of ``--map``.

    Raises:
        Trouble: where one of them cannot be read.
        click.exceptions.Exit: where one is no document, after what is wrong with it was told.
    """
    reader = _Reader(choices, _mapped(entries))
    named = [reader.named(path) for path in paths]
    found = {id(script): script for script in named if script is not None}  # each once
    joined = None if None in named else join(list(found.values()), reader.follow)
    if reader.troubles:
        raise Trouble("\n".join(reader.troubles))
    if joined is None or reader.refused:
        raise click.exceptions.Exit(exits.TROUBLE)
    for url, path in reader.unused():
        tell(f"Nothing leads to {url}, so {shown(path)} is not shown.")
    for script, url, meant in reader.relative(joined):
        tell(
            f"{script.path}: {one_line(url)} is a relative URL, and no page says what the phone system makes of that, "
            f"so it is not followed. Write it in full{meant}."
        )
    return joined


class _Reader:
    """Reads each document once, however many paths and URLs lead to it."""

    def __init__(self, choices: Choices, entries: list[tuple[str, str]]) -> None:
        self.troubles: list[str] = []
        self.refused = False
        self._url = choices.aim.url
        self._tasks = Tasks(choices, Task())
        # What the line says of the documents that it names does not hold for those to which they lead.
        self._others = Tasks(choices._replace(aim=Aim(variables=choices.aim.variables)), Task())
        self._entries = entries
        self._addresses = Addresses(entries)
        self._url_of = {_key(path): url for url, path in reversed(entries)}
        self._read: dict[str, Script | None] = {}

    def named(self, path: str) -> Script | None:
        """The document at a path on the line; None where it cannot be shown, which is told."""
        return self._script(path, self._tasks, self._url or self._url_of.get(_key(path), ""))

    def follow(self, url: str) -> Script | None:
        """The document to which a URL leads, where that is known."""
        if url == self._url:
            return next(iter(self._read.values()))
        path = self._addresses.find(url)
        return None if path is None else self._script(path, self._others, url)

    def unused(self) -> Iterator[tuple[str, str]]:
        """The entries for files to which nothing led."""
        for url, path in self._entries:
            if not os.path.isdir(path) and _key(path) not in self._read:
                yield url, path

    def relative(self, joined: Joined) -> Iterator[tuple[Script, str, str]]:
        """The relative URLs by which a document that is known may be meant, with where each stands and what to write."""
        for script, url in loose(joined):
            path = relative_path(url)
            full = self._addresses.ending_in(path) if path else None
            if full is not None:
                yield script, url, f", such as {full}"
            elif path and any(f"/{each.path}".endswith(f"/{path}") for each in joined.scripts):
                yield script, url, ", and say with --map which file that is"

    def _script(self, path: str, tasks: Tasks, url: str) -> Script | None:
        key = _key(path)
        if key not in self._read or path == "-":  # that standard input is named twice is told
            self._read[key] = None
            try:
                self._read[key] = self._new(path, tasks, url)
            except Trouble as trouble:
                self.troubles.append(trouble.message)
        return self._read[key]

    def _new(self, path: str, tasks: Tasks, url: str) -> Script | None:
        if path != "-" and os.path.isdir(path):
            raise Trouble(f"{shown(path)}: it is a folder. Name the documents in it, such as {shown(path)}/*.xml.")
        data = read_input(path, "the document")
        task = tasks.of(path)
        script = read_script(data, shown(path), task.aim._replace(url=url), task.default, task.policy)
        if isinstance(script, Refused):
            self.refused = True
            tell(render_plain(script.diagnostics, script.text, columns=columns(sys.stderr)).removesuffix("\n"))
            return None
        return script


def _key(path: str) -> str:
    return path if path == "-" else os.path.realpath(path)


def _mapped(entries: Iterable[str]) -> list[tuple[str, str]]:
    """The URLs and paths in the words of ``--map``, each URL once."""
    found: dict[str, str] = {}
    for entry in entries:
        url, path = _entry(entry)
        if url in found:
            raise click.UsageError(
                f"--map: {url} is given twice, for {shown(found[url])} and for {shown(path)}. Only one can be there."
            )
        found[url] = path
    return list(found.items())


def _entry(entry: str) -> tuple[str, str]:
    """The URL and the path in a word of ``--map``; the URL may hold further equals signs."""
    url, sign, path = entry.rpartition("=")
    if not (sign and url and path):
        raise click.UsageError(f"--map: {entry!r} is not URL=FILE. Write it such as http://app.example/menu=menu.xml.")
    if os.path.isdir(path) and not url.endswith("/"):
        raise click.UsageError(
            f"--map: {shown(path)} is a folder, so its URL ends in a slash. Write {url}/={path}, or name a file."
        )
    if not os.path.exists(path):
        raise Trouble(f"{shown(path)}: there is no such file, and --map names it for {url}.")
    return url, path
