r"""A name is declared twice, and nothing uses it in between.

The first value is lost before anything could read it. Often one of the two was to have another name.

Bad:

    <Response>
      <Var ID="city">Szeged</Var>
      <Var ID="city">Budapest</Var>  <!-- fault -->
      <Speak>Welcome to $city</Speak>
    </Response>

Good:

    <Response>
      <Var ID="city">Szeged</Var>
      <Speak>Welcome to $city</Speak>
      <Var ID="city">Budapest</Var>
      <Speak>Welcome to $city</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.values import DECLARING, Name, declaration, leads_on, uses
from ..finding import Finding, Related, Severity
from .base import Context, Rule

RULE = Rule("OZ424", "declared-twice", Severity.WARNING, looks_at=DECLARING, whole=True)


def check(_element: Element, context: Context) -> Iterator[Finding]:
    elements = context.document.elements
    if sum(element.name in DECLARING for element in elements) < 2:
        return
    #: What was declared last and not used since: by name, then by the list in which it stands.
    pending: dict[str, dict[int, Name]] = {}
    for element in elements:
        for used in uses(element):
            pending.pop(used, None)
        name = declaration(element) if element.name in DECLARING else None
        if name is None:
            if leads_on(element):
                pending.clear()
            continue
        around = element.parent.index if element.parent is not None else -1
        first = pending.setdefault(name.folded, {}).get(around)
        pending[name.folded][around] = name
        if first is not None:
            yield Finding(
                name.place,
                f"{name.written} is declared twice, and its first value is not used before.",
                "Remove one of the two, or give one another ID.",
                (Related(first.place, "the first one"),),
            )
