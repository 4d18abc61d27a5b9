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
    return Finding(
        fault.span,
        "The document has a DOCTYPE, which OzML does not have.",
        "Remove it; write characters instead of its entities.",
    )
