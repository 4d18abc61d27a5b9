"""``--output-format markdown``: a table for a comment in a review, as GitHub, GitLab and others show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...diff.change import Change
from ...diff.files import Compared
from ...diff.sentence import sentence
from ...finding import Span
from ..layout import one_line
from .stat import SIGNS
from .summary import sentence as summary
from .where import Where

_ACTS = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~$])")


def render(compared: Sequence[Compared]) -> str:
    """A heading and a table for each pair of files that differ, and the sum."""
    lines: list[str] = []
    for each in compared:
        if each.differs or each.cosmetic:
            lines += _file(each)
    return "".join(f"{line}\n" for line in [*lines, summary(compared)])


def _file(compared: Compared) -> Iterator[str]:
    old, new = _code(compared.old_name), _code(compared.new_name)
    if compared.old is None or compared.new is None:
        yield f"### {new if compared.old is None else old} {compared.status}"
    elif old == new:
        yield f"### {new}"
    else:
        yield f"### {old} \u2192 {new}{' renamed' if compared.renamed else ''}"
    yield ""
    where = Where(compared.old), Where(compared.new)
    if compared.changes:
        yield "| | change | line before | line after |"
        yield "|---|---|---|---|"
        for change in compared.changes:
            yield _change(change, where)
        yield ""
    if compared.cosmetic:
        yield "Written in another way:"
        yield ""
        for found in compared.cosmetic:
            rows = [_row(place, span) for place, span in zip(where, (found.old, found.new), strict=True)]
            yield f"- {_escaped(found.words)} ({rows[0] or 'no line'} \u2192 {rows[1] or 'no line'})"
        yield ""


def _change(change: Change, where: tuple[Where, Where]) -> str:
    rows = [
        str(place.of(side)[0].row) if side is not None else ""
        for place, side in zip(where, (change.old, change.new), strict=True)
    ]
    return f"| {_escaped(SIGNS[change.kind])} | {_escaped(sentence(change))} | {rows[0]} | {rows[1]} |"


def _row(where: Where, span: Span | None) -> str:
    return f"line {where.located(span)[0].row}" if span is not None else ""


def _code(name: str) -> str:
    """A name as code, whatever is in it."""
    shown = one_line(name)
    ticks = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    return f"{ticks} {shown} {ticks}" if "`" in shown else f"`{shown}`"


def _escaped(text: str) -> str:
    """A text in which nothing acts: no markup, no link, and nobody is called by an @."""
    return _ACTS.sub(r"\\\1", one_line(text)).replace("&", "&amp;").replace("@", "&#64;").replace("://", ":&#47;/")
