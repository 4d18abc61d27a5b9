"""From documents to their flow chart: each is followed from its beginning."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Mapping
from typing import NamedTuple

from ..document.element import Element
from .after import Standing
from .board import Board, Draft, Open
from .chart import Chart, Shape
from .join import Joined
from .script import Script
from .walk import Walk
from .words import Chunk


class Flow(NamedTuple):
    """How calls go through documents: their ``chart``, and how surely commands run that do not surely do."""

    chart: Chart
    doubts: Mapping[Element, Standing]


def draw(joined: Joined) -> Chart:
    """The flow chart of documents."""
    return follow(joined).chart


def follow(joined: Joined) -> Flow:
    """How calls go through documents."""
    board = Board()
    starts = [_start(board, script, number) for number, script in enumerate(joined.scripts)]
    targets = {url: starts[number] for url, number in joined.links.items()}
    for number, script in enumerate(joined.scripts):
        Walk(board, script, number, targets).all(Open(starts[number]))
    paths = tuple(script.path for script in joined.scripts)
    return Flow(Chart(paths, tuple(draft.node() for draft in board.drafts), tuple(board.edges)), board.doubts)


def _start(board: Board, script: Script, number: int) -> Draft:
    draft = board.add(Shape.START, number, None)
    draft.said.append((Chunk(script.answers.name if script.answers is not None else "start"),))
    draft.codes = dict.fromkeys(each.code for each in script.findings.get(-1, ()))
    return draft
