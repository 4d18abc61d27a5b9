"""A document of elements to its canonical text: the only place that escapes. The layout is that of the printer."""

from __future__ import annotations

import re

from ..document.element import Comment, Document, Element, Instruction
from ..language.index import parameter_places
from .printer import Node, Style, print_document, print_element, verbatim

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
#: Control characters are written by number, also those that XML would let stand: nobody sees them, and terminals obey them.
_IN_TEXT = re.compile("[&<>\r\x7f-\x9f]")
_IN_VALUE = re.compile('[&<>"\t\n\r\x7f-\x9f]')
_STYLE = Style()


def write(document: Document) -> bytes:
    """The canonical text of ``document``, in UTF-8."""
    return write_text(document).encode("utf-8")


def write_text(document: Document) -> str:
    """The canonical text of ``document``."""
    items: list[Node | str] = []
    for node in (*document.before, document.root, *document.after):
        items += (_node(node) if isinstance(node, Element) else _other(node), "\n")
    return print_document(items, DECLARATION, _STYLE)


def write_element(element: Element, pad: str = "", style: Style = _STYLE) -> str:
    """The canonical text of ``element``, with ``pad`` before each of its lines."""
    return print_element(_node(element), pad, style)


def write_compact(element: Element) -> str:
    """The text of ``element`` without white space of its own."""
    return verbatim([_node(element)])


def _node(element: Element) -> Node:
    """An element for the printer."""
    attributes = element.attributes
    if len(attributes) > 1 and element.spec is not None:
        place = parameter_places(element.spec)
        attributes = sorted(attributes, key=lambda each: place[each.parameter.name] if each.parameter else len(place))
    written = [f'{attribute.name}="{escape_value(attribute.value)}"' for attribute in attributes]
    start = " ".join([f"<{element.name}", *written])
    held = [item for item in element.content if item != ""]
    node = Node(element.name, written, element.spec, f"{start}>" if held else f"{start}/>", "")
    if held:
        node.end = f"</{element.name}>"
        node.items = [_node(item) if isinstance(item, Element) else _other(item) for item in held]
    return node


def _other(node: Comment | Instruction | str) -> str:
    if isinstance(node, Instruction):
        return f"<?{node.target} {node.text}?>" if node.text else f"<?{node.target}?>"
    return f"<!--{node.text}-->" if isinstance(node, Comment) else escape_text(node)


def escape_text(text: str) -> str:
    """``text`` so that an XML reader gives it back unchanged."""
    return _IN_TEXT.sub(_escape, text)


def escape_value(value: str) -> str:
    """``value`` for an attribute in double quotes, so that an XML reader gives it back unchanged."""
    return _IN_VALUE.sub(_escape, value)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _NAMED.get(character) or f"&#{ord(character)};"
