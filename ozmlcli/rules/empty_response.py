r"""The answer to a call's notification holds no commands, so the call is hung up.

At the end of a script the phone system hangs up. An empty answer has its sense elsewhere: where a notification just tells of
something, leaves the route of a call to the dial plan, or comes from a script that may go on. So this is told only where the
answer is the whole script of a call: say which notification a document answers with --answers.

Bad (answers: IncomingCall):

    <Response/>  <!-- fault -->

Good (answers: IncomingCall):

    <Response>
      <Speak>Nobody is here.</Speak>
      <Hangup/>
    </Response>

Good (answers: CallChanged):

    <Response/>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.model import Root
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ412", "empty-response", Severity.WARNING, whole=True)

#: Notifications with which the script of a call begins.
_BEGINNINGS = frozenset({"CallConnected", "IncomingCall"})


def check(root: Element, context: Context) -> Iterator[Finding]:
    if root.children or context.answers is None or context.answers.name not in _BEGINNINGS:
        return
    if isinstance(root.spec, Root) and not root.text.strip(WHITE_SPACE):
        yield Finding(
            Place(root),
            f"The answer to {context.answers.name} holds no commands, so the call is hung up.",
            "Add commands; to end the call on purpose, write <Hangup/>.",
        )
