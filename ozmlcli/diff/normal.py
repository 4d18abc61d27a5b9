"""From what a document means back to a document: one that says it, and nothing else, in one way only."""

from __future__ import annotations

from itertools import product

from ..document.element import XML, Attribute, Document, Element, split_name
from ..document.meaning import Meaning, meaning
from ..fmt.write import write_text
from ..language.index import body_parameter, find_spec
from ..language.model import Body, Parameter, Spec
from ..language.types import WHITE_SPACE


def canonical_text(document: Document) -> str:
    """The text of all that ``document`` means. Those of two documents are equal exactly where they mean the same."""
    made = document_of(meaning(document.root))
    for element in made.elements:
        element.attributes = [
            *_declarations(element),
            *(each._replace(name=each.written) for each in element.attributes),
        ]
    return write_text(made)


def document_of(meant: Meaning) -> Document:
    """A document that means ``meant``: with canonical names, parameters in the table's order, and no comments."""
    return Document.of(_element(meant, None))


def _element(meant: Meaning, parent: Element | None) -> Element:
    namespace, name = split_name(meant.name)
    match = find_spec(name)
    element = Element(name, name, match.spec if match is not None else None)
    element.namespace = namespace
    element.parent = parent
    _give(element, meant)
    for item in meant.content:
        if isinstance(item, str):
            element.content.append(item)
        else:
            child = _element(item, element)
            element.children.append(child)
            element.content.append(child)
    return element


def _give(element: Element, meant: Meaning) -> None:
    """Give an element its parameters: one as its text, where that is how it is written or the only way left."""
    body = None
    if element.spec is not None and not any(isinstance(item, Meaning) for item in meant.content):
        body = body_parameter(element.spec)
    taken: set[str] = set()
    text = ""
    for name, value in meant.parameters:
        parameter = _parameter(element.spec, name)
        as_text = body is not None and name == body.name and body.body is Body.YES and value.strip(WHITE_SPACE)
        if as_text and not text and _is_last(meant, name, value):
            text = value
            continue
        written = _prefixed(element, name) if name[:1] == "{" else _spelling(name, taken)
        taken.add(written)
        element.attributes.append(Attribute(name, written, value, parameter))
    if text:
        element.content.append(text)


def _is_last(meant: Meaning, name: str, value: str) -> bool:
    """Whether no further value of a parameter comes: of one that is given twice, only the last can be the text."""
    return [each for each in meant.parameters if each[0] == name][-1] == (name, value)


def _parameter(spec: Spec | None, name: str) -> Parameter | None:
    return (
        next((parameter for parameter in spec.parameters if parameter.name == name), None) if spec is not None else None
    )


def _prefixed(element: Element, name: str) -> str:
    """The name of an attribute in a namespace, with a prefix of its own."""
    namespace, local = split_name(name)
    return f"xml:{local}" if namespace == XML else f"ns{len(element.attributes) + 1}:{local}"


def _declarations(element: Element) -> list[Attribute]:
    """The attributes that declare the namespaces of an element and its attributes."""
    found = []
    if element.namespace != (element.parent.namespace if element.parent is not None else ""):
        found.append(("xmlns", element.namespace))
    for attribute in element.attributes:
        if attribute.name[:1] == "{" and not attribute.written.startswith("xml:"):
            found.append((f"xmlns:{attribute.written.partition(':')[0]}", attribute.name[1:].rpartition("}")[0]))
    return [Attribute(name, name, namespace, None) for name, namespace in found]


def _spelling(name: str, taken: set[str]) -> str:
    """``name`` in a letter case in which it was not given yet: XML takes no attribute twice."""
    for letters in product(*((letter, letter.swapcase()) for letter in name)):
        spelling = "".join(letters)
        if spelling not in taken:
            return spelling
    return name
