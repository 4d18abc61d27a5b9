"""``--output-format json``, version 1: fields may be added within a version, never renamed or removed."""

from __future__ import annotations

from typing import Any

from ...diagnostic import Diagnostic
from ...meaning import parameters
from ...show.chart import Chart, Edge, Node
from ...show.flow import follow
from ...show.join import Joined
from ...show.outline import Item, Outline, outlines
from ...show.words import plain
from ..jsontext import json_text

VERSION = 1


def render(joined: Joined) -> str:
    """One JSON document for all documents."""
    flow = follow(joined)
    chart = flow.chart
    documents = [_document(outlined) for outlined in outlines(joined, flow)]
    links = [{"url": url, "document": number} for url, number in joined.links.items()]
    return json_text({"version": VERSION, "documents": documents, "links": links, "chart": _chart(chart)})


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
        "items": [_item(item) for item in outlined.items],
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
        "items": [_item(each) for each in item.items],
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
    return {"nodes": [_node(node) for node in chart.nodes], "edges": [_edge(edge) for edge in chart.edges]}


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.name,
        "shape": node.shape.value,
        "document": node.script,
        "lines": [plain(line) for line in node.lines],
        "commands": list(node.commands),
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
