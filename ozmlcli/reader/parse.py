"""Bytes to a document, or the findings that say why not.

libxml2 parses, hardened: no entities, no DTD, no network, its own limits kept. It decides what is well-formed; the words
come from ``rules/`` by way of the scanner.
"""

from __future__ import annotations

import re
from _thread import _local
from typing import NamedTuple

from lxml import etree

from ..document.element import Document
from ..document.part import Span
from ..document.shape import Shape
from ..finding import Fault
from .source import Source
from .tree import MAX_ATTRIBUTES, MAX_DEPTH, TooDeepError, TooManyError, make_document

#: In a text of so many characters the number of attributes is looked at before they are.
LARGE = 50_000

#: A text with fewer characters has no elements that are nested too deep, and none with too many attributes.
SHORT = MAX_DEPTH * len("<a></a>")

_THREAD = _local()
#: A parser is used for so many documents.
_DOCUMENTS = 1000

#: What libxml2 says at the end of each message.
_LOCATION = r"(?s),? line [0-9]+, column [0-9]+( \(.*\))?\Z"
#: How libxml2 speaks of its limits; the numbers of its errors about namespaces, and of those in which it speaks of limits.
_LIMIT = r"(?i)too (?:long|big)|limit exceeded|huge (?:text|input)"
_NAMESPACE_CODES = frozenset({99, *range(200, 300)})
_LIMIT_CODES = frozenset({1, 45, 47, 63, 110, 114})


#: libxml2's tree of a document.
Tree = etree._Element


class Parsed(NamedTuple):
    """A well-formed document, and libxml2's tree of it for the schema stage alone."""

    document: Document
    tree: Tree


class Refused(NamedTuple):
    """Why a text is no document: its faults in order."""

    faults: list[Fault]


def parse(source: Source, data: bytes) -> Parsed | Refused:
    """Parse ``data``, of which ``source`` is the text."""
    tree = parse_tree(source, data)
    return tree if isinstance(tree, Refused) else read_tree(tree, source.text)


def parse_tree(source: Source, data: bytes) -> Tree | Refused:
    """Parse ``data``, of which ``source`` is the text, as far as libxml2 does."""
    text = source.text
    if "<!DOCTYPE" in text and _has_doctype(text):  # refused before libxml2 sees what it declares
        return Refused(_explain_doctype(text))
    if text.startswith("\ufeff"):  # a second byte order mark, which libxml2 would pass over
        return Refused(_scan_faults(text))
    parser = _parser()
    try:
        tree = etree.fromstring(data if source.plain else text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        return Refused(_explain(text, error.msg or "", error.code, error.position))
    if "xml:" in text or "xmlns" in text:
        # lxml looks at the last of libxml2's messages alone. Where that is one of the warnings that these names bring, it
        # passes over an error about namespaces before it.
        for entry in parser.error_log:
            if entry.level >= etree.ErrorLevels.ERROR:
                return Refused(_explain(text, entry.message, entry.type, (entry.line, entry.column)))
    return tree


def read_tree(tree: Tree, text: str, shapes: list[Shape] | None = None) -> Parsed | Refused:
    """The document of libxml2's ``tree`` of ``text``, of which the ``shapes`` may be known."""
    try:
        return Parsed(make_document(tree, shapes, large=len(text) > LARGE), tree)
    except TooDeepError:
        return Refused([_too_deep(text)])
    except TooManyError:
        return Refused([_too_many(text)])


def _parser() -> etree.XMLParser[etree._Element]:
    """This thread's parser. Threads that share one share its dictionary of names, and crash."""
    left = getattr(_THREAD, "left", 0)
    if not left:  # the dictionary only grows, so it is not kept for ever
        _THREAD.left = left = _DOCUMENTS
        _THREAD.parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
        )
    _THREAD.left = left - 1
    parser: etree.XMLParser[etree._Element] = _THREAD.parser
    return parser


def _has_doctype(text: str) -> bool:
    from ..scan.frame import content_start

    return text.startswith("<!DOCTYPE", content_start(text))


def _explain_doctype(text: str) -> list[Fault]:
    from ..scan.frame import content_start

    start = content_start(text)
    return _scan_faults(text) or [Fault("doctype", Span(start, start + 9))]


def _scan_faults(text: str) -> list[Fault]:
    from ..scan import scan

    return scan(text, well_formed=False).faults


def _explain(text: str, said: str, code: int, position: tuple[int, int]) -> list[Fault]:
    """The faults of a text of which libxml2 said something at a row and a column."""
    from ..scan import scan

    message = re.sub(_LOCATION, "", said).strip() or "the parser refuses it"
    offset = _offset(text, *position)
    guessed = scan(text, well_formed=False)
    if message.startswith("Excessive depth") and (guessed.nested > MAX_DEPTH or not guessed.faults):
        return [_too_deep(text[:offset])]
    if code in _LIMIT_CODES and re.search(_LIMIT, message):
        return [_too_large(text, offset), *guessed.faults]
    place = Span(offset, min(offset + 1, len(text)))
    if code in _NAMESPACE_CODES:
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
    from ..scan import Tag, scan

    depths: dict[Tag | None, int] = {None: 0}

    def depth(tag: Tag) -> int:
        depths[tag] = depths[tag.parent] + 1
        return depths[tag]

    tags = scan(text, well_formed=True).tags
    span = next((tag.start_tag for tag in tags if depth(tag) > MAX_DEPTH), Span(0, 0))
    return Fault("too-deep", span, str(MAX_DEPTH))


def _too_many(text: str) -> Fault:
    """The first element of a well-formed text that has too many attributes."""
    from ..scan import scan

    tag = next(tag for tag in scan(text, well_formed=True).tags if len(tag.attributes) > MAX_ATTRIBUTES)
    return Fault("too-large", tag.name, "tag", details=(f"{MAX_ATTRIBUTES} attributes",))
