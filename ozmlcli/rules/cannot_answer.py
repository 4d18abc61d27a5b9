r"""A command cannot answer the notification that the document is for.

Each notification is answered in its own control mode: IncomingCall by commands for the caller of an extension, CallChanged
by commands for a call of two others, RoutingInterception by Route. Say which one a document answers with --answers.

Bad (answers: IncomingCall):

    <Response>
      <Hold/>  <!-- fault -->
    </Response>

Good (answers: CallChanged):

    <Response>
      <Hold/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..finding import Finding, Severity
from ..language.notifications import NOTIFICATIONS
from ..language.words import mode_words
from ..suggest import listing
from .base import Context, Rule

RULE = Rule("OZ304", "cannot-answer", Severity.ERROR, whole=True)


def check(_root: Element, context: Context) -> Iterator[Finding]:
    answers = context.answers
    if answers is None or not answers.modes:
        return
    for clue in context.reading.clues:
        if clue.is_command and not answers.modes & (clue.modes | clue.disputed):
            can = [notification.name for notification in NOTIFICATIONS if notification.modes & clue.modes]
            yield Finding(
                clue.place,
                f"{clue.subject} cannot answer {answers.name}: it is a command of {mode_words(clue.modes)}.",
                f"{clue.subject} may answer {listing(can, 'or')}.",
            )
