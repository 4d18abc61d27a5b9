"""From libxml2's tree to ours.

Every document passes here, so this is written for speed: no calls that the ordinary element does not need.
"""

from __future__ import annotations

from lxml import etree

from ..document.element import Attribute, Comment, Document, Element, Instruction, variant_of
from ..document.shape import HOLLOW, MOST_NAMES, ODD, TEXT, Shape, find_shape, known_shape
from ..language.model import Content
from ..language.types import WHITE_SPACE

#: Elements within elements. A menu of 40 levels has fewer; libxml2's own limit is above.
MAX_DEPTH = 200

#: Attributes of one element. No parameter list is so long, and libxml2 takes the square of the time for their number.
MAX_ATTRIBUTES = 1000

_new = Element.__new__
_make = tuple.__new__


class TooDeepError(Exception):
    """Elements are nested deeper than :data:`MAX_DEPTH`."""


class TooManyError(Exception):
    """An element has more than :data:`MAX_ATTRIBUTES`."""


def survey(tree: etree._Element) -> list[Shape] | None:
    """The shapes of the elements of libxml2's ``tree``, in document order, without making a document of it.

    None where it is not as most are: text beside elements or comments, comments alone in an element, or more elements than
    :data:`MAX_DEPTH`.
    """
    shapes: list[Shape] = []
    holder: etree._Element | None = None  # the element that was last found to hold others beside its comments
    for node in tree.iter():
        tag = node.tag
        tail = node.tail
        if tail and tail.strip(WHITE_SPACE):
            return None
        if tag.__class__ is not str:
            parent = node.getparent()
            if parent is not holder:  # else each comment would look through all the others
                if parent is None or next(parent.iterchildren("*"), None) is None:
                    return None
                holder = parent
            continue
        names = node.keys()
        if len(names) > MOST_NAMES:
            return None
        shape = known_shape((tag, *names) if names else tag) or find_shape(tag, names)
        variant = 0
        text = node.text
        if text and text.strip(WHITE_SPACE):
            variant = TEXT
            if shape.text_guard is not None and not shape.text_guard(text):
                variant |= ODD
        elif not len(node):
            variant = HOLLOW
        if shape.guards:
            values = node.values()
            for place, is_plain in shape.guards:
                if not is_plain(values[place]):
                    variant |= ODD
        shapes.append(shape.variants[variant])
    return shapes if len(shapes) <= MAX_DEPTH else None


def make_document(tree: etree._Element, shapes: list[Shape] | None = None, *, large: bool = False) -> Document:
    """The document of libxml2's ``tree``, of which the ``shapes`` may be known.

    In a ``large`` one there may be enough attributes to take long.

    Raises:
        TooDeepError: for elements within too many elements.
        TooManyError: for an element with too many attributes.
    """
    reader = _Reader(shapes, large=large)
    document = Document(reader.read(tree, tree.tag, None, 1))  # type: ignore[arg-type]
    document.elements = reader.elements
    for element in reader.elements:
        document.marks |= element.shape.marks
    if tree.getprevious() is not None:
        document.before = [_other(node) for node in tree.itersiblings(preceding=True)][::-1]
    if tree.getnext() is not None:
        document.after = [_other(node) for node in tree.itersiblings()]
    return document


class _Reader:
    __slots__ = ("elements", "large", "shapes")

    def __init__(self, shapes: list[Shape] | None, *, large: bool) -> None:
        self.shapes = shapes
        self.large = large
        self.elements: list[Element] = []

    def read(self, node: etree._Element, tag: str, parent: Element | None, depth: int) -> Element:
        """The element of ``node``, whose name is ``tag``, with all that it holds."""
        elements = self.elements
        element = _new(Element)  # without a call of __init__, which would take as long as all that follows
        element.parent = parent
        element.index = len(elements)
        shape = self.shapes[len(elements)] if self.shapes is not None else self.shape(node, tag)
        element.shape = shape
        elements.append(element)
        element.name, element.written, element.namespace, element.spec, element.exact = shape.identity
        attributes: list[Attribute] = []
        element.attributes = attributes
        if shape.attributes:
            values = iter(node.values())
            for name, written, parameter, exact in shape.attributes:
                attributes.append(_make(Attribute, (name, written, next(values), parameter, exact)))
        children: list[Element] = []
        element.children = children
        content: list[Element | Comment | Instruction | str] = []
        element.content = content
        text = node.text
        if text and (shape.keeps_blanks or text.strip(WHITE_SPACE)):
            content.append(text)
        if len(node):
            if depth >= MAX_DEPTH:
                raise TooDeepError
            for child in node:
                child_tag = child.tag
                if child_tag.__class__ is str:
                    made = self.read(child, child_tag, element, depth + 1)
                    children.append(made)
                    content.append(made)
                else:
                    content.append(_other(child))
                text = child.tail
                if text and (shape.keeps_blanks or text.strip(WHITE_SPACE)):
                    content.append(text)
            if children and shape.keeps_blanks and (shape.spec is None or shape.spec.content is Content.OPEN):
                _drop_blanks(element)
        if self.shapes is None:
            element.shape = variant_of(element, shape)
        return element

    def shape(self, node: etree._Element, tag: str) -> Shape:
        """The shape of ``node``, by its names alone."""
        if self.large and len(node.attrib) > MAX_ATTRIBUTES:
            raise TooManyError
        names = node.keys()
        if len(names) > MAX_ATTRIBUTES:
            raise TooManyError
        return find_shape(tag, names)


def _drop_blanks(element: Element) -> None:
    """Where it is not known whether text may stand, white space is none if there is nothing but it and elements."""
    if not any(isinstance(item, str) and item.strip(WHITE_SPACE) for item in element.content):
        element.content = [item for item in element.content if not isinstance(item, str)]


def _other(node: etree._Element) -> Comment | Instruction:
    if isinstance(node, etree._Comment):
        return Comment(node.text or "")
    return Instruction(str(getattr(node, "target", "")), node.text or "")
