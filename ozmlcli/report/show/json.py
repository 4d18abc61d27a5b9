"""``--output-format json``, version 1: fields may be added within a version, never renamed or removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...diagnostic import Diagnostic
from ...document.meaning import parameters
from ...show.chart import Chart, Edge, Node
from ...show.flow import follow
from ...show.items import Item
from ...show.join import Joined
from ...show.outline import Outline, outlines
from ...show.words import plain
from ..jsontext import json_pieces

VERSION = 1


def render(joined: Joined) -> str:
    """One JSON document for all documents."""
    return "".join(pieces(joined))


def pieces(joined: Joined) -> Iterator[str]:
    """The JSON document, piece by piece: of a long document it is far larger than the document itself."""
    flow = follow(joined)
    chart = flow.chart
    documents = (_document(outlined) for outlined in outlines(joined, flow))
    links = [{"url": url, "document": number} for url, number in joined.links.items()]
    yield from json_pieces({"version": VERSION, "documents": documents, "links": links, "chart": _chart(chart)})
    yield "\n"


def _document(outlined: Outline) -> dict[str, Any]:
    return {
        "path": outlined.path,
        "modes": [mode.value for mode in outlined.modes],
        "mode_given": outlined.mode_given,
        "answers": outlined.answers,
        "reached": [{"notification": name, "path": path} for name, path in outlined.reached],
        "may_answer": list(outlined.may_answer),
        "variables": [{"name": each.name, "origin": each.words, "row": each.row} for each in outlined.variables],
        "findings": [_finding(finding) for finding in outlined.findings],
        "items": map(_item, outlined.items),
    }


def _item(item: Item) -> dict[str, Any]:
    element = item.element
    return {
        "sentence": plain(item.sentence),
        "id": element.index if element is not None and not item.embedded else None,
        "name": element.name if element is not None else None,
        "parameters": [{"name": n, "value": v} for n, v in parameters(element)] if element is not None else [],
        "location": None if item.location is None else {"row": item.location.row, "column": item.location.column},
        "unreached": item.unreached or None,
        "doubt": item.doubt or None,
        "findings": [_finding(finding) for finding in item.findings],
        "items": map(_item, item.items) if item.items else [],
    }


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "location": {"row": finding.location.row, "column": finding.location.column},
        "message": finding.message,
        "help": finding.help,
    }


def _chart(chart: Chart) -> dict[str, Any]:
    return {"nodes": map(_node, chart.nodes), "edges": map(_edge, chart.edges)}


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.name,
        "shape": node.shape.value,
        "document": node.script,
        "lines": map(plain, node.lines),
        "commands": iter(node.commands),
        "unreached": node.unreached,
        "codes": list(node.codes),
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "label": plain(edge.label),
        "line": edge.line.value,
        "unreached": edge.unreached,
    }
