r"""ForEach goes through a list that nothing declares.

Source is the ID of an Array in the document, or the name of a list that the phone system provides, such as voicemails in a
voicemail extension. Nothing is said of a document that answers GoTo or DtmfEntered, as the script that led to it may have
declared the list. Lists that your own phone system provides are given with --variable NAME, or under variables in
ozml.toml.

Bad:

    <Response>
      <Array ID="offices">
        <item>Harbour Street</item>
      </Array>
      <Speak>All $offices</Speak>
      <ForEach Source="ofices">  <!-- fault -->
        <Speak>$item</Speak>
      </ForEach>
    </Response>

Good:

    <Response>
      <Array ID="offices">
        <item>Harbour Street</item>
      </Array>
      <ForEach Source="offices">
        <Speak>$item</Speak>
      </ForEach>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..document.values import CONTINUING, declared, is_known_around
from ..finding import Edit, Finding, Fix, Severity
from ..language.types import WHITE_SPACE, holds_variable
from ..suggest import nearest, shortened
from .base import Context, Rule

RULE = Rule("OZ423", "undeclared-list", Severity.WARNING, looks_at=frozenset({"ForEach"}), whole=True)

#: After so many findings none has a suggestion: the comparisons take time.
_SUGGESTED = 50


def check(_element: Element, context: Context) -> Iterator[Finding]:
    loops = [element for element in context.document.elements if element.name == "ForEach"]
    names = declared(context.document) if loops else None
    if names is None:
        return
    from ..language.variables import VARIABLES

    lists = {variable.name.lower(): variable.name for variable in VARIABLES if variable.is_list}
    known = {**lists, **names, **{name.lower(): name for name in context.variables}}
    told = 0
    goes_on = context.answers is not None and context.answers.name in CONTINUING
    for loop in loops:
        source = loop.get("Source")
        wanted = source.value.strip(WHITE_SPACE) if source is not None else ""
        if source is None or not wanted or wanted.lower() in known or holds_variable(wanted):
            continue
        if not is_known_around(loop):
            continue
        told += 1
        meant = nearest(wanted, known.values()) if told <= _SUGGESTED else None
        if meant is not None or not goes_on:
            yield _finding(Place(loop, Target.VALUE, source.written), wanted, meant)


def _finding(place: Place, wanted: str, meant: str | None) -> Finding:
    message = f"No Array declares the list {shortened(wanted)}."
    if meant is None:
        remedy = "Write the ID of an Array. If your phone system provides the list, validate with --variable "
        remedy += f"{shortened(wanted)}, or list it under variables in ozml.toml."
        return Finding(place, message, remedy)
    plain = meant.isascii() and meant.isidentifier()
    fix = Fix(f"Replace by {meant}", (Edit(place, meant),), safe=False) if plain else None
    return Finding(place, message, f"Did you mean {meant}?", fix=fix)
