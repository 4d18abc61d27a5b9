"""Changes in the words in which a person would name them."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.types import PROSE
from ..suggest import listing, shortened
from .change import Change, Kind, ParameterChange, Side

ARROW = "\u2192"
#: A value in a sentence is cut behind so many characters.
_LONGEST = 60


def sentence(change: Change) -> str:
    """Such as "Record: Format mp3 → wav", "Delay moved from 2nd to 4th" or "Speak added"."""
    what = title(change.side)
    if change.kind is Kind.ADDED:
        return f"{what} added{_named(change.side)}"
    if change.kind is Kind.REMOVED:
        return f"{what} removed{_named(change.side)}"
    if change.kind is Kind.MOVED:
        changed = f"; {details(change)}" if is_changed(change) else _named(change.side)
        return f"{what} moved {way(change)}{changed}"
    return f"{what}: {details(change)}"


def title(side: Side) -> str:
    """What an element is called."""
    return side.names.told(side.name) or f"Text in {side.path.rpartition('/')[0].rpartition('/')[2]}"


def is_changed(change: Change) -> bool:
    """Whether name or parameters differ."""
    return bool(change.parameters) or (
        change.old is not None and change.new is not None and change.old.name != change.new.name
    )


def details(change: Change) -> str:
    """What changed in an element itself, such as "Format mp3 → wav, Duration 30 added"."""
    said = [_parameter(change, each) for each in change.parameters]
    if change.old is not None and change.new is not None and change.old.name != change.new.name:
        said.insert(0, f"the name was {_old_name(change.old, change.new)}")
    return ", ".join(said)


def way(change: Change) -> str:
    """From where to where something moved."""
    old, new = change.old, change.new
    assert old is not None
    assert new is not None
    if old.address[:-1] == new.address[:-1]:
        return f"from {ordinal(old.ordinal)} to {ordinal(new.ordinal)}"
    return f"from {old.path} to {new.path}"


def ordinal(number: int) -> str:
    """Such as 1st, 2nd, 3rd or 11th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def counts(changes: Iterable[Change]) -> str:
    """How many changes of each kind there are, such as "2 changed and 1 moved and changed"; "" without any."""
    numbers = {(kind, also): 0 for kind in Kind for also in (False, True)}
    for change in changes:
        numbers[change.kind, change.kind is Kind.MOVED and is_changed(change)] += 1
    return listing(
        f"{number} {kind.value}{' and changed' if also else ''}" for (kind, also), number in numbers.items() if number
    )


def quoted(value: str | None) -> str:
    """A value for a sentence: in quotes where its limits were not seen otherwise."""
    if value is None:
        return "none"
    value = shortened(value, _LONGEST)
    return value if value and not any(c in value for c in ' \t\r\n",;') else f'"{value}"'


def _named(side: Side) -> str:
    """What tells most of an element: what is said, in quotes, or else its first parameter; "" where it has none."""
    spec = side.element.spec if side.name else None
    prose = {p.name for p in spec.parameters if p.type in PROSE} if spec is not None else {""}
    said = next((value for name, value in side.parameters if value and name in prose), None)
    if said is not None:
        return f': "{shortened(said, _LONGEST)}"'
    name, value = next(((name, value) for name, value in side.parameters if value), ("", ""))
    return f": {side.names.told(name)} {quoted(value)}" if value else ""


def _old_name(old: Side, new: Side) -> str:
    """The name that an element had; where another namespace is all that differs, with that."""
    name = old.names.told(old.name)
    return name if name != new.names.told(new.name) else old.names.full(old.name)


def _parameter(whole: Change, change: ParameterChange) -> str:
    # What is no more in the new document may have a prefix in the old one alone.
    side = whole.old if change.new is None and whole.old is not None else whole.side
    name = f"{side.names.told(change.name)} " if change.name else ""
    if change.old is None:
        return f"{name}{quoted(change.new)} added"
    if change.new is None:
        return f"{name}{quoted(change.old)} removed"
    return f"{name}{quoted(change.old)} {ARROW} {quoted(change.new)}"
