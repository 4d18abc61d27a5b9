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
from ..document.php import printed_in
from ..finding import Edit, Finding, Fix, Severity
from ..language.index import all_specs
from ..language.model import Content
from ..language.types import WHITE_SPACE
from ..suggest import NO_MARKS, PHP_SAYS, shortened
from .base import Context, Rule

#: What stands in elements in which no text does.
_INSTEAD = {spec.name: spec.content for spec in all_specs() if spec.content not in {Content.TEXT, Content.OPEN}}

#: A byte order mark, which is a space without width where it does not begin a file.
_MARK = "\ufeff"

RULE = Rule("OZ106", "stray-text", Severity.ERROR, looks_at=frozenset(_INSTEAD), has_text=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    runs = [item.strip(WHITE_SPACE) for item in element.content if isinstance(item, str)]
    for number, run in enumerate(run for run in runs if run):
        place = Place(element, Target.TEXT, number=number)
        if not run.strip(f"{_MARK}{WHITE_SPACE}"):
            fix = Fix("Delete it", (Edit(place, ""),))
            yield Finding(place, f"{element.name} holds a byte order mark (BOM), which nobody sees.", NO_MARKS, fix=fix)
        elif printed_in(run) is not None:
            yield Finding(place, f'{element.name} holds a message of PHP: "{_shown(run)}".', PHP_SAYS)
        else:
            yield Finding(place, f'{element.name} holds the text "{_shown(run)}".', _remedy(element))


def _shown(run: str) -> str:
    return shortened(" ".join(run.split()))


def _remedy(element: Element) -> str:
    if _INSTEAD[element.name] is Content.EMPTY:
        return f"{element.name} has no text; its parameters are attributes. Remove the text."
    return "Put it into a command, such as <Speak>, or remove it."
