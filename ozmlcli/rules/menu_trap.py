r"""A UserInput repeats itself, but says of no key where it leads.

With Repeat="true" the initial commands run again after each timeout. What leads on is an Input, a ForwardToUrl or a
BackKey; without any of them, whoever calls hears the same until they hang up. Told only where keys seem to be awaited: an
announcement or music may well be repeated on purpose, until another application takes the call.

Bad:

    <Response>
      <UserInput Repeat="true" Timeout="8">  <!-- fault -->
        <InitialCommands><Speak>For sales, press 1.</Speak></InitialCommands>
      </UserInput>
    </Response>

Good:

    <Response>
      <UserInput Repeat="true" Timeout="8">
        <InitialCommands><Speak>For sales, press 1.</Speak></InitialCommands>
        <Inputs>
          <Input Key="1"><BlindTransfer Target="2010"/></Input>
        </Inputs>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Related, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ407", "menu-trap", Severity.WARNING, looks_at=frozenset({"UserInput"}), given=frozenset({"Repeat"}))

#: What says how many digits are awaited.
COUNTS = frozenset({"Digits", "MinDigits", "MaxDigits"})
_LEADS_ON = frozenset({"ForwardToUrl", "BackKey", "ExecuteSQL"})
#: After these, the caller is where they were; initial commands such as GoTo may lead on.
_STAYS = frozenset({"Speak", "Play", "Delay"})
#: What English texts say that ask for keys.
_ASKING = ("press", "enter", "dial", "key")


def check(element: Element, _context: Context) -> Iterator[Finding]:
    if not leads_nowhere(element):
        return
    repeat = element.get("Repeat")
    if repeat is None or repeat.value.strip(WHITE_SPACE).lower() != "true":
        return
    if any(command.name not in _STAYS for part in element.children for command in part.children):
        return
    if not _asks_for_keys(element):
        return
    yield Finding(
        Place(element),
        "This UserInput repeats itself, but says of no key where it leads.",
        "Give it Input elements, a ForwardToUrl, or a BackKey that leads out.",
        (Related(Place(element, Target.ATTRIBUTE, repeat.written), "repeats it"),),
    )


def _asks_for_keys(menu: Element) -> bool:
    """Whether keys seem to be awaited: by a number of digits, an empty Inputs, a text, or because nothing else happens."""
    if any(attribute.name in COUNTS for attribute in menu.attributes) or not any(
        part.children for part in menu.children
    ):
        return True
    if any(part.name == "Inputs" for part in menu.children):
        return True
    for part in menu.children:
        for command in part.children:
            given = command.get("Text")
            text = (command.text if given is None else given.value).lower()
            if command.name == "Speak" and any(word in text for word in _ASKING):
                return True
    return False


def leads_nowhere(menu: Element) -> bool:
    """Whether a UserInput says of no key where it leads; not where a part or parameter of it is not understood."""
    for part in menu.children:
        if part.name != "InitialCommands" and (part.name != "Inputs" or part.children):
            return False
    return all(
        attribute.parameter is not None and (attribute.name not in _LEADS_ON or not attribute.value.strip(WHITE_SPACE))
        for attribute in menu.attributes
    )
