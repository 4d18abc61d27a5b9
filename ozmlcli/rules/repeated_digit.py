r"""A key stands twice among the keys of which any one ends a recording.

FinishDigits is a set of single keys, no sequence: "11" does not wait for two presses of 1, and says no more than "1".

Bad:

    <Response>
      <Record FinishDigits="11#" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record FinishDigits="1#" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import all_specs
from ..language.types import DTMF_SET, WHITE_SPACE, holds_variable
from .base import Context, Rule

_WITH_SETS = frozenset(spec.name for spec in all_specs() if any(p.type is DTMF_SET for p in spec.parameters))

RULE = Rule("OZ205", "repeated-digit", Severity.WARNING, looks_at=_WITH_SETS, odd=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        if attribute.parameter is None or attribute.parameter.type is not DTMF_SET:
            continue
        keys = attribute.value.strip(WHITE_SPACE)
        once = "".join(dict.fromkeys(keys))
        if once == keys or holds_variable(keys) or not DTMF_SET.accepts(keys):
            continue
        from ..suggest import listing

        place = Place(element, Target.VALUE, attribute.written)
        twice = listing(key for key in once if keys.count(key) > 1)
        yield Finding(
            place,
            f"{attribute.name} holds {twice} more than once.",
            f"Each key counts by itself, so {once} means the same.",
            fix=Fix(f"Write {once}", (Edit(place, once),)),
        )
