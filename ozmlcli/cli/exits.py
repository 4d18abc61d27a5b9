"""The exit codes, which are those of grep and diff."""

from __future__ import annotations

CLEAN = 0
FOUND = 1
TROUBLE = 2  # wrong usage, a file that cannot be read, a document that would not be valid
INTERRUPTED = 130
