"""``--help`` and ``--version``, as click makes them, but in English alone.

click looks for translations of their words whenever it makes them, which loads modules on each start; there are none.
"""

from __future__ import annotations

from collections.abc import Callable

import click

#: How every command is asked for help.
HELP_NAMES = ["-h", "--help"]


def _flag(names: list[str], words: str, said: Callable[[click.Context], str]) -> click.Option:
    """A flag that says something, and ends the run."""

    def say(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(said(ctx), color=ctx.color)
            ctx.exit()

    return click.Option(names, is_flag=True, expose_value=False, is_eager=True, help=words, callback=say)


def version_flag(version: str) -> click.Option:
    """``--version``."""
    return _flag(["--version"], "Show the version and exit.", lambda _ctx: f"ozml, version {version}")


class Helpful(click.Command):
    """A command with ``--help``."""

    _asking: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        if self._asking is None:
            self._asking = _flag(HELP_NAMES, "Show this message and exit.", click.Context.get_help)
        return self._asking
