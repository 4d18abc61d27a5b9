r"""The silence that is to end a recording is as long as the whole recording may be, or longer.

Duration ends the recording before that much silence can have passed, so Inactivity does nothing.

Bad:

    <Response>
      <Record Duration="10"
          Inactivity="30"  <!-- fault -->
          FinishedUrl="http://app.example/recorded"/>
    </Response>

Good:

    <Response>
      <Record Duration="30" Inactivity="10" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Attribute, Element
from ..document.part import Place, Target
from ..finding import Finding, Related, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule(
    "OZ206",
    "inactivity-not-below-duration",
    Severity.WARNING,
    looks_at=frozenset({"Record"}),
    given=frozenset({"Inactivity"}),
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    inactivity, duration = element.get("Inactivity"), element.get("Duration")
    if inactivity is None or duration is None:
        return
    silence, longest = _digits(inactivity), _digits(duration)
    # What a Duration of 0 means is not documented.
    if not longest or (len(silence), silence) < (len(longest), longest):
        return
    yield Finding(
        Place(element, Target.VALUE, inactivity.written),
        f"Inactivity is {silence} and Duration {longest}, so the recording ends before that much silence can have passed.",
        "Make Inactivity less than Duration, or leave it out.",
        (Related(Place(element, Target.VALUE, duration.written), "ends the recording"),),
    )


def _digits(attribute: Attribute) -> str:
    """The digits of a number but for zeros before it, which by length and order compare as the numbers do; "" for 0."""
    value = attribute.value.strip(WHITE_SPACE)
    return value.lstrip("0") if value.isascii() and value.isdigit() else ""
