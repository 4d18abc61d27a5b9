"""``--output-format mermaid``: the chart in Mermaid, which GitHub, GitLab and many wikis draw.

Labels go through Mermaid's own syntax, Markdown, HTML and formulas before they are drawn, so all that could mean something
to one of these is written as the number of its character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...show.chart import Chart, Edge, Node, Shape
from ...show.flow import draw
from ...show.join import Joined
from .labels import by_script, edge_text, is_dotted, node_lines, script_title

#: Mermaid draws no more, unless the page that shows the chart allows it.
MOST_CHARACTERS, MOST_EDGES = 50_000, 500

_SHAPES = {
    Shape.START: '(["{}"])',
    Shape.COMMANDS: '["{}"]',
    Shape.CHOICE: '{{{{"{}"}}}}',
    Shape.LOOP: '[["{}"]]',
    Shape.URL: '[/"{}"/]',
    Shape.QUERY: '[("{}")]',
    Shape.END: '(["{}"])',
}
#: Everything but letters, digits, blanks and what nothing reads where it stands. \ufb02, \u00b0, \u00b6 and \u00df are what
#: Mermaid itself puts in the place of numbers; a point may make a web address, a hyphen a list.
_ACTIVE = re.compile(
    r"[^\w ,?/.\u00a1-\U0010ffff-]|[_\u200b\ufb02\u00b0\u00b6\u00df]|(?i:(?<=www)\.)|(?<![^\W_])-|-(?![^\W_])"
)
#: Mermaid looks for numbers, formulas, icons and line ends once more when the numbers are characters again; a space of no
#: width behind the first character of these keeps them apart.
_SEEN_LATER = re.compile(r"\ufb02(?=\u00b0)|\u00b6(?=\u00df)|\$(?=\$)|:(?=fa-)|\\(?=[nN])")
#: The beginning of a numbered list.
_LIST = re.compile(r"\A(\s*\d+)[.]")
_CLASSES = """\
    classDef unreached fill:none,stroke-dasharray:4 4,opacity:0.5
    classDef found stroke:#d97706,stroke-width:2px
"""


def render(joined: Joined) -> str:
    """The chart of the documents."""
    return chart_text(draw(joined))


def is_drawn(text: str) -> bool:
    """Whether Mermaid draws a chart of this size."""
    # In labels, the sign of an arrow is a number.
    return len(text) <= MOST_CHARACTERS and text.count("->") <= MOST_EDGES


def chart_text(chart: Chart) -> str:
    """A chart in Mermaid."""
    lines = ["flowchart TD\n"]
    several = len(chart.paths) > 1
    grouped = by_script(chart) if several else {}
    for number, path in enumerate(chart.paths) if several else ():
        lines.append(f'    subgraph s{number + 1}["{escaped(script_title(path))}"]\n')
        lines += [f"    {line}" for node in grouped.get(number, ()) for line in _node(chart, node)]
        lines.append("    end\n")
    for node in chart.nodes:
        if not several or node.script is None:
            lines += _node(chart, node)
    lines += map(_edge, chart.edges)
    dashed = [str(number) for number, edge in enumerate(chart.edges) if edge.unreached]
    if dashed:
        lines.append(f"    linkStyle {','.join(dashed)} opacity:0.5\n")
    if any(node.unreached or node.codes for node in chart.nodes):
        lines.append(_CLASSES)
    return "".join(lines)


def escaped(text: str) -> str:
    """``text``, which is one line, for a label in quotes."""
    apart = _SEEN_LATER.sub(lambda match: f"{match.group()}\u200b", text)
    return _LIST.sub(r"\1#46;", _ACTIVE.sub(lambda match: _number(match.group()), apart))


def _number(character: str) -> str:
    return "#quot;" if character == '"' else f"#{ord(character)};"


def _node(chart: Chart, node: Node) -> Iterator[str]:
    label = "<br>".join(map(escaped, node_lines(chart, node)))
    classes = ":::unreached" if node.unreached else ":::found" if node.codes else ""
    yield f"    {node.name}{_SHAPES[node.shape].format(label)}{classes}\n"


def _edge(edge: Edge) -> str:
    arrow = "-.->" if is_dotted(edge) else "-->"
    text = edge_text(edge)
    label = f'|"{escaped(text)}"|' if text else ""
    return f"    {edge.source} {arrow}{label} {edge.target}\n"
