"""Whatever the bytes, the checker answers: with places that are in the text, with an error for all that is not XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from lxml import etree

from ozmlcli.checker import check as checker
from ozmlcli.checker import schema
from ozmlcli.checker.aim import aim
from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic, Location
from ozmlcli.document.element import Document
from ozmlcli.fmt.write import write
from ozmlcli.reader.source import Source, read_source
from tests.documents import documents, faulty_documents
from tests.marked import location, names, words
from tests.reader.test_parse import MISTAKES, read

#: A document in which there is one of everything.
EVERYTHING = """<?xml version="1.0" encoding="UTF-8"?>
<!-- A menu. -->
<Response>
  <Speak Language="en-GB" Text='Welcome &amp; h\u00e9llo.'/>
  <UserInput Timeout="20">
    <InitialCommands><Speak>Press one.</Speak></InitialCommands>
    <Inputs>
      <Input Key="1">
        <Record Format='wav'
                FinishedUrl="http://app.example/a?b=1&amp;c=2"/>
      </Input>
      <Input Key="2"><Hangup></Hangup></Input>
    </Inputs>
  </UserInput>
  <Speak><![CDATA[a < b]]> &#233; \U0001f4de</Speak>
  <?page echo ?>
  <Play Repeat="true">music/wait.wav</Play>
