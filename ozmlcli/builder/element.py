"""Elements made from values, by the language table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..document.element import Attribute, Comment, Document, Element, Instruction
from ..language.index import ROOT_NAMES, body_parameter
from ..language.model import Body, Spec
from ..language.notifications import RESPONSE
from ..language.types import WHITE_SPACE

#: What may stand among commands.
Node = Element | Comment | Instruction
#: What a parameter may be given as. None leaves it out.
Value = str | int | bool | None


def value_text(value: str | int | bool) -> str:
    """A value as OzML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def make_element(spec: Spec, values: Mapping[str, Value], children: Sequence[Node] = (), text: str = "") -> Element:
    """An element of ``spec`` with parameters by their names, in the table's order.

    A parameter that may stand as text does, unless it is blank: white space alone would not be read as a value.
    """
    element = Element(spec.name, spec.name, spec)
    body = body_parameter(spec)
    for parameter in spec.parameters:
        value = values.get(parameter.name)
        if value is None:
            continue
        written = parameter.type.canonical(value_text(value))
        if parameter is body and body.body is Body.YES and written.strip(WHITE_SPACE):
            text = written
        else:
            element.attributes.append(Attribute(parameter.name, parameter.name, written, parameter))
    known = {parameter.name for parameter in spec.parameters}
    for name, value in values.items():
        if value is not None and name not in known:  # of a command with open parameters
            element.attributes.append(Attribute(name, name, value_text(value), None))
    if text:
        element.content.append(text)
    for child in children:
        adopt(element, child)
    return element


def adopt(parent: Element, child: Node) -> None:
    """Make ``child`` the last thing in ``parent``."""
    if isinstance(child, Element):
        child.parent = parent
        parent.children.append(child)
    parent.content.append(child)


def make_document(commands: Sequence[Element]) -> Document:
    """A response with ``commands``; a Request that stands alone is a document by itself."""
    alone = len(commands) == 1 and commands[0].name in ROOT_NAMES
    return Document.of(commands[0] if alone else make_element(RESPONSE, {}, commands))
