r"""Reject answers a notification by which there is no call to refuse.

Reject refuses a call that comes in. Of the notifications, only IncomingCall tells of one; the others come when the call was
answered already, or are about text messages. Say which one a document answers with --answers.

Bad (answers: CallConnected):

    <Response>
      <Reject/>  <!-- fault -->
    </Response>

Good (answers: IncomingCall):

    <Response>
      <Reject/>
    </Response>

Good (answers: CallConnected):

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.model import Mode
from .base import Context, Rule

RULE = Rule("OZ410", "reject-after-answer", Severity.WARNING, looks_at=frozenset({"Reject"}))

#: Notifications that come with a call, or about one, only after it was answered.
_OF_ANSWERED_CALLS = frozenset({"CallConnected", "DtmfEntered", "GoTo", "RecordCompleted"})
_OF_MESSAGES = frozenset({"IncomingSMS", "SMSDeliveryReport"})
#: Notifications by which there is no call to refuse.
NOTHING_TO_REFUSE = _OF_ANSWERED_CALLS | _OF_MESSAGES


def check(element: Element, context: Context) -> Iterator[Finding]:
    answers = context.answers
    if answers is None or context.mode is not Mode.EXTENSION:
        return
    if context.document.root.children[:1] != [element]:
        return  # reject-not-first tells of it
    if answers.name in _OF_ANSWERED_CALLS:
        yield Finding(
            Place(element),
            f"Reject answers {answers.name}, which comes when the call is answered already.",
            "Use Hangup to end the call.",
        )
    elif answers.name in _OF_MESSAGES:
        yield Finding(
            Place(element), f"Reject answers {answers.name}, which brings no call to refuse.", "Remove Reject."
        )
