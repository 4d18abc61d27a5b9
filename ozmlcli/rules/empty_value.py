r"""A parameter that the command cannot do without is given, but empty.

Often a variable of the application, or of the shell, held nothing.

Bad:

    <Response>
      <Speak Text=""/>  <!-- fault -->
      <MoveFile SourceFile="/messages/1.wav" TargetDirectory=" "/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Welcome.</Speak>
      <MoveFile SourceFile="/messages/1.wav" TargetDirectory="$oldmessagepath"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.model import Required
from ..language.types import WHITE_SPACE
from .base import Context, Rule

_DEMANDED = frozenset(
    spec.name for spec in all_specs() if any(p.required is Required.YES and p.type.free for p in spec.parameters)
)

RULE = Rule("OZ204", "empty-value", Severity.ERROR, looks_at=_DEMANDED, odd=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for attribute in element.attributes:
        parameter = attribute.parameter
        if parameter is None or parameter.required is not Required.YES or not parameter.type.free:
            continue  # a value of another type is judged as such
        if not attribute.value.strip(WHITE_SPACE):
            yield Finding(
                Place(element, Target.VALUE, attribute.written),
                f"{attribute.name} of {element.name} is empty.",
                f"Give it a value: {parameter.doc[0].lower()}{parameter.doc[1:]}",
            )
