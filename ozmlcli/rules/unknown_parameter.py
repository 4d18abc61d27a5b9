r"""An attribute is no parameter of its command.

A parameter that the phone system does not know is probably passed over: what its author wanted does not happen.

Bad:

    <Response>
      <Record FinishDigit="12" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record FinishDigits="12" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Element
from ..finding import Edit, Finding, Fix, Place, Severity, Target
from ..suggest import listing, nearest
from .base import Context, Rule

RULE = Rule("OZ104", "unknown-parameter", Severity.ERROR)

_XML = "{http://www.w3.org/XML/1998/namespace}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
#: Attributes by which an editor finds the schema; they belong to XML, not to OzML.
_FOR_EDITORS = frozenset({f"{_XSI}noNamespaceSchemaLocation", f"{_XSI}schemaLocation"})


def check(element: Element, _context: Context) -> Iterator[Finding]:
    spec = element.spec
    if spec is None or spec.open:
        return
    for attribute in element.attributes:
        if attribute.parameter is not None or attribute.written in _FOR_EDITORS:
            continue
        written = attribute.written.replace(_XML, "xml:").replace(_XSI, "xsi:").rpartition("}")[2]
        place = Place(element, Target.ATTRIBUTE_NAME, attribute.written)
        names = [parameter.name for parameter in spec.parameters]
        message = f"{written} is no parameter of {element.name}."
        meant = nearest(written, names)
        if meant is not None and element.get(meant) is None:
            yield Finding(
                place,
                message,
                f"Did you mean {meant}?",
                fix=Fix(f"Rename to {meant}", (Edit(place, meant),), safe=False),
            )
        elif names:
            yield Finding(place, message, f"{element.name} has {listing(names)}.")
        else:
            yield Finding(place, message, f"{element.name} has no parameters.")
