"""``--output-format markdown``: a table for a comment in a review, as GitHub, GitLab and others show it.

What an added or a removed command holds stands below it in its cell, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ...diff.change import Change
from ...diff.files import Compared
from ...diff.sentence import sentence
from ...document.part import Span
from ..layout import one_line
from ..outcome import Trouble
from .content import all_held, described, node_of
from .stat import sign
from .summary import sentence as summary
from .where import Where, at

#: So many lines of what an element holds are shown: a comment in a review has an end, and the patch has all.
_MOST_HELD = 100
_INDENT = "&emsp;"
_ACTS = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~$])")


def render(compared: Sequence[Compared], troubles: Sequence[Trouble] = ()) -> str:
    """A heading and a table for each pair of files that differ, what could not be compared, and the sum."""
    lines: list[str] = []
    for each in compared:
        if each.differs or each.cosmetic:
            lines += _file(each)
    for trouble in troubles:
        lines += _trouble(trouble)
    if compared or not troubles:
        lines.append(summary(compared))
    return "".join(f"{line}\n" for line in lines)


def _trouble(trouble: Trouble) -> Iterator[str]:
    name = _code(trouble.path)
    if trouble.diagnostics:
        yield f"{name} cannot be compared:"
        yield ""
        for each in trouble.diagnostics:
            place = f"line {each.location.row}, column {each.location.column}"
            yield f"- {place}: {_escaped(' '.join([each.message, each.help or '']).rstrip())}"
    else:
        yield f"{name}: {_escaped(trouble.reason)}."
    yield ""


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
            yield _change(change, compared, where)
        yield ""
    if compared.cosmetic:
        yield "Written in another way:"
        yield ""
        for found in compared.cosmetic:
            rows = [_row(place, span) for place, span in zip(where, (found.old, found.new), strict=True)]
            yield f"- {_escaped(found.words)} ({rows[0] or 'no line'} \u2192 {rows[1] or 'no line'})"
        yield ""


def _change(change: Change, compared: Compared, where: tuple[Where, Where]) -> str:
    trees = compared.comparison.old, compared.comparison.new
    rows = [
        str(place.of(at(tree, side.address))[0].row) if side is not None else ""
        for place, tree, side in zip(where, trees, (change.old, change.new), strict=True)
    ]
    words = "<br>".join([_escaped(sentence(change)), *_held(change, compared)])
    return f"| {_escaped(sign(change))} | {words} | {rows[0]} | {rows[1]} |"


def _held(change: Change, compared: Compared) -> Iterator[str]:
    node = node_of(compared, change)
    if node is None:
        return
    inside = all_held(node)
    for depth, each in islice(inside, _MOST_HELD):
        yield f"{_INDENT * (depth + 1)}\u2022 {_escaped(described(each))}"
    left = sum(1 for _ in inside)
    if left:
        yield f"{_INDENT}\u2022 ... and {left} more"


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
