r"""A text has no Language beside one that has.

Which language the phone system takes for a text without one is not documented. Where texts in several languages follow each
other, each is read as it should be only if it names its own.

Bad:

    <Response>
      <Speak Language="en-UK">Good morning.</Speak>
      <Speak>Bom dia.</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak Language="en-UK">Good morning.</Speak>
      <Speak Language="pt-BR">Bom dia.</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..document import Attribute, Element
from ..finding import Finding, Place, Related, Severity, Target
from ..language.types import WHITE_SPACE, holds_variable
from ..values import values
from .base import Context, Rule

RULE = Rule("OZ426", "languages-differ", Severity.WARNING, whole=True)


def check(_element: Element, context: Context) -> Iterator[Finding]:
    parents: dict[int, Element] = {}
    for element in context.document.elements:
        if element.name != "Speak" or not element.attributes:
            continue
        parent = element.parent
        if parent is not None and len(parent.children) > 1 and _language(element):
            parents[parent.index] = parent
    for parent in parents.values():
        for is_speech, run in groupby(parent.children, lambda child: child.name == "Speak"):
            if is_speech:
                yield from _judge([(element, _language(element)) for element in run])


def _language(element: Element) -> Attribute | None:
    language = element.get("Language")
    return language if language is not None and language.value.strip(WHITE_SPACE) else None


def _judge(run: Sequence[tuple[Element, Attribute | None]]) -> Iterator[Finding]:
    """A text before all that name a language counts only where these differ: else it may be in the usual language."""
    named = [(element, language) for element, language in run if language is not None]
    several = len({language.value.strip(WHITE_SPACE).lower() for _, language in named}) > 1
    other = named[0] if several else None
    for element, language in run:
        if language is not None:
            other = element, language
        elif other is not None and _is_plain(element) and not holds_variable(other[1].value):
            yield _finding(element, *other)


def _is_plain(element: Element) -> bool:
    """Whether the text is known, and no voice is named for it, which has a language of its own."""
    return element.get("Voice") is None and not any(holds_variable(value.text) for value in values(element))


def _finding(element: Element, other: Element, language: Attribute) -> Finding:
    code = language.value.strip(WHITE_SPACE)
    return Finding(
        Place(element),
        f"This Speak has no Language, and the one beside it has {code}.",
        f'Add Language="{code}", or the code of the language in which this text is.',
        (Related(Place(other, Target.ATTRIBUTE, language.written), "this text names its language"),),
    )
