"""What PHP leaves in a text: its code, where nobody ran it, and its error messages."""

from __future__ import annotations

import re

from ..document.part import Span
from ..finding import Edit, Fault
from .places import BLANKS, with_its_line

#: How code begins; of <?xml and <? alone it is not known.
_CODE = r"(?i:<\?php(?![\w.:-]))|<\?="
#: What is no part of a document, or nothing but text.
_OTHER = r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
#: A message as HTML, as PHP prints it for web servers unless html_errors is off.
_HTML = (
    r"(?:<br\s*/?>\s*)?<b>(?:[A-Za-z]+ ){0,2}(?:[Ww]arning|[Nn]otice|[Dd]eprecated|[Ee]rror)</b>:"
    r"(?:(?!<b>).){0,4000}? in <b>[^<]{0,1000}</b> on line <b>\d+</b>(?:\s*<br\s*/?>)?"
)
#: As text the words stand alone; of a message within HTML that is not as above, at least these are seen.
_TEXT = re.compile(r"\b(?:Warning|Notice|Deprecated|[Ee]rror)\b.{0,2000}? on line ", re.DOTALL)


def code_start(text: str) -> int | None:
    """Where the code of a PHP script begins; None where the text is no script."""
    start = len(text) - len(text.lstrip(f"\ufeff{BLANKS}"))
    return start if re.compile(_CODE).match(text, start) else None


def script_fault(text: str) -> Fault | None:
    """The fault of a text that is a PHP script and not what it prints."""
    start = code_start(text)
    return Fault("php-script", Span(start, start + len("<?"))) if start is not None else None


def find_messages(text: str, within: Span) -> list[Fault]:
    """The messages that PHP printed as HTML among the commands and texts of a document, whose root stands ``within``."""
    looked = re.compile(f"{_OTHER}|(?P<message>{_HTML})", re.DOTALL)  # what is passed over may hold anything
    found = (Span(*match.span()) for match in looked.finditer(text, *within) if match["message"] is not None)
    return [
        Fault("php-message", span, edits=(Edit(with_its_line(text, span), ""),))
        for span in found
        if not _is_in_tag(text, span.start)
    ]


def _is_in_tag(text: str, at: int) -> bool:
    """Whether a tag goes on at an offset: then what stands there is in the value of an attribute."""
    return text.rfind("<", 0, at) > text.rfind(">", 0, at)


def without(text: str, faults: list[Fault]) -> str:
    """``text`` with blanks where ``faults`` stand, so that all else is where it was."""
    pieces: list[str] = []
    behind = 0
    for fault in faults:
        pieces += (text[behind : fault.span.start], re.sub(r"[^\r\n]", " ", text[fault.span.start : fault.span.end]))
        behind = fault.span.end
    return "".join([*pieces, text[behind:]])


def has_message(text: str, start: int, end: int) -> bool:
    """Whether an error message of PHP begins a stretch of the text, as it prints them into a response."""
    return _TEXT.search(text, start, min(end, start + 4000)) is not None
