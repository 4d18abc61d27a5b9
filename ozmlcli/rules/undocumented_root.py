r"""The root element occurs in old examples, but the documentation names Response.

OzML as the root is known from alarm examples alone, which run in an IVR extension.

Bad:

    <OzML>  <!-- fault -->
      <Hangup/>
    </OzML>

Good:

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.model import Certainty
from ..language.notifications import RESPONSE, ROOTS
from .base import Context, Rule

_SEEN = frozenset(root.name for root in ROOTS if root.source.certainty is Certainty.EXAMPLE)

RULE = Rule("OZ115", "undocumented-root", Severity.WARNING, looks_at=_SEEN, whole=True, formal=True)


def check(root: Element, _context: Context) -> Iterator[Finding]:
    if root.name in _SEEN:
        name = RESPONSE.name
        edits = (Edit(Place(root), name), Edit(Place(root, Target.END_NAME), name))
        yield Finding(
            Place(root),
            f"The root element is {root.name}, which only old examples have.",
            f"Write {name}.",
            fix=Fix(f"Rename to {name}", edits, safe=False),
        )
