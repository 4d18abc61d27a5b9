"""What is made when it is asked for: of the thousands of things that a long document says, few are there at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

From = TypeVar("From")
Made = TypeVar("Made")


class Lazy(Sequence[Made], Generic[From, Made]):
    """What ``make`` makes of each of ``things``."""

    __slots__ = ("_make", "_things")

    def __init__(self, things: Sequence[From], make: Callable[[From], Made]) -> None:
        self._things = things
        self._make = make

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Made: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Made, ...]: ...
    def __getitem__(self, place: int | slice) -> Made | tuple[Made, ...]:
        if isinstance(place, slice):
            return tuple(map(self._make, self._things[place]))
        return self._make(self._things[place])

    def __iter__(self) -> Iterator[Made]:
        return map(self._make, self._things)
