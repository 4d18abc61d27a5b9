"""Documents as a flow chart: nodes and the ways between them, as values."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Sequence
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
    QUERY = "query"  # of SQL, which answers as a URL does
    END = "end"


class Line(Enum):
    """What an edge is."""

    FLOW = "flow"  # the call goes this way
    REPORT = "report"  # beside: a URL is requested, or another call begins
    UNSTATED = "unstated"  # perhaps: no page says for sure


class Node(NamedTuple):
    """A node.

    ``script`` is the number of its document, None for a URL or a query; ``commands`` are the numbers of its elements;
    ``unreached`` where all that it holds never runs; ``codes`` are those of the findings in it.
    """

    name: str
    shape: Shape
    script: int | None
    lines: Sequence[Sentence]
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
