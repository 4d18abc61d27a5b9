"""``--output-format dot``: the chart in Graphviz's language, for pictures: ``ozml show call.xml ... | dot -Tsvg``."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from ...show.chart import Chart, Edge, Node, Shape
from ...show.flow import draw
from ...show.join import Joined
from .labels import by_script, edge_text, is_dotted, node_lines, script_title

_SHAPES = {
    Shape.START: 'shape=box, style="rounded,filled", fillcolor="#e2e8f0"',
    Shape.COMMANDS: "shape=box",
    Shape.CHOICE: 'shape=hexagon, margin="0.4,0.05"',
    Shape.LOOP: "shape=box, peripheries=2",
    Shape.URL: 'shape=box, style="rounded,filled", color="#2563eb", fillcolor="#eff6ff"',
    Shape.QUERY: 'shape=cylinder, color="#2563eb", fillcolor="#eff6ff", style=filled',
    Shape.END: 'shape=box, style="rounded,filled", fillcolor="#e2e8f0"',
}
#: The lines on a node have about so many characters.
_WIDTH = 36
_INDENT = "    "
_HEAD = """\
digraph ozml {
    graph [charset="UTF-8", fontname="Helvetica", fontsize=11, nodesep=0.4, ranksep=0.5]
    node [fontname="Helvetica", fontsize=11, margin="0.15,0.08"]
    edge [fontname="Helvetica", fontsize=10]
"""
_UNREACHED = 'style=dashed, color="#94a3b8", fontcolor="#64748b"'
_FOUND = 'color="#d97706", penwidth=2'


def render(joined: Joined) -> str:
    """The chart of the documents."""
    return chart_text(draw(joined))


def chart_text(chart: Chart) -> str:
    """A chart in DOT."""
    lines = [_HEAD]
    several = len(chart.paths) > 1
    grouped = by_script(chart) if several else {}
    for number, path in enumerate(chart.paths) if several else ():
        lines.append(
            f'    subgraph cluster_{number + 1} {{\n        label={quoted(script_title(path))}; color="#94a3b8"\n'
        )
        lines += [f"    {line}" for node in grouped.get(number, ()) for line in _node(chart, node)]
        lines.append("    }\n")
    for node in chart.nodes:
        if not several or node.script is None:
            lines += _node(chart, node)
    lines += map(_edge, chart.edges)
    return "".join([*lines, "}\n"])


def quoted(text: str) -> str:
    """A line as a string of DOT, in which Graphviz reads entities, and names behind a backslash."""
    return f'"{_escaped(text)}"'


def _label(lines: list[str]) -> str:
    """Lines as a string of DOT: one in the middle; of several, each begins at the left, and what goes on is indented."""
    if len(lines) == 1:
        return '"' + "\\n".join(map(_escaped, wrap(lines[0], _WIDTH, break_long_words=False))) + '"'
    rows = [
        row for line in lines for row in wrap(line, _WIDTH, break_long_words=False, subsequent_indent=_INDENT) or [""]
    ]
    return '"' + "".join(f"{_escaped(row)}\\l" for row in rows) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _node(chart: Chart, node: Node) -> Iterator[str]:
    style = _SHAPES[node.shape]
    if node.unreached:
        style = f"{style}, {_UNREACHED}"
    elif node.codes:
        style = f"{style}, {_FOUND}"
    yield f"    {node.name} [label={_label(node_lines(chart, node))}, {style}]\n"


def _edge(edge: Edge) -> str:
    text = edge_text(edge)
    attributes = [f"label={quoted(' ' + text)}"] if text else []
    if is_dotted(edge):
        attributes.append("style=dashed")
    if edge.unreached:
        attributes.append('color="#94a3b8"')
    listed = f" [{', '.join(attributes)}]" if attributes else ""
    return f"    {edge.source} -> {edge.target}{listed}\n"
