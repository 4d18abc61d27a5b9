"""Bytes to a document, or the findings that say why not.

libxml2 parses, hardened: no entities, no DTD, no network, its own limits kept. It decides what is well-formed; the words
come from ``rules/`` by way of the scanner.
"""

from __future__ import annotations

import re
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

#: Attributes of one element. No parameter list is so long, and libxml2 takes the square of the time for their number.
MAX_ATTRIBUTES = 1000
#: In a text of so many characters their number is looked at before they are.
_LARGE = 50_000

#: What libxml2 says at the end of each message.
_LOCATION = re.compile(r",? line [0-9]+, column [0-9]+( \(.*\))?\Z", re.DOTALL)
#: How libxml2 speaks of its limits, and the numbers of the errors in which it does.
_LIMIT = re.compile(r"too (?:long|big)|limit exceeded|huge (?:text|input)", re.IGNORECASE)
_LIMIT_CODES = frozenset({1, 45, 47, 63, 110, 114})


class Parsed(NamedTuple):
    """A well-formed document, and libxml2's tree of it for the schema stage alone."""

    document: Document
    tree: etree._Element


class Refused(NamedTuple):
    """Why a text is no document: its faults in order."""

    faults: list[Fault]


def parse(source: Source, data: bytes) -> Parsed | Refused:
    """Parse ``data``, of which ``source`` is the text."""
    text = source.text
    if "<!DOCTYPE" in text and _has_doctype(text):  # refused before libxml2 sees what it declares
        return Refused(_explain_doctype(text))
    if text.startswith("\ufeff"):  # a second byte order mark, which libxml2 would pass over
        return Refused(_scan_faults(text))
    try:
        tree = etree.fromstring(data if source.plain else text.encode("utf-8"), _parser())
    except etree.XMLSyntaxError as error:
        return Refused(_explain(text, error))
    try:
        return Parsed(_document(tree, large=len(text) > _LARGE), tree)
    except _TooDeepError:
        return Refused([_too_deep(text)])
    except _TooManyError:
        return Refused([_too_many(text)])


def _parser() -> etree.XMLParser[etree._Element]:
    # A new one each time: threads that share a parser share its dictionary of names, and crash.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )


def _has_doctype(text: str) -> bool:
    from .scan.frame import content_start

    return text.startswith("<!DOCTYPE", content_start(text))


def _explain_doctype(text: str) -> list[Fault]:
    from .scan.frame import content_start

    start = content_start(text)
    return _scan_faults(text) or [Fault("doctype", Span(start, start + 9))]


def _scan_faults(text: str) -> list[Fault]:
    from .scan import scan

    return scan(text, well_formed=False).faults


def _explain(text: str, error: etree.XMLSyntaxError) -> list[Fault]:
    from .scan import scan

    message = _LOCATION.sub("", error.msg or "").strip() or "the parser refuses it"
    offset = _offset(text, *error.position)
    guessed = scan(text, well_formed=False)
    if message.startswith("Excessive depth") and (guessed.nested > MAX_DEPTH or not guessed.faults):
        return [_too_deep(text[:offset])]
    if error.code in _LIMIT_CODES and _LIMIT.search(message):
        return [_too_large(text, offset), *guessed.faults]
    place = Span(offset, min(offset + 1, len(text)))
    if 200 <= error.code < 300:  # libxml2's errors about namespaces
        words = (f"This is not XML: {message.rstrip('.')}.", "Remove it: OzML has no namespaces and no prefixes.")
        return guessed.faults or [Fault("not-well-formed", place, details=words)]
    return guessed.faults or [Fault("not-well-formed", place, message.rstrip("."))]


def _too_large(text: str, offset: int) -> Fault:
    """The part of a document in which libxml2 gave up at ``offset``."""
    tag = text.rfind("<", 0, offset)
    start = max(tag, text.rfind(">", 0, offset) + 1)
    kinds = {"<!--": "comment", "<![": "CDATA section", "<?": "processing instruction", "<": "tag", "": "text"}
    kind = next(words for mark, words in kinds.items() if text.startswith(mark, start))
    return Fault("too-large", Span(start, start + 1), kind)


