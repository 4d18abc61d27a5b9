r"""A parameter is missing that one page of the documentation demands and another does not.

Pages differ between the Ozeki Phone System and Ozeki 10, and at times a page's own examples leave out what its table
demands. To be safe, give the parameter. Where the command has a parameter that only Ozeki 10 knows, or stands in a command
of it, the demands of the other product are not made.

Bad:

    <Response>
      <Call Url="http://app.example/connected">2310</Call>  <!-- fault -->
    </Response>

Bad (mode: third-party):

    <Response>
      <Speak CallId="6eg3ft">One minute is left.</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Call Url="http://app.example/connected" ApiExtension="3000">2310</Call>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.commands import COMMANDS
from ..language.model import ANY_MODE, Parameter, Required
from ..language.types import WHITE_SPACE
from ..language.words import mode_words
from .base import Context, Rule

_DISPUTED = {
    command.name: [parameter for parameter in command.parameters if parameter.required is Required.DISPUTED]
    for command in COMMANDS
}

RULE = Rule(
    "OZ116",
    "perhaps-missing",
    Severity.WARNING,
    looks_at=frozenset(name for name, found in _DISPUTED.items() if found),
    lacking=True,
    formal=True,
)


def check(element: Element, context: Context) -> Iterator[Finding]:
    for parameter in _DISPUTED[element.name]:
        everywhere = parameter.required_in is ANY_MODE
        if not everywhere and context.mode not in parameter.required_in:
            continue
        if element.get(parameter.name) is not None or _is_for_ozeki_10(element):
            continue
        if not parameter.attribute_only and element.text.strip(WHITE_SPACE):
            continue
        if _is_misnamed(element, parameter):
            continue
        where = "" if everywhere else f" in {mode_words(parameter.required_in)}"
        value = "|".join(parameter.type.choices) or "..."
        yield Finding(
            Place(element),
            f"{element.name} has no {parameter.name}, which some pages of the documentation demand{where}.",
            f'To be safe, add {parameter.name}="{value}": {parameter.doc[0].lower()}{parameter.doc[1:]}',
        )


def _is_for_ozeki_10(element: Element) -> bool:
    """Whether the element has a parameter, or stands in a command, that only Ozeki 10 knows."""
    if any(a.parameter is not None and a.parameter.source.ozeki_10_only for a in element.attributes):
        return True
    return any(around.spec is not None and around.spec.source.ozeki_10_only for around in element.ancestors())


def _is_misnamed(element: Element, parameter: Parameter) -> bool:
    """Whether unknown-parameter tells of it."""
    if all(attribute.parameter is not None for attribute in element.attributes):
        return False
    from .unknown_parameter import meanings

    return parameter in meanings(element).values()
