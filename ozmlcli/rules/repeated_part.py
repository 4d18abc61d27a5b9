r"""A part of a command that may stand once stands twice.

The documentation does not say which one counts.

Bad:

    <Response>
      <UserInput ForwardToUrl="http://app.example/keys">
        <InitialCommands><Speak>Press 1.</Speak></InitialCommands>
        <InitialCommands><Speak>Press 2.</Speak></InitialCommands>  <!-- fault -->
      </UserInput>
    </Response>

Good:

    <Response>
      <UserInput ForwardToUrl="http://app.example/keys">
        <InitialCommands>
          <Speak>Press 1.</Speak>
          <Speak>Press 2.</Speak>
        </InitialCommands>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Related, Severity
from ..language.index import all_specs
from ..language.model import Content
from .base import Context, Rule

_HOLDERS = frozenset(spec.name for spec in all_specs() if spec.content is Content.PARTS)

RULE = Rule("OZ107", "repeated-part", Severity.ERROR, looks_at=_HOLDERS, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    once = {part.name for part in element.spec.parts if not part.repeated} if element.spec else set()
    first: dict[str, Element] = {}
    for child in element.children:
        if child.name not in once:
            continue
        if child.name in first:
            related = (Related(Place(first[child.name]), "the first one"),)
            yield Finding(
                Place(child), f"{element.name} holds {child.name} twice.", "Write the contents into one.", related
            )
        first.setdefault(child.name, child)
