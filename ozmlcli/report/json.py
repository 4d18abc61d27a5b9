"""``--output-format json``, version 1: fields may be added within a version, never renamed or removed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ..diagnostic import Diagnostic, Location, PlacedFix
from .summary import Summary

VERSION = 1
_NOT_ASCII = re.compile(r"[^\n\x20-\x7e]")


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """One JSON document for all files."""
    document = {
        "version": VERSION,
        "summary": {"files": summary.files, "errors": summary.errors, "warnings": summary.warnings},
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # JSON itself escapes only some of the characters that act upon a terminal.
    return _NOT_ASCII.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return character if character.isprintable() else json.dumps(character)[1:-1]


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "location": _location(diagnostic.location),
        "end_location": _location(diagnostic.end_location),
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "related": [
            {"location": _location(r.location), "end_location": _location(r.end_location), "message": r.message}
            for r in diagnostic.related
        ],
        "fix": _fix(diagnostic.fix) if diagnostic.fix is not None else None,
    }


def _location(location: Location) -> dict[str, int]:
    return {"row": location.row, "column": location.column}


def _fix(fix: PlacedFix) -> dict[str, Any]:
    return {
        "message": fix.message,
        "applicability": "safe" if fix.safe else "unsafe",
        "edits": [
            {"location": _location(e.location), "end_location": _location(e.end_location), "content": e.content}
            for e in fix.edits
        ],
    }
