r"""An escape was escaped once more.

The text went through htmlspecialchars(), or the like, twice, and whoever reads the document undoes it once. What is left
is no & but &amp;: words that may be read aloud, and in a URL another name for each parameter but the first.

Bad:

    <Response>
      <Speak>Smith &amp;amp; Sons</Speak>  <!-- fault -->
      <GoTo>http://app.example/menu?shop=1&amp;amp;day=5</GoTo>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Smith &amp; Sons</Speak>
      <GoTo>http://app.example/menu?shop=1&amp;day=5</GoTo>
    </Response>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.element import Element
from ..document.values import Value, is_query, part_of, values
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.types import SPEECH, URL
from .base import Context, Rule

#: Of a message nothing is said: it may be HTML. Nor of a query, whose texts may.
_KINDS = frozenset({SPEECH, URL})

RULE = Rule(
    "OZ215",
    "escaped-twice",
    Severity.WARNING,
    looks_at=frozenset(spec.name for spec in all_specs() if any(each.type in _KINDS for each in spec.parameters)),
    needs=("&amp;amp;", "&amp;lt;", "&amp;gt;", "&amp;quot;", "&amp;#"),
)

_ESCAPE = r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});"


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for value in values(element):
        found = re.search(_ESCAPE, value.text) if _is_plain(value) else None
        if found is not None:
            yield Finding(
                part_of(value.place, value.text, *found.span()),
                f'{value.name} of {element.name} holds "{found[0]}" itself: it was escaped once too often.',
                "Escape once: in PHP, pass a text through htmlspecialchars() only where it goes into the document; "
                "in a CDATA section, leave it as it is.",
            )


def _is_plain(value: Value) -> bool:
    return value.parameter is not None and value.parameter.type in _KINDS and not is_query(value.parameter, value.text)
