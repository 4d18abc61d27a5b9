r"""A parameter occurs in examples of the documentation, but its command's table does not list it.

It is probably ignored.

Bad:

    <Response>
      <AttendedTransfer TargetCallId="k29xd1" TransferorParty="caller"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <AttendedTransfer TargetCallId="k29xd1"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.model import Certainty
from .base import Context, Rule

_SEEN = {
    spec.name: frozenset(
        parameter.name for parameter in spec.parameters if parameter.source.certainty is Certainty.EXAMPLE
    )
    for spec in all_specs()
}

RULE = Rule(
    "OZ114",
    "undocumented-parameter",
    Severity.WARNING,
    looks_at=frozenset(name for name, seen in _SEEN.items() if seen),
    given=frozenset().union(*_SEEN.values()),
    formal=True,
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        if attribute.name in _SEEN[element.name]:
            yield Finding(
                Place(element, Target.ATTRIBUTE, attribute.written),
                f"{attribute.name} is not documented for {element.name}; only examples have it.",
                "It is probably ignored. Remove it unless you saw it work.",
            )
