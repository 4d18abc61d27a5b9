r"""An error message of PHP stands in a text.

It will be read to the caller, or sent as a part of the message.

Bad:

    <Response>
      <Speak>Warning: Undefined array key "name" in /var/www/call.php on line 12</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Welcome to the bicycle shop</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.php import printed_in
from ..document.values import part_of, values
from ..finding import Finding, Severity
from ..language.model import Content
from ..suggest import PHP_SAYS, shortened
from .base import Context, Rule

RULE = Rule("OZ211", "php-left-over", Severity.WARNING, whole=True, needs=(" on line ",))


def check(_root: Element, context: Context) -> Iterator[Finding]:
    for each in context.document.elements:
        for value in values(each):
            if " on line " in value.text and (value.place.key or _has_texts(each)):
                said = printed_in(value.text)
                if said is not None:
                    words = shortened(" ".join(value.text[slice(*said)].split()))
                    message = f'A message of PHP stands in the text: "{words}".'
                    yield Finding(part_of(value.place, value.text, *said), message, PHP_SAYS)


def _has_texts(element: Element) -> bool:
    """Whether text may stand in an element; elsewhere, a message is a stray text, and is told as that."""
    return element.spec is None or element.spec.content in {Content.TEXT, Content.OPEN}
