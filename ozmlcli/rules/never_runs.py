r"""Commands stand after Reject, which refuses the call and lets nothing else run.

A caller who is refused hears nothing. To tell them something first, answer the call, and end it with Hangup.

Bad:

    <Response>
      <Reject/>
      <Speak>We are closed.</Speak>  <!-- fault -->
      <Hangup/>
    </Response>

Good:

    <Response>
      <Speak>We are closed.</Speak>
      <Hangup/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Related, Severity
from ..language.model import Mode, Root
from .base import Context, Rule
from .reject_after_answer import NOTHING_TO_REFUSE

RULE = Rule("OZ403", "never-runs", Severity.ERROR, looks_at=frozenset({"Reject"}), formal=True)


def check(element: Element, context: Context) -> Iterator[Finding]:
    for later in behind_reject(element, context):
        yield Finding(
            Place(later),
            f"{later.name} never runs: Reject refuses the call, and nothing after it is run.",
            "Remove what stands after Reject; or, for a caller who is to hear something first, remove Reject and "
            "end with Hangup.",
            (Related(Place(element), "refuses the call"),),
        )
        return


def behind_reject(reject: Element, context: Context) -> Iterator[Element]:
    """The commands that never run because ``reject`` refuses the call, without further ones that would refuse it."""
    if refuses(reject, context):
        for later in context.document.root.children:
            if later.is_command and later.name != "Reject":
                yield later


def refuses(reject: Element, context: Context) -> bool:
    """Whether ``reject`` stands where it refuses the call, and so keeps the rest from running."""
    root = context.document.root
    if root.children[:1] != [reject]:
        return False  # reject-not-first tells of it
    if not isinstance(root.spec, Root) or context.mode is not Mode.EXTENSION:
        return False
    # reject-after-answer tells of these
    return context.answers is None or context.answers.name not in NOTHING_TO_REFUSE