</Response>
"""


def is_xml(text: str) -> bool:
    """Whether a hardened parser accepts the text."""
    try:
        etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return True


def all_places(diagnostics: list[Diagnostic]) -> Iterator[tuple[Location, Location]]:
    for diagnostic in diagnostics:
        yield diagnostic.location, diagnostic.end_location
        for related in diagnostic.related:
            yield related.location, related.end_location
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            yield edit.location, edit.end_location


def examine(data: bytes) -> list[Diagnostic]:
    """Check ``data``, and check what every answer has in common."""
    diagnostics = check(data)
    source = read_source(data)
    rows = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for start, end in all_places(diagnostics):
        assert (1, 1) <= start <= end
        assert end.row <= len(rows)
        for place in (start, end):
            assert 1 <= place.column <= len(rows[place.row - 1]) + 3  # the line's end may be of two characters
    for diagnostic in diagnostics:
        assert diagnostic.message[-1] == "."
        assert "  " not in words(diagnostic) or re.search(r"\s\s", source.text)
    assert [d.location for d in diagnostics] == sorted(d.location for d in diagnostics)
    assert len(diagnostics) == len(set(diagnostics))
    about_text = [d for d in diagnostics if d.code.startswith("OZ0")]
    assert about_text in ([], diagnostics)
    if isinstance(source, Source) and not is_xml(source.text):
        assert any(diagnostic.is_error for diagnostic in diagnostics)
        assert about_text
    elif isinstance(source, Source) and "<!DOCTYPE" not in source.text and source.text[:1] != "\ufeff":
        assert set(names(about_text)) <= {"too-deep"}
    return diagnostics


# Documents that something was done to


@st.composite
def mutilated(draw: DrawFn) -> bytes:
    """A valid document, or one with a mistake, after one to four damages."""
    kind = draw(st.integers(0, 3))
    if kind == 0:
        data = write(draw(documents()))
    elif kind == 1:
        data = write(draw(faulty_documents()))
    elif kind == 2:
        data = EVERYTHING.encode()
    else:
        data = read(draw(st.sampled_from(sorted(MISTAKES))))[1].text.encode()
    if draw(st.integers(0, 5)) == 0:
        data = data.decode().encode(draw(st.sampled_from(["utf-16", "utf-16-be", "utf-8-sig", "utf-32"])))
    for _ in range(draw(st.integers(1, 4))):
        data = draw(damages(data))
    return data


PIECES = st.sampled_from(
    [
        *("<", ">", "&", '"', "'", "/", "=", "?", "!", "-", "]", ";", ":", " ", "\t", "\r", "\n", "\0", "x"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</", "/>", "&amp;", "&#0;", "&nbsp;", "<!DOCTYPE a ["),
        *("<Speak>", "</Speak>", "<Response>", "</Response>", "<a b='c'>", "xmlns:a=''", "a:", "<br />"),
        *("\ufeff", "“", "\U0001f4de", "\xa0", "\x85", "Warning: a on line 3"),
        *('<?xml version="1.0"?>', ' encoding="UTF-16"'),
    ]
)


@st.composite
def damages(draw: DrawFn, data: bytes) -> bytes:
    start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
    end = min(end, start + draw(st.sampled_from([1, 2, 10, 1000])))
    piece = data[start:end]
    kind = draw(st.sampled_from(["delete", "duplicate", "insert", "bytes", "truncate", "swap", "behead"]))
    if kind == "delete":
        return data[:start] + data[end:]
    if kind == "duplicate":
        return data[:end] + piece + data[end:]
    if kind == "insert":
        inserted: str = draw(PIECES)
        return data[:start] + inserted.encode() + data[start:]
    if kind == "bytes":
        noise: bytes = draw(st.binary(max_size=4))
        return data[:start] + noise + data[start:]
    if kind == "truncate":
        return data[:start]
    if kind == "behead":
        return data[start:]
    further: int = draw(st.integers(end, len(data)))
    return data[:start] + data[end:further] + piece + data[further:]


FUZZ = settings(max_examples=800, deadline=None, suppress_health_check=list(HealthCheck))


@FUZZ
@given(mutilated())
def test_a_mutilated_document_is_answered_with_findings_in_the_text(data: bytes) -> None:
    note(repr(data))
    examine(data)


@FUZZ
@given(st.one_of(st.binary(max_size=100), st.lists(PIECES, max_size=30).map("".join).map(str.encode)))
def test_any_bytes_are_answered_with_findings_in_the_text(data: bytes) -> None:
    note(repr(data))
    examine(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_is_cut_off_anywhere_has_one_finding_that_says_so(encoding: str) -> None:
    text = EVERYTHING.replace("UTF-8", encoding)
    whole = text.encode(encoding)
    mark = len("".encode(encoding))
    for size in range(mark, len(whole)):
        diagnostics = examine(whole[:size])
        if is_xml(whole[:size].decode(encoding, "ignore")):
            assert size >= len(whole) - 2
        elif size == mark:
            assert names(diagnostics) == ["empty-document"]
        else:
            inside = whole[:size].decode(encoding, "ignore")
            assert names(diagnostics) in (["cut-off"], ["empty-document"])
            within = "within a character" in diagnostics[0].message
            assert diagnostics[0].location == location(inside if within else inside.rstrip(" \n"))


def test_a_character_that_is_missing_is_no_storm() -> None:
    for place in range(len(EVERYTHING)):
        text = EVERYTHING[:place] + EVERYTHING[place + 1 :]
        diagnostics = examine(text.encode())
        if not is_xml(text):
            assert len(diagnostics) <= 3
            assert not any(d.message.startswith("This is not XML") for d in diagnostics)


@pytest.mark.parametrize("character", [*"<>&\"'/=? \0x“,\xa0"])
def test_a_character_too_many_is_no_storm(character: str) -> None:
    for place in range(len(EVERYTHING)):
        text = EVERYTHING[:place] + character + EVERYTHING[place:]
        diagnostics = examine(text.encode())
        if not is_xml(text):
            assert len(diagnostics) <= 5
            assert not any(d.message.startswith("This is not XML") for d in diagnostics)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_any_encoding_is_answered_with_findings_in_the_text(name: str) -> None:
    text = read(name)[1].text
    found = names(check(text.encode()))
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        diagnostics = examine(text.replace('encoding="UTF-8"', "").encode(encoding))
        if "encoding" not in text and text.lstrip(" \r\n\t") and text[0] != "\n":
            assert names(diagnostics) == found


@pytest.mark.parametrize("name", MISTAKES)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_a_mistake_stands_in_the_same_row_whatever_the_line_ends(name: str, line_end: str) -> None:
    text = read(name)[1].text.replace("\r\n", "\n")
    expected = [(d.name, d.location) for d in examine(text.encode())]
    assert [(d.name, d.location) for d in examine(text.replace("\n", line_end).encode())] == expected


# Traps for the time

LONG = 300_000

#: What was found to take the square of the time in one parser or another, when it is repeated.
REPEATED = [
    *("<", "&", '"', "'", ">", "=", "]", "\n", "\r", " ", "\0", "\ufeff", "“"),
    *(
        "<a ",
        "<Speak>",
        "<!--",
        "</Speak>",
        "<![CDATA[",
        "<?",
        "<?xml ",
        "<!DOCTYPE ",
        "<!DOCTYPE [",
        "] ",
        "</",
        "<\\a>",
    ),
    *(
        '<a b="',
        "<a b='",
        '<a b="c"',
        '<a b="> c ',
        "<a b=c ",
        "<a b=“",
        "<a b==",
        '<a b=>"',
        "<a b ",
        "<a/ ",
        "< Speak>",
    ),
    *(
        "<Speak>a</Play>",
        "<Speak>a</Spea>",
        "<a><b></a></b>",
        "<a></b>",
        "<b:c>",
        '<a xmlns:b="">',
        "</>",
        "<Response>",
    ),
    *(
        "&a;",
        "&#0;",
        "&#x",
        "]]>",
        "-- ",
        "<!-- -- -->",
        "Warning on ",
        "Warning <b> on line ",
        "<br />",
        "<x><Response>",
    ),
    *("<a x\xa0", "<a$", "<a:b:c>", "<a \x01", 'x" ', "<Speak>a<b c> ", "</Response>", "<Response/>", "<html><"),
]


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize(
    "around",
    ["{}", "<Response>{}</Response>", '<Response><Speak Text="{}"/></Response>', "<Response><Speak {}/></Response>"],
)
def test_a_long_repetition_of_anything_ends(piece: str, around: str) -> None:
    text = around.replace("{}", piece * (LONG // len(piece)))
    diagnostics = check(text.encode())
    assert diagnostics or is_xml(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"<a{number}>" for number in range(50_000)),
        "".join(f"</a{number}>" for number in range(50_000)),
        "".join(f"<a{number}><a{number}>" for number in range(30_000)),
        "<a><b>" * 40_000 + "</c>" * 40_000,
        "<Speak " + " ".join(f'a{number}=""' for number in range(50_000)) + "/>",
        "<Speak " + " ".join(f'a{number}=""' for number in range(50_000)) + ">&</Speak>",
        f"<{'a' * LONG}>",
        f"<Speak></{'a' * LONG}>",
        f"<Speak {'a' * LONG}",
        "<Speak a='" + " " * LONG + "b='c'/>",
        "\n" * LONG + '<?xml version="1.0"?>',
        "<p:a xmlns:p='u'>" * 190 + "<p:b/>" * 50_000,
        "a<Hangup/>" * 30_000,
    ],
    ids=lambda text: text[:20],
)
def test_much_of_many_different_things_ends(text: str) -> None:
    assert check(f"<Response>{text}</Response>".encode())


# The answer itself


def test_a_valid_document_has_no_findings() -> None:
    assert check(EVERYTHING.encode()) == []


def test_findings_carry_the_path_that_was_given() -> None:
    assert [d.path for d in check(b"<Response>&<Foo></Response>", path="a.xml")] == ["a.xml"] * 2
    assert [d.path for d in check(b"<Foo/>")] == ["-"]


def test_the_same_bytes_have_the_same_answer() -> None:
    data = EVERYTHING.replace("Speak", "Say").encode()
    assert check(data) == check(data)


@given(documents() | faulty_documents())
def test_a_long_document_is_judged_as_a_short_one(document: Document) -> None:
    """The ways differ, so that no fault is told of slowly."""
    data = write(document)
    as_short = check(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ozmlcli.checker.check.MANY", 0)
        patch.setattr("ozmlcli.checker.schema.MANY", 0)
        assert check(data) == as_short


@pytest.mark.parametrize(("documented", "written"), [("Text=", "text="), ("Text=", "Foo="), ('"false"', '"FALSE"')])
def test_in_a_long_document_the_xsd_is_not_asked_to_tell_of_each_fault(
    documented: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the square of the time for their number."""
    verdicts = []

    class Schema:
        def __init__(self, schema: etree.XMLSchema) -> None:
            self.schema = schema

        def validate(self, tree: etree._Element) -> bool:
            verdicts.append(self.schema.validate(tree))
            return verdicts[-1]

    compiled = Schema(schema._compiled())
    monkeypatch.setattr("ozmlcli.checker.schema._compiled", lambda: compiled)
    commands = '<Play Repeat="false">a.wav</Play><Speak Text="Hi"/>' * 1100
    text = f"<Response>{commands}</Response>"
    assert len(check(text.replace(documented, written).encode())) >= 1100
    assert False not in verdicts


