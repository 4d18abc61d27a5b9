"""The canonical layout: where a document's lines break, and how far they are indented.

What is authored and what is formatted is printed here. White space that is layout changes, and nothing else: names,
attributes, texts and comments are given as they are to stand there. Each command has a line; what white space its text may
lose, the type of the parameter says that the text gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..document.switches import OFF, ON, holds_off, switch
from ..language.index import body_parameter
from ..language.model import Content, Spec
from ..language.types import WHITE_SPACE, WhiteSpace

_LINE_END = re.compile("\r\n?|\n")
_MIXED = frozenset({Content.TEXT, Content.OPEN})
#: How XML itself says that white space is to be left alone.
_PRESERVED = 'xml:space="preserve"'


class Style(NamedTuple):
    """What may be chosen: where a start tag is too long for its line, one step of indentation, and how lines end."""

    line_length: int = 100
    indent: str = "  "
    line_end: str = "\n"


class Node:
    """An element that is to be printed.

    ``name`` and ``attributes`` (each with its value in quotes) are what is printed. ``items`` are what stands between the
    tags: nodes and pieces of text, each of which is one comment, instruction or CDATA section, or text with its escapes.
    ``start`` and ``end`` are its tags for the case that it stands where nothing may be changed.
    """

    __slots__ = ("attributes", "end", "items", "name", "spec", "start")

    def __init__(self, name: str, attributes: list[str], spec: Spec | None, start: str, end: str) -> None:
        self.name = name
        self.attributes = attributes
        self.spec = spec
        self.start = start
        self.end = end
        self.items: list[Node | str] = []


Items = Sequence[Node | str]


def print_document(items: Items, declaration: str, style: Style) -> str:
    """The text of a document: its declaration, its root, and the comments and instructions around that."""
    printer = _Printer(style)
    printer.out.append(declaration)
    if printer.lines(items, "", of_document=True):
        printer.out.append(style.line_end)
    return "".join(printer.out)


def print_element(node: Node, pad: str, style: Style) -> str:
    """The text of an element, with ``pad`` before each of its lines, and no line end behind the last one."""
    printer = _Printer(style)
    printer.out.append(pad)
    printer.element(node, pad)
    return "".join(printer.out)


def verbatim(items: Items) -> str:
    """``items`` as they were written."""
    if len(items) == 1 and isinstance(items[0], str):
        return items[0]
    pieces: list[str] = []
    _collect(items, pieces)
    return "".join(pieces)


def _collect(items: Items, pieces: list[str]) -> None:
    for item in items:
        if isinstance(item, str):
            pieces.append(item)
        else:
            pieces.append(item.start)
            _collect(item.items, pieces)
            pieces.append(item.end)


class _Printer:
    def __init__(self, style: Style) -> None:
        self.out: list[str] = []
        self._length, self._step, self._end = style

    def element(self, node: Node, pad: str) -> None:
        """Print an element behind its ``pad``."""
        head = self._head(node, pad)
        if not node.items:
            self.out.append(f"{head}/>")
            return
        kept = _kept(node)
        if kept is None:
            self.out.append(f"{head}>")
            closes = self.lines(node.items, pad + self._step)
            self.out.append(f"{self._end}{pad}</{node.name}>" if closes else f"</{node.name}>")
            return
        if _has_strays(node):
            self.out.append(f"{head}>")
            self._in_place(node.items, pad + self._step)
            self.out.append(f"</{node.name}>")
            return
        inside = verbatim(node.items)
        if holds_off(inside):
            self.out.append(f"{head}>{inside}</{node.name}>")
        elif kept is WhiteSpace.WORDS:
            self._words(node, head, pad)
        else:
            inside = self._ends(inside)
            if kept is WhiteSpace.TRIMMED:
                inside = inside.strip(WHITE_SPACE)
            self.out.append(f"{head}>{inside}</{node.name}>" if inside else f"{head}/>")

    def _head(self, node: Node, pad: str) -> str:
        """The start tag without what ends it."""
        attributes = node.attributes
        if not attributes:
            return f"<{node.name}"
        line = " ".join([f"<{node.name}", *attributes])
        if "\r" in line or "\n" in line:
            if len(attributes) < 2:
                return self._ends(line)
            attributes = [self._ends(attribute) for attribute in attributes]
        elif len(attributes) < 2 or len(pad) + len(line) + len("/>") <= self._length:
            return line
        return f"{self._end}{pad}{self._step * 2}".join([f"<{node.name}", *attributes])

    def lines(self, items: Items, pad: str, *, of_document: bool = False) -> bool:
        """Print each of ``items`` on a line of its own; whether what comes behind begins a new line."""
        out, end = self.out, self._end
        new_line = end + pad
        clear: _Clear | None = None
        newlines = 0
        first = True
        number = -1
        while (number := number + 1) < len(items):
            item = items[number]
            if not isinstance(item, str):
                out.append(end + new_line if newlines > 1 and not first else new_line)
                self.element(item, pad)
            elif item[0] != "<":  # white space: any other text is not laid out
                newlines += item.count("\n") if "\r" not in item else len(_LINE_END.findall(item))
                continue
            else:
                clear = clear or _Clear(items, at_end=of_document)
                if not newlines and not (first and of_document) and clear.behind(number):
                    out.append(" ")  # it speaks of what stands before it
                else:
                    out.append(end + new_line if newlines > 1 and not first else new_line)
                out.append(self._ends(item))
                if switch(item) == OFF:
                    behind = _switched_on(items, number)
                    out.append(verbatim(items[number + 1 : behind]))
                    if behind == len(items):
                        return False
                    out.append(verbatim(items[behind : behind + 1]))
                    number = behind
            newlines = 0
            first = False
        return True

    def _in_place(self, items: Items, pad: str) -> None:
        """Print elements among stray texts: each where it stands, and as deep as it does where it begins a line."""
        here = pad
        for item in items:
            if not isinstance(item, str):
                self.element(item, here)
                here = pad
                continue
            self.out.append(self._ends(item))
            *before, blanks = _LINE_END.split(item) if item[0] != "<" else [""]
            here = blanks if before and not blanks.strip(WHITE_SPACE) else pad

    def _words(self, node: Node, head: str, pad: str) -> None:
        """Print a text whose lines may be indented: its lines stay those of its author."""
        lines = _text_lines(node.items)
        if len(lines) < 2:
            inside = self._ends("".join(lines))
            self.out.append(f"{head}>{inside}</{node.name}>" if inside else f"{head}/>")
            return
        inner = f"{self._end}{pad}{self._step}"
        self.out.append(f"{head}>")
        self.out += [inner + self._ends(line) if line else self._end for line in lines]
        self.out.append(f"{self._end}{pad}</{node.name}>")

    def _ends(self, piece: str) -> str:
        """A piece of the document with the line ends of all."""
        if "\r" not in piece and (self._end == "\n" or "\n" not in piece):
            return piece
        return _LINE_END.sub(self._end, piece)


class _Clear:
    """Which items have nothing but comments and instructions behind them on their line."""

    def __init__(self, items: Items, *, at_end: bool) -> None:
        self._items = items
        self._at_end = at_end
        self._known: list[bool] | None = None

    def behind(self, number: int) -> bool:
        if (
            self._known is None
        ):  # looked at once, from the end, lest a line of many comments take the square of its length
            self._known = []
            clear = self._at_end
            for item in reversed(self._items):
                self._known.append(clear)
                if not isinstance(item, str):
                    clear = False
                elif item[0] != "<" and ("\n" in item or "\r" in item):
                    clear = True
            self._known.reverse()
        return self._known[number]


def _switched_on(items: Items, off: int) -> int:
    """Where the formatter is switched on again behind the item ``off``; the number of the items where it is not."""
    for number in range(off + 1, len(items)):
        item = items[number]
        if isinstance(item, str) and item[0] == "<" and switch(item) == ON:
            return number
    return len(items)


def _kept(node: Node) -> WhiteSpace | None:
    """What of the white space within an element is to stay; None where each of its items gets a line."""
    if _PRESERVED in node.attributes:
        return WhiteSpace.KEPT
    has_elements = has_text = has_asides = False
    for item in node.items:
        if not isinstance(item, str):
            has_elements = True
        elif item[0] == "<" and not item.startswith("<![CDATA["):
            has_asides = True
        elif item[0] == "<" or item.strip(WHITE_SPACE):
            has_text = True
    spec = node.spec
    if has_elements:
        # Where texts and elements alternate, where to break lines is the author's choice.
        return WhiteSpace.KEPT if has_text or (spec is not None and spec.content is Content.TEXT) else None
    body = body_parameter(spec) if spec is not None else None
    if body is not None:
        return body.type.white_space
    if spec is None or spec.content in _MIXED:
        return WhiteSpace.KEPT
    return WhiteSpace.TRIMMED if has_text or not has_asides else None


def _has_strays(node: Node) -> bool:
    """Whether an element holds texts among elements where only elements belong, so that the texts say nothing to these.

    Elsewhere a text may run through its elements, and white space in these be part of it.
    """
    spec = node.spec
    if spec is None or spec.content in _MIXED or _PRESERVED in node.attributes:
        return False
    if all(isinstance(item, str) for item in node.items):
        return False
    return not any(isinstance(item, str) and switch(item) == OFF for item in node.items)


def _text_lines(items: Items) -> list[str]:
    """The lines of a text, each without the white space at its ends; of blank ones between them only the first."""
    lines: list[str] = []
    pieces: list[str] = []  # of the line that goes on

    def finish() -> None:
        line = "".join(pieces).strip(WHITE_SPACE)
        if line or (lines and lines[-1]):
            lines.append(line)
        pieces.clear()

    for item in items:
        if not isinstance(item, str):  # there is none in such a text
            continue
        if item[0] == "<":
            pieces.append(item)
            continue
        first, *others = _LINE_END.split(item)
        pieces.append(first)
        for other in others:
            finish()
            pieces.append(other)
    finish()
    return lines if not lines or lines[-1] else lines[:-1]
