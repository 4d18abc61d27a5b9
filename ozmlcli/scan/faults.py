"""What keeps a text from being XML: the usual mistakes, told apart, each once and at its exact place.

The reader guesses at what the author meant and reads on as if it stood there, so that one mistake is one fault and the
next one is found too.
"""

from __future__ import annotations

import re
from itertools import islice

from ..document.part import Span
from ..finding import Edit, Fault
from ..language.index import find_spec
from ..language.model import Content
from ..suggest import PHP_NOT_RUN
from .attributes import StartTag
from .conflicts import find_conflicts
from .elements import ElementReader, Open
from .frame import behind_root, is_root, local, open_document
from .php import has_message
from .places import BLANKS, trimmed
from .reader import FORBIDDEN, MOST_FAULTS, NAME, NAME_START

_DECLARATION = re.compile(
    r"<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*([\"'])1\.[0-9]+\1"
    r"([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*([\"'])[A-Za-z][A-Za-z0-9._\-]*\3)?"
    r"([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*([\"'])(yes|no)\5)?[ \t\r\n]*\?>"
)
_DECLARATION_START = re.compile(r"<\?\s*xml(?:[\s?]|version\b|encoding\b)", re.IGNORECASE)
_PHP_START = re.compile(r"<\?(php\b)?(?:=|\s)", re.IGNORECASE)
_DOCTYPE_END = re.compile(r"\]\s*>")
_DOCTYPE_WITHOUT_SUBSET = re.compile(r"[^\[>]*>")
_HYPHENS = re.compile("--+")
_TAG_WITH_SPACE = re.compile(r"<(\s+)(/?)\s*([^\W\d][\w:.\-]*)")
_TAG_WITH_BACKSLASH = re.compile(r"<\\([^\W\d][\w:.\-]*)")
_INSTRUCTION = re.compile(r"<\?(?!xml\b)[^\W\d][\w.\-]*(?:[ \t\r\n]|\?>)", re.IGNORECASE)
_WORDS = re.compile(r"[^<>\"'=]*")
_NAMED_TAG = re.compile(r"<(?=[^\W\d])")


def find_faults(text: str) -> tuple[list[Fault], int]:
    """The faults of a text in its order, and how deep its elements are nested."""
    conflicts = list(islice(find_conflicts(text), MOST_FAULTS))
    if conflicts:  # what else is wrong is known when they are resolved
        return conflicts, 0
    reader = _Reader(text)
    reader.run()
    return sorted(dict.fromkeys(reader.faults), key=lambda fault: fault.span)[:MOST_FAULTS], reader.nested


