"""How two documents are laid out, each difference said once: white space, line ends, encoding and declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..checker.load import Loaded
from ..document.part import Span
from ..scan.places import BLANKS, Tag, find_tags
from .compare import Comparison
from .cosmetic import Cosmetic
from .spelling import mates

_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")


def layout(old: Loaded, new: Loaded, made: Comparison) -> Iterator[Cosmetic]:
    """What differs, about the whole of the documents."""
    yield from _declared(old.text, new.text)
    if (old.source.codec, old.source.bom) != (new.source.codec, new.source.bom):
        yield _whole(f"The encoding is {_encoding(new)}, not {_encoding(old)}.")
    ends = _line_ends(old.text), _line_ends(new.text)
    if ends[0] != ends[1] and all(ends):
        yield _whole(f"Lines end with {ends[1]}, not with {ends[0]}.")
    yield from _white_space(old.text, new.text, made)


def _whole(words: str) -> Cosmetic:
    return Cosmetic(words, Span(0, 0), Span(0, 0))


def _declared(old: str, new: str) -> Iterator[Cosmetic]:
    one, other = _DECLARATION.match(old), _DECLARATION.match(new)
    if (one and one.group()) == (other and other.group()):
        return
    if other is None:
        yield _whole("The XML declaration is left out.")
    elif one is None:
        yield _whole(f"An XML declaration is added: {other.group()}")
    else:
        yield _whole(f"The XML declaration is {other.group()}, not {one.group()}")


def _encoding(loaded: Loaded) -> str:
    name = loaded.source.codec.upper()
    return f"{name} with a byte order mark" if loaded.source.bom else name


def _line_ends(text: str) -> str:
    kinds = {match.group() for match in re.finditer("\r\n|\r|\n", text)} if "\r" in text else {"\n"} & set(text)
    if len(kinds) > 1:
        return "several kinds of line ends"
    return {"\n": "LF", "\r\n": "CRLF", "\r": "CR", "": ""}[next(iter(kinds), "")]


def _white_space(old: str, new: str, made: Comparison) -> Iterator[Cosmetic]:
    """Indentation and blank lines around tags, and the white space in them: how often, and where first."""
    tags = find_tags(old), find_tags(new)
    around: list[Cosmetic] = []
    inside: list[Cosmetic] = []
    for one, other in mates(made):
        here, there = tags[0][one.element.index], tags[1][other.element.index]
        if _around(old, here) != _around(new, there):
            around.append(Cosmetic("", here.name, there.name))
        if _inside_differs(old, here, new, there):
            inside.append(Cosmetic("", here.name, there.name))
    for found, words in ((around, "Indentation or line breaks differ"), (inside, "White space within tags differs")):
        if found:
            often = f" at {len(found)} elements" if len(found) > 1 else ""
            yield found[0]._replace(words=f"{words}{often}.")
    if not around and _ending(old) != _ending(new):
        yield Cosmetic("White space behind the document differs.", Span(len(old), len(old)), Span(len(new), len(new)))


def _around(text: str, tag: Tag) -> tuple[str, str]:
    """The white space before the tags of an element."""
    return _before(text, tag.start_tag.start), _before(text, tag.close.start) if tag.close is not None else ""


def _before(text: str, end: int) -> str:
    """The white space before an offset, where nothing but that stands behind the tag before it."""
    start = end
    while start and text[start - 1] in BLANKS:
        start -= 1
    if not start or text[start - 1] != ">":
        return ""
    return _lf(text[start:end])


def _inside_differs(old: str, here: Tag, new: str, there: Tag) -> bool:
    """Whether the white space differs within the tags of an element: the ways in which it stands around attributes count."""
    one, other = _inside(old, here), _inside(new, there)
    return one[1:] != other[1:] or bool(one[0] and other[0] and one[0] != other[0])


def _inside(text: str, tag: Tag) -> tuple[set[str], str, str]:
    """The white space in the tags of an element: around its attributes, at the end of its start tag, and in its end tag."""
    ways = set()
    end = tag.name.end
    for attribute in tag.attributes:
        ways.add(_lf(f"{text[end : attribute.name.start]}a{text[attribute.name.end : attribute.value.start - 1]}"))
        end = attribute.value.end + 1
    close = text[tag.close.start : tag.close.end] if tag.close is not None else ""
    return ways, _lf(text[end : tag.start_tag.end]).rstrip("/>"), "".join(re.findall(f"[{BLANKS}]+", close))


def _ending(text: str) -> str:
    return _lf(text[len(text.rstrip(BLANKS)) :])


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
