"""What stands around a document that is not well-formed: output of PHP, a web page, a second byte order mark."""

from __future__ import annotations

import re

from ..document.part import Span
from ..finding import Edit, Fault
from ..language.index import COMMAND_NAMES, ROOT_NAMES, find_spec
from .php import has_message
from .places import BLANKS, trimmed

_ROOT = "|".join(sorted(ROOT_NAMES, key=lambda name: (name in COMMAND_NAMES, name)))
#: Names that no element within a document has.
_SURE_ROOTS = frozenset(name.lower() for name in ROOT_NAMES - COMMAND_NAMES)
#: Comments and instructions, lest something in them be taken for the beginning; then the declaration and the root.
_BEGINNING = re.compile(
    rf"<!--(?:.*?-->|.*)|<\?(?!xml[\s?])(?:.*?\?>|.*)|(<\?xml[\s?])|(<(?:[\w.\-]+:)?(?:{_ROOT})(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.\-]*)[^<>]*?(/?)>")
#: Elements of HTML that have no end tag.
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


def content_start(text: str) -> int:
    """The offset of the first thing that is not white space, a comment or an instruction."""
    at = 0
    while True:
        at += len(text[at : at + 4096]) - len(text[at : at + 4096].lstrip(BLANKS))
        closing = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else ""
        if closing:
            end = text.find(closing, at + 2 * len(closing) - 2)
            if end < 0:
                return at
            at = end + len(closing)
        elif text[at : at + 1] not in BLANKS or at >= len(text):
            return at


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def is_root(name: str) -> bool:
    """Whether an element of this name encloses a whole document."""
    return local(name).lower() in _SURE_ROOTS


def open_document(text: str) -> tuple[int, Fault | None]:
    """Where the document begins, and what is wrong with what stands before it."""
    marks = len(text) - len(text.lstrip("\ufeff"))
    beginning = _beginning(text)
    if beginning is None:
        return _without_root(text, marks)
    start = beginning.start()
    if beginning.group(1):
        return start, _before_declaration(text, start) if start else None
    found = trimmed(text, content_start(text[marks:]) + marks, start)
    if text[found.start : found.start + 9].upper() == "<!DOCTYPE":
        found = Span(start, start)
    if found.start < found.end and not _holds_the_rest(text, found, start):
        found = _until_comment(text, found)
        if found.start < found.end:
            return start, _outside(text, found, "before")
    return marks, _before_declaration(text, marks) if marks else None


def _beginning(text: str) -> re.Match[str] | None:
    for match in _BEGINNING.finditer(text):
        if match.lastindex:
            return match
    return None


def find_root(text: str) -> Span | None:
    """From where an element begins that encloses a document to where one of its name ends last, or to the text's end."""
    tag = next((match for match in _BEGINNING.finditer(text) if match.group(2)), None)
    if tag is None:
        return None
    ends = [match.start() for match in re.finditer(f"</{tag.group(2)[1:]}", text[tag.end() :], re.IGNORECASE)]
    return Span(tag.start(), tag.end() + ends[-1] if ends else len(text))


def _before_declaration(text: str, end: int) -> Fault:
    span = Span(0, end)
    before = text[:end]
    kind = "marks" if "\ufeff" in before else "" if before.strip(BLANKS) else "blanks"
    if has_message(text, 0, end):
        kind = "php"
    return Fault("before-declaration", span, kind, edits=(Edit(span, ""),))


def _outside(text: str, span: Span, where: str) -> Fault:
    details = ("php",) if has_message(text, span.start, span.end) else ()
    is_mark = not text[slice(*span)].strip(f"\ufeff{BLANKS}")
    edits = (Edit(span, ""),) if where == "before" or is_mark else ()
    return Fault("outside-root", span, where, edits=edits, details=details)


def behind_root(text: str, start: int, root: Span) -> tuple[int, Fault | None]:
    """What stands behind the root element, from ``start`` on: where another document begins, and the fault."""
    end = len(text)
    for match in _BEGINNING.finditer(text, start):
        if match.lastindex:
            end = match.start()
            break
    found = trimmed(text, start, end)
    if found.start == found.end:
        return end, None
    return end, _outside(text, found, "after")._replace(other=root)


def _until_comment(text: str, span: Span) -> Span:
    """The first part of what stands before the root that is neither comment nor instruction, up to the next one."""
    start = span.start
    while start < span.end and text.startswith(("<!--", "<?"), start):
        closing = "-->" if text.startswith("<!--", start) else "?>"
        end = text.find(closing, start)
        start = trimmed(text, span.end if end < 0 else end + len(closing), span.end).start
    ends = [at for mark in ("<!--", "<?") if (at := text.find(mark, start, span.end)) >= 0]
    return trimmed(text, start, min([span.end, *ends]))


def _holds_the_rest(text: str, before: Span, root: int) -> bool:
    """Whether what stands before the root is commands without a root, or an element around the root."""
    opened: list[str] = []
    for slash, name, empty in _TAG.findall(text[before.start : before.end]):
        if find_spec(local(name)) is not None:
            return True
        if slash and name in opened:
            del opened[opened.index(name) :]
        elif not slash and not empty and name.lower() not in _VOID:
            opened.append(name)
    return bool(opened) and f"</{opened[0]}" in text[root:]


def _without_root(text: str, marks: int) -> tuple[int, Fault | None]:
    """A text that no element of OzML encloses."""
    start = content_start(text[marks:]) + marks
    head = text[start : start + 500].lower()
    if head.startswith("<!doctype") and re.match(r"<!doctype\s+html\b", head):
        return len(text), Fault("doctype", Span(start, start + 9), "html")
    if re.match(r"<html[\s>]", head):
        return len(text), Fault("outside-root", Span(start, start + 5), "html")
    tag = _TAG.search(text)
    if has_message(text, start, len(text)) and not (tag and find_spec(local(tag[2]))):
        return len(text), _outside(text, trimmed(text, start, len(text)), "instead")
    return marks, _before_declaration(text, marks) if marks and text[marks:].strip(BLANKS) else None