class _Reader(ElementReader):
    """Reads a whole text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.start = 0  # where the document begins
        self.first: Open | None = None  # the root element
        self.nested = 0

    @property
    def inside(self) -> bool:
        """Whether text and elements may stand here."""
        return bool(self.open) or self.loose

    def run(self) -> None:
        self.start, fault = open_document(self.text)
        self.at = self.start
        if fault is not None:
            self.faults.append(fault)
            self.cut = self.start == self.size
        while self.at < self.size:
            start, found = self.at, self.text.find("<", self.at)
            if found == start:
                self.markup(start)
            else:
                self.at = self.size if found < 0 else found
                self.characters(start, self.at)
            if self.full:
                return
        self.finish()

    def finish(self) -> None:
        names = tuple(element.written for element in reversed(self.open) if not element.doubtful)
        if names and not self.cut:
            opened = self.open[-1].start_tag
            self.fault("cut-off", Span(self.end, self.end), "", other=opened, details=names)
        if not self.text.strip(BLANKS + "\ufeff"):
            self.faults = [Fault("empty-document", Span(0, 0))]
        elif self.first is None and not self.faults:
            self.fault("empty-document", Span(self.end, self.end), "no element")
        outside = [fault.span for fault in self.faults if fault.rule == "outside-root"]
        for match in FORBIDDEN.finditer(self.text, self.start):
            if any(span.start <= match.start() < span.end for span in outside):
                continue  # it will go with all of that
            self.fault("forbidden-character", Span(*match.span()), match.group())
            if self.full:
                return

    # Between the tags

    def markup(self, start: int) -> None:
        following = self.text[start + 1 : start + 2]
        if following == "/":
            if not self.end_tag(start, start + 2):
                self.character(start)
        elif following == "!":
            self.declared_markup(start)
        elif following == "?":
            self.instruction(start)
        elif not following:
            self.cut_off("a tag", None)
        elif NAME_START.match(following):
            self.start_tag(start, start + 1)
        else:
            self.no_tag(start)

    def no_tag(self, start: int) -> None:
        """A < before something that is no name: a tag with a slip in it, or a character of the text."""
        spaced = _TAG_WITH_SPACE.match(self.text, start)
        if spaced and (find_spec(local(spaced[3])) or self.counts[spaced[3]]):
            gap = Span(*spaced.span(1))
            self.fault("stray-character", gap, " ", details=("space", "<"), edits=(Edit(gap, ""),))
            if spaced[2]:
                self.end_tag(start, spaced.start(3))
            else:
                self.start_tag(start, spaced.start(3))
            return
        if self.inside and _like_cdata(self.text[start : start + 10]) and self.text.find("]]>", start) >= 0:
            end = max(self.text.rfind("[", start, start + 10) + 1, start + 8)
            place = Span(start, end)
            words = (f"A CDATA section does not begin with {self.text[start:end]}.", "Write <![CDATA[.")
            self.fault("not-well-formed", place, edits=(Edit(place, "<![CDATA["),), details=words)
            self.at = end
            self.skip_to("]]>", start, "a CDATA section")
            return
        turned = _TAG_WITH_BACKSLASH.match(self.text, start)
        if turned and self.counts[turned[1]]:
            slash = Span(start + 1, start + 2)
            self.fault("stray-character", slash, "\\", details=("backslash", turned[1]), edits=(Edit(slash, "/"),))
            self.end_tag(start, turned.start(1))
        else:
            self.character(start)

    def character(self, start: int) -> None:
        """A < that begins nothing."""
        if self.inside:
            self.less_than(start)
        else:
            self.outside(start)

    def skip_to(self, closing: str, start: int, what: str) -> int:
        """Move behind ``closing`` and return where it begins; without one the rest of the text is ``what``."""
        end = self.text.find(closing, self.at)
        if end < 0:
            self.cut_off(what, Span(start, self.at))
            return self.size
        self.at = end + len(closing)
        return end

    def declared_markup(self, start: int) -> None:
        text = self.text
        if text.startswith("<!--", start):
            self.at = start + 4
            end = self.skip_to("-->", start, "a comment")
            hyphens = None if self.cut else _HYPHENS.search(text, start + 4, end + 1)
            if hyphens:
                words = ("A comment must not hold two hyphens in a row.", "Write one, or another character.")
                self.fault("not-well-formed", Span(*hyphens.span()), details=words)
        elif text.startswith("<![CDATA[", start) and self.inside:
            self.at = start + 9
            self.skip_to("]]>", start, "a CDATA section")
        elif text[start : start + 9].upper() == "<!DOCTYPE":
            self.fault("doctype", Span(start, start + 9))
            bare = _DOCTYPE_WITHOUT_SUBSET.match(text, start)
            close = bare or _DOCTYPE_END.search(text, start)
            self.declares = bare is None or "SYSTEM" in bare.group() or "PUBLIC" in bare.group()
            self.at = close.end() if close else self.size
            self.cut = self.cut or close is None
        elif self.size - start < 9 and ("<!--".startswith(text[start:]) or "<![CDATA[".startswith(text[start:])):
            self.cut_off("a tag", None)
        else:
            self.no_tag(start)

    def instruction(self, start: int) -> None:
        self.at = start + 2
        is_declaration = _DECLARATION_START.match(self.text, start) is not None
        well_begun = _INSTRUCTION.match(self.text, start) is not None
        if start == self.start and not well_begun and "version" in self.text[start : start + 20]:
            is_declaration = True
        end = self.text.find(">", self.at) if is_declaration or not well_begun else -1
        if end >= 0 and self.text[end - 1] != "?":  # it ends without its question mark
            less = self.text.find("<", self.at, end)
            self.at = less if less >= 0 else end + 1
            if is_declaration:
                self.declaration(start)
            else:
                self.no_instruction(start)
            return
        php = None if is_declaration else _PHP_START.match(self.text, start)
        what = "the XML declaration" if is_declaration else "PHP code" if php else "a processing instruction"
        self.skip_to("?>", start, what)
        if is_declaration and not self.cut:
            self.declaration(start)
        elif php and not php[1] and not self.cut:
            self.fault(
                "not-well-formed", Span(start, self.at), details=("PHP code stands in the document.", PHP_NOT_RUN)
            )
        elif not is_declaration and not self.cut and not well_begun:
            self.no_instruction(start)

    def no_instruction(self, start: int) -> None:
        words = ("<? begins nothing that XML or PHP knows.", "Remove it: OzML has no processing instructions.")
        self.fault("not-well-formed", Span(start, self.at), details=words)

    def declaration(self, start: int) -> None:
        place = Span(start, self.at)
        if start == self.start:
            if not _DECLARATION.fullmatch(self.text, start, self.at):
                self.fault("bad-declaration", place)
        elif self.first is not None and not self.inside:
            self.fault("second-root", place, other=self.first.start_tag, other_subject=self.first.written)
            self.first = None
        else:
            self.fault("before-declaration", place, "within", edits=(Edit(place, ""),))

    def characters(self, start: int, end: int) -> None:
        blank = not self.text[start:end].strip(BLANKS)
        if not blank and not self.inside:
            self.outside(trimmed(self.text, start, end).start)
        elif not blank:
            self.orphans.clear()
            self.references(start, end)
            at = self.text.find("]]>", start, end)
            if at >= 0:
                edits = (Edit(Span(at + 2, at + 3), "&gt;"),)
                words = ("]]> must not stand in a text.", "Write ]]&gt;.")
                self.fault("not-well-formed", Span(at, at + 3), edits=edits, details=words)

    def outside(self, start: int) -> None:
        """Something that is no tag stands where no element holds it: one fault, and on to where a document begins."""
        if self.first is not None:
            self.behind(start, self.first)
            return
        tag = _NAMED_TAG.search(self.text, start + 1)
        self.at = tag.start() if tag else self.size
        found = trimmed(self.text, start, self.at)
        details = ("php",) if has_message(self.text, *found) else ()
        self.fault("outside-root", found, "before" if tag else "instead", details=details)
        self.cut = self.cut or tag is None

    def behind(self, start: int, root: Open) -> None:
        self.at, fault = behind_root(self.text, start, root.start_tag)
        if fault is not None:
            self.faults.append(fault._replace(other_subject=root.written))

    def start_tag(self, start: int, name_at: int) -> None:
        match = NAME.match(self.text, name_at)
        if match is None or self.is_text(match):
            self.less_than(start)
            return
        again = self.first if not self.inside else None
        if again is not None and self.is_astray(match.group(), again):
            self.behind(start, again)
            return
        self.orphans.clear()
        self.at = match.end()
        tag = self.split_name(match, start) or StartTag(self.name(match), start, Span(*match.span()))
        self.attributes(tag)
        if self.cut:
            return
        declared = tuple(written[6:] for written in tag.attributes if written.startswith("xmlns:"))
        element = Open(tag.written, Span(start, self.at), declared, tag.doubtful)
        if again is not None:
            self.second_root(element, again)
        elif self.lacks_slash(tag):
            edits = (Edit(Span(start + 1, start + 1), "/"),)
            self.fault("missing-slash", element.start_tag, tag.written, other=self.open[-1].start_tag, edits=edits)
            self.pop()
            return
        self.first = self.first or element
        self.check_prefixes(tag, element)
        self.nested = max(self.nested, len(self.open) + 1)
        if not tag.empty:
            self.push(element)

    def split_name(self, match: re.Match[str], start: int) -> StartTag | None:
        """The tag, where its name and that of its first attribute are written together."""
        if not self.text.startswith("=", match.end()):
            return None
        for end in range(match.end() - 1, match.start(), -1):
            if find_spec(self.text[match.start() : end]):
                gap = (Edit(Span(end, end), " "),)
                self.fault("missing-space", Span(end, match.end()), self.text[end : match.end()], edits=gap)
                self.at = end
                return StartTag(self.text[match.start() : end], start, Span(match.start(), end))
        return None

    def is_text(self, name: re.Match[str]) -> bool:
        """Whether a < with a name behind it is a character of the text: the name is not known, and no tag follows."""
        if not self.open or find_spec(local(name.group())) is not None:
            return False
        words = _WORDS.match(self.text, name.end())
        stop = self.text[words.end() : words.end() + 1] if words else ""
        if stop == ">" and words and words.group().strip(BLANKS + "/"):
            holder = find_spec(self.open[-1].written)
            return holder is not None and holder.spec.content is Content.TEXT
        return stop == "<" and self.upcoming(name.end(), {name.group()}) != ("/", name.group())

    def is_astray(self, written: str, first: Open) -> bool:
        """Whether an element behind the root is nothing that OzML knows."""
        return not is_root(written) and find_spec(local(written)) is None and written != first.written

    def second_root(self, element: Open, first: Open) -> None:
        """An element stands behind the root element: another document, or a command outside of it."""
        rule, subject = "second-root", ""
        if not is_root(element.written):
            self.loose = True
            rule, subject = ("outside-root", "after") if is_root(first.written) else ("second-root", "no root")
        self.fault(rule, element.start_tag, subject, other=first.start_tag, other_subject=first.written)


def _like_cdata(head: str) -> bool:
    """Whether these ten characters look like the beginning of a CDATA section, misspelled."""
    from difflib import SequenceMatcher

    return head[1:2] in {"!", "["} and SequenceMatcher(None, head.upper(), "<![CDATA[").ratio() > 0.75
