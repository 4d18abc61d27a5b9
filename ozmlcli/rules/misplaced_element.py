r"""An element stands where it does not belong.

Commands stand in Response and in the parts of commands that hold commands; parts stand in their commands. Elsewhere no
page shows them.

Bad:

    <Response>
      <UserInput Timeout="8">
        <Speak>Press 1.</Speak>  <!-- fault -->
        <Input Key="1"><Hangup/></Input>  <!-- fault -->
      </UserInput>
    </Response>

Good:

    <Response>
      <UserInput Timeout="8">
        <InitialCommands><Speak>Press 1.</Speak></InitialCommands>
        <Inputs><Input Key="1"><Hangup/></Input></Inputs>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.model import Content, Spec
from ..suggest import listing
from .base import Context, Rule

RULE = Rule("OZ103", "misplaced-element", Severity.ERROR, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    parent = element.parent
    if parent is None or parent.spec is None:
        return
    holder = parent.spec
    if holder.content is Content.OPEN:
        return
    if holder.content in {Content.EMPTY, Content.TEXT}:
        yield Finding(
            Place(element),
            f"{parent.name} holds no elements, but {element.written} stands in it.",
            _empty_help(parent, element),
        )
    elif element.spec is None:
        return
    elif holder.content is Content.COMMANDS:
        if not element.is_command:
            yield Finding(Place(element), f"{element.name} does not belong in {parent.name}.", _home(element.spec))
    elif element.name not in {part.name for part in holder.parts}:
        remedy = _command_help(holder) if element.is_command else _home(element.spec)
        yield Finding(Place(element), f"{element.name} does not belong directly in {parent.name}.", remedy)


def _empty_help(parent: Element, element: Element) -> str:
    if parent.spec is not None and parent.spec.content is Content.TEXT:
        if element.spec is None:
            return f"{parent.name} holds text only. Remove the tag, or write &lt; where < is meant as a character."
        return f"{parent.name} holds text only. Write commands after its end tag."
    return f"Write commands after {parent.name}, not in it."


def _command_help(holder: Spec) -> str:
    homes = [part.name for part in holder.parts if part.content is Content.COMMANDS]
    homes += [inner.name for part in holder.parts for inner in part.parts if inner.content is Content.COMMANDS]
    if not homes:
        return f"{holder.name} holds {listing(part.name for part in holder.parts)}."
    return f"Put commands into {listing(homes, 'or')}."


def _home(spec: Spec) -> str:
    homes = [holder.name for holder in all_specs() if any(part.name == spec.name for part in holder.parts)]
    if homes:
        return f"{spec.name} belongs in {listing(homes, 'or')}."
    return f"{spec.name} can only be the root element."
