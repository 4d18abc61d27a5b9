"""Documents as most are: from the shapes of their elements alone it follows that no rule has anything to say of them.

What a rule looks at is known without asking it (:class:`~ozmlcli.rules.base.Rule`). Where no rule would be asked, and the
XSD accepts the document, no tree of ours is made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .language.model import ANY_MODE, Mode
from .rules.registry import Dispatch
from .shape import DISPUTED, INEXACT, OPEN, Shape

if TYPE_CHECKING:
    from .rules.base import Rule


def is_ordinary(shapes: list[Shape], text: str, possible: frozenset[Mode], rules: Dispatch) -> bool:
    """Whether none of ``rules``, and of those about form and modes, has anything to say of a document that the XSD accepts.

    ``shapes`` are those of its elements, in document order, and ``possible`` the modes that it may be for; where that is
    one, it was given. False may also mean that it is not known.
    """
    left, marks = possible, 0
    for shape in shapes:
        marks |= shape.marks
        if shape.modes is not ANY_MODE:
            left &= shape.modes
    if not left or marks & (INEXACT | OPEN) or (marks & DISPUTED and len(possible) == 1):
        return False
    mode = next(iter(left)) if len(left) == 1 else None
    return all(_has_nothing_to_say(group.concerned, shapes, mode) for group in rules.of(text))


def _has_nothing_to_say(concerned: dict[Shape, tuple[Rule, ...]], shapes: list[Shape], mode: Mode | None) -> bool:
    once: set[Rule] = set()
    for place, shape in enumerate(shapes, 1):
        for rule in concerned[shape]:
            if rule.followed and place == len(shapes):
                continue
            if rule.lacking and not shape.lacks_in(mode):
                continue
            if rule.several and rule not in once:
                once.add(rule)
                continue
            return False
    return True
