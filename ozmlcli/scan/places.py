"""Where the tags, attributes and texts of a well-formed document stand. The document has no DOCTYPE."""

# Annotations are values here, not text: a named tuple takes half as long to make.

import re
from collections.abc import Iterator

from ..document.part import Span

#: The white space of XML, for ``str.strip``.
BLANKS = " \t\r\n"

TOKEN = re.compile(
    r"""<!--.*?--> | <\?.*?\?> | <!\[CDATA\[(?P<cdata>.*?)\]\]>
    | </(?P<end>[^ \t\r\n>]+)[ \t\r\n]*>
    | <(?P<name>[^ \t\r\n/>]+)
      (?P<attributes>(?:[ \t\r\n]+[^ \t\r\n=/>]+[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'))*+)
      [ \t\r\n]*(?P<empty>/?)>
    """,
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")
_BLANK = frozenset(BLANKS)
#: Compiled when it is first used, which is seldom.
_BLANK_BEHIND = r"[ \t]*(?:\r\n|\r|\n|\Z)"
#: White space, written as it is or as a number: the parser makes no difference.
_BLANK_TEXT = r"(?:[ \t\r\n]|&#(?:0*(?:9|10|13|32)|x0*(?:9|[Aa]|[Dd]|20));)*+"


class AttributeSpan:
    """Where an attribute stands."""

    __slots__ = ("_match", "written")

    def __init__(self, match: re.Match[str]) -> None:
        self.written: str = match[1]
        self._match = match

    @property
    def name(self) -> Span:
        """Where its name stands."""
        return Span(*self._match.span(1))

    @property
    def value(self) -> Span:
        """Where its value stands, without the quotes."""
        return Span(*self._match.span(2 if self._match[2] is not None else 3))

    @property
    def whole(self) -> Span:
        """From the name to the closing quote."""
        return Span(self._match.start(1), self.value.end + 1)


class Tag:
    """Where an element stands. ``close`` is its end tag and ``end_name`` the name in it; an empty-element tag has none."""

    __slots__ = ("_attributes", "_end", "_token", "parent", "texts")

    def __init__(self, token: re.Match[str], parent: "Tag | None") -> None:
        self.parent = parent
        self.texts: list[Span] = []
        # Of most elements nothing is asked, so more than what was found is made for none.
        self._token = token
        self._end: re.Match[str] | None = None
        self._attributes: list[AttributeSpan] | None = None

    def end(self, token: re.Match[str]) -> None:
        """Take the end tag."""
        self._end = token

    @property
    def written(self) -> str:
        """The name."""
        return self._token["name"]

    @property
    def name(self) -> Span:
        """Where the name stands in the start tag."""
        return Span(*self._token.span("name"))

    @property
    def start_tag(self) -> Span:
        """Where the start tag stands."""
        return Span(*self._token.span())

    @property
    def close(self) -> Span | None:
        """Where the end tag stands."""
        return Span(*self._end.span()) if self._end is not None else None

    @property
    def end_name(self) -> Span | None:
        """Where the name stands in the end tag."""
        return Span(*self._end.span("end")) if self._end is not None else None

    @property
    def is_whole(self) -> bool:
        """Whether it was read to its end."""
        return self._end is not None or bool(self._token["empty"])

    @property
    def attributes(self) -> list[AttributeSpan]:
        """Where the attributes stand; looked for when they are asked for, as those of most elements never are."""
        if self._attributes is None:
            found = _ATTRIBUTE.finditer(self._token.string, *self._token.span("attributes"))
            self._attributes = [AttributeSpan(match) for match in found]
        return self._attributes


class Tags:
    """The tags of a text in document order, which is that of ``Element.index``, found as far as they are asked for."""

    def __init__(self, text: str) -> None:
        self._found: list[Tag] = []
        self._pass = _find_tags(text, self._found)

    def begun(self, index: int) -> Tag:
        """The tag with this number, of which the texts and the end tag may not have been found yet."""
        while len(self._found) <= index:
            next(self._pass)
        return self._found[index]

    def whole(self, index: int) -> Tag:
        """The tag with this number."""
        tag = self.begun(index)
        while not tag.is_whole:
            next(self._pass)
        return tag

    def all(self) -> list[Tag]:
        """All of them."""
        for _ in self._pass:
            pass
        return self._found


def find_tags(text: str) -> list[Tag]:
    """The tags in document order, which is that of ``Element.index``."""
    return Tags(text).all()


def _find_tags(text: str, found: list[Tag]) -> Iterator[None]:
    """Add the tags to those that were ``found``, one at each step."""
    top: Tag | None = None
    runs = _Runs(text)
    behind = 0
    for token in TOKEN.finditer(text):
        start, end = token.span()
        if top is not None and text[behind:start].strip(BLANKS):
            runs.add_text(behind, start, top)
        behind = end
        kind = token.lastgroup
        if kind == "cdata":
            runs.add_cdata(*token.span("cdata"), top)
            continue
        runs.joins = False
        if kind == "empty":  # the last group of a start tag, with a slash in it or nothing
            tag = Tag(token, top)
            found.append(tag)
            top = top if token["empty"] else tag
            yield
        elif kind == "end" and top is not None:
            top.end(token)
            top = top.parent
            yield


def find_instructions(text: str) -> list[Span]:
    """The processing instructions in document order; the XML declaration is none."""
    found = [Span(*token.span()) for token in TOKEN.finditer(text) if token.group().startswith("<?")]
    declared = text.startswith("<?xml") and text[5:6] in BLANKS
    return found[declared:]


class _Runs:
    """Runs of text: what stands between tags, comments and instructions, CDATA sections included."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.joins = False  # whether the run that was added last goes on

    def add_text(self, start: int, end: int, tag: Tag) -> None:
        if not _is_blank_by_number(self._text[start:end]):
            self._add(trimmed(self._text, start, end), tag)

    def add_cdata(self, start: int, end: int, tag: Tag | None) -> None:
        if tag is not None and self._text[start:end].strip(BLANKS):
            self._add(trimmed(self._text, start, end), tag)

    def _add(self, span: Span, tag: Tag) -> None:
        if self.joins:
            tag.texts[-1] = Span(tag.texts[-1].start, span.end)
        else:
            tag.texts.append(span)
        self.joins = True


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of the text without white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(BLANKS))
    return Span(start, start + len(piece.strip(BLANKS)))


def with_its_line(text: str, span: Span) -> Span:
    """A stretch, with the rest of its line where that is blank: if it goes, an empty line would be left behind."""
    start = span.start
    while text[start - 1 : start] in {" ", "\t"}:
        start -= 1
    behind = re.compile(_BLANK_BEHIND).match(text, span.end)
    return Span(start, behind.end()) if behind is not None and text[start - 1 : start] in {"", "\n", "\r"} else span


def begins_in_cdata(text: str, start: int) -> bool:
    """Whether a run of text that begins at ``start``, behind white space that is none of its own, begins a CDATA section."""
    while text[start - 1 : start] in _BLANK:
        start -= 1
    return text.endswith("<![CDATA[", 0, start)


def skip_blanks_by_number(text: str, run: Span) -> int:
    """Where in a run the first character stands that is not white space, be it written by its number."""
    by_number = text.startswith("&#", run.start) and not begins_in_cdata(text, run.start)
    found = re.compile(_BLANK_TEXT).match(text, *run) if by_number else None
    return found.end() if found is not None else run.start


def _is_blank_by_number(text: str) -> bool:
    """Whether a text that is not blank as it is written holds nothing but white space, some of it written by its number."""
    return "&#" in text and re.fullmatch(_BLANK_TEXT, text) is not None
