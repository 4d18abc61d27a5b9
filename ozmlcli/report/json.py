"""``--output-format json``, version 1: fields may be added within a version, never renamed or removed."""

from __future__ import annotations

from typing import Any

from ..diagnostic import Diagnostic, Location, PlacedFix
from .jsontext import json_text
from .outcome import Outcome

VERSION = 1


def render(outcome: Outcome) -> str:
    """One JSON document for all files."""
    summary = outcome.summary
    return json_text(
        {
            "version": VERSION,
            "summary": {
                "files": summary.files,
                "errors": summary.errors,
                "warnings": summary.warnings,
                "fixable": summary.fixable,
                "unsafely_fixable": summary.unsafely_fixable,
            },
            "diagnostics": [diagnostic_object(diagnostic) for diagnostic in outcome.diagnostics],
            "troubles": [{"path": trouble.path, "reason": trouble.reason} for trouble in outcome.troubles],
        }
    )


def diagnostic_object(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as an object of JSON."""
    return {
        "path": diagnostic.path,
        "location": location_object(diagnostic.location),
        "end_location": location_object(diagnostic.end_location),
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "related": [
            {
                "location": location_object(r.location),
                "end_location": location_object(r.end_location),
                "message": r.message,
            }
            for r in diagnostic.related
        ],
        "fix": _fix(diagnostic.fix) if diagnostic.fix is not None else None,
    }


def location_object(location: Location) -> dict[str, int]:
    """A position as an object of JSON."""
    return {"row": location.row, "column": location.column}


def _fix(fix: PlacedFix) -> dict[str, Any]:
    return {
        "message": fix.message,
        "applicability": "safe" if fix.safe else "unsafe",
        "edits": [
            {
                "location": location_object(e.location),
                "end_location": location_object(e.end_location),
                "content": e.content,
            }
            for e in fix.edits
        ],
    }
