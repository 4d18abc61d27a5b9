r"""A command is used in a control mode that only some pages of the documentation give it.

Route is listed among the commands of third-party mode, but its own page names RoutingInterception alone.

Bad (mode: third-party):

    <Response>
      <Route Destination="500"/>  <!-- fault -->
    </Response>

Good (mode: routing):

    <Response>
      <Route Destination="500"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..finding import Finding, Severity
from ..language.words import mode_words
from .base import Context, Rule

RULE = Rule("OZ305", "mode-disputed", Severity.WARNING, whole=True)


def check(_root: Element, context: Context) -> Iterator[Finding]:
    mode = context.mode
    for clue in context.reading.clues:
        if mode is not None and mode in clue.disputed and mode not in clue.modes:
            yield Finding(
                clue.place,
                f"The pages of the documentation differ on whether {clue.subject} works in {mode.value} mode.",
                f"It is certain to work in {mode_words(clue.modes)} only.",
            )
