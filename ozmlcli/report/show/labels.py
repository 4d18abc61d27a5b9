"""What is written on a chart's nodes and edges: short texts, the same for every renderer."""

from __future__ import annotations

from ...show.chart import Chart, Edge, Line, Node, Shape
from ...show.words import Sentence, plain
from ...suggest import shortened_start
from ..layout import one_line

#: Of the commands in a node so many are shown.
MOST_LINES = 5
#: Of a text so many characters, of a value twice as many.
_MOST = 40


def node_lines(chart: Chart, node: Node) -> list[str]:
    """The lines on a node."""
    lines = node.lines
    kept = lines if len(lines) <= MOST_LINES + 1 else lines[:MOST_LINES]
    if node.shape is Shape.CHOICE and kept is not lines:  # what it waits for comes last, and is the point
        kept = (*lines[: MOST_LINES - 1], lines[-1])
    texts = [_text(line) for line in kept]
    if len(kept) < len(lines):
        more = f"and {len(lines) - len(kept)} more"
        texts.insert(len(texts) - 1 if node.shape is Shape.CHOICE else len(texts), more)
    if node.shape is Shape.START and len(chart.paths) == 1:
        texts.insert(0, _cut(chart.paths[0]))
    if node.codes:
        texts.append(f"({', '.join(node.codes)})")
    return texts


def edge_text(edge: Edge) -> str:
    """What is written on an edge."""
    return _text(edge.label)


def is_dotted(edge: Edge) -> bool:
    """Whether the call does not surely go this way."""
    return edge.line is not Line.FLOW


def by_script(chart: Chart) -> dict[int, list[Node]]:
    """The nodes of each document, by its number."""
    found: dict[int, list[Node]] = {}
    for node in chart.nodes:
        if node.script is not None:
            found.setdefault(node.script, []).append(node)
    return found


def script_title(path: str) -> str:
    """What is written above the nodes of one of several documents."""
    return _cut(path)


def _text(sentence: Sentence) -> str:
    return one_line(plain(sentence, _MOST))


def _cut(path: str) -> str:
    return shortened_start(one_line(path), 2 * _MOST)
