"""Where a part of a value is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.document.element import Element
from ozmlcli.document.part import Place, Span, Target
from ozmlcli.document.values import part_of, values
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from ozmlcli.scan.escapes import Written
from ozmlcli.scan.locate import Locator


@pytest.mark.parametrize(
    ("text", "part", "written"),
    [
        ("abc", (0, 1), "a"),
        ("abc", (1, 3), "bc"),
        ("a&amp;b", (1, 2), "&amp;"),
        ("a&amp;b", (2, 3), "b"),
        ("a&#38;&#x26;b", (2, 4), "&#x26;b"),
        ("a\r\nb", (1, 3), "\r\nb"),
        ("a<![CDATA[&amp;]]>&amp;b", (1, 6), "&amp;"),
        ("a<![CDATA[&amp;]]>&amp;b", (6, 8), "&amp;b"),
        ("<![CDATA[a]]><![CDATA[b]]>", (1, 2), "b"),
        ("\U0001f4de&lt;b", (1, 3), "&lt;b"),
        ("abc", (2, 9), "c"),
    ],
)
def test_a_part_is_found_as_it_is_written(text: str, part: tuple[int, int], written: str) -> None:
    found = Written(f"<a>{text}</a>", Span(3, len(text) + 3), in_value=False).span(Span(*part))
    assert f"<a>{text}</a>"[found.start : found.end] == written


def test_in_the_value_of_an_attribute_brackets_are_brackets() -> None:
    text = 'a="]]>&amp;b"'
    found = Written(text, Span(3, len(text) - 1), in_value=True).span(Span(2, 4))
    assert text[found.start : found.end] == ">&amp;"


#: How characters can be written, in a text and in an attribute.
PIECES = st.sampled_from(
    ["a", "$", " ", "\n", "\u00e9", "\U0001f4de", "&amp;", "&#36;", "&#x20;", "&#13;", "&lt;", ">"]
)
CDATA = st.sampled_from(
    [
        "<![CDATA[$a&amp;]]>",
        "<![CDATA[a ]]>",
        "<![CDATA[1 < 2 &amp; &#32;]]>",
        "<![CDATA[&#32;<b> $]]>",
        "<!-- c -->",
        "\r\n",
    ]
)


def root(text: str) -> Element:
    source = read_source(text.encode())
    assert isinstance(source, Source)
    parsed = parse(source, text.encode())
    assert isinstance(parsed, Parsed)
    return parsed.document.root


def written(text: str, place: Place) -> str:
    found = Locator(text).span(place)
    return text[found.start : found.end]


@given(st.lists(PIECES | CDATA, max_size=8), st.lists(PIECES, max_size=6))
def test_wherever_a_name_is_it_is_found(pieces: list[str], attribute: list[str]) -> None:
    text = f'<Speak Voice="{"".join(attribute)}$name">{"".join(pieces)}$name</Speak>'
    voice, *runs = values(root(text))
    assert written(text, part_of(voice.place, voice.text, voice.text.index("$name"), len(voice.text))) == "$name"
    run = runs[-1]
    at = run.text.rindex("$name")
    assert run.place.target is Target.TEXT
    assert written(text, part_of(run.place, run.text, at, at + 5)) == "$name"


def test_blanks_before_a_cdata_section_and_in_it_are_no_part_of_the_text() -> None:
    text = "<Speak> <![CDATA[ a $b]]></Speak>"
    (run,) = values(root(text))
    assert written(text, part_of(run.place, run.text, run.text.index("$b"), run.text.index("$b") + 2)) == "$b"
