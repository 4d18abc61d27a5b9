"""How the tests of rules ask: a document, and the names of what is found with the text that each points at."""

from __future__ import annotations

from collections.abc import Iterable

from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic


def found(
    document: str,
    mode: str | None = None,
    answers: str | None = None,
    variables: Iterable[str] = (),
    url: str = "",
) -> list[tuple[str, str]]:
    """For each finding the rule's name, and the text at its place."""
    diagnostics = check(document.encode(), mode=mode, answers=answers, variables=variables, url=url)
    return [(diagnostic.name, pointed_at(document, diagnostic)) for diagnostic in diagnostics]


def pointed_at(document: str, diagnostic: Diagnostic) -> str:
    """The text from a finding's beginning to its end; the finding ends on the row on which it begins."""
    assert diagnostic.location.row == diagnostic.end_location.row
    line = document.split("\n")[diagnostic.location.row - 1]
    return line[diagnostic.location.column - 1 : diagnostic.end_location.column - 1]


def only(document: str, mode: str | None = None, answers: str | None = None) -> Diagnostic:
    """The one finding in a document."""
    (diagnostic,) = check(document.encode(), mode=mode, answers=answers)
    return diagnostic
