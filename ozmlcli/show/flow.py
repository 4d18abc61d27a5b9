"""From documents to their flow chart: follows the commands, keys, time-outs and URLs.

Each way through a document is followed until it ends. Where no page says what comes next, the edge is
:attr:`~ozmlcli.show.chart.Line.UNSTATED`.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from ..document import Element
from ..language.index import find_parameters
from ..language.model import Mode
from ..language.types import URL
from ..meaning import parameters
from ..rules.base import call_of
from .branches import TOLD, Branch, Way, branches
from .chart import Chart, Edge, Line, Node, Shape, faded
from .join import Joined, posted
from .script import Script
from .sentence import describe
from .words import Chunk, Kind, Sentence

_OTHER_DIGITS: Sentence = (Chunk("other digits: not stated"),)
_NOT_STATED: Sentence = (Chunk("not stated"),)


class _After(Enum):
    """What becomes of a way where its list of commands ends."""

    GOES_ON = "goes on"
    CALL_OVER = "call over"
    PERHAPS = "perhaps"  # it leads to what comes behind, if something does
    NOWHERE = "nowhere"


class _Open(NamedTuple):
    """A way that leads from a node to what comes next."""

    source: str
    label: Sentence = ()
    line: Line = Line.FLOW
    after: _After = _After.GOES_ON


class _Draft:
    """A node that still grows."""

    def __init__(self, name: str, shape: Shape, script: int | None, *, unreached: bool = False) -> None:
        self.name, self.shape, self.script, self.unreached = name, shape, script, unreached
        self.lines: list[Sentence] = []
        self.commands: list[int] = []
        self.codes: dict[str, None] = {}

    def node(self) -> Node:
        lines, commands, codes = tuple(self.lines), tuple(self.commands), tuple(self.codes)
        return Node(self.name, self.shape, self.script, lines, commands, self.unreached, codes)


def draw(joined: Joined) -> Chart:
    """The flow chart of documents."""
    board = _Board()
    starts = [_start(board, script, number) for number, script in enumerate(joined.scripts)]
    for number, script in enumerate(joined.scripts):
        _Walk(board, script, number, {url: starts[target] for url, target in joined.links.items()}).all(starts[number])
    paths = tuple(script.path for script in joined.scripts)
    nodes = tuple(draft.node() for draft in board.drafts.values())
    return faded(Chart(paths, nodes, tuple(board.edges)), starts)


class _Board:
    """Nodes and edges as they come."""

    def __init__(self) -> None:
        self.drafts: dict[str, _Draft] = {}
        self.edges: list[Edge] = []
        self._urls: dict[str, str] = {}

    def add(self, shape: Shape, script: int | None, *, unreached: bool = False) -> _Draft:
        draft = _Draft(f"n{len(self.drafts) + 1}", shape, script, unreached=unreached)
        self.drafts[draft.name] = draft
        return draft

    def url(self, url: str) -> str:
        """The node of a URL, the same for all that lead there."""
        if url not in self._urls:
            draft = self.add(Shape.URL, None)
            draft.lines.append((Chunk(url, Kind.VALUE),))
            self._urls[url] = draft.name
        return self._urls[url]


def _start(board: _Board, script: Script, number: int) -> str:
    draft = board.add(Shape.START, number)
    words = script.answers.name if script.answers is not None else "start"
    draft.lines.append((Chunk(words),))
    draft.codes = dict.fromkeys(each.code for each in script.findings.get(-1, ()))
    return draft.name


class _Walk:
    """The way through one document. ``targets`` are the nodes at which other documents begin, by their URLs."""

    def __init__(self, board: _Board, script: Script, number: int, targets: dict[str, str]) -> None:
        self._board = board
        self._script = script
        self._number = number
        self._targets = targets
        self._menus: dict[int, str] = {}
        self._end = ""
        self._aside = False  # among commands that never run

    def all(self, start: str) -> None:
        root = self._script.document.root
        ends = self._run([root] if root.is_command else root.children, [_Open(start)])
        self._settle([end._replace(after=_After.CALL_OVER) for end in ends if end.after is _After.GOES_ON], "")
        self._settle([end for end in ends if end.after is _After.CALL_OVER], "")

    def _run(self, commands: Iterable[Element], opens: list[_Open]) -> list[_Open]:
        """Follow commands, to which ``opens`` lead; the ways that lead on behind them."""
        aside: list[_Open] = []  # the ways behind commands that never run, which lead to nothing else
        for command in commands:
            if self._aside or not self._never_runs(command):
                opens, aside = self._step(command, opens), []
            else:
                self._aside = True
                aside = self._step(command, aside or opens)
                self._aside = False
        return opens

    def _never_runs(self, command: Element) -> bool:
        return self._aside or command.index in self._script.unreached

    def _step(self, command: Element, opens: list[_Open]) -> list[_Open]:
        ways = branches(command)
        if command.name == "ForEach":
            return self._loop(command, ways, opens)
        if ways:
            return self._choice(command, ways, opens)
        if command.name == "GoTo" and dict(parameters(command)).get("Url"):
            return self._go(command, opens)
        return self._line(command, opens)

    def _line(self, command: Element, opens: list[_Open]) -> list[_Open]:
        """A command without branches: a line more in the node of the one before, if it follows on that alone."""
        unreached = self._never_runs(command)
        draft = self._board.drafts[opens[0].source] if len(opens) == 1 and not opens[0].label else None
        if draft is None or draft.shape is not Shape.COMMANDS or draft.unreached != unreached:
            draft = self._node(Shape.COMMANDS, command, opens)
        self._tell(draft, command)
        if command.name == "Reject":
            return [_Open(draft.name, after=_After.NOWHERE)]
        if command.name == "Hangup" and call_of(command) == "":
            return [_Open(draft.name, after=_After.CALL_OVER)]
        if command.name == "BlindTransfer" and self._script.reading.mode is not Mode.THIRD_PARTY:
            return [_Open(draft.name, (Chunk("if that fails"),), Line.UNSTATED, _After.PERHAPS)]
        return [_Open(draft.name)]

    def _go(self, command: Element, opens: list[_Open]) -> list[_Open]:
        """GoTo, which is an edge. No page says whether what stands behind it runs."""
        self._connect(opens, self._target(dict(parameters(command))["Url"]))
        return [_Open(each.source, _NOT_STATED, Line.UNSTATED, _After.NOWHERE) for each in opens]

    def _loop(self, command: Element, ways: list[Branch], opens: list[_Open]) -> list[_Open]:
        draft = self._node(Shape.LOOP, command, opens)
        self._tell(draft, command)
        for way in ways:
            ends = self._run(way.commands, [_Open(draft.name, (Chunk("each item"),))])
            self._settle(ends, draft.name)
        return [_Open(draft.name, (Chunk("after the last"),))]

    def _choice(self, command: Element, ways: list[Branch], opens: list[_Open]) -> list[_Open]:
        draft = self._node(Shape.CHOICE, command, opens)
        self._menus[command.index] = draft.name
        for way in ways:
            if way.meanwhile and all(not branches(each) and each.name != "GoTo" for each in way.commands):
                for each in way.commands:
                    self._tell(draft, each)
        self._tell(draft, command)
        leads_on: list[_Open] = []
        for way in ways:
            leads_on += self._way(way, draft.name)
        if not leads_on and command.name == "UserInput" and all(way.way is not Way.URL for way in ways):
            # No page says what becomes of digits that match no Input.
            leads_on.append(_Open(draft.name, _OTHER_DIGITS, Line.UNSTATED, _After.PERHAPS))
        return leads_on

    def _way(self, way: Branch, menu: str) -> list[_Open]:
        """Follow a branch; the ways that lead from it to what stands behind the command."""
        if way.way is Way.COMMANDS:
            return self._commands(way, menu)
        if way.way is Way.URL:
            self._connect([_Open(menu, way.label)], self._target(way.url))
        elif way.way is Way.BACK and way.back is not None:
            self._connect([_Open(menu, way.label)], self._menus[way.back.index])
        elif way.way is Way.AGAIN:
            self._connect([_Open(menu, way.label)], menu)
        else:
            if way.perhaps:
                again = (*way.label, Chunk(", if "), *way.perhaps, Chunk(" is true"))
                self._connect([_Open(menu, again)], menu)
            return [_Open(menu, way.label)]
        return []

    def _commands(self, way: Branch, menu: str) -> list[_Open]:
        if way.meanwhile:
            if any(branches(each) or each.name == "GoTo" for each in way.commands):
                ends = self._run(way.commands, [_Open(menu, way.label)])
                self._settle([end for end in ends if end.after is _After.CALL_OVER], "")
            return []
        ends = self._run(way.commands, [_Open(menu, way.label, Line.FLOW if way.commands else Line.UNSTATED)])
        if way.ends_call:
            ends = [end._replace(after=_After.CALL_OVER) for end in ends if end.after is _After.GOES_ON]
        self._settle([end for end in ends if end.after is _After.CALL_OVER], "")
        return [
            end._replace(label=end.label or _NOT_STATED, line=Line.UNSTATED)
            for end in ends
            if end.after in {_After.GOES_ON, _After.PERHAPS}
        ]

    def _settle(self, ends: list[_Open], then: str) -> None:
        """End the ways that lead on at the node ``then``, and those behind which the call is over at the end."""
        self._connect([end for end in ends if end.after is _After.GOES_ON], then)
        over = [end for end in ends if end.after is _After.CALL_OVER]
        if over:
            self._connect(over, self._end_node())

    def _target(self, url: str) -> str:
        return self._targets.get(url) or self._board.url(url)

    def _end_node(self) -> str:
        if not self._end:
            draft = self._board.add(Shape.END, self._number)
            draft.lines.append((Chunk("end"),))
            self._end = draft.name
        return self._end

    def _node(self, shape: Shape, command: Element, opens: list[_Open]) -> _Draft:
        draft = self._board.add(shape, self._number, unreached=self._never_runs(command))
        self._connect(opens, draft.name)
        return draft

    def _tell(self, draft: _Draft, command: Element) -> None:
        """Add a command to a node, with the edges to the URLs that it names."""
        draft.lines.append(describe(command, TOLD if command.name == "UserInput" else ()))
        draft.commands.append(command.index)
        draft.codes.update(dict.fromkeys(each.code for each in self._script.findings.get(command.index, ())))
        if command.spec is None:
            return
        known = find_parameters(command.spec)
        for name, value in parameters(command):
            parameter = known[name].parameter if name in known else None
            if parameter is not None and parameter.type is URL and name not in TOLD and value:
                label = (Chunk(posted(name, command.name) or name),)
                edge = Edge(draft.name, self._target(value), label, Line.REPORT, draft.unreached)
                self._board.edges.append(edge)

    def _connect(self, opens: list[_Open], target: str) -> None:
        for each in opens:
            unreached = self._board.drafts[each.source].unreached or self._board.drafts[target].unreached
            self._board.edges.append(Edge(each.source, target, each.label, each.line, unreached))
