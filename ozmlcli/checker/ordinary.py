"""Documents as most are: from the shapes of their elements alone it follows that no rule has anything to say of them.

What a rule looks at is known without asking it (:class:`~ozmlcli.rules.base.Rule`). Where no rule would be asked, and the
XSD accepts the document, no tree of ours is made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.shape import DISPUTED, INEXACT, OPEN, Shape
from ..language.model import ANY_MODE, Mode

if TYPE_CHECKING:
    from ..rules.base import Rule
    from ..rules.registry import Group


def is_ordinary(shapes: list[Shape], possible: frozenset[Mode], groups: list[Group]) -> bool:
    """Whether no rule has anything to say of a document that the XSD accepts: none of ``groups``, and none about modes.

    ``shapes`` are those of its elements, in document order, and ``possible`` the modes that it may be for; where that is
    one, it was given. False may also mean that it is not known.
    """
    return _has_nothing_to_ask(shapes, possible, groups, INEXACT | OPEN, formal=True)


def is_settled(shapes: list[Shape], possible: frozenset[Mode], groups: list[Group]) -> bool:
    """Whether none but formal rules have anything to say, so that it is the same for all documents that are so made."""
    return _has_nothing_to_ask(shapes, possible, groups, OPEN, formal=False)


def _has_nothing_to_ask(
    shapes: list[Shape], possible: frozenset[Mode], groups: list[Group], unless: int, *, formal: bool
) -> bool:
    """Whether no rule of ``groups``, the ``formal`` ones or all, would be asked, and no element has a mark of ``unless``."""
    left, marks = possible, 0
    for shape in shapes:
        marks |= shape.marks
        if shape.modes is not ANY_MODE:
            left &= shape.modes
    if not left or marks & unless or (marks & DISPUTED and len(possible) == 1):
        return False
    mode = next(iter(left)) if len(left) == 1 else None
    return all(_has_nothing_to_say(group.concerned, shapes, mode, formal=formal) for group in groups)


def _has_nothing_to_say(
    concerned: dict[Shape, tuple[Rule, ...]], shapes: list[Shape], mode: Mode | None, *, formal: bool
) -> bool:
    once: set[Rule] = set()
    for place, shape in enumerate(shapes, 1):
        for rule in concerned[shape]:
            if rule.formal and not formal:
                continue
            if rule.followed and place == len(shapes):
                continue
            if rule.lacking and not shape.lacks_in(mode):
                continue
            if rule.several and rule not in once:
                once.add(rule)
                continue
            return False
    return True
