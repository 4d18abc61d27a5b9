r"""PHP printed an error message, as HTML, into the document.

What stands in the message are no commands, so the phone system may refuse the whole document. The rest of it is judged as if
the message were not there.

Bad:

    <Response>
      <br /><b>Warning</b>:  Undefined variable $name in <b>/var/www/call.php</b> on line <b>12</b><br />  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

import re

from ..finding import Fault, Finding, Fix, Severity
from ..suggest import PHP_SAYS, shortened
from .base import Rule

RULE = Rule("OZ031", "php-message", Severity.ERROR)


def explain(fault: Fault, text: str) -> Finding:
    words = " ".join(re.sub(r"<[^<>]*>", "", text[slice(*fault.span)]).split())
    message = f'A message of PHP stands in the document: "{shortened(words, 80)}".'
    return Finding(fault.span, message, PHP_SAYS, fix=Fix("Delete it", fault.edits))
