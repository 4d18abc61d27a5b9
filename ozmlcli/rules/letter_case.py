r"""A name differs from the documented one in letter case.

The phone system seems to read names without regard to case (its documentation's own examples vary), but nothing promises
it. The tool reads such a name as it was meant. Of the root, pages write response as well as Response.

Bad:

    <Response>
      <speak>Hello.</speak>  <!-- fault -->
      <Record format="wav" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>

Good:

    <response>
      <Hangup/>
    </response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import find_parameter
from ..language.model import Root, Standing
from .base import Context, Rule

RULE = Rule("OZ111", "letter-case", Severity.WARNING, whole=True, formal=True)


def check(_root: Element, context: Context) -> Iterator[Finding]:
    if not context.document.exact:
        for element in context.document.elements:
            yield from _check(element)


def _check(element: Element) -> Iterator[Finding]:
    spec = element.spec
    if spec is None:
        return
    if not element.exact and not (isinstance(spec, Root) and element.written == spec.in_prose):
        edits = (Edit(Place(element), spec.name), Edit(Place(element, Target.END_NAME), spec.name))
        yield _finding(Place(element), element.written, spec.name, edits)
    for attribute in element.attributes:
        if attribute.exact:
            continue
        match = find_parameter(spec, attribute.written)
        alias = match.alias if match else None
        if alias is not None and alias.standing is not Standing.DOCUMENTED:
            continue  # old-name tells of it
        documented = match.spelling if match else attribute.name
        place = Place(element, Target.ATTRIBUTE_NAME, attribute.written)
        yield _finding(place, attribute.written, documented, (Edit(place, documented),))


def _finding(place: Place, written: str, documented: str, edits: tuple[Edit, ...]) -> Finding:
    return Finding(
        place, f"{written} is written {documented} in the documentation.", fix=Fix(f"Write {documented}", edits)
    )
