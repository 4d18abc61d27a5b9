"""``--stat``: how many changes there are in each file, and of which kinds."""

from __future__ import annotations

from collections.abc import Sequence

from ...diff.change import Change, Kind
from ...diff.files import Compared
from ...diff.sentence import is_changed
from ..layout import cells, visible
from .summary import sentence

#: What stands for a change of each kind, here and in the outline; and for one that moved and is changed as well.
SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.MOVED: ">", Kind.CHANGED: "~"}
_MOVED_AND_CHANGED = "*"
_ORDER = "+->*~"
#: The most signs behind a file; of more changes each sign stands for several.
_WIDTH = 40


def sign(change: Change) -> str:
    """What stands for a change."""
    return _MOVED_AND_CHANGED if change.kind is Kind.MOVED and is_changed(change) else SIGNS[change.kind]


def render(compared: Sequence[Compared], arrow: str) -> str:
    """A line for each file that differs, and their sum."""
    rows = [(_name(each, arrow), each) for each in compared if each.differs]
    width = max((cells(name) for name, _ in rows), default=0)
    most = max((len(each.changes) for _, each in rows), default=0)
    digits = len(str(most))
    lines = []
    for name, each in rows:
        signs = _signs(each, most)
        gap = " " * (width - cells(name))
        lines.append(f" {name}{gap} | {len(each.changes):>{digits}} {signs}".rstrip() + "\n")
    return "".join(lines) + (f" {sentence(compared)}\n" if rows else "")


def _name(compared: Compared, arrow: str) -> str:
    if compared.renamed:
        return f"{visible(compared.old_name)} {arrow} {visible(compared.new_name)}"
    return visible(compared.new_name if compared.new is not None else compared.old_name)


def _signs(compared: Compared, most: int) -> str:
    """A sign for each change, or in the right proportion fewer, but of each kind that there is one at least."""
    share = min(1.0, _WIDTH / most) if most else 1.0
    numbers = dict.fromkeys(_ORDER, 0)
    for change in compared.changes:
        numbers[sign(change)] += 1
    return "".join(each * max(round(number * share), 1) for each, number in numbers.items() if number)
