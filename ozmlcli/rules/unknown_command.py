r"""An element is no command of OzML, and no part of one.

The documentation does not say what the phone system does with it; what its author wanted will not happen. Words of TwiML
are answered with the OzML for them.

Bad:

    <Response>
      <Say>Hello.</Say>  <!-- fault -->
      <Recrod Format="wav"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.foreign import TWIML_ATTRIBUTES
from ..language.index import COMMAND_BY_NAME, COMMAND_NAMES
from ..language.model import Content
from ..suggest import from_twiml, listing, nearest
from .base import Context, Rule

RULE = Rule("OZ102", "unknown-command", Severity.ERROR, strange=True, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    parent = element.parent
    if element.spec is not None or parent is None:
        return
    holder = parent.spec
    if holder is not None and holder.content in {Content.EMPTY, Content.TEXT, Content.OPEN}:
        return  # nothing is known there, or nothing may stand there, whatever its name
    names = (
        [part.name for part in holder.parts]
        if holder is not None and holder.content is Content.PARTS
        else COMMAND_NAMES
    )
    message = f"{element.written} is no command of OzML."
    if holder is not None and holder.content is Content.PARTS:
        message = f"{element.written} is no part of {parent.name}, which holds {listing(names)}."
    place = Place(element)
    twiml = from_twiml(element.written)
    if twiml:
        yield Finding(place, message, *_translation(element, twiml))
        return
    meant = nearest(element.written, names)
    if meant is not None:
        fix = Fix(f"Rename to {meant}", (Edit(place, meant), Edit(Place(element, Target.END_NAME), meant)), safe=False)
        yield Finding(place, message, f"Did you mean {meant}?", fix=fix)
    elif holder is not None or parent.parent is None:  # within an unknown element, it may be a part of that
        yield Finding(place, message, "ozml --help lists the commands.")


def _translation(element: Element, commands: tuple[str, ...]) -> tuple[str, tuple[()], Fix | None]:
    """Help with the words of OzML for an element of TwiML, no related place, and a fix where one element becomes one."""
    remedy = f"In OzML, {element.written} is {listing(commands, 'or')}"
    command = COMMAND_BY_NAME[commands[0]]
    words = TWIML_ATTRIBUTES.get(command.name, {})
    names = {each.written: words[each.written.lower()] for each in element.attributes if each.written.lower() in words}
    if len(commands) == 1 and names:
        remedy += f"; {listing(f'{written} is {name}' for written, name in names.items())}"
    if len(commands) > 1 or command.content is not Content.TEXT:
        return f"{remedy}.", (), None
    edits = [Edit(Place(element, target), command.name) for target in (Target.NAME, Target.END_NAME)]
    edits += [Edit(Place(element, Target.ATTRIBUTE_NAME, written), name) for written, name in names.items()]
    return f"{remedy}.", (), Fix(f"Rename to {command.name}", tuple(edits), safe=False)
