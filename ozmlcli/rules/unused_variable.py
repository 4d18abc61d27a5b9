r"""A variable or a list is declared that nothing uses.

Often the $ is missing where its value was to stand. Nothing is said where the document leads to others, by GoTo or another
URL: whether these know the variable is not documented.

Bad:

    <Response>
      <Var ID="city">Szeged</Var>  <!-- fault -->
      <Speak>Welcome to city</Speak>
    </Response>

Good:

    <Response>
      <Var ID="city">Szeged</Var>
      <Speak>Welcome to $city</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.values import DECLARING, declaration, leads_on, uses
from ..finding import Finding, Severity
from .base import Context, Rule

RULE = Rule("OZ425", "unused-variable", Severity.WARNING, looks_at=DECLARING, whole=True)

#: After so many findings names are not compared any more: it takes time.
_COMPARED = 50


def check(_element: Element, context: Context) -> Iterator[Finding]:
    elements = context.document.elements
    declaring = [element for element in elements if element.name in DECLARING]
    if not declaring or any(leads_on(element) for element in elements):
        return
    from bisect import bisect_left

    from ..suggest import nearest

    known = {name.folded for element in declaring if (name := declaration(element)) is not None}
    used = sorted({name for element in elements for name in uses(element)})
    told = 0
    for element in declaring:
        name = declaration(element)
        if name is None:
            continue
        # "$cityname" may well be read as $city with "name" behind it.
        at = bisect_left(used, name.folded)
        if at < len(used) and used[at].startswith(name.folded):
            continue
        told += 1
        # A use that is misspelled is told of by another rule, which suggests this name.
        if told <= _COMPARED and nearest(name.folded, (use for use in used if use not in known)) is not None:
            continue
        use = f"${name.written}" if element.name == "Var" else f'<ForEach Source="{name.written}">'
        yield Finding(
            name.place,
            f"Nothing in the document uses {name.written}.",
            f"Write {use} where it is wanted, or remove the {element.name}.",
        )
