"""Changes made upon a document."""

from __future__ import annotations

from collections.abc import Sequence

from ..document.element import Document
from ..document.meaning import Meaning, meaning
from .change import Change, Kind, Side
from .normal import document_of


class _Part:
    """A part of a document while it is changed."""

    def __init__(self, meant: Meaning | str) -> None:
        self.own = meant if isinstance(meant, str) else meant._replace(content=())
        self.content = [] if isinstance(meant, str) else [_Part(item) for item in meant.content]

    @property
    def meaning(self) -> Meaning | str:
        """What it means now."""
        if isinstance(self.own, str):
            return self.own
        return self.own._replace(content=tuple(part.meaning for part in self.content))


def apply(old: Document | None, changes: Sequence[Change]) -> Document | None:
    """The document that ``changes`` make of ``old``: what they were found between means what this does.

    ``old`` itself stays as it is. None stands for a document that is not there.

    Raises:
        ValueError: where the changes are not those of this document.
    """
    root = _Part(meaning(old.root)) if old is not None else None
    try:
        root = _changed(root, changes)
    except IndexError as error:
        raise ValueError("these are not changes of this document") from error
    if root is None or isinstance(made := root.meaning, str):
        return None
    return document_of(made)


def _changed(root: _Part | None, changes: Sequence[Change]) -> _Part | None:
    gone = [change.old for change in changes if change.old is not None and change.kind in {Kind.REMOVED, Kind.MOVED}]
    # All are looked up before one is taken away, for that changes the way to those behind it.
    found = {change.old.address: _at(root, change.old.address) for change in changes if change.old is not None}
    taken: dict[tuple[int, ...], set[_Part]] = {}
    for side in gone:
        if side.address:
            taken.setdefault(side.address[:-1], set()).add(found[side.address])
    parents = {address: _at(root, address) for address in taken}
    for address, parts in taken.items():
        parents[address].content = [part for part in parents[address].content if part not in parts]
    for change in changes:
        if change.old is not None and change.new is not None:
            _rewrite(found[change.old.address], change)
    if any(not side.address for side in gone):
        root = None
    for change in sorted((c for c in changes if c.kind in {Kind.ADDED, Kind.MOVED}), key=_new_address):
        assert change.new is not None
        part = _Part(change.new.meaning) if change.old is None else found[change.old.address]
        if not change.new.address:
            root = part
        else:
            *above, place = change.new.address
            siblings = _at(root, tuple(above)).content
            if place > len(siblings):
                raise IndexError(place)
            siblings.insert(place, part)
    return root


def _rewrite(part: _Part, change: Change) -> None:
    """Give a part the name and the parameters of the new side."""
    assert change.old is not None
    assert change.new is not None
    before = part.own
    own = (before,) if isinstance(before, str) else before[:2]
    if own != _own(change.old):
        raise IndexError(change.old.path)
    part.own = change.new.meaning


def _own(side: Side) -> tuple[object, ...]:
    return (side.meaning,) if isinstance(side.meaning, str) else side.meaning[:2]


def _new_address(change: Change) -> tuple[int, ...]:
    assert change.new is not None
    return change.new.address


def _at(root: _Part | None, address: tuple[int, ...]) -> _Part:
    if root is None:
        raise IndexError(address)
    for place in address:
        root = root.content[place]
    return root
