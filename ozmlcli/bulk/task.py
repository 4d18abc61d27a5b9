"""What is to be done with a file, and what came of it: values that go from one process to another."""

# Annotations are values here, not text: a named tuple takes half as long to make.

import os
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..checker.aim import NO_AIM, Aim
from ..finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..diagnostic import Diagnostic
    from ..report.summary import Summary
    from ..settings.policy import Policy


class Mending(Enum):
    """What is done with fixes."""

    NONE = "none"
    WRITE = "write"
    SHOW = "show"  # as a diff


class Task(NamedTuple):
    """What to do with a file.

    ``aim`` is what the command line says of it, ``default`` what the settings say. ``policy`` is None where all findings
    count as they are. A finding of the severity ``fail_on`` or above fails the run. With an ``encoding``, findings are
    rendered as plain text for it, and for a terminal with so many ``columns``, if there is one; with ``keeps_findings``,
    they are handed back themselves, which takes longer than their text; with ``keeps_text``, the document's text is. With
    ``lists``, it is said of every file that it was judged. ``name`` is what to call the file where that is not its path.
    """

    aim: Aim = NO_AIM
    default: Aim = NO_AIM
    policy: "Policy | None" = None
    mending: Mending = Mending.NONE
    unsafe: bool = False
    fail_on: Severity = Severity.ERROR
    accepted: dict[str, int] | None = None
    encoding: str = ""
    columns: int = 0
    keeps_findings: bool = False
    keeps_text: bool = False
    lists: bool = False
    name: str = ""


def unexpected(error: Exception) -> str:
    """Words on a fault of ours that a file brought to light: the others are judged all the same.

    Raises:
        Exception: the error, where OZML_DEBUG asks for it.
    """
    if os.environ.get("OZML_DEBUG"):
        raise error
    return (
        f"internal error: {type(error).__name__}: {error}. This is a fault of ozml; please report it with the document"
    )


class Examined(NamedTuple):
    """What is to be said of a file.

    ``trouble`` says why it could not be judged or written. ``summary`` counts what was found, where anything was;
    ``diagnostics``, ``rendered`` and ``text`` are there where the task asks for them. ``output`` is what goes to standard
    output: a mended document, one that was passed over, or a diff. ``gone`` counts accepted findings that are no more.
    ``listed`` only says that the file was judged.
    """

    path: str
    summary: "Summary | None" = None
    failed: bool = False
    diagnostics: "Sequence[Diagnostic]" = ()
    trouble: str = ""
    passed_over: bool = False
    applied: int = 0
    output: bytes = b""
    rendered: str = ""
    text: str = ""
    gone: int = 0
    listed: bool = False

    @property
    def judged(self) -> bool:
        """Whether it was, and neither passed over nor in trouble."""
        return not self.trouble and not self.passed_over

    @property
    def silent(self) -> bool:
        """Whether there is nothing to be said of the file but that it was judged."""
        return self[1:] == _NOTHING


_NOTHING = Examined("")[1:]
