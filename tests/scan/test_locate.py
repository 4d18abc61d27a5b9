"""From "the value of FinishDigits of this Record" to a row and a column."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from ozmlcli.checker.place import Rows
from ozmlcli.document.element import Document
from ozmlcli.document.part import Place, Span, Target
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source
from ozmlcli.scan.locate import Locator
from tests.marked import CLOSE, OPEN, names, places, read_marks


def document(text: str) -> Document:
    parsed = parse(Source(text, plain=True), text.encode())
    assert isinstance(parsed, Parsed)
    return parsed.document


def marked(text: str) -> tuple[str, Span]:
    start = text.index(OPEN)
    end = text.index(CLOSE) - 1
    return text.replace(OPEN, "").replace(CLOSE, ""), Span(start, end)


CASES = [
    ("<⟪Record⟫ Format='wav'></Record>", Target.NAME, ""),
    ("<Record\n\tFormat='wav'></⟪Record⟫ >", Target.END_NAME, ""),
    ("<⟪Record⟫ Format='wav'/>", Target.END_NAME, ""),
    ("⟪<Record\r\n Format='a>b'\r\n>⟫</Record>", Target.START_TAG, ""),
    ("⟪<Record Format='/>' />⟫", Target.START_TAG, ""),
    ("<Record Duration='Format=\"a\"' ⟪Format = 'wav'⟫/>", Target.ATTRIBUTE, "Format"),
    ("<Record xFormat='a' Formatx='b'\n⟪Format⟫='wav'/>", Target.ATTRIBUTE_NAME, "Format"),
    ("<Record Duration='>' Format\t=\n\"⟪wav>é'\U0001f4de⟫\"/>", Target.VALUE, "Format"),
    ("<Record ⟪Format=''⟫/>", Target.VALUE, "Format"),
    ("<Record xmlns:x='urn:x' x:Format='a' Format='⟪b⟫'/>", Target.VALUE, "Format"),
    ("<Record xmlns:x='urn:x' Format='a' x:Format='⟪b⟫'/>", Target.VALUE, "{urn:x}Format"),
    ("<Record xml:lang='⟪b⟫'/>", Target.VALUE, "{http://www.w3.org/XML/1998/namespace}lang"),
    ("<⟪Record⟫ Format='a'/>", Target.VALUE, "Duration"),
    ("<Record>\n  ⟪a <![CDATA[<b>]]> c⟫\n</Record>", Target.TEXT, ""),
    ("<Record><![CDATA[ ⟪<b>⟫ ]]></Record>", Target.TEXT, ""),
    ("<⟪Record⟫> <!-- a --> </Record>", Target.TEXT, ""),
    ("<Record>&#32;<!-- a -->⟪b⟫</Record>", Target.TEXT, ""),
]


@pytest.mark.parametrize(("element", "target", "key"), CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_part_of_an_element_is_found(element: str, target: Target, key: str, line_end: str) -> None:
    text, span = marked(
        f"<?xml version='1.0'?>\n<!-- <Record Format='no'> \U0001f4de -->\n<Response Foo='/>'>\n\t<Hangup/>{element}\n"
        "<Record Format='other'>text</Record></Response>".replace("\n", line_end)
    )
    record = document(text).root.children[1]
    assert Locator(text).span(Place(record, target, key)) == span


def test_runs_of_text_are_counted_as_the_tree_counts_them() -> None:
    text = "<Response>&#32;<Hangup/> a <!-- b --> c<![CDATA[ d]]>\n<Hangup/>&#9;\n<?e f?>g</Response>"
    root = document(text).root
    runs = [item.strip() for item in root.content if isinstance(item, str) and item.strip()]
    assert runs == ["a", "c d", "g"]
    locator = Locator(text)
    spans = [locator.span(Place(root, Target.TEXT, number=number)) for number in range(3)]
    assert [text[span.start : span.end] for span in spans] == ["a", "c<![CDATA[ d", "g"]


def test_a_span_stands_where_it_says() -> None:
    assert Locator("<a/>").span(Span(1, 2)) == (1, 2)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [(1, 1)]),
        ("a\nb", [(1, 1), (1, 2), (2, 1), (2, 2)]),
        ("a\r\nb", [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]),
        ("a\rb", [(1, 1), (1, 2), (2, 1), (2, 2)]),
        ("\r\n\n\r", [(1, 1), (1, 2), (2, 1), (3, 1), (4, 1)]),
        ("\U0001f4de\t\u2028e\u0301", [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6)]),
    ],
)
def test_rows_and_columns_count_from_one_and_columns_are_code_points(text: str, rows: list[tuple[int, int]]) -> None:
    found = Rows(text)
    assert [found.location(offset) for offset in range(len(text) + 1)] == rows


#: Eight different faults among all that could lead a search for their places astray.
EIGHT = """<!-- <Say> \U0001f4de --><?a <Say> ?>
<Response>
\t<⟪Say⟫ Text="&lt;Say>">Grüße \U0001f4de</Say>
\t<Play Repeat="true" ⟪Party='a>b "caller"
  $username'⟫>\U0001f4de</Play><Record\tFormat = '⟪WAV⟫'
\t\tDuration="5" FinishedUrl="http://app.example/"/>
  <Speak
    Language = '/> $username'
    Text='\U0001f4de "Langage"'
    ⟪Langage⟫="en"
  />
  ⟪Hello <![CDATA[<Say>]]> \U0001f4de⟫ <!-- <Delay>5s</Delay> --> <Delay>  ⟪5s⟫
  </Delay> <⟪goto⟫>http://a.example/?a=1&amp;b=2</goto>
  <ForEach Source="voicemails"><!-- > --><Speak>$item</Speak><⟪ForEach⟫><Hangup/></ForEach></ForEach><Hangup  />
</Response>
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_eight_different_faults_are_found_in_order_each_at_its_place(encoding: str, line_end: str) -> None:
    text, expected = read_marks(EIGHT.replace("\n", line_end))
    diagnostics = check(text.encode(encoding), mode="extension")
    assert places(diagnostics) == expected
    assert names(diagnostics) == [
        "unknown-command",
        "parameter-of-other-mode",
        "value-case",
        "unknown-parameter",
        "stray-text",
        "invalid-value",
        "letter-case",
        "missing-parameter",
    ]
