"""Which task ``ozml validate`` has with each file: the command line over the nearest settings over the defaults."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..bulk.task import Task
from ..checker.aim import NO_AIM, Aim, aim
from ..files.disk import read_limited, reason, shown
from .scopes import Scope, Scopes, inside
from .streams import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..checker.baseline import Baseline
    from ..files.discover import Candidate, Missed
    from ..settings.policy import Judgement
    from ..settings.read import Loaded
    from .choices import Choices, Selection


class Tasks:
    """The tasks for the files of one run. ``task`` is what all have in common beside what is settled for each."""

    def __init__(self, choices: Choices, task: Task) -> None:
        self._stdin_filename = choices.files.stdin_filename
        self._baseline = _baseline(choices.baseline)
        common = task._replace(aim=choices.aim, mending=choices.mending, unsafe=choices.unsafe)

        def make(selection: Selection, loaded: Loaded | None) -> _Scope:
            return _Scope(selection, loaded, choices, common)

        self._scopes = Scopes(choices.files, make)

    def candidates(self, paths: list[str]) -> Iterator[Candidate | Missed]:
        """The files at ``paths``."""
        return self._scopes.candidates(paths)

    def of(self, path: str) -> Task:
        """What to do with the file at ``path``."""
        scope = self._scopes.of_file(path)
        if path == "-":
            name = self._stdin_filename
            task = scope.task(name or os.curdir)
            task = task._replace(name=shown(name)) if name else task
        else:
            task = scope.task(path)
        if self._baseline is None:
            return task
        return task._replace(accepted=self._baseline.of(task.name or shown(path)))


class _Scope(Scope):
    """What holds for the files under one file of settings, as to how they are judged."""

    def __init__(self, selection: Selection, loaded: Loaded | None, choices: Choices, task: Task) -> None:
        super().__init__(selection, loaded)
        self._choices = choices
        self._judgement: Judgement | None = None
        self._task = task
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

    def task(self, path: str) -> Task:
        """What to do with a file."""
        return self._settled(path) if self._varies else self._task

    def _settled(self, path: str) -> Task:
        choices, judgement, settings = self._choices, self._judgement, self.settings
        if judgement is None:
            return self._task
        within = inside(path, self.loaded.folder) if self.loaded is not None and self._varies else path
        policy = judgement.policy(within)
        return self._task._replace(
            policy=policy,
            default=self._default(judgement, within),
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
            where = shown(self.loaded.path) if self.loaded is not None else ""
            raise Trouble(
                f"{where}: per-file-mode and per-file-answers contradict each other for {shown(path)}: {error}."
            ) from error


def _baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from ..checker.baseline import parse

    try:
        return parse(read_limited(path), os.path.dirname(os.path.abspath(path)))
    except OSError as error:
        how = f" Write one with --write-baseline {shown(path)}." if isinstance(error, FileNotFoundError) else ""
        raise Trouble(f"{shown(path)}: cannot read the baseline: {reason(error)}.{how}") from error
    except ValueError as error:
        raise Trouble(f"{shown(path)}: cannot read the baseline: {error}.") from error
