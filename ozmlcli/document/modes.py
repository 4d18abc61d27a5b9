"""In which control mode a document is meant: given by the user, or read off what only some modes know."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..language.model import ANY_MODE, Command, Mode
from .element import Document
from .part import Place, Target
from .shape import OF_SOME_MODES


class Clue(NamedTuple):
    """A command, or a parameter of one, that only ``modes`` know. ``disputed`` modes know it on some pages."""

    place: Place
    subject: str
    modes: frozenset[Mode]
    disputed: frozenset[Mode]
    is_command: bool


class Contradiction(NamedTuple):
    """A clue against the document's mode, and the clue for it."""

    clue: Clue
    evidence: Clue


class Reading(NamedTuple):
    """What is known of a document's mode. ``mode`` is None where several are ``left``."""

    mode: Mode | None
    given: bool
    clues: Sequence[Clue]
    contradictions: Sequence[Contradiction]
    left: frozenset[Mode] = ANY_MODE


def read_modes(document: Document, possible: frozenset[Mode]) -> Reading:
    """Read the mode of ``document`` among the ``possible`` ones; one alone is taken as given.

    Clues are collected only where a rule may ask for them: where the mode is given, and where clues contradict each other.
    """
    if len(possible) == 1:
        return Reading(next(iter(possible)), True, _clues(document), [], possible)
    left = possible
    if document.marks & OF_SOME_MODES:
        before = None
        for element in document.elements:
            modes = element.shape.modes
            if modes is not before and modes is not ANY_MODE:  # most are as the one before
                left &= modes
                before = modes
    if left:
        return _readings(left)
    return _contradicted(_clues(document), possible)


@cache
def _readings(left: frozenset[Mode]) -> Reading:
    """The reading where nothing contradicts: most documents share one."""
    return Reading(next(iter(left)) if len(left) == 1 else None, False, (), (), left)


def _clues(document: Document) -> list[Clue]:
    clues = []
    for element in document.elements:
        spec = element.spec
        if isinstance(spec, Command) and spec.modes:
            clues.append(Clue(Place(element), element.name, spec.modes, spec.disputed_modes, True))
        for attribute in element.attributes:
            parameter = attribute.parameter
            if parameter is not None and parameter.modes != ANY_MODE:
                place = Place(element, Target.ATTRIBUTE, attribute.written)
                clues.append(Clue(place, attribute.name, parameter.modes, frozenset(), False))
    return clues


def _contradicted(clues: list[Clue], possible: frozenset[Mode]) -> Reading:
    """Take the mode with the fewest clues against it, of equals the one of the earliest clue."""

    def against(mode: Mode) -> int:
        return sum(mode not in clue.modes for clue in clues)

    order = [mode for clue in clues for mode in Mode if mode in clue.modes and mode in possible]
    mode = min(order or [mode for mode in Mode if mode in possible], key=against)
    support = [clue for clue in clues if mode in clue.modes]
    contradictions = []
    for clue in clues:
        if mode not in clue.modes:
            evidence = next((other for other in support if not other.modes & clue.modes), None)
            if evidence is not None:
                contradictions.append(Contradiction(clue, evidence))
    return Reading(mode, False, clues, contradictions, frozenset({mode}))
