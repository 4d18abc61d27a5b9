"""``ozml rule``."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import click

from ..rules.registry import ALL_RULES, find_rule, rule_of
from ..suggest import nearest
from .options import ToolCommand, complete_from

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class RuleCommand(ToolCommand):
    """``ozml rule``."""

    example = "ozml rule OZ301"


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    rules = [rule_of(module) for module in ALL_RULES]
    words = [*sorted(rule.code for rule in rules), *sorted(rule.name for rule in rules)]
    return complete_from(words)(ctx, param, incomplete)


@click.command("rule", cls=RuleCommand)
@click.argument("rule", required=False, shell_complete=_complete)
def command(rule: str | None) -> None:
    """Explain RULE, given by its code or name, such as OZ301; without one, list all rules."""
    if rule is None:
        for each in sorted((rule_of(module) for module in ALL_RULES), key=lambda rule: rule.code):
            click.echo(f"{each.code}  {each.severity.value:7}  {each.name}")
        return
    module = find_rule(rule)
    if module is None:
        meant = nearest(rule, [word for m in ALL_RULES for word in (rule_of(m).code, rule_of(m).name)])
        advice = f" Did you mean {meant}?" if meant else " ozml rule lists them."
        raise click.UsageError(f"There is no rule {rule!r}.{advice}")
    found = module.RULE
    click.echo(f"{found.code} {found.name} ({found.severity.value})\n\n{inspect.cleandoc(module.__doc__ or '')}")
