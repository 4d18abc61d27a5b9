"""Commands added to a document's text: every byte of what was there stays, but for the encoding, which becomes UTF-8."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..document.element import Element
from ..fmt.printer import Style
from ..fmt.write import DECLARATION, write_compact, write_element
from ..language.notifications import ROOTS
from ..language.types import WHITE_SPACE
from ..scan import Tag, scan

_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_ENCODING = re.compile(r"""(encoding\s*=\s*)(["'])[^"']*\2""")
_USUAL = Style()
_ROOTS = frozenset(root.name.lower() for root in ROOTS)


def append_commands(text: str, commands: Sequence[Element]) -> str:
    """Write ``commands`` after the last one of the valid document ``text``, in its style of line ends and indentation.

    Raises:
        ValueError: where the root is not one that holds commands.
    """
    tags = scan(text, well_formed=True).tags
    root = tags[0]
    if root.written.lower() not in _ROOTS:
        raise ValueError(f"the root element is {root.written}, and commands can be added to Response only")
    style = _style(text, tags)
    return _declared(_inserted(text, root, tags, commands, style), style.line_end)


class _Style(NamedTuple):
    """How a text is laid out: its line ends, what stands before its root and its commands, one step of indentation."""

    line_end: str
    root_pad: str
    pad: str
    step: str


def _style(text: str, tags: list[Tag]) -> _Style:
    line_end = "\r\n" if "\r\n" in text else "\n"
    root_pad = _pad(text, tags[0]) or ""
    pads = [pad for tag in tags if tag.parent is tags[0] and (pad := _pad(text, tag)) is not None]
    if not pads:
        return _Style(line_end, root_pad, root_pad + _USUAL.indent, _USUAL.indent)
    step = pads[-1].removeprefix(root_pad)
    return _Style(line_end, root_pad, pads[-1], step or _USUAL.indent)


def _pad(text: str, tag: Tag) -> str | None:
    """The white space before a tag that begins its line."""
    before = text[: tag.start_tag.start]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return None if line.strip(WHITE_SPACE) else line


def _inserted(text: str, root: Tag, tags: list[Tag], commands: Sequence[Element], style: _Style) -> str:
    layout = _USUAL._replace(indent=style.step, line_end=style.line_end)
    block = "".join(style.line_end + write_element(command, style.pad, layout) for command in commands)
    if root.close is None:
        opened = text[: root.start_tag.end - len("/>")].rstrip(WHITE_SPACE) + ">"
        closed = f"{style.line_end}{style.root_pad}</{root.written}>"
        return opened + block + closed + text[root.start_tag.end :]
    held = text[root.start_tag.end : root.close.start]
    has_children = any(tag.parent is root for tag in tags)
    if has_children and "\n" not in held and "\r" not in held:
        compact = "".join(map(write_compact, commands))
        return text[: root.close.start] + compact + text[root.close.start :]
    at = root.start_tag.end + len(held.rstrip(WHITE_SPACE))
    return text[:at] + block + style.line_end + style.root_pad + text[root.close.start :]


def _declared(text: str, line_end: str) -> str:
    declaration = _DECLARATION.match(text)
    if declaration is None:
        return DECLARATION + line_end + text
    encoding = _ENCODING.search(declaration.group())
    if encoding is None or "utf-8" in encoding.group().lower():
        return text
    return text[: encoding.start()] + f'{encoding.group(1)}"UTF-8"' + text[encoding.end() :]
