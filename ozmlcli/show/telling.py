"""The sentences of commands as they stand in their document: less what is told as branches, and what their place denies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..document.values import EMBEDDING
from .branches import TOLD
from .lazy import Lazy
from .script import command_name
from .sentence import describe
from .words import Chunk, Kind, Sentence

if TYPE_CHECKING:
    from ..document.element import Element
    from .script import Script


def tell(element: Element, script: Script) -> Sentence:
    """What ``element`` does where it stands in ``script``."""
    name = command_name(element)
    if name == "Reject" and element.index in script.idle_rejects:
        words = describe(element)[1:]  # behind its phrase: what it is given by mistake
        return (Chunk("Reject", Kind.VALUE), Chunk(f", {script.idle_rejects[element.index]}"), *words)
    told = TOLD if name == "UserInput" else (EMBEDDING,) if element.index in script.embedded else ()
    return describe(element, told)


def lines(script: Script | None, said: Sequence[Element | Sentence]) -> Sequence[Sentence]:
    """The lines of a node, from sentences and from commands of ``script``, which is None for a node without commands."""

    def line(each: Element | Sentence) -> Sentence:
        if isinstance(each, tuple):
            return each
        assert script is not None, "only nodes of a document hold commands"
        return tell(each, script)

    return Lazy(said, line)
