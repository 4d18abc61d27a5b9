r"""The root element is none of OzML's.

A response is one Response element that encloses its commands. Where the root is something else, the phone system finds no
commands.

Bad:

    <?xml version="1.0"?>
    <Speak>Hello.</Speak>  <!-- fault -->

Good:

    <?xml version="1.0"?>
    <Response>
      <Speak>Hello.</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import ROOT_NAMES
from ..suggest import nearest
from .base import Context, Rule

RULE = Rule("OZ101", "unknown-root", Severity.ERROR, whole=True, formal=True)


def check(root: Element, _context: Context) -> Iterator[Finding]:
    if root.name in ROOT_NAMES:
        return
    place = Place(root)
    message = f"The root element is {root.written}, not Response."
    if root.is_command:
        yield Finding(place, message, f"Put {root.name} between <Response> and </Response>.")
        return
    meant = nearest(root.written, ["Response"])
    if meant is None:
        yield Finding(place, message, "An OzML document is <Response>, its commands, </Response>.")
        return
    fix = Fix(f"Rename to {meant}", (Edit(place, meant), Edit(Place(root, Target.END_NAME), meant)), safe=False)
    yield Finding(place, message, f"Did you mean {meant}?", fix=fix)
