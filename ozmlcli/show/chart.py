"""Documents as a flow chart: nodes and the ways between them, as values."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum
from typing import NamedTuple

from .words import Sentence


class Shape(Enum):
    """What a node is."""

    START = "start"  # where the phone system comes in
    COMMANDS = "commands"  # one after the other
    CHOICE = "choice"  # a command that waits, and branches
    LOOP = "loop"
    URL = "url"
    END = "end"


class Line(Enum):
    """What an edge is."""

    FLOW = "flow"  # the call goes this way
    REPORT = "report"  # a URL is requested beside
    UNSTATED = "unstated"  # perhaps: no page says for sure


class Node(NamedTuple):
    """A node. ``script`` is the number of its document, None for a URL; ``commands`` are the numbers of its elements.

    ``unreached`` where all that it holds never runs; ``codes`` are those of the findings in it.
    """

    name: str
    shape: Shape
    script: int | None
    lines: tuple[Sentence, ...]
    commands: tuple[int, ...] = ()
    unreached: bool = False
    codes: tuple[str, ...] = ()


class Edge(NamedTuple):
    """A way from one node to another."""

    source: str
    target: str
    label: Sentence = ()
    line: Line = Line.FLOW
    unreached: bool = False


class Chart(NamedTuple):
    """A flow chart; ``paths`` are those of its documents."""

    paths: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def faded(chart: Chart, starts: list[str]) -> Chart:
    """The chart with all said to be unreached to which no way leads from ``starts``."""
    reached = _reached(starts, chart.edges)
    nodes = (node if node.name in reached else node._replace(unreached=True) for node in chart.nodes)
    edges = (edge if edge.source in reached else edge._replace(unreached=True) for edge in chart.edges)
    return Chart(chart.paths, tuple(nodes), tuple(edges))


def _reached(starts: list[str], edges: tuple[Edge, ...]) -> set[str]:
    """The names of the nodes to which some way leads."""
    targets: dict[str, list[str]] = {}
    for edge in edges:
        if not edge.unreached:
            targets.setdefault(edge.source, []).append(edge.target)
    reached, pending = set(starts), list(starts)
    while pending:
        for target in targets.get(pending.pop(), ()):
            if target not in reached:
                reached.add(target)
                pending.append(target)
    return reached
