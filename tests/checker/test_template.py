"""Documents of one template: what is known of one is true of the others, whatever their values say."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ozmlcli.checker import check as checker
from ozmlcli.checker import template
from ozmlcli.checker.check import check
from ozmlcli.checker.template import Cut, cut
from ozmlcli.diagnostic import Diagnostic
from ozmlcli.document.element import Document, Element
from ozmlcli.fmt.write import write, write_compact
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from tests.documents import documents, faulty_documents
from tests.wild import wild_documents

MENU = """<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <UserInput Timeout="{}" Repeat="true">
    <InitialCommands>
      <Speak>{}, press 1.</Speak>
    </InitialCommands>
    <Inputs>
      <Input Key="{}"><GoTo>http://app.example/?a=1&amp;b={}</GoTo></Input>
    </Inputs>
  </UserInput>
</Response>
"""
PLAIN = ("5", "For sales", "1", "7")
#: What may stand where a value stood: values, what is almost one, markup, and what XML refuses or changes.
ODD = (
    *(
        "",
        " ",
        " 5",
        "5 ",
        "\u00a0",
        "\u00e9",
        "$x",
        "wav",
        "WAV",
        "12",
        "#*",
        "http://a.example/x y",
        "ftp://u:p@h/",
        "/a.wav",
    ),
    *(
        "<",
        ">",
        "&",
        '"',
        "'",
        "]]>",
        "<!--",
        "-->",
        "<?x?>",
        "<![CDATA[x]]>",
        "</Speak>",
        "<Hangup/>",
        '" x="',
        "='",
        "/>",
    ),
    *(
        "&amp;",
        "&lt;b&gt;",
        "&quot;",
        "&apos;",
        "&#65;",
        "&nbsp;",
        "&amp",
        "&amp;lt;",
        "\0",
        "\1",
        "\2",
        "\t",
        "\n",
        "\r\n",
    ),
    *("\x7f", "\x85", "\u2028", "\ufffe", "\ufeff", "\U0001f4de", "ozml: ignore", "press 3", "a" * 5000),
)


@pytest.fixture(autouse=True)
def forget() -> None:
    checker._begun = True
    template._TEMPLATES.clear()
    template._SEEN.clear()


def untaught(data: bytes) -> list[Diagnostic]:
    """What the checker says that knows no template."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checker, "_cut", lambda _: None)
        return check(data)


def teach(text: str) -> Cut | None:
    """Let the checker see a text until it knows what there is to know: its template, and what is found in it."""
    for _ in range(3):
        check(text.encode())
    return cut(text)


def known(text: str) -> bool:
    pieces = cut(text)
    return pieces is not None and pieces.template is not None


def test_a_frame_that_is_seen_twice_becomes_a_template() -> None:
    once = MENU.format(*PLAIN)
    check(once.encode())
    assert not known(once)
    check(once.encode())
    assert known(once)
    assert known(MENU.format("60", "Für Tickets", "#", "8&amp;c=9"))


def test_the_first_document_of_a_process_is_not_remembered() -> None:
    checker._begun = False
    text = MENU.format(*PLAIN)
    check(text.encode())
    assert not template._SEEN
    teach(text)
    assert known(text)


