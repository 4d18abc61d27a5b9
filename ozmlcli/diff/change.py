"""What differs between two documents, as values."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum
from typing import NamedTuple

from ..document.element import Element
from ..document.meaning import Meaning
from .names import NO_NAMES, Names


class Kind(Enum):
    """What became of an element, or of a text that is no parameter."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"  # perhaps changed as well
    CHANGED = "changed"


class Side(NamedTuple):
    """An element, or a text that is no parameter, in one of the two documents.

    ``path`` names it for people, such as ``Response/UserInput[1]/Inputs/Input[Key=2]``, and no other in its document.
    ``address`` leads to it from the root: of each element, how much of its content stands before the next; it is empty for
    the root. ``ordinal`` counts the elements of its parent from 1. ``meaning`` holds, of what is added or removed, all but
    what is moved into or out of it; of another, name and parameters alone. ``element`` is the one that it stands for, or
    for a text the one that it stands in. ``names`` tell names of its document to people.
    """

    path: str
    address: tuple[int, ...]
    ordinal: int
    meaning: Meaning | str
    element: Element
    names: Names = NO_NAMES

    @property
    def name(self) -> str:
        """The name of the element; "" of a text."""
        return "" if isinstance(self.meaning, str) else self.meaning.name

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The parameters; of a text itself, under the name ""."""
        return (("", self.meaning),) if isinstance(self.meaning, str) else self.meaning.parameters


class ParameterChange(NamedTuple):
    """A parameter of which the value differs; None where it has none. The name "" stands for a text."""

    name: str
    old: str | None
    new: str | None


class Change(NamedTuple):
    """A difference. What was ``added`` has no ``old`` side, what was ``removed`` no ``new`` one."""

    kind: Kind
    old: Side | None
    new: Side | None
    parameters: tuple[ParameterChange, ...] = ()

    @property
    def side(self) -> Side:
        """The new side, or the old one of what is no more."""
        side = self.new or self.old
        assert side is not None
        return side


def parameter_changes(old: Side, new: Side) -> tuple[ParameterChange, ...]:
    """What differs between the parameters of two sides; of one that is given twice, the first is compared with the first.

    Of a parameter that is left out and has a default, that is the value.
    """
    if old.parameters == new.parameters:
        return ()
    before, after = _by_name(old.parameters), _by_name(new.parameters)
    changes = []
    for name in dict.fromkeys((*(name for name, _ in old.parameters), *(name for name, _ in new.parameters))):
        olds, news = before.get(name, []), after.get(name, [])
        for place in range(max(len(olds), len(news))):
            one = olds[place] if place < len(olds) else None if place else _default(old, name)
            other = news[place] if place < len(news) else None if place else _default(new, name)
            if one != other:
                changes.append(ParameterChange(name, one, other))
    return tuple(changes)


def _default(side: Side, name: str) -> str | None:
    spec = side.element.spec
    if spec is None:
        return None
    return next((each.default_value for each in spec.parameters if each.name == name), None)


def _by_name(parameters: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    return found
