"""Where everything stands in a text: measured against expat, a parser that is not ours."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from lxml import etree

from ozmlcli.checker.check import check
from ozmlcli.document.part import Span
from ozmlcli.scan import Tag, scan
from tests.marked import CLOSE, OPEN


def tags(text: str) -> list[Tag]:
    return scan(text, well_formed=True).tags


def cut(text: str, span: Span | None) -> str:
    assert span is not None
    return text[span.start : span.end]


# Texts that are well-formed by construction

NAMES = st.sampled_from(["Response", "Speak", "record", "Hangup", "Foo", "a", "é-1.", "_", "p:a", "xml-x", "Grüße"])
KEYS = st.lists(st.sampled_from(["Format", "a", "é", "p:b", "xml:lang", "_-."]), unique=True, max_size=3)
GAPS = st.sampled_from([" ", "\n", "\r\n", "\r", "\t", " \n\t "])
MAYBE_GAPS = st.one_of(st.just(""), GAPS)
CHARACTERS = st.text(st.sampled_from(list("ab1 >='\"/?!-]é\u2028\U0001f4de“”,;\t\n\r")), max_size=8)
REFERENCES = st.sampled_from(["&amp;", "&lt;", "&quot;", "&#32;", "&#x20;", "&#10;", "&#0065;", "&#x1F4DE;"])


def _texts(draw: DrawFn, without: str) -> str:
    pieces = draw(st.lists(st.one_of(CHARACTERS, REFERENCES), max_size=3))
    return "".join(pieces).replace(without, "")


@st.composite
def attributes(draw: DrawFn, keys: list[str]) -> str:
    text = ""
    for key in keys:
        quote = draw(st.sampled_from("'\""))
        value = _texts(draw, quote)
        text += f"{draw(GAPS)}{key}{draw(MAYBE_GAPS)}={draw(MAYBE_GAPS)}{quote}{value}{quote}"
    return text + draw(MAYBE_GAPS)


@st.composite
def between(draw: DrawFn) -> str:
    """What stands between tags."""
    kind = draw(st.sampled_from(["text", "CDATA", "comment", "instruction", "blank"]))
    inner = draw(
        st.sampled_from(["", "<Speak>", "</Speak>", "<a b='", "<!DOCTYPE a>", "&", "<!-", "é\U0001f4de", "> a"])
    )
    return {
        "text": _texts(draw, "]]>"),
        "CDATA": f"<![CDATA[{inner}]]>",
        "comment": f"<!--{inner} -->",
        "instruction": f"<?a-é {inner}?>",
        "blank": draw(MAYBE_GAPS),
    }[kind]


@st.composite
def elements(draw: DrawFn, depth: int = 3) -> str:
    name = draw(NAMES)
    start = f"<{name}{draw(attributes(draw(KEYS)))}"
    if draw(st.booleans()):
        return f"{start}/>"
    inner = st.one_of(between(), elements(depth - 1)) if depth else between()
    return f"{start}>{''.join(draw(st.lists(inner, max_size=4)))}</{name}{draw(MAYBE_GAPS)}>"


@st.composite
def texts(draw: DrawFn) -> str:
    """Well-formed XML without a document type."""
    around = st.lists(
        between().filter(lambda text: text.startswith(("<!--", "<?")) or not text.strip(" \t\r\n")), max_size=2
    )
    declaration = draw(st.sampled_from(["", '<?xml version="1.0"?>', "<?xml version='1.0' encoding='UTF-8' ?>"]))
    root = draw(st.sampled_from(["Response", "OzML", "a", "Request", "Speak"]))
    inner = "".join(draw(st.lists(st.one_of(between(), elements()), max_size=4)))
    declared = draw(attributes(draw(KEYS)))
    before = "".join(draw(around)) if declaration else "".join(draw(around)).lstrip()
    return f"{declaration}{before}<{root}{declared} xmlns:p='urn:p'>{inner}</{root}>{''.join(draw(around))}"


ANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


class Seen(NamedTuple):
    """What expat tells of an element: where its tags begin, and its attributes' values."""

    start: int
    name: str
    values: list[str]
    end: int


