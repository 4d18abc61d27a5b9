r"""The document ends in the middle.

It was cut off on its way, or a closing tag at its end is missing.

Bad:

    <Response>
      <Speak>Hello.</Speak>
      <Hangup/>  <!-- fault -->

Good:

    <Response>
      <Speak>Hello.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from ..finding import Fault, Finding, Related, Severity
from ..suggest import PHP_NOT_RUN
from .base import Rule

RULE = Rule("OZ020", "cut-off", Severity.ERROR)


def explain(fault: Fault, _text: str) -> Finding:
    if fault.subject:
        message = f"The document ends within {fault.subject}."
        remedy = "It was cut off on its way, or the end of this part is missing."
        if fault.subject == "PHP code":
            remedy = PHP_NOT_RUN
        return Finding(fault.span, message, remedy, _related(fault))
    names = fault.details
    listed = f"{', '.join(names[:-1])} and {names[-1]} are" if len(names) > 1 else f"{''.join(names)} is"
    tags = "".join(f"</{name}>" for name in names)
    if len(names) > 5:
        listed, tags = f"{names[0]} and {len(names) - 1} elements around it are", "their closing tags"
    message = f"The document ends, but {listed} still open."
    remedy = f"Write {tags} at the end. If more is missing, the document was cut off on its way."
    return Finding(fault.span, message, remedy, _related(fault))


def _related(fault: Fault) -> tuple[Related, ...]:
    return (Related(fault.other, "opened here"),) if fault.other else ()
