"""Bytes to a document, or the findings that say why not.

libxml2 parses, hardened: no entities, no DTD, no network, its own limits kept. It decides what is well-formed; the words
come from ``rules/`` by way of the scanner.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lxml import etree

from .document import Attribute, Comment, Document, Element, Instruction
from .finding import Fault, Span
from .language.index import find_parameter, find_spec
from .language.model import Content
from .language.types import WHITE_SPACE
from .source import Source

#: Elements within elements. A menu of 40 levels has fewer; libxml2's own limit is above.
MAX_DEPTH = 200


class Parsed(NamedTuple):
    """A well-formed document, and libxml2's tree of it for the schema stage alone."""

    document: Document
    tree: etree._Element


class Refused(NamedTuple):
    """Why a text is no document: its faults in order."""

    faults: list[Fault]


def parse(source: Source, data: bytes) -> Parsed | Refused:
    """Parse ``data``, of which ``source`` is the text."""
    try:
        tree = etree.fromstring(data if source.plain else source.text.encode("utf-8", "surrogatepass"), _parser())
    except etree.XMLSyntaxError as error:
        return Refused(_explain(source.text, error))
    except ValueError as error:  # lxml's word for a text that it does not even hand to libxml2
        return Refused([Fault("not-well-formed", Span(0, 0), str(error))])
    if "<!DOCTYPE" in source.text and tree.getroottree().docinfo.doctype:
        return Refused(_doctype(source.text))
    try:
        return Parsed(_document(tree), tree)
    except _TooDeepError as error:
        from .scan import scan

        place = scan(source.text, well_formed=True).tags[error.index].start_tag
        return Refused([Fault("too-deep", place, str(MAX_DEPTH))])


@cache
def _parser() -> etree.XMLParser[etree._Element]:
    # It remembers the errors of earlier documents; _explain asks the exception, not the parser's log.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )


def _explain(text: str, error: etree.XMLSyntaxError) -> list[Fault]:
    message = error.msg or "not XML"
    row, column = error.position
    offset = _offset(text, row, max(column, 1))
    if "<!DOCTYPE" in text:
        doctype = _doctype(text)
        if doctype:
            return doctype
    if "Excessive depth" in message:
        return [Fault("too-deep", Span(offset, offset + 1), str(MAX_DEPTH))]
    if "huge" in message.lower() or "too long" in message.lower() or "too big" in message.lower():
        return [Fault("too-large", Span(offset, offset + 1), "value")]
    from .scan import scan

    faults = scan(text, well_formed=False).faults
    if faults:
        return faults
    return [Fault("not-well-formed", Span(offset, offset + 1), message)]


def _doctype(text: str) -> list[Fault]:
    from .scan import scan

    return [fault for fault in scan(text, well_formed=False).faults if fault.rule == "doctype"][:1]


def _offset(text: str, row: int, column: int) -> int:
    start = 0
    for _ in range(row - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))


class _TooDeepError(Exception):
    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


def _document(tree: etree._Element) -> Document:
    root = _element(tree, None)
    document = Document(root)
    _fill(root, tree, document.elements, 0)
    if tree.getprevious() is not None:
        document.before = [_other(node) for node in tree.itersiblings(preceding=True)][::-1]
    if tree.getnext() is not None:
        document.after = [_other(node) for node in tree.itersiblings()]
    return document


def _element(node: etree._Element, parent: Element | None) -> Element:
    written: str = node.tag  # type: ignore[assignment]
    namespace = ""
    if written[0] == "{":
        namespace, _, written = written[1:].partition("}")
    match = find_spec(written)
    if match is None:
        element = Element(written, written, None, exact=False)
    else:
        element = Element(match.spec.name, written, match.spec, exact=match.exact)
    element.namespace = namespace
    for name, value in node.items():
        found = find_parameter(match.spec, name) if match is not None else None
        if found is None:
            element.attributes.append(Attribute(name, name, value, None))
        else:
            element.attributes.append(Attribute(found.parameter.name, name, value, found.parameter, found.exact))
    element.parent = parent
    return element


def _fill(element: Element, node: etree._Element, elements: list[Element], depth: int) -> None:
    element.index = len(elements)
    elements.append(element)
    if depth > MAX_DEPTH:
        raise _TooDeepError(element.index)
    content = element.content
    text = node.text
    if len(node) == 0:
        if text:
            content.append(text)
        return
    spec = element.spec
    keep_blanks = spec is None or spec.content is Content.TEXT or spec.content is Content.OPEN
    if text and (keep_blanks or text.strip(WHITE_SPACE)):
        content.append(text)
    for child in node:
        if child.tag.__class__ is str:
            made = _element(child, element)
            element.children.append(made)
            content.append(made)
            _fill(made, child, elements, depth + 1)
        else:
            content.append(_other(child))
        text = child.tail
        if text and (keep_blanks or text.strip(WHITE_SPACE)):
            content.append(text)


def _other(node: etree._Element) -> Comment | Instruction:
    if isinstance(node, etree._Comment):
        return Comment(node.text or "")
    return Instruction(str(getattr(node, "target", "")), node.text or "")