def seen_by_expat(text: str) -> list[Seen]:
    data = text.encode()
    found: list[Seen] = []
    open_: list[int] = []
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True

    def here() -> int:
        return len(data[: parser.CurrentByteIndex].decode())

    def start(name: str, values: list[str]) -> None:
        open_.append(len(found))
        found.append(Seen(here(), name, values, -1))

    def end(_: str) -> None:
        number = open_.pop()
        found[number] = found[number]._replace(end=here())

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return found


def value_of(raw: str, quote: str) -> str:
    """What a parser makes of a value as it is written."""
    return etree.fromstring(f"<a b={quote}{raw}{quote}/>".encode(), etree.XMLParser(encoding="utf-8")).attrib["b"]


@ANY
@given(texts())
def test_tags_begin_and_end_where_expat_says(text: str) -> None:
    note(text)
    seen = seen_by_expat(text)
    found = tags(text)
    assert [tag.start_tag.start for tag in found] == [element.start for element in seen]
    assert [tag.written for tag in found] == [element.name for element in seen]
    for tag, element in zip(found, seen, strict=True):
        assert cut(text, tag.name) == tag.written
        assert cut(text, tag.start_tag)[0] == "<"
        assert cut(text, tag.start_tag)[-1] == ">"
        if tag.close is None:
            assert cut(text, tag.start_tag)[-2:] == "/>"
            # expat is at the beginning of an empty-element tag, or behind it, when it says that the element ends
            assert element.end in {tag.start_tag.start, tag.start_tag.end}
        else:
            assert tag.close.start == element.end
            assert cut(text, tag.end_name) == tag.written


@ANY
@given(texts())
def test_attributes_stand_where_their_values_are_what_expat_says(text: str) -> None:
    note(text)
    for tag, element in zip(tags(text), seen_by_expat(text), strict=True):
        found = []
        for attribute in tag.attributes:
            quote = text[attribute.value.start - 1]
            assert text[attribute.value.end] == quote
            assert cut(text, attribute.name) == attribute.written
            assert attribute.whole == (attribute.name.start, attribute.value.end + 1)
            found += [attribute.written, value_of(cut(text, attribute.value), quote)]
        assert found == element.values


@ANY
@given(texts())
def test_runs_of_text_are_those_of_the_tree(text: str) -> None:
    note(text)
    root = etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8"))
    elements_ = [element for element in root.iter() if isinstance(element.tag, str)]
    for tag, element in zip(tags(text), elements_, strict=True):
        runs = [element.text or "", *(child.tail or "" for child in element)]
        expected = [run.strip(" \t\r\n") for run in runs if run.strip(" \t\r\n")]
        assert len(tag.texts) == len(expected)
        for span, run in zip(tag.texts, expected, strict=True):
            assert span.start < span.end
            written = cut(text, span)
            if "&" not in written and "<" not in written and "]]>" not in written:
                assert written.replace("\r\n", "\n").replace("\r", "\n") == run


@ANY
@given(texts())
def test_a_well_formed_text_has_no_faults(text: str) -> None:
    note(text)
    etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8"))
    assert scan(text, well_formed=False).faults == []


@ANY
@given(texts())
def test_the_reader_of_faults_counts_the_same_depth(text: str) -> None:
    note(text)
    depths: dict[Tag | None, int] = {None: 0}
    for tag in tags(text):
        depths[tag] = depths[tag.parent] + 1
    assert scan(text, well_formed=False).nested == max(depths.values())


# By hand

