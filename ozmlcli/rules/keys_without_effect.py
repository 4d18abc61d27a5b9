r"""A UserInput waits for keys, but nothing follows from any.

It has no Input, no ForwardToUrl that gets the digits, and no BackKey. Told where several digits are awaited, and where no
command follows: before other commands, such a UserInput may be meant to let the caller go on by any key.

Bad:

    <Response>
      <UserInput Digits="4" Timeout="20">  <!-- fault -->
        <InitialCommands><Speak>Please enter your PIN.</Speak></InitialCommands>
      </UserInput>
      <Speak>Goodbye.</Speak>
    </Response>

Good:

    <Response>
      <UserInput Digits="4" Timeout="20" ForwardToUrl="http://app.example/pin">
        <InitialCommands><Speak>Please enter your PIN.</Speak></InitialCommands>
      </UserInput>
      <Speak>Goodbye.</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.model import Root
from ..language.types import WHITE_SPACE
from .base import Context, Rule, whole_number
from .menu_trap import COUNTS, leads_nowhere

RULE = Rule("OZ408", "keys-without-effect", Severity.WARNING, looks_at=frozenset({"UserInput"}))


def check(element: Element, _context: Context) -> Iterator[Finding]:
    if not leads_nowhere(element):
        return
    repeat = element.get("Repeat")
    if repeat is not None and repeat.value.strip(WHITE_SPACE).lower() != "false":
        return  # menu-trap tells of it
    if is_last(element) or any((whole_number(a) or 0) > 1 for a in element.attributes if a.name in COUNTS):
        yield Finding(
            Place(element),
            "This UserInput waits for keys, but nothing follows from any.",
            "Give it Input elements, or a ForwardToUrl that gets the digits.",
        )


def is_last(command: Element) -> bool:
    """Whether a command is the last one of the whole response."""
    parent = command.parent
    return parent is not None and isinstance(parent.spec, Root) and parent.children[-1] is command
