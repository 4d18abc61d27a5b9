r"""Text stands where only elements may stand.

It is probably passed over. Often it is a text that Speak should say, or the rest of something that was deleted.

Bad:

    <Response>
      Hello.  <!-- fault -->
      <Hangup>now</Hangup>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Hello.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.model import Content
from ..language.types import WHITE_SPACE
from ..suggest import shortened
from .base import Context, Rule

#: What stands in elements in which no text does.
_INSTEAD = {spec.name: spec.content for spec in all_specs() if spec.content not in {Content.TEXT, Content.OPEN}}

RULE = Rule("OZ106", "stray-text", Severity.ERROR, looks_at=frozenset(_INSTEAD), has_text=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    runs = [item.strip(WHITE_SPACE) for item in element.content if isinstance(item, str)]
    for number, run in enumerate(run for run in runs if run):
        shown = shortened(" ".join(run.split()))
        remedy = f"{element.name} has no text; its parameters are attributes. Remove the text."
        if _INSTEAD[element.name] is not Content.EMPTY:
            remedy = "Put it into a command, such as <Speak>, or remove it."
        yield Finding(Place(element, Target.TEXT, number=number), f'{element.name} holds the text "{shown}".', remedy)
