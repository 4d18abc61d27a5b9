r"""A number of an alarm message holds hexadecimal digits.

The pages about OzML take these numbers for decimal; the vendor's development kit, which speaks the same Contact ID
protocol, takes them for hexadecimal.

Bad:

    <Response>
      <SendAlarmNotification PhoneNumber="1000"
          AccountNumber="00B2"  <!-- fault -->
          EventCode="110" PartitionNumber="1" ZoneNumber="7"/>
    </Response>

Good:

    <Response>
      <SendAlarmNotification PhoneNumber="1000" AccountNumber="0042"
          EventCode="110" PartitionNumber="1" ZoneNumber="7"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.types import ALARM_TYPES, WHITE_SPACE
from .base import Context, Rule

_WITH_NUMBERS = frozenset(spec.name for spec in all_specs() if any(p.type in ALARM_TYPES for p in spec.parameters))

RULE = Rule("OZ203", "hexadecimal-digits", Severity.WARNING, looks_at=_WITH_NUMBERS)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        parameter = attribute.parameter
        if parameter is None or parameter.type not in ALARM_TYPES:
            continue
        value = attribute.value.strip(WHITE_SPACE)
        if value.isalnum() and not value.isdigit() and parameter.type.accepts(value):
            yield Finding(
                Place(element, Target.VALUE, attribute.written),
                f"{attribute.name} {value} holds letters; the pages about OzML take it for a decimal number.",
                "Hexadecimal digits are known from the vendor's development kit alone. Try them before you rely on them.",
            )