def test_of_a_known_document_neither_libxml2_nor_the_xsd_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(MENU.format(*PLAIN))
    monkeypatch.setattr(checker, "parse_tree", None)
    monkeypatch.setattr(checker, "accepts", None)
    assert check(MENU.format("6", "For sales", "1", "7").encode()) == []
    (found,) = check(MENU.format("6", "For sales", "2", "7").encode())
    assert found.name == "prompt-without-key"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("<Response><Speak>{}</Speak><Hangup/></Response>", ("Hello.", "Bye.")),
        ("<Response><Speak>{}</Speak><Hangpu/></Response>", ("Hello.", "Bye.")),
        ('<Response><Record Fromat="{}" FinishedUrl="http://a.example/"/></Response>', ("wav", "mp3")),
        ('<Response><Record Duration="{}"/></Response>', ("5", "60")),
        ("<response><speak>{}</speak></response>", ("Hello.", "Bye.")),
    ],
)
def test_what_does_not_hang_on_values_is_found_once(
    text: str, values: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(text.format(values[0]))
    first = check(text.format(values[0]).encode())
    with monkeypatch.context() as patch:
        patch.setattr(checker, "_ask", None)
        again = check(text.format(values[1]).encode())
    assert [each.message for each in again] == [each.message for each in first]
    assert again == untaught(text.format(values[1]).encode())


def test_a_value_that_does_not_fit_is_judged_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '<Response><Record Format="{}" FinishedUrl="http://a.example/"/></Response>'
    for values in (("wav", "ogg", "mp3"), ("ogg", "oga", "flac")):
        template._TEMPLATES.clear()
        template._SEEN.clear()
        teach(text.format(values[0]))
        with monkeypatch.context() as patch:
            patch.setattr(checker, "parse_tree", None)
            (found,) = check(text.format(values[1]).encode())
        assert found.name == "invalid-value"
        assert (check(text.format(values[2]).encode()) == []) is (values[2] == "mp3")


def test_a_template_of_which_only_faulty_documents_were_seen_learns_of_a_sound_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for more, told in (("", []), ("<Hangpu/>", ["unknown-command"])):
        text = f'<Response><Record Format="{{}}" FinishedUrl="http://a.example/"/>{more}</Response>'
        teach(text.format("ogg"))
        assert [each.name for each in check(text.format("wav").encode())] == told
        with monkeypatch.context() as patch:
            patch.setattr(checker, "parse_tree", None)
            assert [each.name for each in check(text.format("mp3").encode())] == told
            assert [each.name for each in check(text.format("flac").encode())] == ["invalid-value", *told]


@pytest.mark.parametrize("menu", [MENU, MENU.replace("&amp;", "-")])
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("value", ODD)
def test_any_value_gets_the_findings_that_it_always_gets(value: str, place: int, menu: str) -> None:
    teach(menu.format(*PLAIN))
    text = menu.format(*PLAIN[:place], value, *PLAIN[place + 1 :]).encode("utf-8", "surrogatepass")
    assert check(text) == untaught(text)


def _values(document: Document) -> Iterator[re.Match[str]]:
    """Where values stand in the text of a document, and what looks like that."""
    yield from re.finditer(r'(?<=")[^"<]*(?=")|(?<=>)[^<]+(?=<)', write_compact(document.root))


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(), faulty_documents()), st.data())
def test_what_is_known_of_one_document_is_true_of_all_with_its_frame(document: Document, data: st.DataObject) -> None:

    text = write_compact(document.root)
    assume(len(text) < template.LONGEST)
    teach(text)
    places = list(_values(document))
    assume(places)
    for match in data.draw(st.lists(st.sampled_from(places), max_size=3, unique_by=lambda each: each.start())):
        value = data.draw(st.one_of(st.sampled_from(ODD), st.text(max_size=6)))
        changed = f"{text[: match.start()]}{value}{text[match.end() :]}".encode("utf-8", "replace")
        assert check(changed) == untaught(changed)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(), faulty_documents()), st.data())
def test_a_text_that_only_looks_like_a_known_one_is_read(document: Document, data: st.DataObject) -> None:
    text = write_compact(document.root)
    teach(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    changed = f"{text[:start]}{data.draw(st.sampled_from(ODD))}{text[end:]}".encode("utf-8", "replace")
    assert check(changed) == untaught(changed)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(), faulty_documents()))
def test_a_known_document_is_made_as_the_parser_reads_it(document: Document) -> None:
    data = write(document)
    text = data.decode()
    pieces = teach(text)
    found = pieces.template if pieces is not None else None
    assume(pieces is not None and found is not None)
    source = read_source(data)
    assert isinstance(source, Source)
    read = parse(source, data)
    assert isinstance(read, Parsed)
    assert pieces is not None
    assert found is not None
    _assert_alike(found.document(pieces.values, fit=found.fit(pieces.values)), read.document)


def _assert_alike(made: Document, read: Document) -> None:
    assert made.marks == read.marks
    assert len(made.elements) == len(read.elements)
    for one, other in zip(made.elements, read.elements, strict=True):
        for name in ("name", "written", "namespace", "spec", "exact", "index", "shape", "attributes"):
            assert getattr(one, name) == getattr(other, name)
        assert [_as_value(item) for item in one.content] == [_as_value(item) for item in other.content]
        assert [child.index for child in one.children] == [child.index for child in other.children]
        assert (one.parent and one.parent.index) == (other.parent and other.parent.index)


def _as_value(item: object) -> object:
    return item.index if isinstance(item, Element) else item


