"""The XSD stage: libxml2 gives the verdict, and xmlschema explains what no rule could."""

from __future__ import annotations

import os
from _thread import allocate_lock
from enum import Enum
from functools import cache

from lxml import etree

from ..document.element import Document, Element


def schema_path() -> str:
    """Where the XSD lies: in the installed package, or in the checkout beside it."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "schemas", "ozml.xsd")
    return installed if os.path.isfile(installed) else os.path.join(os.path.dirname(package), "schemas", "ozml.xsd")


#: libxml2 may crash where two threads compile the first schema of a process at the same time.
_COMPILING = allocate_lock()


def prepare() -> None:
    """Compile the schema, if it is not yet."""
    _compiled()


def _compiled() -> etree.XMLSchema:
    with _COMPILING:
        return _compile()


@cache
def _compile() -> etree.XMLSchema:
    with open(schema_path(), "rb") as file:
        return etree.XMLSchema(etree.fromstring(file.read()))


class Verdict(Enum):
    """What the XSD says of a document."""

    ACCEPTED = "accepted as it is written"
    MEANT = "accepted with names and words in the documentation's spelling"
    REFUSED = "refused"


#: From so many elements on, it is avoided to have the XSD refuse a document: for each fault, the time that it takes to say
#: where it is grows with the number of elements before it.
MANY = 2_000


def accepts(tree: etree._Element) -> bool:
    """Whether the XSD accepts a document as it is written."""
    return _compiled().validate(tree)


def judge(document: Document, tree: etree._Element | None, *, accepted: bool | None = None) -> Verdict:
    """What the XSD says of a document.

    ``accepted`` says whether it accepts the document as it is written. Where that is None it is asked of ``tree``,
    libxml2's tree of the document: most are written as documented.
    """
    many = len(document.elements) > MANY
    if accepted is None and tree is not None and document.exact and (not many or is_as_documented(document)):
        accepted = accepts(tree)
    if accepted:
        return Verdict.ACCEPTED
    if is_as_documented(document):
        return Verdict.REFUSED
    return Verdict.MEANT if accepts(canonical_tree(document.root)) else Verdict.REFUSED


def is_as_documented(document: Document) -> bool:
    """Whether all names and words of a document are in the documentation's letter case."""
    return document.exact and all(
        attribute.parameter is None
        or not attribute.parameter.type.choices
        or attribute.parameter.type.canonical(attribute.value) == attribute.value
        for element in document.elements
        for attribute in element.attributes
    )


def canonical_tree(element: Element) -> etree._Element:
    """The element with canonical names, and with choices in the documentation's letter case."""
    name = f"{{{element.namespace}}}{element.name}" if element.namespace else element.name
    node = etree.Element(name)
    for attribute in element.attributes:
        value = attribute.value
        if attribute.parameter is not None:
            value = attribute.parameter.type.canonical(value)
        if attribute.name not in node.attrib:
            node.set(attribute.name, value)
    last: etree._Element | None = None
    for item in element.content:
        if isinstance(item, Element):
            last = canonical_tree(item)
            node.append(last)
        elif isinstance(item, str) and last is None:
            node.text = (node.text or "") + item
        elif isinstance(item, str) and last is not None:
            last.tail = (last.tail or "") + item
    return node


def explain(document: Document) -> str:
    """In xmlschema's words, the first reason for which the XSD does not accept the document."""
    import xmlschema

    schema = xmlschema.XMLSchema(schema_path())
    error = next(schema.iter_errors(etree.tostring(canonical_tree(document.root), encoding="unicode")), None)
    return str(error.reason) if error is not None and error.reason else "the schema does not accept it"
