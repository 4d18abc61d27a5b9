r"""A parameter is given twice: as an attribute and as text, or as two attributes that differ in spelling alone.

The documentation does not say which one counts.

Bad:

    <Response>
      <Speak Text="Hello.">Good morning.</Speak>  <!-- fault -->
      <Call Dialled="2310" Dialed="2311" Url="http://app.example/connected" ApiExtension="3000"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Good morning.</Speak>
      <Call Url="http://app.example/connected" ApiExtension="3000">2311</Call>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Attribute, Element
from ..document.part import Place, Target
from ..document.shape import TWICE
from ..finding import Finding, Related, Severity
from ..language.index import all_specs, body_parameter
from ..language.types import WHITE_SPACE
from .base import Context, Rule

_BODIES = {spec.name: body_parameter(spec) for spec in all_specs() if spec.parameters}

RULE = Rule(
    "OZ110",
    "given-twice",
    Severity.ERROR,
    looks_at=frozenset(_BODIES),
    given=frozenset({TWICE}),
    formal=True,
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    body = _BODIES[element.name]
    names = {attribute.name for attribute in element.attributes}
    if len(names) < len(element.attributes):
        yield from _twins(element)
    attribute = element.get(body.name) if body is not None else None
    if body is not None and attribute is not None and element.text.strip(WHITE_SPACE):
        first = Related(Place(element, Target.ATTRIBUTE, attribute.written), "and here as an attribute")
        yield Finding(
            Place(element, Target.TEXT),
            f"{body.name} is given twice: as an attribute and as text.",
            "Remove one of the two.",
            (first,),
        )


def _twins(element: Element) -> Iterator[Finding]:
    first: dict[str, Attribute] = {}
    for attribute in element.attributes:
        twin = first.setdefault(attribute.name, attribute)
        if twin is not attribute:
            yield Finding(
                Place(element, Target.ATTRIBUTE, attribute.written),
                f"{attribute.name} is given twice: as {twin.written} and as {attribute.written}.",
                "Remove one of the two.",
                (Related(Place(element, Target.ATTRIBUTE, twin.written), "the first one"),),
            )
