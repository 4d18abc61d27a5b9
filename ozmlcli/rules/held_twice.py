r"""A call is put on hold that is on hold already, or taken back that was taken back already.

A held call comes back only by Unhold, so a second Hold before it changes nothing; nor does a second Unhold. Often one of the
two was meant to be the other.

Bad:

    <Response>
      <Hold/>
      <Speak Party="all">One moment.</Speak>
      <Hold/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Hold/>
      <Speak Party="all">One moment.</Speak>
      <Unhold/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Related, Severity
from ..language.model import Mode
from .base import Context, Rule, call_of

RULE = Rule("OZ411", "held-twice", Severity.WARNING, looks_at=frozenset({"Hold", "Unhold"}), whole=True)

#: What has no part in whether a call is on hold; after any other command, such as a transfer, nothing is known of it.
_NO_MATTER = frozenset({"Play", "Record", "SendDTMF", "Speak"})
_ALREADY = {"Hold": "on hold already", "Unhold": "taken back already"}


def check(root: Element, context: Context) -> Iterator[Finding]:
    if context.mode is not Mode.THIRD_PARTY:
        return
    last: dict[str, Element] = {}
    for command in root.children:
        call = call_of(command)
        if command.name in _NO_MATTER:
            continue
        if command.name not in _ALREADY or call is None:
            last.clear()
            continue
        before = last.get(call)
        if before is not None and before.name == command.name:
            yield Finding(
                Place(command),
                f"{command.name} changes nothing: the call is {_ALREADY[command.name]}.",
                f"Remove it, or write {'Unhold' if command.name == 'Hold' else 'Hold'} if that was meant.",
                (Related(Place(before), "here"),),
            )
        last[call] = command
