"""What the readers of a text with faults have in common: where they are, what they found, names and escapes."""

from __future__ import annotations

import re

from ..document.part import Span
from ..finding import Edit, Fault
from .places import BLANKS

#: More faults than this in one text tell nobody anything more.
MOST_FAULTS = 1000

#: Quotes that are not XML's.
CURLY = "“”„‟‘’‚‛«»‹›"
NAME = re.compile(rf"[^\s<>/=&\"',;{CURLY}]+")
NAME_START = re.compile(r"[^\W\d]|:")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")

_SPACE = re.compile(r"[ \t\r\n]*")
_STARTERS = (
    ":A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_OTHERS = r"\-.0-9\xb7\u0300-\u036f\u203f\u2040"
_NOT_IN_NAMES = re.compile(rf"[^{_STARTERS}{_OTHERS}]")
_REFERENCE = re.compile(r"&(?:(#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z_:][\w:.\-]*);)?")
_CUT_REFERENCE = re.compile(r"&#?\w{0,10}\Z")
_HALF_REFERENCE = re.compile(r"&(amp|lt|gt|quot|apos)(?![\w;=])")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Reader:
    """The state of a pass: ``at`` is the offset that comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.end = len(text.rstrip(BLANKS))  # where a text that is cut off ends for its reader
        self.at = 0
        self.faults: list[Fault] = []
        self.cut = False  # whether it was said that the text ends in the middle
        self.declares = False  # whether the text has a DOCTYPE, which may declare entities

    @property
    def full(self) -> bool:
        """Whether there are as many faults as anybody wants to read."""
        return len(self.faults) >= MOST_FAULTS

    def fault(
        self,
        rule: str,
        place: Span,
        subject: str = "",
        *,
        other: Span | None = None,
        other_subject: str = "",
        edits: tuple[Edit, ...] = (),
        details: tuple[str, ...] = (),
    ) -> None:
        self.faults.append(Fault(rule, place, subject, other, other_subject, edits, details))

    def cut_off(self, what: str, opened: Span | None) -> None:
        """The text ends within ``what``; nothing more is said of what is open."""
        if not self.cut:
            self.fault("cut-off", Span(self.end, self.end), what, other=opened)
        self.cut = True
        self.at = self.size

    def less_than(self, start: int) -> None:
        place = Span(start, start + 1)
        self.fault("unescaped-less-than", place, edits=(Edit(place, "&lt;"),))
        self.at = start + 1

    def space(self, at: int) -> int:
        """Where white space ends that begins at ``at``."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def name(self, match: re.Match[str]) -> str:
        """A name without what cannot be part of it, which is a fault."""
        written = match.group()
        wrong = _wrong_in_name(written)
        if wrong is None:
            return written
        at = match.start() + wrong
        if not FORBIDDEN.match(self.text, at):  # of which finish() tells
            self.fault("stray-character", Span(at, at + 1), self.text[at], details=("name", written))
        return _NOT_IN_NAMES.sub("", written).replace(":", "") or written

    def references(self, start: int, end: int) -> None:
        """Look for an & that stands for itself, and for escapes that XML does not know."""
        for match in _REFERENCE.finditer(self.text, start, end):
            name, place = match[1], Span(*match.span())
            if name is None:
                self.ampersand(place)
            elif name.startswith("#"):
                digits = name[2:] if name[1] == "x" else name[1:]
                number = int(digits.lstrip("0")[:8] or "0", 16 if name[1] == "x" else 10)
                if number > 0x10FFFF or FORBIDDEN.match(chr(number)):
                    self.fault("forbidden-character", place, match.group())
            elif name not in _PREDEFINED and not self.declares:
                self.fault("unknown-entity", place, name)
            if self.full:
                return

    def ampersand(self, place: Span) -> None:
        if _CUT_REFERENCE.match(self.text, place.start):
            return  # the text is cut off here, and that will be said
        half = _HALF_REFERENCE.match(self.text, place.start)
        if half:
            semicolon = (Edit(Span(half.end(), half.end()), ";"),)
            self.fault("unescaped-ampersand", Span(*half.span()), half[1], edits=semicolon)
        else:
            self.fault("unescaped-ampersand", place, edits=(Edit(place, "&amp;"),))


def _wrong_in_name(name: str) -> int | None:
    """Where a name has the first character for which it is none of XML's."""
    match = _NOT_IN_NAMES.search(name)
    if match:
        return match.start()
    if re.match(rf"[{_OTHERS}:]", name):
        return 0
    prefix, colon, rest = name.partition(":")
    if colon and (not rest or ":" in rest):
        return len(prefix) + 1 + rest.find(":") if rest else len(prefix)
    return None
