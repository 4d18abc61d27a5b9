r"""The document mixes control modes: no mode considers all of its commands and parameters.

A response is either for the caller of an API extension (extension mode), for a call of two others (third-party mode) or for
a routing question. Parameters of another mode have no effect, and commands of another mode are not expected.

Bad:

    <Response>
      <Delay>5</Delay>
      <Record CallId="6eg3ft" Format="wav" FinishedUrl="http://app.example/recorded"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Delay>5</Delay>
      <Record Format="wav" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.modes import Clue
from ..finding import Finding, Related, Severity
from ..language.words import mode_words
from .base import Context, Rule

RULE = Rule("OZ303", "mixed-modes", Severity.ERROR, whole=True)


def check(_root: Element, context: Context) -> Iterator[Finding]:
    reading = context.reading
    for clue, evidence in reading.contradictions:
        if reading.mode in clue.disputed:
            continue  # mode-disputed tells of it
        yield Finding(
            clue.place,
            f"{_words(clue)}, but {_words(evidence)}.",
            f"Keep the commands and parameters of one mode: remove {_shown(clue)} or {_shown(evidence)}.",
            (Related(evidence.place, f"makes this a document for {mode_words(evidence.modes)}"),),
        )


def _shown(clue: Clue) -> str:
    """The subject, with its command where it is a parameter."""
    return clue.subject if clue.is_command else f"{clue.subject} of {clue.place.element.name}"


def _words(clue: Clue) -> str:
    if clue.is_command:
        return f"{clue.subject} is a command of {mode_words(clue.modes)}"
    return f"{_shown(clue)} is only considered in {mode_words(clue.modes)}"
