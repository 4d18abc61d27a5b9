"""The board on which a chart is drawn: nodes that still grow, and the edges between them."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from ..document.element import Element
from .after import Standing
from .chart import Edge, Line, Node, Shape
from .script import Script
from .telling import lines
from .words import Chunk, Kind, Sentence


class End(Enum):
    """What becomes of a way where its list of commands ends."""

    GOES_ON = "goes on"
    CALL_OVER = "call over"
    PERHAPS = "perhaps"  # it leads to what comes behind, if something does
    NOWHERE = "nowhere"


class Draft:
    """A node that still grows. ``standing`` is how surely its commands run, ``unreached`` that they never do."""

    __slots__ = ("codes", "commands", "name", "number", "said", "script", "shape", "standing", "unreached")

    def __init__(
        self, name: str, shape: Shape, number: int | None, script: Script | None, standing: Standing, *, unreached: bool
    ) -> None:
        self.name, self.shape, self.number, self.script = name, shape, number, script
        self.standing = standing
        self.unreached = unreached
        self.said: list[Element | Sentence] = []
        self.commands: list[int] = []
        self.codes: dict[str, None] = {}

    def node(self) -> Node:
        """The node as it is now."""
        return Node(
            self.name,
            self.shape,
            self.number,
            lines(self.script, self.said),
            tuple(self.commands),
            self.unreached,
            tuple(self.codes),
        )


class Open(NamedTuple):
    """A way that leads from a node to what comes next; ``standing`` is how surely, once the node is reached."""

    source: Draft
    label: Sentence = ()
    line: Line = Line.FLOW
    end: End = End.GOES_ON
    standing: Standing = Standing.SURE


def standing_behind(opens: Iterable[Open]) -> Standing:
    """How surely runs to what these ways lead: by the surest of them, none of which is surer than where it comes from."""
    return min((max(each.source.standing, each.standing) for each in opens), default=Standing.UNREACHED)


class Board:
    """Nodes and edges as they come, and the ``doubts``: of commands that do not surely run, how surely they do."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.edges: list[Edge] = []
        self.doubts: dict[Element, Standing] = {}
        self._targets: dict[tuple[Shape, str], Draft] = {}

    def add(
        self,
        shape: Shape,
        number: int | None,
        script: Script | None,
        standing: Standing = Standing.SURE,
        *,
        unreached: bool = False,
    ) -> Draft:
        """A new node of the document with this number."""
        name = f"n{len(self.drafts) + 1}"
        unreached = unreached or standing is Standing.UNREACHED
        draft = Draft(name, shape, number, script, standing, unreached=unreached)
        self.drafts.append(draft)
        return draft

    def target(self, shape: Shape, text: str) -> Draft:
        """The node of a URL or a query, the same for all that lead there; unreached until a way of a call does."""
        key = shape, text
        if key not in self._targets:
            draft = self._targets[key] = self.add(shape, None, None, unreached=True)
            draft.said.append((Chunk(text, Kind.VALUE if shape is Shape.URL else Kind.QUOTE),))
        return self._targets[key]

    def connect(self, opens: Iterable[Open], target: Draft, *, unreached: bool = False) -> None:
        """Draw the ways to a node; they are ``unreached`` where what leads there never runs."""
        waits = target.shape in {Shape.URL, Shape.QUERY, Shape.END}
        for each in opens:
            lost = unreached or each.source.unreached or (target.unreached and not waits)
            self.edges.append(Edge(each.source.name, target.name, each.label, each.line, lost))
            if waits and not lost:
                target.unreached = False
