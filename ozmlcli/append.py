"""Commands added to a document's text: every byte of what was there stays, but for the encoding, which becomes UTF-8."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import Element
from .language.notifications import ROOTS
from .scan import Tag, scan
from .write import DECLARATION, INDENT, element_lines

_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_ENCODING = re.compile(r"""(encoding\s*=\s*)(["'])[^"']*\2""")
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
    line_end = "\r\n" if "\r\n" in text else "\n"
    return _declared(_inserted(text, root, tags, commands, line_end), line_end)


def _inserted(text: str, root: Tag, tags: list[Tag], commands: Sequence[Element], line_end: str) -> str:
    own_pad = _pad(text, root) or ""
    if root.close is None:
        opened = text[: root.start_tag.end - 2].rstrip() + ">"
        rest = f"</{root.written}>{text[root.start_tag.end :]}"
        return opened + _block(commands, own_pad + INDENT, line_end) + line_end + own_pad + rest
    last = next((tag for tag in reversed(tags) if tag.parent is root), None)
    held = text[root.start_tag.end : root.close.start]
    if last is not None and "\n" not in held and "\r" not in held:
        compact = "".join(line for command in commands for line in element_lines(command, ""))
        return text[: root.close.start] + compact + text[root.close.start :]
    pad = _pad(text, last) if last is not None else None
    at = root.start_tag.end + len(held.rstrip())
    end = line_end + own_pad + text[root.close.start :]
    return text[:at] + _block(commands, own_pad + INDENT if pad is None else pad, line_end) + end


def _pad(text: str, tag: Tag) -> str | None:
    """The white space before a tag that begins its line."""
    before = text[: tag.start_tag.start]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return None if line.strip() else line


def _block(commands: Sequence[Element], pad: str, line_end: str) -> str:
    return "".join(line_end + line for command in commands for line in element_lines(command, pad))


def _declared(text: str, line_end: str) -> str:
    declaration = _DECLARATION.match(text)
    if declaration is None:
        return DECLARATION.replace("\n", line_end) + text
    encoding = _ENCODING.search(declaration.group())
    if encoding is None or "utf-8" in encoding.group().lower():
        return text
    return text[: encoding.start()] + f'{encoding.group(1)}"UTF-8"' + text[encoding.end() :]
