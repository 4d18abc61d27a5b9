r"""A text has no Language, between two texts that name the same one.

Which language the phone system takes for a text without one is not documented. Where the texts before and after it are in
one language, it was probably forgotten in between. Nothing is said of a text at the end, or where the languages around it
differ: it may be meant for the usual language.

Bad:

    <Response>
      <Speak Language="pt-BR">Bom dia.</Speak>
      <Speak>Por favor, aguarde.</Speak>  <!-- fault -->
      <Speak Language="pt-BR">Obrigado.</Speak>
    </Response>

Good:

    <Response>
      <Speak Language="pt-BR">Bom dia.</Speak>
      <Speak Language="pt-BR">Por favor, aguarde.</Speak>
      <Speak Language="pt-BR">Obrigado.</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..document.element import Attribute, Element
from ..document.part import Place, Target
from ..document.values import values
from ..finding import Finding, Related, Severity
from ..language.types import WHITE_SPACE, holds_variable
from .base import Context, Rule

RULE = Rule(
    "OZ426",
    "languages-differ",
    Severity.WARNING,
    looks_at=frozenset({"Speak"}),
    whole=True,
    needs=("language",),
    several=True,
)


def check(_element: Element, context: Context) -> Iterator[Finding]:
    parents: dict[int, Element] = {}
    for element in context.document.elements:
        if not element.attributes or element.name != "Speak":
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
    before: tuple[Element, Attribute] | None = None
    between: list[Element] = []
    for element, language in run:
        if language is None:
            between.append(element)
            continue
        if before is not None and _code(before[1]) == _code(language) and not holds_variable(language.value):
            for silent in between:
                if _is_plain(silent):
                    yield _finding(silent, *before)
        before = element, language
        between = []


def _code(language: Attribute) -> str:
    return language.value.strip(WHITE_SPACE).lower()


def _is_plain(element: Element) -> bool:
    """Whether the text is known, and no voice is named for it, which has a language of its own."""
    return element.get("Voice") is None and not any(holds_variable(value.text) for value in values(element))


def _finding(element: Element, other: Element, language: Attribute) -> Finding:
    code = language.value.strip(WHITE_SPACE)
    return Finding(
        Place(element),
        f"This Speak has no Language, and those before and after it have {code}.",
        f'Add Language="{code}", or the code of the language in which this text is.',
        (Related(Place(other, Target.ATTRIBUTE, language.written), "this text names its language"),),
    )
