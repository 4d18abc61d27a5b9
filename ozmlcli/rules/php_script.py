r"""The text is a PHP script, not the document that it prints.

What counts is what the phone system gets. It is what the script prints:

    php call.php | ozml validate -

Bad:

    <?php header("Content-Type: text/xml"); ?>  <!-- fault -->
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
from ..suggest import PHP_NOT_RUN
from .base import Rule

RULE = Rule("OZ030", "php-script", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    return Finding(fault.span, "This is a PHP script, not the document that it prints.", PHP_NOT_RUN)
