"""A document as a light tree: elements with their canonical names beside the written ones.

Rules, the builder and the writer work on this tree alone; nothing in it depends on how it was read.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterator
from typing import NamedTuple

from ..language.index import COMMAND_NAMES
from ..language.model import Parameter, Spec
from ..language.types import WHITE_SPACE
from .shape import HOLLOW, INEXACT, ODD, OPEN, TEXT, Shape, find_shape

XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: Prefixes that everybody gives to these namespaces; the first needs no declaration.
PREFIXES = {XML: "xml", XSI: "xsi"}


def split_name(name: str) -> tuple[str, str]:
    """A name in the tree, {URI}name, as its namespace, "" where it is in none, and the name itself."""
    if name[:1] != "{":
        return "", name
    namespace, _, local = name[1:].rpartition("}")
    return namespace, local


def usual_name(name: str) -> str:
    """A name in the tree without its namespace; with the prefix that all know, where there is one, such as xml:space."""
    namespace, local = split_name(name)
    return f"{PREFIXES[namespace]}:{local}" if namespace in PREFIXES else local


class Comment(NamedTuple):
    """A comment, without its delimiters."""

    text: str


class Instruction(NamedTuple):
    """A processing instruction."""

    target: str
    text: str


class Attribute(NamedTuple):
    """An attribute. ``name`` is the parameter's canonical name, or the written one where it is none of the element's."""

    name: str
    written: str
    value: str
    parameter: Parameter | None
    exact: bool = True


class Element:
    """An element of a document.

    ``name`` is canonical, or as written where the language has no such element (then ``spec`` is None). ``content`` holds
    all that stands between the tags, in order: elements, comments, instructions and text (text of only white space is left
    out between elements). ``children`` are its elements alone. ``index`` counts elements in document order, the root is 0.
    ``namespace`` is the URI of an XML namespace; no element of OzML has one. ``shape`` is what follows from its names and
    from which of its values are there, once it is part of a :class:`Document`.
    """

    __slots__ = (
        "attributes",
        "children",
        "content",
        "exact",
        "index",
        "name",
        "namespace",
        "parent",
        "shape",
        "spec",
        "written",
    )

    def __init__(self, name: str, written: str, spec: Spec | None, *, exact: bool = True) -> None:
        self.name = name
        self.written = written
        self.namespace = ""
        self.spec = spec
        self.exact = exact
        self.attributes: list[Attribute] = []
        self.children: list[Element] = []
        self.content: list[Element | Comment | Instruction | str] = []
        self.parent: Element | None = None
        self.index = 0
        self.shape: Shape = find_shape(written, ())

    def get(self, name: str) -> Attribute | None:
        """The attribute that gives the parameter ``name``."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    @property
    def text(self) -> str:
        """All text that stands directly in the element."""
        if not self.content:
            return ""
        if len(self.content) == 1 and isinstance(only := self.content[0], str):
            return only
        return "".join(item for item in self.content if isinstance(item, str))

    def ancestors(self) -> "Iterator[Element]":
        """The enclosing elements, from the inside out."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    @property
    def is_command(self) -> bool:
        """Whether it is a command of the language."""
        return self.name in COMMAND_NAMES


class Document:
    """A document: its root, all its elements in document order, and what stands around the root.

    ``marks`` are what the names of its elements say, as bits of :mod:`.shape`.
    """

    __slots__ = ("after", "before", "elements", "marks", "root")

    def __init__(self, root: Element) -> None:
        self.root = root
        self.elements: list[Element] = []
        self.marks = 0
        self.before: list[Comment | Instruction] = []
        self.after: list[Comment | Instruction] = []

    @property
    def exact(self) -> bool:
        """Whether every name that the language has is written as a documentation writes it."""
        return not self.marks & INEXACT

    @property
    def open(self) -> bool:
        """Whether it may hold an element of whose content the language does not say all."""
        return bool(self.marks & OPEN)

    @classmethod
    def of(cls, root: Element) -> "Document":
        """The document of a tree, its elements collected and numbered."""
        document = cls(root)
        pending = [root]
        while pending:
            element = pending.pop()
            element.index = len(document.elements)
            document.elements.append(element)
            element.shape = _shape(element)
            document.marks |= element.shape.marks
            pending.extend(reversed(element.children))
        return document


def _shape(element: Element) -> Shape:
    """The shape of an element that was made by hand."""
    tag = f"{{{element.namespace}}}{element.written}" if element.namespace else element.written
    return variant_of(element, find_shape(tag, [attribute.written for attribute in element.attributes]))


def variant_of(element: Element, shape: Shape) -> Shape:
    """The variant of ``shape``, which is that of the element's names, that its values choose."""
    variant = 0
    texts = [item for item in element.content if isinstance(item, str) and item.strip(WHITE_SPACE)]
    if texts:
        variant = TEXT
        # Rules look at each of several pieces, which may be odd where the whole is not.
        if shape.text_guard is not None and (len(texts) > 1 or not shape.text_guard(element.text)):
            variant |= ODD
    elif not element.children:
        variant = HOLLOW
    for place, is_plain in shape.guards:
        if not is_plain(element.attributes[place].value):
            variant |= ODD
    return shape.variants[variant]
