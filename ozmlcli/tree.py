"""From libxml2's tree to ours.

Every document passes here, so this is written for speed: one function, no calls that the ordinary element does not need.
"""

from __future__ import annotations

from lxml import etree

from .document import Attribute, Comment, Document, Element, Instruction
from .language.index import SpecMatch, find_parameters, find_spec
from .language.model import Content
from .language.types import WHITE_SPACE

#: Elements within elements. A menu of 40 levels has fewer; libxml2's own limit is above.
MAX_DEPTH = 200

#: Attributes of one element. No parameter list is so long, and libxml2 takes the square of the time for their number.
MAX_ATTRIBUTES = 1000

_MIXED = frozenset({Content.TEXT, Content.OPEN})
_new = Element.__new__


class TooDeepError(Exception):
    """Elements are nested deeper than :data:`MAX_DEPTH`."""


class TooManyError(Exception):
    """An element has more than :data:`MAX_ATTRIBUTES`."""


def make_document(tree: etree._Element, *, large: bool) -> Document:
    """The document of libxml2's ``tree``. In a ``large`` one there may be enough attributes to take long.

    Raises:
        TooDeepError: for elements within too many elements.
        TooManyError: for an element with too many attributes.
    """
    reader = _Reader(large=large)
    document = Document(reader.element(tree, None, 0))
    document.elements = reader.elements
    document.names = {element.name for element in reader.elements}
    document.exact = reader.exact
    if tree.getprevious() is not None:
        document.before = [_other(node) for node in tree.itersiblings(preceding=True)][::-1]
    if tree.getnext() is not None:
        document.after = [_other(node) for node in tree.itersiblings()]
    return document


class _Reader:
    __slots__ = ("elements", "exact", "large")

    def __init__(self, *, large: bool) -> None:
        self.large = large
        self.elements: list[Element] = []
        self.exact = True

    def element(self, node: etree._Element, parent: Element | None, depth: int) -> Element:  # noqa: PLR0915, for speed
        """The element of ``node`` with all that it holds."""
        written: str = node.tag  # type: ignore[assignment]
        namespace = ""
        if written[0] == "{":
            namespace, _, written = written[1:].partition("}")
        match = find_spec(written)
        # Without a call of __init__, which would take as long as all that follows.
        element = _new(Element)
        if match is None:
            element.name = written
            element.spec = spec = None
            element.exact = False
        else:
            spec = match.spec
            element.name = spec.name
            element.spec = spec
            element.exact = match.exact
            if not match.exact:
                self.exact = False
        element.written = written
        element.namespace = namespace
        element.parent = parent
        element.children = []
        content: list[Element | Comment | Instruction | str] = []
        element.content = content
        elements = self.elements
        element.index = len(elements)
        elements.append(element)
        if self.large and len(node.attrib) > MAX_ATTRIBUTES:
            raise TooManyError
        items = node.items()
        element.attributes = self.attributes(match, items) if items else []
        text = node.text
        if len(node) == 0:
            if text:
                content.append(text)
            return element
        if depth + 1 >= MAX_DEPTH:
            raise TooDeepError
        keep_blanks = spec is None or spec.content in _MIXED
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
        return element

    def attributes(self, match: SpecMatch | None, items: list[tuple[str, str]]) -> list[Attribute]:
        if len(items) > MAX_ATTRIBUTES:
            raise TooManyError
        if match is None:
            return [Attribute(name, name, value, None) for name, value in items]
        known = find_parameters(match.spec)
        made = []
        for name, value in items:
            found = known.get(name) or known.get(name.lower())
            if found is None:
                made.append(Attribute(name, name, value, None))
            else:
                made.append(Attribute(found.parameter.name, name, value, found.parameter, found.exact))
                if not found.exact:
                    self.exact = False
        return made


def _drop_blanks(element: Element) -> None:
    """Where it is not known whether text may stand, white space is none if there is nothing but it and elements."""
    if not any(isinstance(item, str) and item.strip(WHITE_SPACE) for item in element.content):
        element.content = [item for item in element.content if not isinstance(item, str)]


def _other(node: etree._Element) -> Comment | Instruction:
    if isinstance(node, etree._Comment):
        return Comment(node.text or "")
    return Instruction(str(getattr(node, "target", "")), node.text or "")
