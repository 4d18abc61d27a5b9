r"""A value is of the wrong kind.

Numbers are digits alone, without a unit; words are those that the documentation lists. A value that holds a variable, such
as $seconds, is not judged.

Bad:

    <Response>
      <Record Format="ogg" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
      <Delay>5s</Delay>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
      <Delay>5</Delay>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import body_parameter
from ..language.model import Content, Parameter
from ..language.types import WHITE_SPACE
from ..suggest import nearest, shortened
from .base import Context, Rule

RULE = Rule("OZ201", "invalid-value", Severity.ERROR, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        if element.get(attribute.name) is not attribute:
            continue  # given-twice tells of it, and what is put to the XSD is without it
        if attribute.parameter is not None and not attribute.parameter.type.free:
            yield from _judge(Place(element, Target.VALUE, attribute.written), attribute.parameter, attribute.value)
    spec = element.spec
    body = body_parameter(spec) if spec is not None and spec.content is Content.TEXT else None
    if body is not None and not body.type.free and element.text.strip(WHITE_SPACE):
        yield from _judge(Place(element, Target.TEXT), body, element.text)


def _judge(place: Place, parameter: Parameter, value: str) -> Iterator[Finding]:
    kind = parameter.type
    if kind.accepts(value) or kind.accepts(kind.canonical(value)):
        return
    shown = shortened(value.strip(WHITE_SPACE))
    message = (
        f'{parameter.name} is "{shown}", not {kind.words}.'
        if shown
        else f"{parameter.name} is empty, not {kind.words}."
    )
    meant = nearest(value, kind.choices) if kind.choices else None
    if meant is not None:
        yield Finding(
            place, message, f"Did you mean {meant}?", fix=Fix(f"Replace by {meant}", (Edit(place, meant),), safe=False)
        )
    else:
        yield Finding(place, message, kind.remedy)
