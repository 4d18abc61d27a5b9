r"""MinDigits of a UserInput is greater than MaxDigits.

No number of digits is enough and not too many.

Bad:

    <Response>
      <UserInput MinDigits="6" MaxDigits="4" ForwardToUrl="http://app.example/pin"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <UserInput MinDigits="4" MaxDigits="6" ForwardToUrl="http://app.example/pin"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Related, Severity
from .base import Context, Rule, whole_number

RULE = Rule(
    "OZ414", "digits-range", Severity.WARNING, looks_at=frozenset({"UserInput"}), given=frozenset({"MinDigits"})
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    least, most = element.get("MinDigits"), element.get("MaxDigits")
    if least is None or most is None:
        return
    low, high = whole_number(least), whole_number(most)
    if low is not None and high is not None and low > high:
        yield Finding(
            Place(element, Target.VALUE, least.written),
            f"MinDigits is {low}, more than MaxDigits, which is {high}.",
            "Make MinDigits the smaller of the two, or make them equal.",
            (Related(Place(element, Target.VALUE, most.written), "the greatest number of digits"),),
        )
