r"""An attribute is no parameter of its command.

A parameter that the phone system does not know is probably passed over: what its author wanted does not happen. Attributes
of TwiML are answered with the OzML for them.

Bad:

    <Response>
      <Record FinishDigit="12" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
      <GoTo href="http://app.example/menu"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record FinishDigits="12" FinishedUrl="http://app.example/recorded"/>
      <GoTo>http://app.example/menu</GoTo>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import XSI, Attribute, Element, usual_name
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.foreign import EVERYDAY, TWIML_ATTRIBUTES
from ..language.index import body_parameter
from ..language.model import Parameter, Required
from ..language.types import URL, WHITE_SPACE
from ..suggest import listing, nearest
from .base import Context, Rule

RULE = Rule("OZ104", "unknown-parameter", Severity.ERROR, strange=True, formal=True)

#: Attributes by which an editor finds the schema; they belong to XML, not to OzML.
_FOR_EDITORS = frozenset({f"{{{XSI}}}noNamespaceSchemaLocation", f"{{{XSI}}}schemaLocation"})
#: The fewest letters by which a part of a name tells which one is meant.
_TELLING = 3


def check(element: Element, _context: Context) -> Iterator[Finding]:
    spec = element.spec
    if spec is None or spec.open:
        return
    unknown = _unknown(element)
    if not unknown:
        return
    meant = meanings(element)
    for attribute in unknown:
        written = usual_name(attribute.written)
        place = Place(element, Target.ATTRIBUTE_NAME, attribute.written)
        message = f"{written} is no parameter of {element.name}."
        parameter = meant.get(attribute.written)
        if parameter is not None:
            yield Finding(place, message, *_remedy(place, attribute, parameter, element.name))
        elif written.lower() == "method" and any(each.type is URL for each in spec.parameters):
            yield Finding(place, message, "Remove it: the phone system always sends POST requests.")
        elif spec.parameters:
            names = [each.name for each in spec.parameters]
            yield Finding(place, message, f"{element.name} has {listing(names)}.")
        else:
            yield Finding(place, message, f"{element.name} has no parameters.")


def meanings(element: Element) -> dict[str, Parameter]:
    """What unknown attributes of an element may be meant to be, by their names as written: each another parameter."""
    spec = element.spec
    unknown = _unknown(element) if spec is not None and not spec.open else []
    if spec is None or not unknown:
        return {}
    body = body_parameter(spec)
    given = {attribute.name for attribute in element.attributes}
    if body is not None and element.text.strip(WHITE_SPACE):
        given.add(body.name)
    left = {each.name: each for each in spec.parameters if each.name not in given}
    twiml = TWIML_ATTRIBUTES.get(spec.name, {})
    found = {}
    for attribute in unknown:
        folded = attribute.written.lower()
        name = twiml.get(folded)
        if name is None:
            name = (
                nearest(folded, [each.name for each in spec.parameters])
                or _by_part(folded, left)
                or _by_use(folded, left)
            )
        if name in left:
            found[attribute.written] = left.pop(name)
    return found


def _unknown(element: Element) -> list[Attribute]:
    return [each for each in element.attributes if each.parameter is None and each.written not in _FOR_EDITORS]


def _by_part(folded: str, left: dict[str, Parameter]) -> str | None:
    """The one name that begins or ends as the attribute's name."""
    if len(folded) < _TELLING:
        return None
    names = [name for name in left if name.lower().startswith(folded) or name.lower().endswith(folded)]
    return names[0] if len(names) == 1 else None


def _by_use(folded: str, left: dict[str, Parameter]) -> str | None:
    """The one parameter that is missing and of a kind for which the attribute's name is an everyday word."""
    names = [
        name
        for name, each in left.items()
        if each.required is Required.YES and folded in EVERYDAY.get(each.type.name, ())
    ]
    return names[0] if len(names) == 1 else None


def _remedy(
    place: Place, attribute: Attribute, parameter: Parameter, command: str
) -> tuple[str, tuple[()], Fix | None]:
    """Help, no related place, and a fix where the value fits."""
    name, kind = parameter.name, parameter.type
    foreign = TWIML_ATTRIBUTES.get(command, {}).get(attribute.written.lower()) == name
    remedy = f"OzML calls it {name}." if foreign else f"Did you mean {name}?"
    if not kind.accepts(kind.canonical(attribute.value)):
        return f"{remedy} Its value is {kind.words}.", (), None
    return remedy, (), Fix(f"Rename to {name}", (Edit(place, name),), safe=False)
