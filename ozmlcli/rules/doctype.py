r"""The document has a DOCTYPE.

OzML has no document type. A DOCTYPE can make an XML reader fetch files or blow up a few lines to gigabytes, so a document
that has one is not read.

Bad:

    <!DOCTYPE Response>  <!-- fault -->
    <Response>
      <Hangup/>
    </Response>

Good:

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Severity
from .base import Rule

RULE = Rule("OZ023", "doctype", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.subject:
        return Finding(
            fault.span,
            "This is an HTML page, not an OzML document.",
            "Open the address in a browser: web servers answer so when the address is wrong or the script fails.",
        )
    return Finding(
        fault.span,
        "The document has a DOCTYPE, which OzML does not have.",
        "Remove it. If it declares entities, write what they stand for.",
    )
