"""From a tree to a document that is known to be valid: write it, and check what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checker.aim import Aim, aim
from ..checker.check import judge
from ..fmt.write import write_text

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic
    from ..document.element import Document
    from ..finding import Fault
    from ..language.model import Mode, Notification

#: How the codes of rules about the flow of the call begin.
_FLOW = "OZ4"


def checked_bytes(
    document: Document, mode: Mode | str | None = None, answers: Notification | str | None = None
) -> tuple[bytes, list[Diagnostic]]:
    """The text of ``document``, and what the checker says of it. With an error among that, do not use the text."""
    return checked(write_text(document), aim(mode, answers))


def checked(text: str, aimed: Aim) -> tuple[bytes, list[Diagnostic]]:
    """A document's ``text`` in UTF-8, and what the checker says of it, less its warnings about the flow of the call.

    What is written is often a part of a call: what it lacks, such as the declaration of a variable or the URL that is told
    of a recording, may come with the rest.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:  # a lone surrogate, for which UTF-8 has no bytes
        return b"", [_unwritable(error)]
    return data, [each for each in judge(data, aimed, "-") if each.is_error or not each.code.startswith(_FLOW)]


def too_deep() -> Diagnostic:
    """What the checker would say of a document that is nested too deeply even to be written."""
    from ..document.part import Span
    from ..finding import Fault
    from ..reader.tree import MAX_DEPTH

    return _placed(Fault("too-deep", Span(0, 0), str(MAX_DEPTH)), "")


def _unwritable(error: UnicodeEncodeError) -> Diagnostic:
    from ..document.part import Span
    from ..finding import Fault

    span = Span(error.start, error.start + 1)
    return _placed(Fault("forbidden-character", span, error.object[error.start]), error.object)


def _placed(fault: Fault, text: str) -> Diagnostic:
    from ..checker.place import place
    from ..rules.registry import text_rule

    rule, explain = text_rule(fault.rule)
    return place([(rule, explain(fault, text))], text, "-")[0]
