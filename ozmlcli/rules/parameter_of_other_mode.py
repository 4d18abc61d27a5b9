r"""A parameter is not considered in the control mode that the document is for.

Duration, Inactivity and FinishDigits of Record count in extension mode only; CallId and Party count in third-party mode
only. In another mode the phone system passes over them: a recording that was to end at a key goes on.

Bad (mode: third-party):

    <Response>
      <Record CallId="6eg3ft" FinishDigits="1" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
    </Response>

Good (mode: third-party):

    <Response>
      <Record CallId="6eg3ft" Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..finding import Finding, Severity
from ..language.words import mode_words
from .base import Context, Rule

RULE = Rule("OZ301", "parameter-of-other-mode", Severity.ERROR, whole=True)


def check(_root: Element, context: Context) -> Iterator[Finding]:
    reading = context.reading
    if not reading.given or reading.mode is None:
        return
    mode = reading.mode
    faulted = {id(clue.place.element) for clue in reading.clues if clue.is_command and mode not in clue.modes}
    for clue in reading.clues:
        if clue.is_command or mode in clue.modes or id(clue.place.element) in faulted:
            continue
        yield Finding(
            clue.place,
            f"{clue.subject} is only considered in {mode_words(clue.modes)}, and this document is for {mode.value} mode.",
            f"Remove {clue.subject}: in {mode.value} mode it has no effect.",
        )
