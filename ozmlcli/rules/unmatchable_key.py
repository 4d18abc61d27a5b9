r"""The key of an Input is longer than the digits that its UserInput waits for.

A UserInput waits for as many digits as its Digits says; without Digits, for one. A longer key is never complete.

Bad:

    <Response>
      <UserInput Timeout="8">
        <Inputs>
          <Input Key="1"><Speak>Sales.</Speak></Input>
          <Input Key="12"><Speak>Support.</Speak></Input>  <!-- fault -->
        </Inputs>
      </UserInput>
    </Response>

Good:

    <Response>
      <UserInput Timeout="8" Digits="2">
        <Inputs>
          <Input Key="11"><Speak>Sales.</Speak></Input>
          <Input Key="12"><Speak>Support.</Speak></Input>
        </Inputs>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Related, Severity
from ..language.types import DTMF_SEQUENCE, WHITE_SPACE, holds_variable
from .base import Context, Rule, whole_number

RULE = Rule("OZ405", "unmatchable-key", Severity.WARNING, looks_at=frozenset({"Inputs"}))


def check(element: Element, _context: Context) -> Iterator[Finding]:
    keys = [(child, key) for child in element.children if (key := child.get("Key")) is not None and len(key.value) > 1]
    menu = element.parent
    if not keys or menu is None or menu.name != "UserInput":
        return
    limit = _limit(menu)
    if limit is None:
        return
    from ..suggest import shortened

    name, digits = limit
    given = menu.get(name)
    if given is not None:
        related = Related(Place(menu, Target.VALUE, given.written), "as many digits are waited for")
    else:
        related = Related(Place(menu), "without Digits, one digit is waited for")
    for child, key in keys:
        value = key.value.strip(WHITE_SPACE)
        if len(value) <= digits or holds_variable(value) or not DTMF_SEQUENCE.accepts(value):
            continue
        yield Finding(
            Place(child, Target.VALUE, key.written),
            f"The key {shortened(value)} has {len(value)} digits, but its UserInput waits for {digits}.",
            f'Give the UserInput {name}="{len(value)}", or this Input a shorter key.',
            (related,),
        )


def _limit(menu: Element) -> tuple[str, int] | None:
    """The parameter that sets the most digits that ``menu`` waits for, and their number; None where that is in doubt."""
    if any(attribute.parameter is None for attribute in menu.attributes):
        return None  # it may be one of these, misspelled
    numbers: dict[str, int] = {}
    for name in ("Digits", "MaxDigits", "MinDigits"):
        attribute = menu.get(name)
        if attribute is not None:
            number = whole_number(attribute)
            if number is None:
                return None
            numbers[name] = number
    least = numbers.pop("MinDigits", 1)
    numbers.setdefault("Digits", 1)
    most = max(numbers, key=numbers.__getitem__)
    # No page says how the three go together, or what 0 means.
    return None if least > numbers[most] or 0 in numbers.values() else (most, numbers[most])
