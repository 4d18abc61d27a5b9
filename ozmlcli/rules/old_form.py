r"""A parameter stands as text, which only old examples do.

The documentation gives the parameter as an attribute and allows no text.

Bad:

    <Response>
      <BlindTransfer>1002</BlindTransfer>  <!-- fault -->
    </Response>

Good:

    <Response>
      <BlindTransfer Target="1002"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.commands import COMMANDS
from ..language.index import body_parameter
from ..language.model import Body
from ..language.types import WHITE_SPACE
from .base import Context, Rule

_BODIES = {
    command.name: body
    for command in COMMANDS
    if (body := body_parameter(command)) is not None and body.body is Body.OLD
}

RULE = Rule("OZ113", "old-form", Severity.WARNING, looks_at=frozenset(_BODIES), has_text=True, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    body = _BODIES[element.name]
    text = element.text.strip(WHITE_SPACE)
    if text and element.get(body.name) is None:
        yield Finding(
            Place(element, Target.TEXT),
            f"{element.name} holds its {body.name} as text, which only old examples do.",
            f'Write <{element.name} {body.name}="..."/>.',
        )
