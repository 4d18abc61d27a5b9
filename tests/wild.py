"""A strategy that writes documents as nobody should: odd white space, comments everywhere, CDATA, references, encodings."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ozmlcli.document.element import Document, Element
from ozmlcli.fmt.write import escape_text, escape_value
from tests.documents import faulty_documents

BLANKS = st.text(" \t\r\n", max_size=4)
GAPS = st.sampled_from(["", "", " ", "\n", "\r\n", "\n\n\n", " \n\t\n ", "\t"])
ASIDES = st.sampled_from(
    [
        "<!-- a -->",
        "<!---->",
        "<!--\n  two\r\n lines -->",
        "<!-- <Speak> & ]]> -->",
        "<?php echo ?>",
        "<?x?>",
        "<!-- ozml: fmt off -->",
        "<!-- ozml: fmt on -->",
        "<!--ozml: fmt off for a reason-->",
    ]
)
#: Encodings with the names by which documents declare them; none where they need not.
ENCODINGS = st.sampled_from(
    [
        ("utf-8", ""),
        ("utf-8", "utf-8"),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16", ""),
        ("iso-8859-2", "latin2"),
    ]
)


@st.composite
def wild_documents(draw: DrawFn) -> bytes:
    """The bytes of a well-formed document, valid or not, that is laid out wildly."""
    document: Document = draw(faulty_documents())
    codec, declared = draw(ENCODINGS)
    words = "".join(f'encoding{draw(GAPS)}= "{name}"' for name in [declared] if name)
    declaration = f"<?xml version='1.0'{draw(st.sampled_from([' ', '  ', chr(10)]))}{words}?>"
    head = declaration if words or draw(st.booleans()) else ""
    if not head and codec == "utf-8":
        before = ""
    else:
        before = draw(GAPS)
    text = head + (before if head else "") + _around(draw) + _element(draw, document.root) + draw(GAPS) + _around(draw)
    return text.encode(codec, "xmlcharrefreplace")


def _around(draw: DrawFn) -> str:
    return "".join(draw(ASIDES) + draw(GAPS) for _ in range(draw(st.integers(0, 2))))


def _element(draw: DrawFn, element: Element) -> str:
    name = _cased(draw, element.written)
    attributes: dict[str, str] = {}
    for attribute in draw(st.permutations(element.attributes)):
        attributes.setdefault(_cased(draw, attribute.written), attribute.value)
    blank = st.sampled_from([" ", "\n", "\t \r\n"])
    pieces = [f"<{name}"]
    for key, value in attributes.items():
        pieces.append(f"{draw(blank)}{key}{draw(GAPS)}={draw(GAPS)}{_quoted(draw, value)}")
    inside = "".join(_item(draw, item) for item in element.content)
    inside = (draw(GAPS) if draw(st.booleans()) else "") + inside
    if not inside and draw(st.booleans()):
        return "".join([*pieces, draw(GAPS), "/>"])
    return "".join([*pieces, draw(GAPS), ">", inside, f"</{name}", draw(GAPS), ">"])


def _item(draw: DrawFn, item: object) -> str:
    held = _element(draw, item) if isinstance(item, Element) else _text(draw, str(item))
    return held + draw(GAPS) + (draw(ASIDES) + draw(GAPS) if draw(st.integers(0, 3)) == 0 else "")


def _text(draw: DrawFn, text: str) -> str:
    manner = draw(st.sampled_from(["escaped", "cdata", "numbers", "parted"]))
    if manner == "cdata":
        return f"<![CDATA[{text.replace(']]>', ']] >')}]]>"
    if manner == "numbers":
        return "".join(f"&#{ord(character)};" for character in text)
    if manner == "parted":
        middle = len(text) // 2
        return escape_text(text[:middle]) + draw(ASIDES) + escape_text(text[middle:])
    return escape_text(text)


def _quoted(draw: DrawFn, value: str) -> str:
    written = escape_value(value)
    if draw(st.booleans()):
        return "'" + written.replace("&quot;", '"').replace("'", "&apos;") + "'"
    return f'"{written.replace("&#10;", draw(st.sampled_from(["&#10;", chr(10), "&#xA;"])))}"'


def _cased(draw: DrawFn, name: str) -> str:
    return draw(st.sampled_from([name, name, name.lower(), name.upper()]))
