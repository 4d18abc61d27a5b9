r"""An element is in an XML namespace.

OzML has no namespace. A reader that knows namespaces takes the element for another one of the same name.

Bad:

    <Response xmlns="http://example.org/ozml">  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from .base import Context, Rule

RULE = Rule("OZ108", "namespace", Severity.ERROR, strange=True, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    outer = element.parent.namespace if element.parent is not None else ""
    if element.namespace and element.namespace != outer:
        yield Finding(
            Place(element),
            f"{element.written} is in the namespace {element.namespace}, but OzML has none.",
            "Remove the xmlns attribute, and prefixes before names.",
        )
