"""A document as an outline: what is known of it, and its commands in sentences, with their branches below them."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload

from ..diagnostic import Diagnostic, Location
from ..document import Element
from ..language.index import find_parameters
from ..language.model import Mode, Root
from ..language.notifications import NOTIFICATIONS
from ..language.types import URL
from ..language.words import mode_words
from ..meaning import parameters
from ..rules.reject_after_answer import NOTHING_TO_REFUSE
from ..suggest import listing
from .after import Standing
from .branches import PICKED_UP, TOLD, Branch, Way, branches, leaves
from .flow import Flow, follow
from .join import Joined
from .names import Variable, variables
from .script import Script, command_name
from .telling import tell
from .words import Chunk, Kind, Sentence

_THEN: dict[Way, str] = {
    Way.BACK: "goes back to the menu around it",
    Way.AGAIN: "starts again",
    Way.ON: "goes on",
}


class Item(NamedTuple):
    """A line of an outline with what stands below it.

    ``element`` is the element that it is about, None where a parameter says it; one that is ``embedded`` stands in a
    parameter of an element around it. ``unreached`` says why it never runs, "" where it may; then ``doubt`` says on what
    that hangs, "" where it surely runs when what it stands in does.
    """

    sentence: Sentence
    items: "Sequence[Item]" = ()
    element: Element | None = None
    location: Location | None = None
    unreached: str = ""
    findings: tuple[Diagnostic, ...] = ()
    doubt: str = ""
    embedded: bool = False


class Items(Sequence[Item]):
    """Items that are made when they are asked for, so that of a long document few are there at once."""

    __slots__ = ("_make", "_things")

    def __init__(self, things: Sequence[Element | Branch], make: Callable[[Element | Branch], Item]) -> None:
        self._things = things
        self._make = make

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(place, slice):
            return tuple(map(self._make, self._things[place]))
        return self._make(self._things[place])

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, self._things)


class Outline(NamedTuple):
    """A document as an outline.

    ``answers`` is the notification that it is said to answer; ``reached`` are those that other documents bring about, each
    with the path of one; ``may_answer`` are all that it could, where nothing of that is known. A document of another root
    than Response is no ``is_answer``. ``findings`` are those about no command of it.
    """

    path: str
    modes: tuple[Mode, ...]
    mode_given: bool
    answers: str | None
    reached: tuple[tuple[str, str], ...]
    may_answer: tuple[str, ...]
    variables: tuple[Variable, ...]
    findings: tuple[Diagnostic, ...]
    items: Sequence[Item]
    is_answer: bool = True


def outlines(joined: Joined, flow: Flow | None = None) -> list[Outline]:
    """The outline of each document; ``flow`` is theirs, if they were followed."""
    targets = {url: joined.scripts[number].path for url, number in joined.links.items()}
    doubts = (flow or follow(joined)).doubts
    found = []
    for number, script in enumerate(joined.scripts):
        reached = [(each.notification, joined.scripts[each.source].path) for each in joined.reached.get(number, ())]
        found.append(_outline(script, _Outliner(script, targets, doubts), tuple(reached)))
    return found


def _outline(script: Script, outliner: "_Outliner", reached: tuple[tuple[str, str], ...]) -> Outline:
    modes = script.reading.left
    answers = script.answers.name if script.answers is not None else None
    is_answer = isinstance(script.document.root.spec, Root)
    return Outline(
        script.path,
        tuple(mode for mode in Mode if mode in modes),
        script.reading.given,
        answers,
        reached,
        () if answers or reached or not is_answer else _may_answer(script),
        tuple(variables(script)),
        tuple(script.findings.get(-1, ())),
        outliner.all(),
        is_answer,
    )


def mode_sentence(outlined: Outline) -> str:
    """For which mode a document is, and how that is known."""
    words = mode_words(frozenset(outlined.modes))
    if len(outlined.modes) == len(Mode):
        return "a mode that nothing in it tells"
    return words if outlined.mode_given else f"{words}, by what it holds"


def answers_sentence(outlined: Outline) -> str:
    """What a document answers, or may answer; "" where nothing is known."""
    if outlined.answers is not None:
        words = [outlined.answers]
    elif outlined.reached:
        words = [f"{notification} of {path}" for notification, path in outlined.reached]
    elif not outlined.is_answer:
        return "answers no notification: it is no Response"
    elif len(outlined.modes) == len(Mode):
        return ""  # all of them would say nothing
    else:
        return f"may answer {listing(outlined.may_answer, 'or')}" if outlined.may_answer else ""
    return f"answers {listing(words)}"


def said_anew(item: Item, unreached: str, doubt: str) -> str:
    """Why an item never runs or on what that hangs, where that is not what is said of the item around it already."""
    if item.unreached:
        return "" if unreached else item.unreached
    return "" if item.doubt == doubt else item.doubt


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
    """Makes the items of one document. Those of one that is ``embedded`` in it are made by another, below ``doubt``."""

    def __init__(
        self, script: Script, targets: dict[str, str], doubts: Mapping[Element, Standing], *, embedded: bool = False
    ) -> None:
        self._script = script
        self._targets = targets
        self._doubts = doubts
        self._embedded = embedded

    def all(self, unreached: str = "", standing: Standing = Standing.SURE) -> Sequence[Item]:
        """The items of the document; what holds them never runs, or not surely."""
        root = self._script.document.root
        return self._items([root] if root.is_command else root.children, unreached, standing)

    def _items(self, things: Sequence[Element | Branch], unreached: str, standing: Standing) -> Sequence[Item]:
        def make(thing: Element | Branch) -> Item:
            if isinstance(thing, Branch):
                return self._branch(thing, unreached, standing)
            return self._item(thing, unreached, standing)

        return Items(things, make) if things else ()

    def _item(self, element: Element, unreached: str, standing: Standing) -> Item:
        standing = max(standing, self._doubts.get(element, Standing.SURE))
        unreached = unreached or self._script.unreached.get(element.index, "")
        if standing is Standing.UNREACHED:
            unreached = unreached or standing.words
        below: list[Element | Branch] = []
        if element.children or command_name(element) == "UserInput":
            below += leaves(element)
            for branch in branches(element):
                below += branch.commands if branch.way is Way.COMMANDS and branch.part is None else [branch]
        items = self._items(below, unreached, standing)
        if element.index in self._script.embedded:
            items = [*items, self._inner(self._script.embedded[element.index], unreached, standing)]
        return self._about(element, tell(element, self._script) + self._links(element), items, unreached, standing)

    def _inner(self, script: Script, unreached: str, standing: Standing) -> Item:
        inner = _Outliner(script, self._targets, self._doubts, embedded=True)
        return Item(PICKED_UP, inner.all(unreached, standing), unreached=unreached, doubt=_doubt(unreached, standing))

    def _branch(self, branch: Branch, unreached: str, standing: Standing) -> Item:
        if branch.way is Way.COMMANDS and branch.part is not None:
            items = self._items(branch.commands, unreached, standing)
            return self._about(branch.part, branch.when, items, unreached, standing)
        sentence = (*branch.when, Chunk(": "), *self._then(branch))
        return Item(sentence, unreached=unreached, doubt=_doubt(unreached, standing))

    def _then(self, branch: Branch) -> Sentence:
        if branch.way is Way.URL:
            asks = (Chunk("goes on with what "), Chunk(branch.url, Kind.VALUE), Chunk(" answers"))
            return (*asks, *self._link(branch.url))
        if branch.perhaps:
            return (Chunk("starts again if "), *branch.perhaps, Chunk(" is true, else goes on"))
        return (Chunk(_THEN[branch.way]),)

    def _about(
        self, element: Element, sentence: Sentence, items: Sequence[Item], unreached: str, standing: Standing
    ) -> Item:
        script, number = self._script, element.index
        return Item(
            sentence,
            items,
            element,
            script.locations[number],
            unreached,
            tuple(script.findings[number]) if number in script.findings else (),
            _doubt(unreached, standing),
            self._embedded,
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


def _doubt(unreached: str, standing: Standing) -> str:
    return "" if unreached else standing.words
