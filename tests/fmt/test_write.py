"""The canonical text of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ozmlcli.builder.element import make_document, make_element
from ozmlcli.document.element import Attribute, Comment, Document, Element, Instruction
from ozmlcli.fmt.printer import Style
from ozmlcli.fmt.write import escape_text, escape_value, write, write_compact, write_element, write_text
from ozmlcli.language.index import SPEC_BY_NAME, body_parameter
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from tests.documents import TEXTS, documents


def read(data: bytes) -> Document:
    source = read_source(data)
    assert isinstance(source, Source)
    parsed = parse(source, data)
    assert isinstance(parsed, Parsed)
    return parsed.document


def outline(element: Element) -> object:
    """An element as plain values: name, parameters, and what it holds, in order; of a text what its white space says."""
    held: list[object] = []
    for item in element.content:
        if isinstance(item, str) and held and isinstance(held[-1], str):
            held[-1] += item
        else:
            held.append(outline(item) if isinstance(item, Element) else item)
    body = body_parameter(element.spec) if element.spec else None
    if body is not None and not element.children:
        held = [body.type.meant(item) if isinstance(item, str) else item for item in held]
    return element.name, [(attribute.name, attribute.value) for attribute in element.attributes], held


def speak(text: str, **parameters: str) -> Element:
    return make_element(SPEC_BY_NAME["Speak"], {"Text": text, **parameters})


def test_a_document_begins_with_its_declaration_and_each_line_ends_with_a_line_feed() -> None:
    assert write(make_document([speak("Hi")])) == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Speak>Hi</Speak>\n</Response>\n'
    )


def test_a_document_without_commands_is_an_empty_response() -> None:
    assert write(make_document([])) == b'<?xml version="1.0" encoding="UTF-8"?>\n<Response/>\n'


@given(documents())
def test_what_is_written_reads_back_equal(document: Document) -> None:
    assert outline(read(write(document)).root) == outline(document.root)


@given(documents())
def test_what_is_written_is_written_the_same_again(document: Document) -> None:
    data = write(document)
    assert write(read(data)) == data


@given(TEXTS, TEXTS)
def test_text_and_values_come_back_from_any_xml_reader_unchanged(text: str, value: str) -> None:
    node = etree.fromstring(f'<a b="{escape_value(value)}">{escape_text(text)}</a>'.encode())
    assert (node.text or "", node.get("b")) == (text, value)


@given(st.text(alphabet="]><&'\"\r\n\t ab"))
def test_markup_in_text_and_values_comes_back_unchanged(text: str) -> None:
    node = etree.fromstring(f'<a b="{escape_value(text)}">{escape_text(text)}</a>'.encode())
    assert (node.text or "", node.get("b")) == (text, text)


def test_escapes_are_no_more_than_needed() -> None:
    assert escape_text("a > b & \"c\" < 'd'\n\te") == "a &gt; b &amp; \"c\" &lt; 'd'\n\te"
    assert escape_value("'a'\n") == "'a'&#10;"


def test_nothing_that_is_written_acts_upon_a_terminal() -> None:
    for number in (0x0D, 0x7F, 0x80, 0x85, 0x9B, 0x9F):
        assert escape_text(f"a{chr(number)}b") == escape_value(f"a{chr(number)}b") == f"a&#{number};b"
    assert escape_text("\u00a0\u00e9") == "\u00a0\u00e9"


def test_a_long_start_tag_is_written_with_one_attribute_a_line() -> None:
    long = "x" * Style().line_length
    assert write_element(speak("Hi", Language="en", Voice=long), "\t", Style(indent="\t")) == (
        f'\t<Speak\n\t\t\tLanguage="en"\n\t\t\tVoice="{long}">Hi</Speak>'
    )
    assert write_element(speak("Hi", Voice=long)) == f'<Speak Voice="{long}">Hi</Speak>'


def test_comments_and_instructions_stay_where_they_stand() -> None:
    document = make_document([speak("Hi")])
    document.before = [Comment(" a "), Instruction("b", 'c="d"')]
    document.after = [Instruction("e", "")]
    document.root.content.insert(0, Comment("f"))
    document.root.children[0].content.append(Comment("g"))
    assert write_text(document).splitlines()[1:] == [
        "<!-- a -->",
        '<?b c="d"?>',
        "<Response>",
        "  <!--f-->",
        "  <Speak>Hi<!--g--></Speak>",
        "</Response>",
        "<?e?>",
    ]


def test_elements_within_text_are_written_without_white_space_of_their_own() -> None:
    outer, inner = Element("Beep", "Beep", SPEC_BY_NAME["Beep"]), Element("b", "b", None)
    inner.attributes.append(Attribute("c", "c", "1", None))
    outer.content += ["x ", inner, " y"]
    outer.children.append(inner)
    assert write_element(outer, "  ") == '  <Beep>x <b c="1"/> y</Beep>'
    inner.content.append("z")
    assert write_element(outer) == '<Beep>x <b c="1">z</b> y</Beep>'


@pytest.mark.parametrize("text", [" ", "\n", "", "\t \r"])
def test_a_text_of_white_space_alone_is_written_as_an_attribute(text: str) -> None:
    assert write_element(speak(text)) == f'<Speak Text="{escape_value(text)}"/>'


def test_what_is_spoken_is_laid_out_in_the_lines_of_its_author() -> None:
    assert write_element(speak(" One.\n\n\n  Two.\n"), "  ") == "  <Speak>\n    One.\n\n    Two.\n  </Speak>"
    assert write_element(speak("\n One  two.\t")) == "<Speak>One  two.</Speak>"
    assert write_compact(speak("One.\nTwo.")) == "<Speak>One.\nTwo.</Speak>"


def test_a_lone_surrogate_has_no_bytes() -> None:
    with pytest.raises(UnicodeEncodeError):
        write(make_document([speak("\ud800")]))