@pytest.mark.parametrize(
    "text",
    [
        "<Response><Speak a='v'>\"v\"</Speak></Response>",
        "<Response><Speak a='x \"v\" y'>b</Speak></Response>",
        '<Response><!-- a="b" --><Speak>c</Speak></Response>',
        '<Response><?a b="c"?><Speak>c</Speak></Response>',
        "<Response><Speak><![CDATA[c]]></Speak></Response>",
        "<Response><Speak>a<Hangup/>b</Speak></Response>",
        "<Response><Speak><Note x='v'/>v</Speak></Response>",
        '<Response><Speak xmlns="urn:x">v</Speak></Response>',
        '<Response><Speak xml:id="v">v</Speak></Response>',
        "<?php x ?><Response><Speak>hi</Speak></Response>",
        "<Response><Speak>hi <?php x ?></Speak></Response>",
        "<Response><Speak>hi <!-- a --></Speak></Response>",
        "<Response><Speak>hi</Speak></Response><?php x ?>",
        "<Response xmlns=\"\"><Hangup CallId=''/></Response>",
        '<Response xmlns:a="hi&gt;"><Speak>hi></Speak></Response>',
        "<Response><Speak>a &#65; b</Speak></Response>",
        "<Response><Speak>a > b</Speak></Response>",
        "<Response><Speak>a",
        "<Response><Speak>a\ufffe</Speak></Response>",
    ],
)
def test_a_text_of_which_it_is_not_sure_where_its_values_are_is_no_template(text: str) -> None:
    teach(text)
    assert not known(text)


@pytest.mark.parametrize(
    "words", [{"mode": "routing"}, {"answers": "RoutingInterception"}, {"url": "http://app.example/menu"}]
)
def test_what_is_said_of_a_document_counts_for_a_known_one(words: dict[str, str]) -> None:
    text = '<Response><Record Format="wav" Duration="5" FinishedUrl="http://a.example/"/><GoTo>{}</GoTo></Response>'
    data = text.format("http://app.example/menu").encode()
    teach(text.format("http://app.example/other"))
    taught = check(data, **words)
    assert taught
    template._TEMPLATES.clear()
    assert check(data, **words) == taught


@pytest.mark.parametrize(
    "text",
    [
        "<?php x ?>\n<Response><Speak>hi</Speak></Response>",
        "<Response><Speak>hi <?php x ?></Speak></Response>",
        "<Response><Speak>hi <!-- ozm --></Speak></Response>",
        "<Response><Speak>hi <![CDATA[Error: a in b.php on line 3]]></Speak></Response>",
        '<Response><Request DialedAddress="1"><OnSetup><hangup/></OnSetup></Request></Response>',
        '<Response a:b="1"><hangup xml:space="x"/></Response>',
        '<Response><Record Format="wav" format="ogg"/></Response>',
        '<Response><Speak Party="caller" party="12#">a</Speak></Response>',
    ],
)
def test_the_same_text_gets_the_same_findings_however_often_it_comes(text: str) -> None:
    first, *others = (check(text.encode()) for _ in range(5))
    assert others == [first] * 4


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(wild_documents())
def test_so_does_any_text_at_all(data: bytes) -> None:
    for _ in range(3):
        assert check(data) == untaught(data)


def elements_in_memory() -> list[Element]:
    return [each for each in gc.get_objects() if isinstance(each, Element) and each.parent is not None]


def test_of_documents_that_are_judged_nothing_is_left_to_the_garbage_collector() -> None:
    text = '<Response><Record Format="{}" FinishedUrl="http://a.example/"/></Response>'
    teach(text.format("wav"))
    gc.collect()
    gc.disable()
    try:
        others = elements_in_memory()  # what other tests hold
        for value in ("mp3", "ogg", "WAV", "MP3"):  # known, not of its type, and to be read nevertheless
            check(text.format(value).encode())
        assert len(elements_in_memory()) == len(others)
    finally:
        gc.enable()


def test_not_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "_MOST", 3)
    monkeypatch.setattr(template, "_MOST_SEEN", 4)
    for number in range(20):
        teach(f"<Response>{'<Hangup/>' * number}<Delay>5</Delay></Response>")
        assert 1 <= len(template._TEMPLATES) <= 3
        assert len(template._SEEN) <= 4
    assert not known("<Response><Delay>5</Delay></Response>")
