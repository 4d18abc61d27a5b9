"""The elements that are open, and end tags that do not fit them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from ..document.part import Span
from ..finding import Edit, Fault
from ..language.index import find_spec
from .attributes import AttributeReader, StartTag
from .frame import is_root
from .places import trimmed
from .reader import NAME

#: Tags; and comments, CDATA sections and instructions, in which there are none.
_TAGS = re.compile(
    r"""<!--(?:.*?-->|.*) | <!\[CDATA\[(?:.*?\]\]>|.*) | <\?[^\W\d](?:.*?\?>|.*)
    | <\s*(/?)\s*([^\s<>/=&"'!?]+)(?:(?:"[^"<]*"|'[^'<]*'|[^<>"'])*?(/?)>)?""",
    re.DOTALL | re.VERBOSE,
)
_NO_TEXT = re.compile(r"[ \t\r\n]*(?:<|\Z)")
_ANGLE = re.compile("[<>]")


class Open(NamedTuple):
    """An element that is open. Where it is ``doubtful`` whether it is, nothing is said if it is never closed."""

    written: str
    start_tag: Span
    prefixes: tuple[str, ...]
    doubtful: bool = False


class ElementReader(AttributeReader):
    """Knows what is ``open``, and reads end tags."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.open: list[Open] = []
        self.loose = False  # whether it was said that elements stand outside the root
        self.counts: Counter[str] = Counter()  # open elements by name
        self.orphans: dict[str, int] = {}  # elements just taken as never closed, by name, to the number of the fault
        self._prefixes: Counter[str] = Counter()  # prefixes that open elements declare
        self._balance: Counter[str] | None = None  # start tags less end tags, by name; counted when first asked for

    def push(self, element: Open) -> None:
        self.open.append(element)
        self.counts[element.written] += 1
        self._prefixes.update(element.prefixes)

    def pop(self) -> Open:
        element = self.open.pop()
        self.counts[element.written] -= 1
        self._prefixes.subtract(element.prefixes)
        return element

    def check_prefixes(self, tag: StartTag, element: Open) -> None:
        for written, place in [(tag.written, tag.name), *tag.attributes.items()]:
            prefix = written.partition(":")[0] if ":" in written else ""
            if prefix and prefix not in {"xml", "xmlns", *element.prefixes} and not self._prefixes[prefix]:
                self.fault("undeclared-prefix", place, written)

    def lacks_slash(self, tag: StartTag) -> bool:
        """Whether a start tag was meant to be an end tag: no element of OzML stands directly in its like."""
        if not self.open or self.open[-1].written != tag.written or tag.attributes or tag.empty or tag.doubtful:
            return False
        if not _NO_TEXT.match(self.text, self.at) or self.upcoming(self.at, {tag.written}) == ("/", tag.written):
            return False
        if self._balance is None:
            self._balance = Counter()
            for slash, name, empty in _TAGS.findall(self.text):
                self._balance[name] += 0 if empty else -1 if slash else 1
        return self._balance[tag.written] > 0

    # End tags

    def end_tag(self, start: int, name_at: int) -> bool:
        """Read an end tag and close what it closes; False where there is none."""
        text = self.text
        behind = self.space(name_at)
        match = NAME.match(text, behind)
        if behind >= self.size or (match and self.space(match.end()) >= self.size):
            self.cut_off("a closing tag", Span(start, match.end() if match else name_at))
        elif match:
            if behind > name_at:
                gap = Span(name_at, behind)
                self.fault("stray-character", gap, " ", details=("space", "</"), edits=(Edit(gap, ""),))
            written = self.name(match)
            if self.end_of_end_tag(start, Span(*match.span()), written):
                self.close(written, Span(start, self.at), Span(*match.span()))
        elif text[behind] == ">":
            self.at = behind + 1
            self.close("", Span(start, self.at), Span(name_at, name_at))
        else:
            return False
        return True

    def end_of_end_tag(self, start: int, name: Span, written: str) -> bool:
        """Move behind the > of an end tag; False where the text ends before."""
        text = self.text
        at = self.space(name.end)
        if text[at] == ">":
            self.at = at + 1
            return True
        stop = _ANGLE.search(text, at)
        if stop is None:
            self.cut_off("a closing tag", Span(start, name.end))
            return False
        if stop.start() == at:
            edits = (Edit(Span(name.end, name.end), ">"),)
            self.fault("unclosed-tag", Span(start, name.end), written, edits=edits, details=("end",))
        else:
            found = trimmed(text, at, stop.start())
            edits = (Edit(Span(name.end, found.end), ""),)
            self.fault("stray-character", found, text[found.start : found.end], edits=edits, details=("end", written))
        self.at = stop.end() if stop.group() == ">" else stop.start()
        return True

    def close(self, written: str, span: Span, name: Span) -> None:
        if not self.counts[written]:
            self.close_wrongly(written, span, name)
            return
        top = self.open[-1]
        wrong = top.written != written and self.counts[written] == 1 and not top.doubtful
        outer = next(element for element in reversed(self.open) if element.written == written) if wrong else None
        if outer is not None and self.will_close(span.end, outer):
            # That element will be closed where it ends; this tag has the place of the one that closes the innermost.
            self.misnamed(top, written, name)
        else:
            self.close_to(written, span)

    def close_to(self, written: str, span: Span) -> None:
        """Close the innermost element ``written``, and those in it, of which it seems that they were never closed."""
        self.orphans.clear()
        unclosed: list[Open] = []
        while self.open[-1].written != written:
            unclosed.append(self.pop())
        for element in reversed(unclosed):
            if not element.doubtful:
                self.orphans[element.written] = len(self.faults)
                self.fault("unclosed-element", element.start_tag, element.written, other=span, other_subject=written)
        self.pop()

    def close_wrongly(self, written: str, span: Span, name: Span) -> None:
        """An end tag for which no element is open: too late, misspelled, wrong, or astray."""
        orphan = self.orphans.pop(written, None)
        if orphan is not None:
            self.crossed(orphan)
            return
        for depth, element in enumerate(self.open[:-9:-1]):
            if (not written or _alike(written, element.written)) and not self.will_close(span.end, element):
                self.misnamed(element, written, name, pop=not depth)
                if depth:
                    self.close_to(element.written, span)
                return
        if len(self.open) == 1 and is_root(written) and not is_root(self.open[0].written):
            self.misnamed(self.open[0], written, name)
            return
        top = self.open[-1] if self.open and not self.open[-1].doubtful else None
        parent = next((element for element in self.open[-2::-1] if not element.doubtful), None)
        if (
            top is not None
            and parent is not None
            and self.upcoming(span.end, {top.written, parent.written}) in {("/", parent.written), ("", top.written)}
        ):
            self.misnamed(top, written, name)
            return
        if not (self.loose and is_root(written)):  # of which nothing but the end was found
            self.fault("mismatched-end-tag", name if written else span, written)

    def misnamed(self, element: Open, written: str, name: Span, *, pop: bool = True) -> None:
        """An end tag has another name than the start tag of the element that it closes."""
        place = name if written else Span(name.start - 2, name.end + 1)
        edits: tuple[Edit, ...] = (Edit(name, element.written),)
        opening = Span(element.start_tag.start + 1, element.start_tag.start + 1 + len(element.written))
        if find_spec(written) is not None and find_spec(element.written) is None:
            edits = (Edit(opening, written),)  # so the start tag is the one that is misspelled
            if self.text[opening.start : opening.end] != element.written:
                edits = ()
        self.fault(
            "mismatched-end-tag", place, written, other=element.start_tag, other_subject=element.written, edits=edits
        )
        if pop:
            self.pop()

    def crossed(self, number: int) -> None:
        """What was taken as never closed is closed after all, only too late."""
        old = self.faults[number]
        if old.other is not None:
            start = old.other.start + 2
            place = Span(start, start + len(old.other_subject))
            self.faults[number] = Fault(
                "mismatched-end-tag", place, old.other_subject, old.span, old.subject, details=("crossed",)
            )

    def will_close(self, at: int, element: Open) -> bool:
        """Whether an element's own end tag comes behind ``at``."""
        return self.upcoming(at, {element.written}) == ("/", element.written)

    def upcoming(self, at: int, names: set[str]) -> tuple[str, str] | None:
        """The next tag with one of the names: its slash, if it is an end tag, and its name. It is not sought far away."""
        for count, match in enumerate(_TAGS.finditer(self.text, at, at + 4000)):
            if match[2] in names:
                return match[1], match[2]
            if count > 100:
                break
        return None


@lru_cache(maxsize=1024)  # the same pairs come again, and each fix is judged anew
def _alike(written: str, meant: str) -> bool:
    """Whether one name looks like the other one misspelled; OzML's own names are not taken for each other."""
    if written.lower() == meant.lower():
        return True
    if find_spec(written) is not None and find_spec(meant) is not None:
        return False
    from difflib import SequenceMatcher

    return max(len(written), len(meant)) < 60 and SequenceMatcher(None, written.lower(), meant.lower()).ratio() > 0.6
