"""``--output-format sarif``: SARIF 2.1.0, as code scanning and editors read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..diagnostic import Diagnostic, Location, PlacedFix
from .fingerprint import fingerprints
from .jsontext import json_text
from .outcome import Outcome, Trouble
from .places import description, slashed
from .rulehelp import rule_help

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def render(outcome: Outcome) -> str:
    """One run, with the rules that found something."""
    rules = {diagnostic.code: diagnostic for diagnostic in sorted(outcome.diagnostics, key=lambda each: each.code)}
    driver = {"name": "ozml", "version": __version__, "rules": [_rule(example) for example in rules.values()]}
    index = {code: number for number, code in enumerate(rules)}
    known_by = fingerprints(outcome.diagnostics)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(outcome.troubles)],
        "results": [
            _result(diagnostic, index[diagnostic.code], fingerprint)
            for diagnostic, fingerprint in zip(outcome.diagnostics, known_by, strict=True)
        ],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(example: Diagnostic) -> dict[str, Any]:
    """The rule that made ``example``."""
    level = example.severity.value
    rule = {
        "id": example.code,
        "name": example.name,
        "defaultConfiguration": {"level": level},
        # What GitHub sorts and filters by.
        "properties": {"problem.severity": level, "tags": ["ozml"]},
    }
    words = rule_help(example.code)
    if words is not None:
        rule |= {
            "shortDescription": {"text": words.short},
            "fullDescription": {"text": words.full},
            "help": {"text": words.text, "markdown": words.markdown},
        }
    return rule


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str) -> dict[str, Any]:
    path = diagnostic.path
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": description(diagnostic)},
        "locations": [_place(path, diagnostic.location, diagnostic.end_location)],
        "partialFingerprints": {"ozmlFinding/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_place(path, related.location, related.end_location), "message": {"text": related.message}}
            for number, related in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix is not None and diagnostic.fix.edits:
        result["fixes"] = [_fix(path, diagnostic.fix)]
    return result


def _fix(path: str, fix: PlacedFix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.location, edit.end_location), "insertedContent": {"text": edit.content}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.message},
        "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": replacements}],
        "properties": {"applicability": "safe" if fix.safe else "unsafe"},
    }


def _place(path: str, start: Location, end: Location) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": _region(start, end)}}


def _region(start: Location, end: Location) -> dict[str, int]:
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}


def _invocation(troubles: Sequence[Trouble]) -> dict[str, Any]:
    """Whether all could be judged; not whether it was sound."""
    notifications = [
        {
            "level": "error",
            "message": {"text": f"{trouble.path}: {trouble.reason}."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(trouble.path)}}}],
        }
        for trouble in troubles
    ]
    return {"executionSuccessful": not troubles, "toolExecutionNotifications": notifications}


def uri(path: str) -> str:
    """A path as a URI: a relative one relative to the current folder, which is mostly the repository's."""
    path = slashed(path)
    quoted = quote(path.encode("utf-8", "replace"), safe="/")
    if path.startswith("/"):
        return f"file://{quoted}"
    if re.match(r"[A-Za-z]:/", path):  # a drive of Windows
        return f"file:///{path[0]}:{quoted[4:]}"
    return quoted
