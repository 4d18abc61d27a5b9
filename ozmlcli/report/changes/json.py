"""``--output-format json``, version 1: fields may be added within a version, never renamed or removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...diff.change import Change, Side
from ...diff.cosmetic import Cosmetic
from ...diff.files import Compared
from ...diff.node import Node
from ...diff.sentence import sentence
from ...document.part import Span
from ..json import diagnostic_object, location_object
from ..jsontext import json_text
from ..outcome import Trouble
from .content import held, node_of
from .where import Where, at

VERSION = 1


def render(compared: Sequence[Compared], troubles: Sequence[Trouble] = ()) -> str:
    """One JSON document for all pairs of files; ``troubles`` are those that could not be compared."""
    changes: list[dict[str, Any]] = []
    cosmetic: list[dict[str, Any]] = []
    for each in compared:
        places = Where(each.old), Where(each.new)
        changes += [_change(change, each, places) for change in each.changes]
        cosmetic += [_cosmetic(found, each, places) for found in each.cosmetic]
    return json_text(
        {
            "version": VERSION,
            "files": [
                {
                    "old": each.old_name if each.old is not None else None,
                    "new": each.new_name if each.new is not None else None,
                    "status": each.status,
                }
                for each in compared
            ],
            "changes": changes,
            "cosmetic": cosmetic,
            "troubles": [
                {
                    "path": trouble.path,
                    "reason": trouble.reason,
                    "diagnostics": [diagnostic_object(each) for each in trouble.diagnostics],
                }
                for trouble in troubles
            ],
        }
    )


def _change(change: Change, compared: Compared, places: tuple[Where, Where]) -> dict[str, Any]:
    made, node = compared.comparison, node_of(compared, change)
    old = _side(change.old, compared.old_name, at(made.old, change.old.address), places[0]) if change.old else None
    new = _side(change.new, compared.new_name, at(made.new, change.new.address), places[1]) if change.new else None
    if node is not None:
        where, side = (places[0], old) if new is None else (places[1], new)
        assert side is not None
        side["content"] = [_held(each, where) for each in held(node)]
    return {
        "kind": change.kind.value,
        "path": change.side.path,
        "summary": sentence(change),
        "old": old,
        "new": new,
        "parameters": [{"name": each.name, "old": each.old, "new": each.new} for each in change.parameters],
    }


def _side(side: Side, file: str, node: Node, where: Where) -> dict[str, Any]:
    about = _node(node, where)
    return {"file": file, "path": side.path, "name": about.pop("name"), "ordinal": side.ordinal, **about}


def _held(node: Node, where: Where) -> dict[str, Any]:
    return {**_node(node, where), "content": [_held(each, where) for each in held(node)]}


def _node(node: Node, where: Where) -> dict[str, Any]:
    start, end = where.of(node)
    given: dict[str, Any] = {}
    for name, value in node.parameters:
        # A parameter that is given twice has all its values.
        given[name] = value if name not in given else [*_listed(given[name]), value]
    return {
        "name": node.name,
        "location": location_object(start),
        "end_location": location_object(end),
        "parameters": given,
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _cosmetic(found: Cosmetic, compared: Compared, places: tuple[Where, Where]) -> dict[str, Any]:
    return {
        "summary": found.words,
        "old": _place(found.old, compared.old_name, places[0]),
        "new": _place(found.new, compared.new_name, places[1]),
    }


def _place(span: Span | None, file: str, where: Where) -> dict[str, Any] | None:
    if span is None:
        return None
    start, end = where.located(span)
    return {"file": file, "location": location_object(start), "end_location": location_object(end)}
