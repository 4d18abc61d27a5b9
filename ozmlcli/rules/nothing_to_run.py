r"""A ForEach, or an Input after which nothing comes, holds no commands.

The ForEach does nothing with its list, and the key of the Input leads nowhere. Where commands follow the UserInput, or it is
repeated, an empty Input may be meant, and is not faulted.

Bad:

    <Response>
      <ForEach Source="voicemails"/>  <!-- fault -->
      <UserInput Timeout="8">
        <Inputs>
          <Input Key="1"><BlindTransfer Target="2010"/></Input>
          <Input Key="2"></Input>  <!-- fault -->
        </Inputs>
      </UserInput>
    </Response>

Good:

    <Response>
      <ForEach Source="voicemails"><Play>$item.message</Play></ForEach>
      <UserInput Timeout="8">
        <Inputs>
          <Input Key="1"><BlindTransfer Target="2010"/></Input>
          <Input Key="2"><Hangup/></Input>
        </Inputs>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule
from .keys_without_effect import is_last

RULE = Rule("OZ413", "nothing-to-run", Severity.WARNING, looks_at=frozenset({"ForEach", "Input"}), hollow=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    if element.children or element.text.strip(WHITE_SPACE):
        return
    if element.name == "ForEach":
        yield Finding(
            Place(element),
            "ForEach holds no commands, so nothing is done with its list.",
            "Write the commands for each element into it, or remove it.",
        )
    elif _is_the_end(element):
        yield Finding(
            Place(element),
            "Input holds no commands, and none follow its UserInput: its key leads nowhere.",
            "Write what the key leads to into it, such as <Hangup/>.",
        )


def _is_the_end(branch: Element) -> bool:
    """Whether nothing can come after the commands of an Input."""
    inputs = branch.parent
    menu = inputs.parent if inputs is not None else None
    if menu is None or menu.name != "UserInput" or not is_last(menu):
        return False
    repeat = menu.get("Repeat")
    return repeat is None or repeat.value.strip(WHITE_SPACE).lower() == "false"
