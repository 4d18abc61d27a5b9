"""From a tree to a document that is known to be valid: write it, and check what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .check import aim, judge
from .write import write

if TYPE_CHECKING:
    from .diagnostic import Diagnostic
    from .document import Document
    from .language.model import Mode, Notification


def checked_bytes(
    document: Document, mode: Mode | str | None = None, answers: Notification | str | None = None
) -> tuple[bytes, list[Diagnostic]]:
    """The text of ``document``, and what the checker says of it. With an error among that, do not use the text."""
    try:
        data = write(document)
    except UnicodeEncodeError as error:  # a lone surrogate, for which UTF-8 has no bytes
        return b"", [_unwritable(error)]
    return data, judge(data, aim(mode, answers), "-")


def _unwritable(error: UnicodeEncodeError) -> Diagnostic:
    from .finding import Fault, Span
    from .place import place
    from .rules.registry import text_rule

    rule, explain = text_rule("forbidden-character")
    fault = Fault(rule.name, Span(error.start, error.start + 1), error.object[error.start])
    return place([(rule, explain(fault, error.object))], error.object, "-")[0]
