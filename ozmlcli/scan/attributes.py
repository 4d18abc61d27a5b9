"""The attributes of a start tag in which something is wrong: quotes, equals signs, spaces."""

from __future__ import annotations

import re

from ..document.part import Span
from ..finding import Edit
from ..language.index import find_spec
from .php import has_message
from .places import BLANKS
from .reader import CURLY, FORBIDDEN, NAME, NAME_START, Reader

_SPACED_EMPTY = re.compile(r"/[ \t\r\n]+>")
_QUOTED = re.compile(rf"\"[^\"<>]*\"|'[^'<>]*'|[“”„«]([^<>\"{CURLY}]*)[{CURLY}]")
#: An arrow of PHP before a value in quotes that ends as one.
_ARROW = re.compile(r"=>[ \t]*(?=(\"[^\"<>]*\"|'[^'<>]*')[\s/>])")
_ATTRIBUTE = rf"[^\W\d][\w:.\-]*[ \t\r\n]*=[ \t\r\n]*[\"'{CURLY}]"
_ATTRIBUTE_BEHIND = re.compile(rf"[ \t\r\n]+{_ATTRIBUTE}")
_ATTRIBUTE_AT_ONCE = re.compile(r"[^\W\d][\w:.\-]*[ \t\r\n]*=")
_ATTRIBUTE_BEFORE = re.compile(r"\s[^\W\d][\w:.\-]*[ \t\r\n]*=[ \t\r\n]*\Z")
_TAG_GOES_ON = re.compile(rf"[ \t\r\n]*/?>|[ \t\r\n]+{_ATTRIBUTE}")
_CURLY_VALUE = re.compile(rf"[{CURLY}`´]([^{CURLY}`´<>\n\"']+)[{CURLY}`´\"']")
#: What PHP writes where quotes were escaped once too often.
_ESCAPED_VALUE = re.compile(r"\\([\"'])([^<>\"'\\]*)\\\1")
_HALF_VALUE = re.compile(r"([^\s<>\"']+)(?<!=)[\"'](?=[\s/>])")
_BARE_VALUE = re.compile(r"[^\s<>\"']*?(?=\s|/?>|[<\"']|\Z)")
_END_AND_TAG = re.compile(r">[^<>]*</?([^\W\d][\w.\-]*)")
_ANGLE = re.compile("[<>]")
#: What may come behind the quote that ends a value; and what people put there between attributes.
_AFTER_VALUES = frozenset({"", " ", "\t", "\r", "\n", "/", ">", "<", ",", ";"})
#: What is found all at once where a quote is missing or one too many.
_NOISE = frozenset({"attribute-without-value", "missing-space", "stray-character", "unquoted-value"})


class StartTag:
    """What is known of a start tag while it is read. It is ``doubtful`` where its > was not found."""

    __slots__ = ("attributes", "doubtful", "empty", "name", "start", "written")

    def __init__(self, written: str, start: int, name: Span) -> None:
        self.written = written
        self.start = start
        self.name = name
        self.attributes: dict[str, Span] = {}
        self.empty = False
        self.doubtful = False


