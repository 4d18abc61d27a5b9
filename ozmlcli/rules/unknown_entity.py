r"""An escape is not one of XML's.

XML knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#233;. Names such as &nbsp; and &eacute; belong to HTML.

Bad:

    <Response>
      <Speak>Caf&eacute;</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Caf&#233;</Speak>
    </Response>
"""

from __future__ import annotations

from ..document.part import Span
from ..finding import Edit, Fault, Finding, Fix, Severity
from .base import Rule

RULE = Rule("OZ008", "unknown-entity", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    from html.entities import html5

    meant = html5.get(f"{fault.subject};")
    if meant is None:
        escaped = Edit(Span(fault.span.start, fault.span.start + 1), "&amp;")
        remedy = f"If & is meant as a character, write &amp;{fault.subject};"
        return Finding(
            fault.span, f"XML has no &{fault.subject};.", remedy, fix=Fix("Write &amp;", (escaped,), safe=False)
        )
    number = "".join(f"&#{ord(character)};" for character in meant)
    fix = Fix(f"Write {number}", (Edit(fault.span, number),))
    return Finding(
        fault.span,
        f"&{fault.subject}; is known in HTML, not in XML.",
        f"Write {number} or the character itself.",
        fix=fix,
    )