def test_a_fault_that_no_rule_explains_is_told_in_the_words_of_xmlschema(monkeypatch: pytest.MonkeyPatch) -> None:
    document = b"<Response>\n  <Foo/>\n</Response>"
    assert names(check(document)) == ["unknown-command"]
    monkeypatch.setattr(checker, "SCHEMA_RULES", ())
    (found,) = check(document)
    assert (found.name, found.location, found.end_location) == ("unexplained", (1, 2), (1, 10))
    assert "'Foo'" in found.message


@pytest.mark.parametrize(
    ("mode", "answers", "said"),
    [
        ("extensions", None, "extensions"),
        (None, "NoSuchThing", "NoSuchThing is no notification; there are "),
        ("extension", "CallChanged", "CallChanged is no notification of extension mode"),
    ],
)
def test_a_mode_or_a_notification_that_does_not_exist_is_refused(
    mode: str | None, answers: str | None, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        check(b"<Response/>", mode=mode, answers=answers)


def test_a_text_is_refused_for_its_encoding_is_judged_too() -> None:
    with pytest.raises(TypeError, match="not str"):
        check("<Response/>")  # type: ignore[arg-type]


def test_auto_is_no_mode_but_that_of_the_document() -> None:
    assert aim("auto") == aim()


@pytest.mark.parametrize("order", ["<!---->{}", "{}<!---->"])
def test_comments_without_end_take_no_time_without_end(order: str) -> None:
    """Not the square of their number: that took a quarter of a minute."""
    before, after = order.split("{}")
    document = f"<Response>{before * 6900}<Hangup/>{after * 6900}</Response>".encode()
    start = process_time()
    assert check(document) == []
    assert process_time() - start < 3


@pytest.mark.parametrize("inside", ["", " ", "<!-- a -->", " <!-- a --><?b c?> ", "<!-- a --><!-- b -->"])
def test_what_holds_comments_alone_holds_nothing(inside: str) -> None:
    text = "<Response><UserInput Timeout='9'><Inputs><Input Key='1'>{}</Input></Inputs></UserInput></Response>"
    assert names(check(text.format(inside).encode())) == names(check(text.format("").encode()))
