"""A document as an outline: what is known of it, and its commands in sentences, with their branches below them."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterable
from typing import NamedTuple

from ..diagnostic import Diagnostic, Location
from ..document import Element
from ..language.index import find_parameters
from ..language.model import Mode
from ..language.notifications import NOTIFICATIONS
from ..language.types import URL
from ..language.words import mode_words
from ..meaning import parameters
from ..rules.reject_after_answer import NOTHING_TO_REFUSE
from ..suggest import listing
from .branches import TOLD, Branch, Way, branches, leaves
from .chart import Chart
from .flow import draw
from .join import Joined
from .names import Variable, variables
from .script import Script
from .sentence import describe
from .words import Chunk, Kind, Sentence

_THEN: dict[Way, str] = {
    Way.BACK: "goes back to the menu around it",
    Way.AGAIN: "starts again",
    Way.ON: "goes on",
}


class Item(NamedTuple):
    """A line of an outline with what stands below it.

    ``element`` is the element that it is about, None where a parameter says it. ``unreached`` says why it never runs, ""
    where it may.
    """

    sentence: Sentence
    items: "tuple[Item, ...]" = ()
    element: Element | None = None
    location: Location | None = None
    unreached: str = ""
    findings: tuple[Diagnostic, ...] = ()


class Outline(NamedTuple):
    """A document as an outline.

    ``answers`` is the notification that it is said to answer; ``reached`` are those that other documents bring about, each
    with the path of one; ``may_answer`` are all that it could, where nothing of that is known. ``findings`` are those about
    no command of it.
    """

    path: str
    modes: tuple[Mode, ...]
    mode_given: bool
    answers: str | None
    reached: tuple[tuple[str, str], ...]
    may_answer: tuple[str, ...]
    variables: tuple[Variable, ...]
    findings: tuple[Diagnostic, ...]
    items: tuple[Item, ...]


def outlines(joined: Joined, chart: Chart | None = None) -> list[Outline]:
    """The outline of each document; ``chart`` is theirs, if it was drawn."""
    targets = {url: joined.scripts[number].path for url, number in joined.links.items()}
    aside = _aside(chart or draw(joined))
    found = []
    for number, script in enumerate(joined.scripts):
        reached = [(each.notification, joined.scripts[each.source].path) for each in joined.reached.get(number, ())]
        unreached = {**dict.fromkeys(aside.get(number, ()), "nothing leads here"), **script.unreached}
        found.append(_outline(script._replace(unreached=unreached), targets, tuple(reached)))
    return found


def _aside(chart: Chart) -> dict[int, list[int]]:
    """By the number of a document, those of the commands to which no way leads."""
    found: dict[int, list[int]] = {}
    for node in chart.nodes:
        if node.unreached and node.script is not None:
            found.setdefault(node.script, []).extend(node.commands)
    return found


def _outline(script: Script, targets: dict[str, str], reached: tuple[tuple[str, str], ...]) -> Outline:
    root = script.document.root
    commands = [root] if root.is_command else root.children
    modes = script.reading.left
    answers = script.answers.name if script.answers is not None else None
    return Outline(
        script.path,
        tuple(mode for mode in Mode if mode in modes),
        script.reading.given,
        answers,
        reached,
        () if answers or reached else _may_answer(script),
        tuple(variables(script)),
        tuple(script.findings.get(-1, ())),
        tuple(_Outliner(script, targets).items(commands)),
    )


def mode_sentence(outlined: Outline) -> str:
    """For which mode a document is, and how that is known."""
    words = mode_words(frozenset(outlined.modes))
    if len(outlined.modes) == len(Mode):
        return "any mode"
    return words if outlined.mode_given else f"{words}, by what it holds"


def answers_sentence(outlined: Outline) -> str:
    """What a document answers, or may answer; "" where nothing is known."""
    if outlined.answers is not None:
        words = [outlined.answers]
    elif outlined.reached:
        words = [f"{notification} of {path}" for notification, path in outlined.reached]
    else:
        return f"may answer {listing(outlined.may_answer, 'or')}" if outlined.may_answer else ""
    return f"answers {listing(words)}"


def _may_answer(script: Script) -> tuple[str, ...]:
    """The notifications that a document may answer."""
    first = script.document.root.children[:1]
    refuses = bool(first) and first[0].name == "Reject"
    return tuple(
        each.name
        for each in NOTIFICATIONS
        if each.modes & script.reading.left and not (refuses and each.name in NOTHING_TO_REFUSE)
    )


class _Outliner:
    def __init__(self, script: Script, targets: dict[str, str]) -> None:
        self._script = script
        self._targets = targets

    def items(self, elements: Iterable[Element], unreached: str = "") -> list[Item]:
        """The items of ``elements``; ``unreached`` says why what holds them never runs."""
        return [self._item(each, unreached or self._script.unreached.get(each.index, "")) for each in elements]

    def _item(self, element: Element, unreached: str) -> Item:
        below = self.items(leaves(element), unreached)
        for branch in branches(element):
            below += self._branch(branch, unreached)
        told = TOLD if element.name == "UserInput" else ()
        return self._about(element, describe(element, told) + self._links(element), below, unreached)

    def _branch(self, branch: Branch, unreached: str) -> list[Item]:
        if branch.way is Way.COMMANDS:
            below = self.items(branch.commands, unreached)
            return below if branch.part is None else [self._about(branch.part, branch.when, below, unreached)]
        return [Item((*branch.when, Chunk(": "), *self._then(branch)), unreached=unreached)]

    def _then(self, branch: Branch) -> Sentence:
        if branch.way is Way.URL:
            asks = (Chunk("goes on with what "), Chunk(branch.url, Kind.VALUE), Chunk(" answers"))
            return (*asks, *self._link(branch.url))
        if branch.perhaps:
            return (Chunk("starts again if "), *branch.perhaps, Chunk(" is true, else goes on"))
        return (Chunk(_THEN[branch.way]),)

    def _about(self, element: Element, sentence: Sentence, below: list[Item], unreached: str) -> Item:
        script, number = self._script, element.index
        return Item(
            sentence,
            tuple(below),
            element,
            script.locations[number],
            unreached,
            tuple(script.findings.get(number, ())),
        )

    def _links(self, element: Element) -> Sentence:
        """Which files are behind the URLs of an element."""
        if not self._targets or element.spec is None:
            return ()
        known = find_parameters(element.spec)
        given = [(known[name].parameter, value) for name, value in parameters(element) if name in known]
        return tuple(
            chunk
            for parameter, value in given
            if parameter.type is URL and parameter.name not in TOLD
            for chunk in self._link(value)
        )

    def _link(self, url: str) -> Sentence:
        path = self._targets.get(url)
        return () if path is None else (Chunk(" (see "), Chunk(path, Kind.VALUE), Chunk(")"))
