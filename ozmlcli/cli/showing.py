"""``ozml validate --show-settings``."""

from __future__ import annotations

import os

import click

from ..files.disk import shown
from ..settings.model import Settings
from ..settings.policy import Choices as PolicyChoices
from ..settings.policy import Judgement
from ..settings.show import show
from .choices import Choices
from .scopes import Scope, Scopes

_LINE = "the command line"


def show_settings(choices: Choices, path: str) -> None:
    """Print the settings that hold for a file or in a folder, each with where it comes from."""
    folder = path if os.path.isdir(path) else os.path.dirname(path) or os.curdir
    if path == "-":
        folder = os.path.dirname(choices.files.stdin_filename) or os.curdir
    scope = Scopes(choices.files, Scope).of_folder(folder)
    settings, loaded = scope.settings, scope.loaded
    origins = dict.fromkeys(loaded.given, shown(loaded.path)) if loaded is not None else {}
    replaced: dict[str, object] = {}
    if choices.select is not None:
        replaced |= {"select": choices.select, "ignore": choices.ignore}
    elif choices.ignore:
        replaced["ignore"] = (*settings.ignore, *choices.ignore)
    if choices.files.exclude is not None:
        replaced["exclude"] = choices.files.exclude
    if choices.files.extend_exclude:
        replaced["extend_exclude"] = (*settings.extend_exclude, *choices.files.extend_exclude)
    if choices.files.respect_gitignore is not None:
        replaced["respect_gitignore"] = choices.files.respect_gitignore
    replaced |= _aim(choices, settings)
    if choices.aim.variables:
        replaced["variables"] = (*settings.variables, *sorted(choices.aim.variables))
    if choices.fail_on is not None:
        replaced["fail_on"] = choices.fail_on
    origins |= {name.replace("_", "-"): _LINE for name in replaced}
    click.echo(show(settings._replace(**replaced), origins), nl=False)  # type: ignore[arg-type]


def _aim(choices: Choices, settings: Settings) -> dict[str, object]:
    """What the command line replaces of the mode and the notification: also what does not go together with its words."""
    mode, answers = choices.mode, choices.answers
    replaced: dict[str, object] = {}
    if mode is not None:
        replaced |= {"mode": mode, "per_file_mode": ()}
    if answers is not None:
        replaced |= {"answers": answers, "per_file_answers": ()}
    if replaced:
        alone = settings._replace(per_file_mode=(), per_file_answers=())
        held = Judgement(alone, PolicyChoices(mode=mode, answers=answers)).aim("")
        replaced |= {
            key: value for key, value in zip(("mode", "answers"), held, strict=True) if value != getattr(settings, key)
        }
    return replaced
