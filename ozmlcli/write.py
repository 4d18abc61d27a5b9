"""A document to its canonical text: the only place that escapes and indents."""

from __future__ import annotations

import re

from .document import Comment, Document, Element, Instruction
from .language.model import Content

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
INDENT = "  "
#: A start tag that makes its line longer than this is written with one attribute a line.
LINE_LENGTH = 100

_TEXT_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_VALUE_ESCAPES = {**_TEXT_ESCAPES, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_IN_TEXT = re.compile("[&<>\r]")
_IN_VALUE = re.compile('[&<>"\t\n\r]')


def write(document: Document) -> bytes:
    """The canonical text of ``document``, in UTF-8."""
    return write_text(document).encode("utf-8")


def write_text(document: Document) -> str:
    """The canonical text of ``document``."""
    lines = [_other(node) for node in document.before]
    lines += element_lines(document.root, "")
    lines += [_other(node) for node in document.after]
    return DECLARATION + "".join(f"{line}\n" for line in lines)


def element_lines(element: Element, pad: str, step: str = INDENT) -> list[str]:
    """The lines of ``element``, with ``pad`` before each, and a ``step`` more within it; without one, to be joined.

    A text of several lines is part of one.
    """
    start = _start_tag(element, pad, step)
    if not element.content:
        return [f"{start}/>"]
    if any(isinstance(item, str) for item in element.content) or (
        element.spec and element.spec.content is Content.TEXT
    ):
        return [f"{start}>{_inline(element)}</{element.name}>"]
    inner = pad + step
    lines = [f"{start}>"]
    for item in element.content:
        lines += element_lines(item, inner, step) if isinstance(item, Element) else [inner + _other(item)]
    return [*lines, f"{pad}</{element.name}>"]


def _start_tag(element: Element, pad: str, step: str) -> str:
    """The start tag without what ends it."""
    attributes = [f'{attribute.name}="{escape_value(attribute.value)}"' for attribute in element.attributes]
    line = " ".join([f"{pad}<{element.name}", *attributes])
    if len(line) + len("/>") <= LINE_LENGTH or len(attributes) < 2 or not step:
        return line
    return f"\n{pad}{step * 2}".join([f"{pad}<{element.name}", *attributes])


def _inline(element: Element) -> str:
    """What an element holds, where its white space counts."""
    pieces = []
    for item in element.content:
        if isinstance(item, str):
            pieces.append(escape_text(item))
        elif isinstance(item, Element):
            inner = f">{_inline(item)}</{item.name}>" if item.content else "/>"
            pieces.append(_start_tag(item, "", INDENT) + inner)
        else:
            pieces.append(_other(item))
    return "".join(pieces)


def _other(node: Comment | Instruction | str) -> str:
    if isinstance(node, Instruction):
        return f"<?{node.target} {node.text}?>" if node.text else f"<?{node.target}?>"
    return f"<!--{node.text}-->" if isinstance(node, Comment) else escape_text(node)


def escape_text(text: str) -> str:
    """``text`` so that an XML reader gives it back unchanged."""
    return _IN_TEXT.sub(lambda match: _TEXT_ESCAPES[match.group()], text)


def escape_value(value: str) -> str:
    """``value`` for an attribute in double quotes, so that an XML reader gives it back unchanged."""
    return _IN_VALUE.sub(lambda match: _VALUE_ESCAPES[match.group()], value)
