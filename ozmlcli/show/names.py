"""The variables of a document, and where each comes from."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..document.element import Element
from ..document.values import DECLARING, clear_uses_in, declaration, is_another_language, provided, values
from ..language.types import WHITE_SPACE, holds_variable
from ..language.variables import VARIABLES
from .script import Script

_DOCS = {variable.name.lower(): variable.doc for variable in VARIABLES}

#: The name that a command of the document itself binds, ForEach.
_BOUND = "item"


class Variable(NamedTuple):
    """A variable or a list that a document declares or uses: its name without the $, and in words where it comes from."""

    name: str
    words: str
    row: int | None = None  # of the declaration


def variables(script: Script) -> list[Variable]:
    """The names that ``script`` declares, then those that it uses and others provide, each in the order of the document."""
    found: dict[str, Variable] = {}
    for element in script.document.elements:
        name = declaration(element) if element.name in DECLARING else None
        if name is not None and name.folded not in found:
            row = script.locations[element.index].row
            found[name.folded] = Variable(name.written, f"declared on line {row}", row)
    site = {name.lower() for name in script.variables}
    for element in script.document.elements:
        for used in _uses(element):
            if used.lower() not in found:
                found[used.lower()] = Variable(used, _origin(used.lower(), element, site))
    return list(found.values())


def _uses(element: Element) -> list[str]:
    names = [
        name
        for value in values(element)
        if "$" in value.text and not (value.parameter is not None and is_another_language(value.parameter, value.text))
        for name, _ in clear_uses_in(value.text)
    ]
    source = element.get("Source") if element.name == "ForEach" else None
    if source is not None and source.value.strip(WHITE_SPACE) and not holds_variable(source.value):
        names.append(source.value.strip(WHITE_SPACE))
    return names


def _origin(name: str, element: Element, site: set[str]) -> str:
    if name in site:
        return "provided by the site"
    if name in provided(element):
        doc = _DOCS[name].removesuffix(".")
        words = f"{doc[0].lower()}{doc[1:]}"
        return words if name == _BOUND else f"provided by the phone system: {words}"
    return "not declared here"