class AttributeReader(Reader):
    """Reads a start tag from behind its name on."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._next_angle = -1

    def attributes(self, tag: StartTag) -> None:
        """Read to behind the end of the start tag."""
        apart = True  # whether something stands between what was read last and what comes
        begin = len(self.faults)
        sound, sound_end = begin, self.at  # of what is surely part of the tag: the faults up to its end, and its end
        while True:
            behind = self.at
            self.at = self.space(behind)
            apart = apart or self.at > behind
            following = self.text[self.at : self.at + 1]
            if self.full:
                self.cut = True
                return
            if not following:
                if not self.cut:
                    del self.faults[sound:]  # what came was no part of the tag
                    self.cut_off("a start tag", tag.name)
                return
            if following == ">" or (following == "/" and self._empty_end(tag)):
                self.at += 1
                self._settle(begin)
                return
            if following == "<":
                if not tag.doubtful:
                    del self.faults[sound:]  # what came was no part of the tag
                    self.fault("unclosed-tag", Span(tag.start, sound_end), tag.written)
                tag.doubtful = True
                return
            match = NAME.match(self.text, self.at) if NAME_START.match(following) or following.isdigit() else None
            if match is None:
                self._stray()
                apart = True
                continue
            if not apart:
                gap = Span(self.at, self.at)
                self.fault("missing-space", Span(*match.span()), match.group(), edits=(Edit(gap, " "),))
            apart = False
            if self._attribute(tag, match):
                sound, sound_end = len(self.faults), self.at

    def _settle(self, begin: int) -> None:
        """Tell only the first of many faults in one tag if a quote is at the bottom of them all."""
        noise = [fault for fault in self.faults[begin:] if fault.rule in _NOISE]
        if len(noise) > 2 and any({"'", '"', "half"} & {*fault.subject, fault.other_subject} for fault in noise):
            self.faults[begin:] = [fault for fault in self.faults[begin:] if fault not in noise[1:]]

    def _empty_end(self, tag: StartTag) -> bool:
        """Whether the tag ends here with a slash; then move to its >."""
        spaced = _SPACED_EMPTY.match(self.text, self.at)
        if spaced is None and not self.text.startswith("/>", self.at):
            return False
        end = spaced.end() - 1 if spaced else self.at + 1
        if spaced:
            gap = Span(self.at + 1, end)
            self.fault("stray-character", gap, " ", details=("space", "/"), edits=(Edit(gap, ""),))
        tag.empty = True
        self.at = end
        return True

    def _stray(self) -> None:
        """Something that is no attribute: what hangs together is one fault."""
        text, start = self.text, self.at
        quoted = _QUOTED.match(text, self.space(start + 1) if text[start] == "=" else start)
        if quoted:
            self.at = quoted.end()
        else:
            self.at += 1
            while self.at < self.size and _is_stray(text[self.at]):
                self.at += 1
        piece = text[start : self.at]
        if FORBIDDEN.sub("", piece):  # of the forbidden ones finish() tells
            self.fault("stray-character", Span(start, self.at), piece, details=("value",) if quoted else ())

    def _attribute(self, tag: StartTag, match: re.Match[str]) -> bool:
        """Read an attribute; whether it surely is one, with an equals sign."""
        text, name = self.text, Span(*match.span())
        equals = self.space(name.end)
        if equals < self.size and text[equals] != "=":
            return self._without_equals(match, equals)
        self.at = self.space(equals + 1)
        self._doubled_equals(equals)
        if self.at >= self.size:
            return False  # which will be said
        written = self.name(match)
        value = self._quoted(tag, written) if text[self.at] in "'\"" else self._unquoted(tag, written, name)
        self.references(*value)
        twin = tag.attributes.setdefault(written, name)
        if twin is not name:
            self.fault("duplicate-attribute", name, written, other=twin)
        return not self.cut

    def _doubled_equals(self, equals: int) -> None:
        """A value behind == or =>, as PHP writes them."""
        arrow = _ARROW.match(self.text, equals)
        if arrow or self.text.startswith("=", self.at):
            extra = Span(equals + 1, equals + 2) if arrow else Span(self.at, self.at + 1)
            self.fault("stray-character", extra, self.text[extra.start], details=("equals",), edits=(Edit(extra, ""),))
            self.at = arrow.end() if arrow else self.space(self.at + 1)

    def _without_equals(self, match: re.Match[str], behind: int) -> bool:
        """A name without an equals sign; perhaps the value stands behind it all the same."""
        value = _QUOTED.match(self.text, behind)
        written = match.group().rstrip(":") or match.group()
        self.at = match.end()
        if value is None or value.group()[:-1].rstrip(BLANKS).endswith("="):
            self.fault("attribute-without-value", Span(*match.span()), written)
            return False
        quoted = value.group() if value[1] is None else f'"{value[1]}"'
        edit = Edit(Span(match.start(), value.end()), f"{written}={quoted}")
        self.fault("attribute-without-value", Span(*match.span()), written, edits=(edit,), details=(quoted,))
        self.at = value.end()
        return True

    # Values in quotes

    def _quoted(self, tag: StartTag, written: str) -> Span:
        text, opening = self.text, self.at
        end = text.find(text[opening], opening + 1)
        if end < 0 or self._ends_elsewhere(opening, end):
            return self._unclosed_quote(tag, written, opening)
        if text[end + 1 : end + 2] not in _AFTER_VALUES and not _ATTRIBUTE_AT_ONCE.match(text, end + 1):
            end = self._inner_quotes(written, end)
        self._less_than_in_value(opening + 1, end)
        self.at = end + 1
        return Span(opening + 1, end)

    def _ends_elsewhere(self, opening: int, end: int) -> bool:
        """Whether the quote at ``end`` is another one than that which should end the value: it opens the next value."""
        text = self.text
        holds_less, holds_greater = text.find("<", opening, end) >= 0, text.find(">", opening, end) >= 0
        apart = text[end + 1 : end + 2] in _AFTER_VALUES - {",", ";"}
        if not apart and (holds_less or (holds_greater and not _ATTRIBUTE_AT_ONCE.match(text, end + 1))):
            return True
        if _ATTRIBUTE_BEFORE.search(text, max(opening + 1, end - 100), end):
            return not apart or holds_less
        tag = _END_AND_TAG.search(text, opening, end) if holds_less and holds_greater else None
        return tag is not None and find_spec(tag[1]) is not None

    def _less_than_in_value(self, start: int, end: int) -> None:
        if self.text.find("<", start, end) < 0:
            return
        if has_message(self.text, start, end):
            self.fault("unescaped-less-than", Span(start, end), details=("php",))
            return
        for at in range(start, end):
            if self.text[at] == "<" and not self.full:
                self.less_than(at)

    def _inner_quotes(self, written: str, first: int) -> int:
        """Where a value ends that holds quotes of the kind around it; ``first`` is where it seems to end."""
        text, quote = self.text, self.text[first]
        stop = _ANGLE.search(text, first, first + 500)
        escaped = "&quot;" if quote == '"' else "&apos;"
        quotes = [first]
        at = first
        while stop and (at := text.find(quote, at + 1, stop.start())) >= 0 and text[at - 1] != "=":
            if _TAG_GOES_ON.match(text, at + 1):
                for inner in quotes:
                    place = Span(inner, inner + 1)
                    details = ("quote", escaped, written)
                    self.fault("stray-character", place, quote, edits=(Edit(place, escaped),), details=details)
                return at
            quotes.append(at)
        return first

    def _unclosed_quote(self, tag: StartTag, written: str, opening: int) -> Span:
        """The closing quote is missing, or of another kind: the value ends before the next attribute or the >."""
        text, quote = self.text, self.text[opening]
        stop = self._angle(opening)
        following = _ATTRIBUTE_BEHIND.search(text, opening + 1, min(stop, opening + 2000))
        if following:
            stop = following.start()
        elif stop >= self.size:
            self.cut_off(f"the value of {written}", Span(opening, opening + 1))
            return Span(opening + 1, opening + 1)
        elif text.startswith("/>", stop - 1):
            stop -= 1
        ending = quote
        if text[stop] == "<":
            tag.doubtful = True
            ending = f"{quote}>"
        stop = opening + 1 + len(text[opening + 1 : stop].rstrip(BLANKS))
        self.at = stop
        last = text[stop - 1] if stop > opening + 1 else ""
        if last and last in CURLY + "'\"":
            edits = (Edit(Span(stop - 1, stop), quote),)
            self.fault("unclosed-quote", Span(opening, stop), written, edits=edits, details=(quote, last))
            return Span(opening + 1, stop - 1)
        edits = (Edit(Span(stop, stop), ending),)
        self.fault("unclosed-quote", Span(opening, stop), written, edits=edits, details=(ending,))
        return Span(opening + 1, stop)

    def _angle(self, at: int) -> int:
        """The next < or >, or the end of the text."""
        if self._next_angle < at:
            match = _ANGLE.search(self.text, at)
            self._next_angle = match.start() if match else self.size
        return self._next_angle

    # Values without quotes

    def _unquoted(self, tag: StartTag, written: str, name: Span) -> Span:
        text, start = self.text, self.at
        escaped = _ESCAPED_VALUE.match(text, start)
        if escaped:
            return self._escaped(escaped, written)
        match = _CURLY_VALUE.match(text, start) or _HALF_VALUE.match(text, start)
        if match:
            return self._half_quoted(match, written)
        bare = _BARE_VALUE.match(text, start)
        end = bare.end() if bare else start
        if end >= self.size:
            self.at = self.size
            return Span(start, start)
        blank = text[start - 1] in BLANKS
        if end == start or (blank and _ATTRIBUTE_BEHIND.match(text, start - 1)):
            self.fault("attribute-without-value", name, written)
            self.at = start - blank
            return Span(start, start)
        if text.startswith("/>", end) and re.compile(rf"/>[^<]*</{re.escape(tag.written)}[\s>]").match(text, end):
            end += 1  # the slash belongs to a URL, for the element is closed later
        edits = (Edit(Span(start, start), '"'), Edit(Span(end, end), '"'))
        self.fault("unquoted-value", Span(start, end), written, edits=edits, details=(f'"{text[start:end]}"',))
        self.at = end
        return Span(start, end)

    def _escaped(self, match: re.Match[str], written: str) -> Span:
        """A value whose quotes have a backslash each before them."""
        start, end = match.span()
        edits = (Edit(Span(start, start + 1), ""), Edit(Span(end - 2, end - 1), ""))
        details = (f"{match[1]}{match[2]}{match[1]}",)
        self.fault("unquoted-value", Span(start, end), written, other_subject="escaped", edits=edits, details=details)
        self.at = end
        return Span(*match.span(2))

    def _half_quoted(self, match: re.Match[str], written: str) -> Span:
        """A value in quotes that are not XML's, or that has only its second quote."""
        text, (start, end), value = self.text, match.span(), Span(*match.span(1))
        quote = "'" if text[end - 1] == "'" else '"'
        edits = [Edit(Span(start, value.start), quote)]
        if text[end - 1] != quote:
            edits.append(Edit(Span(end - 1, end), quote))
        kind = "curly" if value.start > start else "half"
        details = (f"{quote}{match[1]}{quote}",)
        self.fault("unquoted-value", Span(start, end), written, other_subject=kind, edits=tuple(edits), details=details)
        self.at = end
        return value


def _is_stray(character: str) -> bool:
    return character not in " \t\r\n<>/\"':_" and not character.isalnum()
