"""``--output-format github``: commands by which a workflow of GitHub Actions annotates the files of a change."""

from __future__ import annotations

import re

from ..diagnostic import Diagnostic
from .layout import split_lines, visible
from .outcome import Outcome
from .places import description, last_row, slashed

_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def render(outcome: Outcome) -> str:
    """A line for each finding, and for each file that could not be read."""
    troubles = (_command("error", {}, f"{t.path}: {t.reason}.") for t in outcome.troubles)
    return "".join(f"{command}\n" for command in (*map(_annotation, outcome.diagnostics), *troubles))


def _annotation(diagnostic: Diagnostic) -> str:
    start, end = diagnostic.location, diagnostic.end_location
    properties = {"file": slashed(diagnostic.path), "line": str(start.row), "endLine": str(last_row(diagnostic))}
    if start.row == end.row:  # GitHub takes no columns of a place over several lines
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    return _command(diagnostic.severity.value, properties, description(diagnostic))


def _command(name: str, properties: dict[str, str], words: str) -> str:
    pairs = ",".join(f"{key}={_escaped(value, _PROPERTY_ESCAPES)}" for key, value in properties.items())
    return f"::{name}{' ' if pairs else ''}{pairs}::{_escaped(words, _ESCAPES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    plain = "\n".join(visible(line) for line in split_lines(text))
    return re.sub("[%\r\n:,]", lambda match: escapes.get(match.group(), match.group()), plain)
