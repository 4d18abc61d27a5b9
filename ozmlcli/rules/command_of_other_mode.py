r"""A command belongs to another control mode than the document.

Commands such as Delay, UserInput and Reject are for the caller of an extension, those such as Hold, Forward and SendDTMF for
a call of two others. Which mode a document is for is said with --mode, or follows from the notification that it answers.

Bad (mode: extension):

    <Response>
      <Hold CallId="6eg3ft"/>  <!-- fault -->
    </Response>

Bad (mode: third-party, answers: RecordCompleted):

    <Response>
      <Delay>5</Delay>  <!-- fault -->
    </Response>

Good (mode: third-party):

    <Response>
      <Hold CallId="6eg3ft"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..finding import Finding, Severity
from ..language.words import mode_words
from .base import Context, Rule

RULE = Rule("OZ302", "command-of-other-mode", Severity.ERROR, whole=True)


def check(_root: Element, context: Context) -> Iterator[Finding]:
    reading, answers = context.reading, context.answers
    if not reading.given or reading.mode is None:
        return
    for clue in reading.clues:
        known = clue.modes | clue.disputed
        if answers is not None and answers.modes and not answers.modes & known:
            continue  # cannot-answer tells of it
        if clue.is_command and reading.mode not in known:
            yield Finding(
                clue.place,
                f"{clue.subject} is a command of {mode_words(clue.modes)}; this document is for {reading.mode.value} mode.",
                f"Remove it, or validate with --mode {next(iter(sorted(mode.value for mode in clue.modes)))}.",
            )
