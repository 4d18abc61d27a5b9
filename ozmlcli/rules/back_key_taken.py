r"""The BackKey of a UserInput is also the key of one of its Input elements.

The key leads back, or into the branch, but not both.

Bad:

    <Response>
      <UserInput BackKey="0">  <!-- fault -->
        <Inputs>
          <Input Key="1"><Speak>Sales.</Speak></Input>
          <Input Key="0"><BlindTransfer Target="2000"/></Input>
        </Inputs>
      </UserInput>
    </Response>

Good:

    <Response>
      <UserInput BackKey="*">
        <Inputs>
          <Input Key="1"><Speak>Sales.</Speak></Input>
          <Input Key="0"><BlindTransfer Target="2000"/></Input>
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

RULE = Rule(
    "OZ406", "back-key-taken", Severity.WARNING, looks_at=frozenset({"UserInput"}), given=frozenset({"BackKey"})
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    back = element.get("BackKey")
    if back is None:
        return
    wanted = back.value.strip(WHITE_SPACE)
    if len(wanted) != 1:
        return  # no key, or none that could be one
    for inputs in element.children:
        for child in inputs.children if inputs.name == "Inputs" else ():
            key = child.get("Key")
            if key is not None and key.value.strip(WHITE_SPACE) == wanted:
                yield Finding(
                    Place(element, Target.VALUE, back.written),
                    f"BackKey is {wanted}, and so is the key of an Input: it can only do one of the two.",
                    "Give BackKey a key that no Input has.",
                    (Related(Place(child, Target.VALUE, key.written), "the same key"),),
                )
                return
