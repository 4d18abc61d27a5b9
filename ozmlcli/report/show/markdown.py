"""``--output-format markdown``: the outline as a list, then the chart, which GitHub and GitLab draw.

What a document says stands in code spans, in which nothing is a link, a mention, a formula or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...diagnostic import Diagnostic
from ...show.flow import follow
from ...show.items import Item, said_anew
from ...show.join import Joined
from ...show.outline import NO_COMMANDS, Outline, answers_sentence, mode_sentence, outlines
from ...show.words import Chunk, Kind
from ..layout import one_line
from . import mermaid


def render(joined: Joined) -> str:
    """The documents in Markdown."""
    flow = follow(joined)
    chart = flow.chart
    text = "\n".join("".join(f"{line}\n" for line in _document(outlined)) for outlined in outlines(joined, flow))
    drawn = mermaid.chart_text(chart) if len(chart.edges) <= mermaid.MOST_EDGES else ""
    return f"{text}\n```mermaid\n{drawn}```\n" if drawn and mermaid.is_drawn(drawn) else text


def code(text: str) -> str:
    """``text`` as a code span, on one line."""
    text = one_line(text)
    if not text.strip():
        return "(blank)"
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    # A blank at both ends is not part of the code.
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _document(outlined: Outline) -> Iterator[str]:
    yield f"### {code(outlined.path)}"
    yield ""
    mode = mode_sentence(outlined)
    yield f"{mode[0].upper()}{mode[1:]}."
    if answers := answers_sentence(outlined, code):
        yield f"{answers[0].upper()}{answers[1:]}."
    if outlined.variables:
        yield ""
        for variable in outlined.variables:
            yield f"- {code('$' + variable.name)} is {variable.words}"
    if outlined.findings:
        yield ""
        for finding in outlined.findings:
            yield f"- {_finding(finding)}"
    if outlined.items:
        yield ""
        if outlined.variables or outlined.findings:
            yield "What happens:\n"
        yield from _items(outlined.items, "", ("", ""))
    else:
        yield ""
        yield NO_COMMANDS


def _items(items: Sequence[Item], pad: str, said: tuple[str, str]) -> Iterator[str]:
    """The lines of ``items``. Why what they stand below never runs, or not surely, is ``said`` already."""
    for item in items:
        text = "".join(map(_chunk, item.sentence))
        mark = said_anew(item, *said)
        yield f"{pad}- {f'~~{text}~~' if item.unreached else text}{f' ({mark})' if mark else ''}"
        for finding in item.findings:
            yield f"{pad}  - {_finding(finding)}"
        yield from _items(item.items, f"{pad}  ", (item.unreached, item.doubt))


def _chunk(chunk: Chunk) -> str:
    return chunk.text if chunk.kind in {Kind.PLAIN, Kind.LACK} else code(chunk.text)


def _finding(finding: Diagnostic) -> str:
    row = finding.location.row
    return f"**{finding.severity.value} {finding.code} {finding.name}**, line {row}: {code(finding.message)}"
