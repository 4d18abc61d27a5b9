"""``--output-format junit``: JUnit's XML, in which each file is a test case.

Jenkins and GitLab read the first failure of a test case and no other, so the errors of a file are one failure. GitLab tells
test cases apart by their class and name, so a file that was named twice is one test case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..diagnostic import Diagnostic
from .concise import line
from .layout import one_line
from .outcome import Outcome

#: What XML 1.0 cannot carry.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(outcome: Outcome) -> str:
    """One suite: files with errors fail, files that could not be read are errors, warnings are what a file prints."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in outcome.files}
    for diagnostic in outcome.diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    failed = sum(any(diagnostic.is_error for diagnostic in found) for found in by_path.values())
    unread = {trouble.path: trouble.reason for trouble in outcome.troubles}
    counts = {"tests": len(by_path) + len(unread), "failures": failed, "errors": len(unread)}
    numbers = {name: str(count) for name, count in counts.items()}
    root = Element("testsuites", {"name": "ozml", **numbers})
    suite = SubElement(root, "testsuite", {"name": "ozml", **numbers})
    for path, found in by_path.items():
        _judged(_case(suite, path), list(dict.fromkeys(found)))
    for path, reason in unread.items():
        _told(_case(suite, path), "error", reason, f"{one_line(path)}: {reason}.")
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _case(suite: Element, path: str) -> Element:
    return SubElement(suite, "testcase", {"classname": "ozml", "name": _carried(path)})


def _judged(case: Element, found: Sequence[Diagnostic]) -> None:
    errors = [diagnostic for diagnostic in found if diagnostic.is_error]
    warnings = [diagnostic for diagnostic in found if not diagnostic.is_error]
    if errors:
        message = errors[0].message if len(errors) == 1 else f"{len(errors)} errors"
        _told(case, "failure", message, _lines(errors))
    if warnings:
        SubElement(case, "system-out").text = _carried(_lines(warnings))


def _told(case: Element, kind: str, message: str, text: str) -> None:
    SubElement(case, kind, {"type": "error", "message": _carried(message)}).text = _carried(text)


def _lines(diagnostics: Sequence[Diagnostic]) -> str:
    lines = []
    for diagnostic in diagnostics:
        lines.append(line(diagnostic))
        if diagnostic.help:
            lines.append(f"    help: {one_line(diagnostic.help)}")
    return "\n".join(lines)


def _carried(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
