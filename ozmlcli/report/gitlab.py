"""``--output-format gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from typing import Any

from ..diagnostic import Diagnostic
from ..finding import Severity
from .fingerprint import fingerprints, trouble_fingerprint
from .jsontext import json_text
from .outcome import Outcome, Trouble
from .places import description, slashed

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(outcome: Outcome) -> str:
    """A list of issues; a file that could not be read is one too."""
    known_by = fingerprints(outcome.diagnostics)
    issues = [_issue(diagnostic, mark) for diagnostic, mark in zip(outcome.diagnostics, known_by, strict=True)]
    return json_text([*issues, *map(_unread, outcome.troubles)])


def _issue(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    start, end = diagnostic.location, diagnostic.end_location
    positions = {
        "begin": {"line": start.row, "column": start.column},
        "end": {"line": end.row, "column": end.column},
    }
    return {
        "description": f"{diagnostic.code}: {description(diagnostic)}",
        "check_name": diagnostic.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": slashed(diagnostic.path), "positions": positions},
    }


def _unread(trouble: Trouble) -> dict[str, Any]:
    return {
        "description": f"{trouble.reason[:1].upper()}{trouble.reason[1:]}.",
        "check_name": "cannot-read",
        "fingerprint": trouble_fingerprint(trouble),
        "severity": "critical",
        "location": {"path": slashed(trouble.path), "lines": {"begin": 1}},
    }
