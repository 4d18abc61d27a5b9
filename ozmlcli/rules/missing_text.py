r"""A command lacks the parameter that usually stands as its text.

Speak without a text says nothing; GoTo without a URL goes nowhere.

Bad:

    <Response>
      <Speak Language="en-UK"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak Language="en-UK">Welcome.</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.commands import COMMANDS
from ..language.index import body_parameter
from ..language.model import Body, Required
from ..language.types import WHITE_SPACE
from .base import Context, Rule

_BODIES = {
    command.name: body
    for command in COMMANDS
    if (body := body_parameter(command)) is not None and body.required is Required.YES
}

RULE = Rule("OZ109", "missing-text", Severity.ERROR, looks_at=frozenset(_BODIES), bodiless=True, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    body = _BODIES[element.name]
    if element.get(body.name) is not None or element.text.strip(WHITE_SPACE):
        return
    if element.attributes:
        from .unknown_parameter import meanings

        if body in meanings(element).values():
            return  # unknown-parameter tells of it
    form = f"<{element.name}>...</{element.name}>" if body.body is Body.YES else f'<{element.name} {body.name}="..."/>'
    yield Finding(
        Place(element), f"{element.name} has no {body.name}.", f"Write {form}: {body.doc[0].lower()}{body.doc[1:]}"
    )
