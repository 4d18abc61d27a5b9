r"""A parameter that the command cannot do without is missing.

Bad:

    <Response>
      <SendDTMF Keys="42#"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <SendDTMF Party="callee" Keys="42#"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.model import Parameter, Required
from .base import Context, Rule


def _demanded(parameters: tuple[Parameter, ...]) -> list[Parameter]:
    return [parameter for parameter in parameters if parameter.required is Required.YES and parameter.attribute_only]


_DEMANDED = {spec.name: _demanded(spec.parameters) for spec in all_specs() if _demanded(spec.parameters)}

RULE = Rule("OZ105", "missing-parameter", Severity.ERROR, looks_at=frozenset(_DEMANDED), formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    missing = [parameter for parameter in _DEMANDED[element.name] if element.get(parameter.name) is None]
    if missing and element.attributes:
        from .unknown_parameter import meanings

        meant = meanings(element).values()
        missing = [
            parameter for parameter in missing if parameter not in meant
        ]  # unknown-parameter tells of the others
    for parameter in missing:
        value = "|".join(parameter.type.choices) or "..."
        yield Finding(
            Place(element),
            f"{element.name} has no {parameter.name}.",
            f'Add {parameter.name}="{value}": {parameter.doc[0].lower()}{parameter.doc[1:]}',
        )
