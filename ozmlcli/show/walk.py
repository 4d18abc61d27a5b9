"""The way of a call through one document: follows the commands, keys, time-outs and URLs until each way ends.

Where no page says what comes next, the edge is :attr:`~ozmlcli.show.chart.Line.UNSTATED`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..document.meaning import parameters
from ..document.values import begins_query
from ..language.index import find_parameters
from ..language.model import Content, Part
from ..language.types import URL
from .after import After, Standing, after
from .board import Board, Draft, End, Open, standing_behind
from .branches import PICKED_UP, TOLD, Branch, Way, branches
from .chart import Line, Shape
from .join import posted
from .script import Script, command_name
from .words import Chunk, Sentence

if TYPE_CHECKING:
    from ..document.element import Element

_OTHER_DIGITS: Sentence = (Chunk("other digits: not stated"),)
_NOT_STATED: Sentence = (Chunk("not stated"),)
_OR_NOT = Chunk(", not stated")
_IF_FAILS: Sentence = (Chunk("if that fails"),)


class Walk:
    """The way through one document. ``targets`` are the nodes at which other documents begin, by their URLs.

    Of a document that is ``embedded`` in another one, commands have no numbers there.
    """

    def __init__(
        self, board: Board, script: Script, number: int, targets: dict[str, Draft], *, embedded: bool = False
    ) -> None:
        self._board = board
        self._script = script
        self._number = number
        self._targets = targets
        self._embedded = embedded
        self._menus: dict[int, Draft] = {}
        self._end: Draft | None = None
        self._aside = False  # among commands that never run

    def all(self, start: Open) -> None:
        """Follow the document from its beginning, to which ``start`` leads."""
        root = self._script.document.root
        ends = self._run([root] if root.is_command else root.children, [start])
        over = [end for end in ends if end.end in {End.GOES_ON, End.CALL_OVER}]
        self._finish(over)

    def _run(self, commands: Iterable[Element], opens: list[Open]) -> list[Open]:
        """Follow commands, to which ``opens`` lead; the ways that lead on behind them."""
        aside: list[Open] = []  # the ways behind commands that never run, which lead to nothing else
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

    def _step(self, command: Element, opens: list[Open]) -> list[Open]:
        standing = standing_behind(opens)
        if standing:
            self._board.doubts[command] = standing
        ways = branches(command) if command.children or command_name(command) == "UserInput" else []
        if command_name(command) == "ForEach":
            return self._loop(command, ways, opens)
        if ways:
            return self._choice(command, ways, opens)
        then = after(command, self._script)
        if then is After.ELSEWHERE:
            return self._go(command, opens)
        return self._line(command, then, opens)

    def _line(self, command: Element, then: After, opens: list[Open]) -> list[Open]:
        """A command without branches: a line more in the node of the one before, if it follows on that alone."""
        unreached = self._never_runs(command)
        draft = opens[0].source if len(opens) == 1 and not opens[0].label else None
        if draft is None or draft.shape is not Shape.COMMANDS or draft.unreached != unreached:
            draft = self._node(Shape.COMMANDS, command, opens)
        self._tell(draft, command)
        return [_open_behind(draft, then)]

    def _go(self, command: Element, opens: list[Open]) -> list[Open]:
        """GoTo, which is an edge; a node only where several ways come from another GoTo, lest each lead to each."""
        if len(opens) > 1 and opens[0].end is End.NOWHERE:
            draft = self._node(Shape.COMMANDS, command, opens)
            self._put(draft, command)
            opens = [Open(draft)]
        target = self._target(dict(parameters(command))["Url"])
        self._board.connect(opens, target, unreached=self._never_runs(command))
        return [_open_behind(each.source, After.ELSEWHERE)._replace(label=_doubtful(each.label)) for each in opens]

    def _loop(self, command: Element, ways: list[Branch], opens: list[Open]) -> list[Open]:
        draft = self._node(Shape.LOOP, command, opens)
        self._tell(draft, command)
        leads_on = True
        for way in ways:
            ends = self._run(way.commands, [Open(draft, (Chunk("each item"),))])
            self._finish([end for end in ends if end.end is End.CALL_OVER])
            self._board.connect([end for end in ends if end.end is End.GOES_ON], draft)
            leads_on = leads_on and any(end.end in {End.GOES_ON, End.CALL_OVER} for end in ends)
        last = Open(draft, (Chunk("after the last"),))
        return [last if leads_on else last._replace(line=Line.UNSTATED, standing=Standing.UNSTATED)]

    def _choice(self, command: Element, ways: list[Branch], opens: list[Open]) -> list[Open]:
        draft = self._node(Shape.CHOICE, command, opens)
        self._menus[command.index] = draft
        for way in ways:
            if way.meanwhile and self._is_straight(way):
                for each in way.commands:
                    self._tell(draft, each)
        self._tell(draft, command)
        leads_on: list[Open] = []
        for way in ways:
            leads_on += self._way(way, draft)
        if not leads_on and not _tells_all(command):
            other = command_name(command) == "UserInput" and all(way.way is not Way.URL for way in ways)
            words = _OTHER_DIGITS if other else _NOT_STATED
            leads_on.append(Open(draft, words, Line.UNSTATED, End.PERHAPS, Standing.UNSTATED))
        return leads_on

    def _way(self, way: Branch, menu: Draft) -> list[Open]:
        """Follow a branch; the ways that lead from it to what stands behind the command."""
        if way.way is Way.COMMANDS:
            return self._commands(way, menu)
        connect = self._board.connect
        if way.way is Way.URL:
            connect([Open(menu, way.label)], self._target(way.url))
        elif way.way is Way.BACK and way.back is not None:
            connect([Open(menu, way.label)], self._menus[way.back.index])
        elif way.way is Way.AGAIN:
            connect([Open(menu, way.label)], menu)
        else:
            if way.perhaps:
                again = (*way.label, Chunk(", if "), *way.perhaps, Chunk(" is true"))
                connect([Open(menu, again)], menu)
            return [Open(menu, way.label)]
        return []

    def _commands(self, way: Branch, menu: Draft) -> list[Open]:
        if way.meanwhile:
            if not self._is_straight(way):
                ends = self._run(way.commands, [Open(menu, way.label)])
                self._finish([end for end in ends if end.end is End.CALL_OVER])
            return []
        ends = self._run(way.commands, [Open(menu, way.label, Line.FLOW if way.commands else Line.UNSTATED)])
        if way.ends_call:
            ends = [end._replace(end=End.CALL_OVER) for end in ends if end.end is End.GOES_ON]
        self._finish([end for end in ends if end.end is End.CALL_OVER])
        return [
            end._replace(label=end.label or _NOT_STATED, line=Line.UNSTATED, standing=Standing.UNSTATED)
            for end in ends
            if end.end in {End.GOES_ON, End.PERHAPS}
        ]

    def _is_straight(self, way: Branch) -> bool:
        """Whether the commands of a branch follow on each other and lead nowhere else."""
        return all(not branches(each) and after(each, self._script) is After.NEXT for each in way.commands)

    def _finish(self, ends: list[Open]) -> None:
        """End the ways behind which the call is over."""
        if not ends:
            return
        if self._end is None:
            self._end = self._board.add(Shape.END, self._number, None, unreached=True)
            self._end.said.append((Chunk("end"),))
        self._board.connect(ends, self._end)

    def _target(self, url: str) -> Draft:
        shape = Shape.QUERY if begins_query(url) else Shape.URL
        return self._targets.get(url) or self._board.target(shape, url)

    def _node(self, shape: Shape, command: Element, opens: list[Open]) -> Draft:
        unreached = self._never_runs(command)
        draft = self._board.add(shape, self._number, self._script, standing_behind(opens), unreached=unreached)
        self._board.connect(opens, draft)
        return draft

    def _tell(self, draft: Draft, command: Element) -> None:
        """Add a command to a node, with the edges to the URLs that it names and to the document that it holds."""
        script = self._script
        self._put(draft, command)
        for name, url in reports(command):
            label = (Chunk(posted(name, command.name) or name),)
            self._board.connect([Open(draft, label, Line.REPORT)], self._target(url))
        if command.index in script.embedded:
            inner = Walk(self._board, script.embedded[command.index], self._number, self._targets, embedded=True)
            inner.all(Open(draft, PICKED_UP, Line.REPORT))

    def _put(self, draft: Draft, command: Element) -> None:
        """Add a command to a node."""
        draft.said.append(command)
        if not self._embedded:
            draft.commands.append(command.index)
        if command.index in self._script.findings:
            draft.codes.update(dict.fromkeys(each.code for each in self._script.findings[command.index]))


def reports(command: Element) -> Iterable[tuple[str, str]]:
    """The parameters of ``command`` that are URLs which are requested beside, with the URLs."""
    if not command.attributes or command.spec is None:
        return
    if not any(each.parameter is not None and each.parameter.type is URL for each in command.attributes):
        return
    known = find_parameters(command.spec)
    for name, value in parameters(command):
        parameter = known[name].parameter if name in known else None
        if parameter is not None and parameter.type is URL and name not in TOLD and value:
            yield name, value


def _doubtful(label: Sentence) -> Sentence:
    """The label of a way that perhaps leads on where the one with ``label`` leads elsewhere."""
    if not label:
        return _NOT_STATED
    return label if label[-1:] == _NOT_STATED or label[-1] == _OR_NOT else (*label, _OR_NOT)


def _open_behind(draft: Draft, then: After) -> Open:
    """The way behind a command that stands in ``draft``, or to which that leads."""
    if then is After.NEXT:
        return Open(draft)
    if then is After.CALL_OVER:
        return Open(draft, end=End.CALL_OVER)
    if then is After.REFUSED:
        return Open(draft, end=End.NOWHERE)
    if then is After.IF_FAILS:
        return Open(draft, _IF_FAILS, Line.UNSTATED, End.PERHAPS, Standing.IF_FAILS)
    end = End.NOWHERE if then is After.ELSEWHERE else End.PERHAPS
    return Open(draft, _NOT_STATED, Line.UNSTATED, end, Standing.UNSTATED)


def _tells_all(command: Element) -> bool:
    """Whether a command that branches holds a branch for each case that there is, so that no other can lead on."""
    spec = command.spec
    if spec is None or spec.open or command_name(command) == "UserInput" or spec.content is not Content.PARTS:
        return False
    held = {child.name for child in command.children if isinstance(child.spec, Part)}
    return all(part.meanwhile or part.name in held for part in spec.parts)
