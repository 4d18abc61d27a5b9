"""``ozml rule``."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

import click

from ..rules.catalogue import RULES
from ..rules.registry import find_rule, load, module_of
from ..suggest import nearest
from .options import ToolCommand, complete_from
from .streams import columns

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class RuleCommand(ToolCommand):
    """``ozml rule``."""

    example = "ozml rule OZ301"


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    words = [*sorted(rule.code for rule in RULES.values()), *sorted(rule.name for rule in RULES.values())]
    return complete_from(words)(ctx, param, incomplete)


@click.command("rule", cls=RuleCommand)
@click.argument("rule", required=False, shell_complete=_complete)
def command(rule: str | None) -> None:
    """Explain RULE, given by its code or name, such as OZ301; without one, list all rules."""
    if rule is None:
        for each in sorted(RULES.values(), key=lambda each: each.code):
            click.echo(f"{each.code}  {each.severity.value:7}  {each.name}")
        return
    found = find_rule(rule)
    if found is None:
        meant = nearest(rule, [word for each in RULES.values() for word in (each.code, each.name)])
        advice = f" Did you mean {meant}?" if meant else " ozml rule lists them."
        raise click.UsageError(f"There is no rule {rule!r}.{advice}")
    text = inspect.cleandoc(load(module_of(found)).__doc__ or "")
    width = columns(sys.stdout)
    if width:
        from ..report.rulehelp import wrapped

        text = wrapped(text, width)
    click.echo(f"{found.code} {found.name} ({found.severity.value})\n\n{text}")
