"""The sentences of commands as they stand in their document: less what is told as branches, and what their place denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

from ..values import EMBEDDING
from .branches import TOLD
from .script import command_name
from .sentence import describe
from .words import Chunk, Kind, Sentence

if TYPE_CHECKING:
    from ..document import Element
    from .script import Script


def tell(element: Element, script: Script) -> Sentence:
    """What ``element`` does where it stands in ``script``."""
    name = command_name(element)
    if name == "Reject" and element.index in script.idle_rejects:
        words = describe(element)[1:]  # behind its phrase: what it is given by mistake
        return (Chunk("Reject", Kind.VALUE), Chunk(f", {script.idle_rejects[element.index]}"), *words)
    told = TOLD if name == "UserInput" else (EMBEDDING,) if element.index in script.embedded else ()
    return describe(element, told)


class Lines(Sequence[Sentence]):
    """The lines of a node, each told when it is asked for: of thousands of commands in a node, few are shown."""

    __slots__ = ("_said", "_script")

    def __init__(self, script: Script | None, said: Sequence[Element | Sentence]) -> None:
        self._script = script
        self._said = said

    def __len__(self) -> int:
        return len(self._said)

    @overload
    def __getitem__(self, place: int) -> Sentence: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, place: int | slice) -> Sentence | tuple[Sentence, ...]:
        if isinstance(place, slice):
            return tuple(map(self._line, self._said[place]))
        return self._line(self._said[place])

    def __iter__(self) -> Iterator[Sentence]:
        return map(self._line, self._said)

    def _line(self, said: Element | Sentence) -> Sentence:
        if isinstance(said, tuple):
            return said
        assert self._script is not None, "only nodes of a document hold commands"
        return tell(said, self._script)
