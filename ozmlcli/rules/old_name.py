r"""A parameter is written by an old name, or by one that is a misprint of the documentation.

Bad:

    <Response>
      <UserInput enteredUrl="http://app.example/entered"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <UserInput ForwardToUrl="http://app.example/entered"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import all_specs, find_parameter
from ..language.model import Parameter, Spec, Standing
from .base import Context, Rule


def _outdated(spec: Spec) -> list[Parameter]:
    """The parameters that have a name that is not to be written."""
    return [p for p in spec.parameters if any(alias.standing is not Standing.DOCUMENTED for alias in p.aliases)]


RULE = Rule(
    "OZ112",
    "old-name",
    Severity.WARNING,
    looks_at=frozenset(spec.name for spec in all_specs() if _outdated(spec)),
    given=frozenset(parameter.name for spec in all_specs() for parameter in _outdated(spec)),
    formal=True,
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        match = find_parameter(element.spec, attribute.written) if element.spec is not None else None
        if match is None or match.alias is None or match.alias.standing is Standing.DOCUMENTED:
            continue
        place = Place(element, Target.ATTRIBUTE_NAME, attribute.written)
        kind = "an old name of" if match.alias.standing is Standing.OLD else "a misprint of"
        name = match.parameter.name
        yield Finding(
            place,
            f"{attribute.written} is {kind} {name}.",
            f"Write {name}.",
            # A misprint of one documentation may be the name that its product knows.
            fix=Fix(f"Write {name}", (Edit(place, name),), safe=match.alias.standing is Standing.OLD),
        )
