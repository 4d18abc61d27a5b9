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

    from ..rules.base import Rule


class RuleCommand(ToolCommand):
    """``ozml rule``."""

    example = "ozml rule OZ301"


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    words = [*sorted(rule.code for rule in RULES.values()), *sorted(rule.name for rule in RULES.values())]
    return complete_from(words)(ctx, param, incomplete)


def _beginning(word: str) -> list[Rule]:
    """The rules whose codes begin with a word that is the beginning of codes; none where it is a whole code."""
    from ..settings.selectors import prefixes

    folded = word.upper()
    if folded not in prefixes():
        return []
    return sorted((rule for rule in RULES.values() if rule.code.startswith(folded)), key=lambda rule: rule.code)


@click.command("rule", cls=RuleCommand)
@click.argument("rule", required=False, shell_complete=_complete)
def command(rule: str | None) -> None:
    """Explain RULE, given by its code or name, such as OZ301; without one, list all rules, and for OZ3 all OZ3xx."""
    rule = "OZ" if rule is None else rule  # with which all codes begin
    listed = _beginning(rule)
    if listed:
        for each in listed:
            click.echo(f"{each.code}  {each.severity.value:7}  {each.name}")
        return
    found = find_rule(rule)
    if found is None:
        # Codes have no likeness that means something.
        meant = nearest(rule, [each.name for each in RULES.values()])
        advice = f" Did you mean {meant}?" if meant else " ozml rule lists them."
        raise click.UsageError(f"There is no rule {rule!r}.{advice}")
    text = inspect.cleandoc(load(module_of(found)).__doc__ or "")
    width = columns(sys.stdout)
    if width:
        from ..report.rulehelp import wrapped

        text = wrapped(text, width)
    click.echo(f"{found.code} {found.name} ({found.severity.value})\n\n{text}")
