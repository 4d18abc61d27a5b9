"""One tolerant pass over the text: where every tag and attribute stands, and what keeps the text from being XML.

Of a well-formed document the scanner gives exact places (``locate.py`` asks for them). Of another it tells the usual
mistakes apart and goes on after each, so that all of them are found in one run. It never decides whether a document *is*
well-formed: libxml2 does (``parse.py``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .finding import Edit, Fault, Span
from .language.index import ROOT_NAMES, find_spec

_NAME = re.compile(r"[^\s<>/=&\"'“”„‘’«»]+")
_NAME_START = re.compile(r"[^\W\d]|:")
_END_TAG = re.compile(r"</([^\s<>/]*)\s*>")
_SPACE = re.compile(r"[ \t\r\n]*")
_REFERENCE = re.compile(r"&(?:(#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z_:][\w:.\-]*);)?")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = re.compile(
    r"<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*([\"'])1\.[0-9]+\1"
    r"([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*([\"'])[A-Za-z][A-Za-z0-9._\-]*\3)?"
    r"([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*([\"'])(yes|no)\5)?[ \t\r\n]*\?>"
)
_BARE_VALUE = re.compile(r"[^\s<>\"']*?(?=\s|/?>|[<\"']|$)")
_CURLY_VALUE = re.compile(r"[“”„‘’«»]([^“”„‘’«»<>\n]*)[“”„‘’«»]")
_NEXT_ATTRIBUTE = re.compile(r"\s+[A-Za-z_:][\w:.\-]*\s*=\s*$")
_ROOTS = frozenset(name.lower() for name in ROOT_NAMES)
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
#: More faults than this in one text tell nobody anything more.
_MOST_FAULTS = 1000


class AttributeSpan(NamedTuple):
    """Where an attribute stands; ``value`` is without the quotes."""

    written: str
    name: Span
    value: Span

    @property
    def whole(self) -> Span:
        """From the name to the closing quote."""
        return Span(self.name.start, self.value.end + 1)


class Tag:
    """Where an element stands. ``end_name`` is None for an empty-element tag and where no end tag was found."""

    __slots__ = ("attributes", "close", "end_name", "name", "parent", "self_closing", "start_tag", "texts", "written")

    def __init__(self, written: str, name: Span, parent: Tag | None) -> None:
        self.written = written
        self.name = name
        self.parent = parent
        self.start_tag = name
        self.attributes: list[AttributeSpan] = []
        self.self_closing = False
        self.close: Span | None = None
        self.end_name: Span | None = None
        self.texts: list[Span] = []


class Scan(NamedTuple):
    """The tags in document order, which is that of ``Element.index``, and the faults."""

    tags: list[Tag]
    faults: list[Fault]


def scan(text: str, *, well_formed: bool) -> Scan:
    """Scan ``text``. Unless it is ``well_formed``, guess at what its author meant."""
    scanner = _Scanner(text, guess=not well_formed)
    scanner.run()
    scanner.faults.sort(key=lambda fault: fault.span)
    return Scan(scanner.tags, scanner.faults[:_MOST_FAULTS])


class _Scanner:
    """The state of one pass: ``at`` is the offset that comes next, ``open`` the elements that are open."""

    def __init__(self, text: str, *, guess: bool) -> None:
        self.text = text
        self.end = len(text.rstrip(" \t\r\n"))  # where a text that is cut off ends for its reader
        self.guess = guess
        self.at = 0
        self.tags: list[Tag] = []
        self.open: list[Tag] = []
        self.faults: list[Fault] = []
        self.unclosed: list[Tag] = []  # tags without a >, of which it is not known whether they were to be closed
        self.joins = False  # whether text now continues the run of text before it
        self.rooted = False  # whether a root of OzML was met

    def fault(self, rule: str, start: int, end: int, subject: str = "", **more: object) -> None:
        if self.guess and len(self.faults) < 4 * _MOST_FAULTS:
            self.faults.append(Fault(rule, Span(start, end), subject, **more))  # type: ignore[arg-type]

    def run(self) -> None:
        text, size = self.text, len(self.text)
        while self.at < size:
            start = text.find("<", self.at)
            end = size if start < 0 else start
            if end > self.at:
                self.characters(self.at, end)
            self.at = end
            if start >= 0:
                self.markup(start)
        if self.guess:
            self.finish()

    def markup(self, start: int) -> None:
        text = self.text
        following = text[start + 1 : start + 2]
        if following == "/":
            self.end_tag(start)
        elif following == "!":
            self.declared_markup(start)
        elif following == "?":
            self.instruction(start)
        elif _NAME_START.match(following):
            self.start_tag(start)
        else:
            self.fault("unescaped-less-than", start, start + 1, edits=(Edit(Span(start, start + 1), "&lt;"),))
            self.at = start + 1

    def skip_to(self, closing: str, start: int, what: str) -> int:
        """Move behind ``closing`` and return where it begins; without one the rest of the text is ``what``."""
        end = self.text.find(closing, self.at)
        if end < 0:
            self.fault("cut-off", self.end, self.end, what, other=Span(start, self.at))
            self.open.clear()
            self.at = end = len(self.text)
        else:
            self.at = end + len(closing)
        return end

    def declared_markup(self, start: int) -> None:
        text = self.text
        if text.startswith("<!--", start):
            self.at = start + 4
            self.skip_to("-->", start, "comment")
            self.joins = False
        elif text.startswith("<![CDATA[", start):
            self.at = start + 9
            end = self.skip_to("]]>", start, "CDATA section")
            if self.open:
                self.add_text(start + 9, end)
            else:
                self.outside(start, self.at)
        elif text.startswith("<!DOCTYPE", start):
            self.fault("doctype", start, start + 9)
            close = re.compile(r"[^\[>]*(\[.*?\]\s*)?>", re.DOTALL).match(text, start)
            self.at = close.end() if close else len(text)
        else:
            self.fault("unescaped-less-than", start, start + 1, edits=(Edit(Span(start, start + 1), "&lt;"),))
            self.at = start + 1

    def instruction(self, start: int) -> None:
        self.at = start + 2
        self.skip_to("?>", start, "processing instruction")
        self.joins = False
        if self.guess and re.match(r"<\?xml[\s?]", self.text[start : start + 6], re.IGNORECASE):
            self.declaration(start)

    def declaration(self, start: int) -> None:
        if self.rooted:
            self.behind_root(start, self.at, "second-root")
            return
        if start:
            self.forget_before("before-declaration", start)
        if not _DECLARATION.fullmatch(self.text, start, self.at):
            self.fault("bad-declaration", start, self.at)

    def forget_before(self, rule: str, start: int) -> None:
        """All that stands before ``start`` does not belong to the document: one fault, whatever was wrong within it."""
        self.faults.clear()
        self.tags.clear()
        self.open.clear()
        self.fault(rule, 0, start, "before", edits=(Edit(Span(0, start), ""),))

    def behind_root(self, start: int, end: int, rule: str) -> None:
        """Something stands behind the root element: one fault, and the rest is not read."""
        first = self.tags[0]
        self.fault(rule, start, end, "after", other=first.start_tag, other_subject=first.written)
        self.open.clear()
        self.at = len(self.text)

    def characters(self, start: int, end: int) -> None:
        self.references(start, end)
        if self.open:
            self.add_text(start, end)
        elif self.guess:
            self.outside(start, end)

    def outside(self, start: int, end: int) -> None:
        """Text that no element holds."""
        found = self.trimmed(start, end)
        if found and self.tags:
            self.behind_root(found.start, found.end, "outside-root")
        elif found:
            self.fault("outside-root", found.start, found.end, "before")

    def trimmed(self, start: int, end: int) -> Span | None:
        piece = self.text[start:end]
        bare = piece.strip(" \t\r\n")
        if not bare:
            return None
        first = start + len(piece) - len(piece.lstrip(" \t\r\n"))
        return Span(first, first + len(bare))

    def add_text(self, start: int, end: int) -> None:
        found = self.trimmed(start, end)
        if found:
            texts = self.open[-1].texts
            if self.joins and texts:
                texts[-1] = Span(texts[-1].start, found.end)
            else:
                texts.append(found)
            self.joins = True

    def references(self, start: int, end: int) -> None:
        if not self.guess:
            return
        for match in _REFERENCE.finditer(self.text, start, end):
            name = match.group(1)
            if name is None:
                at = match.start()
                self.fault("unescaped-ampersand", at, at + 1, edits=(Edit(Span(at, at + 1), "&amp;"),))
            elif name.startswith("#"):
                number = int(f"0{name[1:10]}", 0) if name[1] == "x" else int(name[1:10])
                if number > 0x10FFFF or _FORBIDDEN.match(chr(number)):
                    self.fault("forbidden-character", match.start(), match.end(), match.group())
            elif name not in _PREDEFINED:
                self.fault("unknown-entity", match.start(), match.end(), name)

    # Tags

    def end_tag(self, start: int) -> None:
        match = _END_TAG.match(self.text, start)
        if match is None:
            name = _NAME.match(self.text, start + 2)
            self.at = name.end() if name else start + 2
            self.fault("unclosed-tag", start, self.at, name.group() if name else "")
            written = name.group() if name else ""
        else:
            self.at = match.end()
            written = match.group(1)
        self.joins = False
        self.close(written, Span(start, self.at))

    def close(self, written: str, span: Span) -> None:
        opened = self.open
        name = Span(span.start + 2, span.start + 2 + len(written))
        depth = next((i for i in range(len(opened) - 1, -1, -1) if opened[i].written == written), None)
        if depth is None:
            self.close_wrongly(written, span, name)
            return
        for tag in opened[depth + 1 :]:
            if tag in self.unclosed:
                continue  # what is wrong with it was said
            self.fault(
                "unclosed-element",
                tag.start_tag.start,
                tag.start_tag.end,
                tag.written,
                other=span,
                other_subject=written,
            )
        tag = opened[depth]
        tag.close, tag.end_name = span, name
        del opened[depth:]

    def close_wrongly(self, written: str, span: Span, name: Span) -> None:
        """An end tag for which no element is open: misspelled if it resembles the innermost one, else astray."""
        from difflib import SequenceMatcher

        top = self.open[-1] if self.open else None
        if top and SequenceMatcher(None, written.lower(), top.written.lower()).ratio() > 0.6:
            self.fault(
                "mismatched-end-tag",
                name.start,
                name.end,
                written,
                other=top.start_tag,
                other_subject=top.written,
                edits=(Edit(name, top.written),),
            )
            top.close, top.end_name = span, name
            self.open.pop()
        else:
            self.fault("mismatched-end-tag", name.start, name.end, written)

    def start_tag(self, start: int) -> None:
        match = _NAME.match(self.text, start + 1)
        if match is None:  # a letter that is no name, such as a quotation mark of some kind
            self.at = start + 1
            return
        written = match.group()
        parent = self.open[-1] if self.open else None
        tag = Tag(written, Span(match.start(), match.end()), parent)
        self.at = match.end()
        closed = self.attributes(tag)
        tag.start_tag = Span(start, self.at)
        if not closed:
            return
        if self.guess and self.lacks_slash(tag):
            self.fault(
                "missing-slash",
                start,
                self.at,
                written,
                other=parent.start_tag if parent else None,
                edits=(Edit(Span(start + 1, start + 1), "/"),),
            )
            self.open.pop()
            return
        if self.guess and not self.place_root(tag, start):
            return
        self.prefixes(tag)
        self.tags.append(tag)
        if not tag.self_closing:
            self.open.append(tag)
        self.joins = False

    def place_root(self, tag: Tag, start: int) -> bool:
        """Whether ``tag`` belongs to the document, seen from what is the root."""
        is_root = tag.written.lower() in _ROOTS
        if is_root and not self.rooted and self.tags and not self.open_commands():
            self.forget_before("outside-root", start)
            tag.parent = None
        elif self.tags and not self.open:
            rule = (
                "second-root" if is_root or tag.written == self.tags[0].written or not self.rooted else "outside-root"
            )
            self.behind_root(start, self.at, rule)
            return False
        self.rooted = self.rooted or is_root
        return True

    def open_commands(self) -> bool:
        """Whether what stands before is OzML itself, only without a root."""
        return any(find_spec(tag.written) for tag in self.tags)

    def lacks_slash(self, tag: Tag) -> bool:
        """Whether a start tag was meant to be an end tag: no element of OzML stands directly in its like."""
        return (
            tag.parent is not None and tag.parent.written == tag.written and not tag.attributes and not tag.self_closing
        )

    def prefixes(self, tag: Tag) -> None:
        if not self.guess:
            return
        for written, span in [(tag.written, tag.name), *((a.written, a.name) for a in tag.attributes)]:
            prefix = written.partition(":")[0] if ":" in written else ""
            if prefix and prefix not in {"xml", "xmlns"} and not self.declares(tag, f"xmlns:{prefix}"):
                self.fault("undeclared-prefix", span.start, span.end, written)

    def declares(self, tag: Tag, declaration: str) -> bool:
        return any(a.written == declaration for t in [tag, *self.open] for a in t.attributes)

    def attributes(self, tag: Tag) -> bool:
        """Read a start tag from behind its name to behind its end; False where the text ends before."""
        text = self.text
        while True:
            behind = self.at
            self.at = self.space(behind)
            spaced = self.at > behind
            following = text[self.at : self.at + 1]
            if following == ">":
                self.at += 1
                return True
            if following == "/" and text.startswith("/>", self.at):
                tag.self_closing = True
                self.at += 2
                return True
            if not following:
                self.fault("cut-off", self.end, self.end, "start tag", other=tag.name)
                self.open.clear()
                return False
            if following == "<":
                self.fault("unclosed-tag", tag.name.start - 1, behind, tag.written)
                self.unclosed.append(tag)
                return True
            match = _NAME.match(text, self.at) if following.isalnum() or following in "_:" else None
            if match is None:
                self.fault("stray-character", self.at, self.at + 1, following)
                self.at += 1
                continue
            if not spaced and tag.attributes:
                self.fault(
                    "missing-space",
                    match.start(),
                    match.end(),
                    match.group(),
                    edits=(Edit(Span(self.at, self.at), " "),),
                )
            self.attribute(tag, Span(match.start(), match.end()), match.group())

    def space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def attribute(self, tag: Tag, name: Span, written: str) -> None:
        text = self.text
        equals = self.space(name.end)
        if not text.startswith("=", equals):
            self.fault("attribute-without-value", name.start, name.end, written)
            self.at = name.end
            return
        self.at = self.space(equals + 1)
        quote = text[self.at : self.at + 1]
        value = self.quoted(written, quote) if quote in ("'", '"') and quote else self.unquoted(written)
        self.references(value.start, value.end)
        if self.guess:
            twin = next((a for a in tag.attributes if a.written == written), None)
            if twin:
                self.fault("duplicate-attribute", name.start, name.end, written, other=twin.name)
        tag.attributes.append(AttributeSpan(written, name, value))

    def quoted(self, written: str, quote: str) -> Span:
        text = self.text
        opening = self.at
        end = text.find(quote, opening + 1)
        if not self.guess:
            self.at = end + 1
            return Span(opening + 1, end)
        less = text.find("<", opening + 1, end if end >= 0 else len(text))
        if end < 0 or (less >= 0 and ">" in text[opening:less]):
            return self.unclosed_quote(written, opening, text.find(">", opening))
        runs_on = _NEXT_ATTRIBUTE.search(text, opening + 1, end)
        if runs_on and text[end + 1 : end + 2] not in {"", " ", "\t", "\r", "\n", "/", ">"}:
            return self.unclosed_quote(written, opening, runs_on.start())
        if less >= 0:
            self.fault("unescaped-less-than", less, less + 1, edits=(Edit(Span(less, less + 1), "&lt;"),))
        self.at = end + 1
        return Span(opening + 1, end)

    def unclosed_quote(self, written: str, opening: int, stop: int) -> Span:
        text = self.text
        if stop < 0:
            stop = len(text)
        elif text[stop - 1] == "/" and text[stop] == ">":
            stop -= 1
        self.fault("unclosed-quote", opening, stop, written, edits=(Edit(Span(stop, stop), text[opening]),))
        self.at = stop
        return Span(opening + 1, stop)

    def unquoted(self, written: str) -> Span:
        text = self.text
        curly = _CURLY_VALUE.match(text, self.at)
        bare = _BARE_VALUE.match(text, self.at)
        match = curly or bare
        start, end = (match.start(), match.end()) if match else (self.at, self.at)
        value = curly.group(1) if curly else text[start:end]
        if not value and not curly:
            self.fault("attribute-without-value", start - 1, start, written)
        else:
            edits = (Edit(Span(start, end), f'"{value}"'),)
            self.fault("unquoted-value", start, end, written, other_subject="curly" if curly else "", edits=edits)
        self.at = max(start, end)
        return Span(start, end)

    def finish(self) -> None:
        text = self.text
        if self.open:
            tag = self.open[-1]
            self.fault("cut-off", self.end, self.end, "element", other=tag.start_tag, other_subject=tag.written)
        if not text.strip(" \t\r\n\ufeff"):
            self.fault("empty-document", 0, 0)
        elif not self.tags and not self.faults:
            self.fault("empty-document", self.end, self.end, "no element")
        for match in _FORBIDDEN.finditer(text):
            self.fault("forbidden-character", match.start(), match.end(), match.group())
