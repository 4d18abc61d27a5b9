r"""Reject is not the first command of the response.

Reject refuses a call before it is answered, so it is allowed as the first command only.

Bad:

    <Response>
      <Speak>We are closed.</Speak>
      <Reject/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Reject/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Related, Severity
from ..language.model import Root
from .base import Context, Rule

RULE = Rule("OZ401", "reject-not-first", Severity.ERROR, looks_at=frozenset({"Reject"}), formal=True)


def check(element: Element, context: Context) -> Iterator[Finding]:
    root = context.document.root
    first = root.children[0] if root.children else None
    if first is None or first is element:
        return
    parent = element.parent
    if parent is not None and parent is not root and isinstance(parent.spec, Root):
        return  # a Response within a Response, which misplaced-element tells of
    yield Finding(
        Place(element),
        "Reject is not the first command of the response.",
        "Make it the first command to refuse the call, or use Hangup to end a call that was answered.",
        (Related(Place(first), "the first command"),),
    )
