r"""A word differs from the documented one in letter case.

The documentation writes values such as wav, true and caller in lower case; whether others are understood is not known.

Bad:

    <Response>
      <Record Format="WAV" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import all_specs
from ..language.types import WHITE_SPACE
from .base import Context, Rule

_WITH_WORDS = frozenset(
    spec.name for spec in all_specs() if any(parameter.type.choices for parameter in spec.parameters)
)

RULE = Rule("OZ202", "value-case", Severity.WARNING, looks_at=_WITH_WORDS, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        if attribute.parameter is None or not attribute.parameter.type.choices:
            continue
        meant = attribute.parameter.type.canonical(attribute.value)
        if meant != attribute.value:
            place = Place(element, Target.VALUE, attribute.written)
            yield Finding(
                place,
                f"{attribute.value.strip(WHITE_SPACE)} is written {meant} in the documentation.",
                fix=Fix(f"Write {meant}", (Edit(place, meant),)),
            )
