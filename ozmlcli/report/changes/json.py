"""``--output-format json``, version 1: fields may be added within a version, never renamed or removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...diagnostic import Location
from ...diff.change import Change, Side
from ...diff.cosmetic import Cosmetic
from ...diff.files import Compared
from ...diff.sentence import sentence
from ...finding import Span
from ..jsontext import json_text
from .where import Where

VERSION = 1


def render(compared: Sequence[Compared], troubles: Sequence[tuple[str, str]] = ()) -> str:
    """One JSON document for all pairs of files; ``troubles`` are paths that could not be compared, with the reasons."""
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
            "troubles": [{"path": path, "reason": reason} for path, reason in troubles],
        }
    )


def _change(change: Change, compared: Compared, places: tuple[Where, Where]) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "path": change.side.path,
        "summary": sentence(change),
        "old": _side(change.old, compared.old_name, places[0]),
        "new": _side(change.new, compared.new_name, places[1]),
        "parameters": [{"name": each.name, "old": each.old, "new": each.new} for each in change.parameters],
    }


def _side(side: Side | None, file: str, where: Where) -> dict[str, Any] | None:
    if side is None:
        return None
    start, end = where.of(side)
    given: dict[str, Any] = {}
    for name, value in side.parameters:
        # A parameter that is given twice has all its values.
        given[name] = value if name not in given else [*_listed(given[name]), value]
    return {
        "file": file,
        "path": side.path,
        "name": side.name,
        "ordinal": side.ordinal,
        "location": _location(start),
        "end_location": _location(end),
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
    return {"file": file, "location": _location(start), "end_location": _location(end)}


def _location(location: Location) -> dict[str, int]:
    return {"row": location.row, "column": location.column}
