r"""A merge stopped half-way: both versions of some lines stand in the document, between the marks of git.

Until somebody decides between them, this is no XML.

Bad:

    <Response>
    <<<<<<< HEAD  <!-- fault -->
      <Speak>Good morning.</Speak>
    =======
      <Speak>Hello.</Speak>
    >>>>>>> greeting
      <Hangup/>
    </Response>

Good:

    <Response>
      <Speak>Good morning.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Related, Severity
from .base import Rule

RULE = Rule("OZ029", "merge-conflict", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    related = (Related(fault.other, "and ends here"),) if fault.other is not None else ()
    return Finding(
        fault.span,
        "A merge conflict begins here that nobody has resolved.",
        "Keep one of the two versions, or make one of both, and remove the lines that begin with <<<<<<<, ======= and "
        ">>>>>>>.",
        related,
    )
