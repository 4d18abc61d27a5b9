"""The lines of an outline: commands in sentences, with their branches below them."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..diagnostic import Diagnostic, Location
from ..document.element import Element
from ..document.meaning import parameters
from ..language.index import find_parameters
from ..language.types import URL
from .after import Standing
from .branches import PICKED_UP, TOLD, Branch, Way, branches, leaves
from .lazy import Lazy
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


def said_anew(item: Item, unreached: str, doubt: str) -> str:
    """Why an item never runs or on what that hangs, where that is not what is said of the item around it already."""
    if item.unreached:
        return "" if unreached else item.unreached
    return "" if item.doubt == doubt else item.doubt


class Outliner:
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

        return Lazy(things, make) if things else ()

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
        inner = Outliner(script, self._targets, self._doubts, embedded=True)
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
