"""Paths and places as the readers of reports take them."""

from __future__ import annotations

import os

from ..diagnostic import Diagnostic


def slashed(path: str) -> str:
    """A path as it is written in a repository: with slashes, and without ``./`` before it."""
    path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def last_row(diagnostic: Diagnostic) -> int:
    """The row of the last character of a place, which may be the end of a line."""
    start, end = diagnostic.location, diagnostic.end_location
    return end.row - 1 if end.column == 1 and end.row > start.row else end.row


def description(diagnostic: Diagnostic) -> str:
    """What is wrong, and what to write instead."""
    return f"{diagnostic.message} {diagnostic.help}".rstrip()
