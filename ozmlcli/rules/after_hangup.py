r"""A command that needs the call stands after the Hangup that ends it.

Commands run in order. Once the call is over, nobody hears a Speak or presses a key. Commands that need no call, such as
SendSms, are not faulted, nor are those that act upon another call.

Bad:

    <Response>
      <Hangup/>
      <Speak>Goodbye.</Speak>  <!-- fault -->
    </Response>

Bad (mode: third-party):

    <Response>
      <Hangup CallId="6eg3ft"/>
      <Hold CallId="k29xd1"/>
      <Play CallId="6eg3ft" Party="all">notice.mp3</Play>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Goodbye.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Document, Element
from ..document.part import Place
from ..finding import Finding, Related, Severity
from ..language.commands import COMMANDS
from ..language.model import Content
from .base import Context, Rule, call_of

#: Commands that act upon a call: those that can be given another one.
_NEED_THE_CALL = frozenset(
    command.name for command in COMMANDS if any(parameter.name == "CallId" for parameter in command.parameters)
) | {"UserInput"}

RULE = Rule("OZ404", "after-hangup", Severity.WARNING, looks_at=frozenset({"Hangup"}), followed=True)


def check(element: Element, context: Context) -> Iterator[Finding]:
    for command, hangup in behind_hangup(element, context.document):
        yield Finding(
            Place(command),
            f"{command.name} stands after Hangup, when the call is over.",
            f"Put {command.name} before Hangup, or remove it.",
            (Related(Place(hangup), "the call ends here"),),
        )
        return


def behind_hangup(element: Element, document: Document) -> Iterator[tuple[Element, Element]]:
    """The commands that stand after ``element``, the first Hangup of its list, and need a call; the Hangup that ends it."""
    parent = element.parent
    if parent is None or parent.children[-1] is element:
        return
    if parent.spec is None or parent.spec.content is not Content.COMMANDS or _is_second(element, document):
        return
    ended: dict[str, Element] = {}
    for sibling in parent.children[parent.children.index(element) :]:
        call = call_of(sibling)
        if call is None:
            continue
        if sibling.name == "Hangup":  # a second one does no harm
            ended.setdefault(call, sibling)
        elif call in ended and sibling.name in _NEED_THE_CALL:
            yield sibling, ended[call]


def _is_second(hangup: Element, document: Document) -> bool:
    """Whether another Hangup stands before it in its list; that one is asked about both."""
    parent = hangup.parent
    index = hangup.index - 1
    while (earlier := document.elements[index]) is not parent:  # to the last one only: thousands may follow each other
        if earlier.parent is parent and earlier.name == "Hangup":
            return True
        index -= 1
    return False
