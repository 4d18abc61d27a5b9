r"""Two Input elements of the same menu have the same key.

The key can lead to one of the two only; the other one is lost.

Bad:

    <Response>
      <UserInput>
        <Inputs>
          <Input Key="1"><Speak>Sales.</Speak></Input>
          <Input Key="1"><Speak>Support.</Speak></Input>  <!-- fault -->
        </Inputs>
      </UserInput>
    </Response>

Good:

    <Response>
      <UserInput>
        <Inputs>
          <Input Key="1"><Speak>Sales.</Speak></Input>
          <Input Key="2"><Speak>Support.</Speak></Input>
        </Inputs>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Attribute, Element
from ..document.part import Place, Target
from ..finding import Finding, Related, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ402", "duplicate-key", Severity.ERROR, looks_at=frozenset({"Inputs"}))


def check(element: Element, _context: Context) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for child in element.children:
        key: Attribute | None = child.get("Key")
        if key is None:
            continue
        value = key.value.strip(WHITE_SPACE)
        place = Place(child, Target.VALUE, key.written)
        if value in first:
            related = (Related(first[value], "the first one"),)
            yield Finding(
                place, f"Two Input elements have the key {value}.", "Give each Input a key of its own.", related
            )
        first.setdefault(value, place)