def _offset(text: str, row: int, column: int) -> int:
    """The offset of a place in libxml2's words: its rows end at line feeds only."""
    start = 0
    for _ in range(row - 1):
        start = text.find("\n", start) + 1
    return min(start + max(column - 1, 0), len(text))


def _too_deep(text: str) -> Fault:
    """The first element of a text that is nested too deep; the text is well-formed, or the part of one before an error."""
    from .scan import Tag, scan

    depths: dict[Tag | None, int] = {None: 0}
    for tag in scan(text, well_formed=True).tags:
        depths[tag] = depths[tag.parent] + 1
        if depths[tag] > MAX_DEPTH:
            return Fault("too-deep", tag.start_tag, str(MAX_DEPTH))
    return Fault("too-deep", Span(0, 0), str(MAX_DEPTH))


def _too_many(text: str) -> Fault:
    """The first element of a well-formed text that has too many attributes."""
    from .scan import scan

    tag = next(tag for tag in scan(text, well_formed=True).tags if len(tag.attributes) > MAX_ATTRIBUTES)
    return Fault("too-large", tag.name, "tag", details=(f"{MAX_ATTRIBUTES} attributes",))


class _TooDeepError(Exception):
    pass


class _TooManyError(Exception):
    pass


def _document(tree: etree._Element, *, large: bool) -> Document:
    reader = _TreeReader(large=large)
    document = Document(reader.element(tree, None, 0))
    document.elements = reader.elements
    document.exact = reader.exact
    if tree.getprevious() is not None:
        document.before = [_other(node) for node in tree.itersiblings(preceding=True)][::-1]
    if tree.getnext() is not None:
        document.after = [_other(node) for node in tree.itersiblings()]
    return document


class _TreeReader:
    """Makes our tree of libxml2's; every document passes here, so this is written for speed."""

    __slots__ = ("elements", "exact", "large")

    def __init__(self, *, large: bool) -> None:
        self.large = large  # so that there may be enough attributes to take long
        self.elements: list[Element] = []
        self.exact = True

    def element(self, node: etree._Element, parent: Element | None, depth: int) -> Element:
        """The element of ``node`` with all that it holds."""
        if depth >= MAX_DEPTH:
            raise _TooDeepError
        written: str = node.tag  # type: ignore[assignment]
        namespace = ""
        if written[0] == "{":
            namespace, _, written = written[1:].partition("}")
        match = find_spec(written)
        if match is None:
            element = Element(written, written, None, exact=False)
        else:
            element = Element(match.spec.name, written, match.spec, exact=match.exact)
            self.exact = self.exact and match.exact
        element.namespace = namespace
        element.parent = parent
        element.index = len(self.elements)
        self.elements.append(element)
        if self.large and len(node.attrib) > MAX_ATTRIBUTES:
            raise _TooManyError
        items = node.items()
        if items:
            self.attributes(element, items)
        self.content(element, node, depth)
        return element

    def attributes(self, element: Element, items: list[tuple[str, str]]) -> None:
        if len(items) > MAX_ATTRIBUTES:
            raise _TooManyError
        spec = element.spec
        for name, value in items:
            found = find_parameter(spec, name) if spec is not None else None
            if found is None:
                element.attributes.append(Attribute(name, name, value, None))
            else:
                element.attributes.append(Attribute(found.parameter.name, name, value, found.parameter, found.exact))
                self.exact = self.exact and found.exact

    def content(self, element: Element, node: etree._Element, depth: int) -> None:
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
                made = self.element(child, element, depth + 1)
                element.children.append(made)
                content.append(made)
            else:
                content.append(_other(child))
            text = child.tail
            if text and (keep_blanks or text.strip(WHITE_SPACE)):
                content.append(text)
        if keep_blanks and element.children and (spec is None or spec.content is Content.OPEN):
            _drop_blanks(element)


def _drop_blanks(element: Element) -> None:
    """Where it is not known whether text may stand, white space is none if there is nothing but it and elements."""
    if not any(isinstance(item, str) and item.strip(WHITE_SPACE) for item in element.content):
        element.content = [item for item in element.content if not isinstance(item, str)]


def _other(node: etree._Element) -> Comment | Instruction:
    if isinstance(node, etree._Comment):
        return Comment(node.text or "")
    return Instruction(str(getattr(node, "target", "")), node.text or "")