TRAPS = {
    "one line": "<a ⟪b⟫='c'/>",
    "several lines": "<a\n\tx='1'\r\n  ⟪b⟫\n=\n'c'\n/>",
    "greater-than in values": "<a x='>' y=\"/>\" ⟪b⟫='>'/>",
    "quotes in values": "<a x='\"' y=\"'\" ⟪b⟫='\"'/>",
    "equals signs in values": "<a x='b=\"1\"' ⟪b⟫='b='/>",
    "no space at the end": "<a ⟪b⟫=''/>",
    "tags in a comment": "<!-- <a b='1'> --><a ⟪b⟫='c'/>",
    "a tag in CDATA": "<x><![CDATA[<a b='1'/>]]><a ⟪b⟫='c'/></x>",
    "a tag in an instruction": "<?x <a b='1'/>?><a ⟪b⟫='c'/>",
    "a tag in a value": "<x y='&lt;a b=1/>'><a ⟪b⟫='c'/></x>",
    "emoji": "<x>\U0001f4de\U0001f4de<a ⟪b⟫='\U0001f4de'/></x>",
    "the same name before": "<x bb='1' b='2'><a ab='1' ⟪b⟫='2'/></x>",
    "a line separator of Unicode": "<x>\u2028\x85<a ⟪b⟫=''/></x>",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_an_attribute_is_found_behind_what_looks_like_one(text: str) -> None:
    start = text.index(OPEN)
    text = text.replace(OPEN, "").replace(CLOSE, "")
    (found,) = [a.name for tag in tags(text) if tag.written == "a" for a in tag.attributes if a.written == "b"]
    assert found == (start, start + 1)


def test_texts_are_cut_by_tags_and_comments_but_not_by_cdata() -> None:
    text = "<a> b <![CDATA[c]]> d <e/> f <!-- g --> h <?i?><![CDATA[ ]]><![CDATA[ j]]></a>"
    assert [cut(text, span) for span in tags(text)[0].texts] == ["b <![CDATA[c]]> d", "f", "h", "j"]


@pytest.mark.parametrize("blank", ["&#32;", "&#x20;", "&#9;", "&#xA;", " &#13;\n", "<![CDATA[ \n]]>"])
def test_white_space_is_no_text_however_it_is_written(blank: str) -> None:
    assert [tag.texts for tag in tags(f"<a>{blank}<b>{blank}</b></a>")] == [[], []]


@pytest.mark.parametrize("character", ["\xa0", "\u2003", "\u2028", "\x85", "&#160;"])
def test_white_space_that_is_not_that_of_xml_is_text(character: str) -> None:
    (tag,) = tags(f"<a> {character} </a>")
    assert tag.texts == [(4, 4 + len(character))]


def test_parents_are_the_elements_around() -> None:
    found = tags("<a><b/><c><d></d></c><e/></a>")
    assert [tag.parent.written if tag.parent else "" for tag in found] == ["", "a", "a", "c", "a"]


def test_at_most_a_thousand_faults_are_told() -> None:
    assert len(scan("<Response>" + "&" * 5000, well_formed=False).faults) == 1000
    assert len(scan("<Response>" + "<a>" * 5000 + "</Response>", well_formed=False).faults) == 1000
    assert len(scan('<Response><a "' + '""' * 5000, well_formed=False).faults) == 1000
    assert len(scan("<Response a='" + "<" * 5000 + "'/>", well_formed=False).faults) == 1000
    assert len(scan("<Response>" + "\0a" * 5000, well_formed=False).faults) == 1000


CONFLICT = "<Response>\n<<<<<<< HEAD\n  <Beep/>\n=======\n  <Hangup/>\n>>>>>>> x\n"


def test_each_merge_conflict_is_one_fault_and_nothing_else_is_told() -> None:
    found = check(f"{CONFLICT}{CONFLICT[11:]}</Respons>".encode())
    assert [(each.name, each.location.row) for each in found] == [("merge-conflict", 2), ("merge-conflict", 7)]
    assert not any(each.fix for each in found)


@pytest.mark.parametrize(
    "text", ["<Response>\n<<<<<<< HEAD\n", "<Response>\n=======\n>>>>>>> x\n</Response", "<<<<<<<\n"]
)
def test_marks_that_make_no_whole_conflict_are_none(text: str) -> None:
    assert "merge-conflict" not in [each.name for each in check(text.encode())]
