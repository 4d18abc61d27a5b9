"""What counts as the same, and what as another document."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ozmlcli.document.element import Document, Element
from ozmlcli.document.meaning import Meaning, mean_the_same, meaning
from ozmlcli.fmt.write import write
from ozmlcli.language.index import all_specs
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from tests.documents import documents, faulty_documents


def root(text: str) -> Element:
    data = f"<Response>{text}</Response>".encode()
    source = read_source(data)
    assert isinstance(source, Source)
    parsed = parse(source, data)
    assert isinstance(parsed, Parsed)
    return parsed.document.root


def of(text: str) -> Meaning:
    return meaning(root(text))


SAME = [
    ("<Request>\n</Request>", "<Request/>"),
    ("<Foo> \t</Foo>", "<Foo></Foo>"),
    ("<Record Format='wav'/>", "<record FORMAT='WAV'></record>"),
    ("<Record Format='wav' Duration='5'/>", '<Record Duration="5" Format="wav"/>'),
    ("<Record Format='mp3'/>", "<Record/>"),
    ("<Speak Text='Hello'/>", "<Speak>Hello</Speak>"),
    ("<Speak>One  two\n   three</Speak>", "<Speak>\n One two three </Speak>"),
    ("<Speak>a &amp; b</Speak>", "<Speak><![CDATA[a & b]]></Speak>"),
    ("<Speak>a <!-- softly --> b</Speak>", "<Speak>a b</Speak>"),
    ("<Delay> 5\n</Delay>", "<Delay>5</Delay>"),
    ("<UserInput enteredUrl='http://a.example'/>", "<UserInput ForwardToUrl='http://a.example'/>"),
    ("<!-- hold --><Hangup/>", "\n  <Hangup/>\n"),
]
OTHER = [
    ("<Speak>One two</Speak>", "<Speak>Onetwo</Speak>"),
    ("<SendSms Recipient='1'>One\nTwo</SendSms>", "<SendSms Recipient='1'>One Two</SendSms>"),
    ("<Var ID='a'> </Var>", "<Var ID='a'></Var>"),
    ("<Record Duration='5'/>", "<Record/>"),
    ("<Record FinishDigits=''/>", "<Record/>"),
    ("<Speak>a\u00a0b</Speak>", "<Speak>a b</Speak>"),
    ("<Speak>a</Speak><Hangup/>", "<Hangup/><Speak>a</Speak>"),
    ("<Speak xmlns='urn:x'>a</Speak>", "<Speak>a</Speak>"),
    ("<Speak Text='a'>b</Speak>", "<Speak>b</Speak>"),
    ("<Hangup>stray</Hangup>", "<Hangup/>"),
    ("<Foo a='1'/>", "<Foo A='1'/>"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_written_in_two_ways(one: str, other: str) -> None:
    assert of(one) == of(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_differs_in_meaning(one: str, other: str) -> None:
    assert of(one) != of(other)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_what_is_written_means_what_the_tree_does(document: Document) -> None:
    data = write(document)
    source = read_source(data)
    assert isinstance(source, Source)
    parsed = parse(source, data)
    assert isinstance(parsed, Parsed)
    assert meaning(parsed.document.root) == meaning(document.root)


def test_defaults_that_are_values_are_of_their_type() -> None:
    found = [p for spec in all_specs() for p in spec.parameters if p.default_value is not None]
    assert {"Format", "Repeat", "Timeout"} <= {parameter.name for parameter in found}
    assert not [p.name for p in found if p.type.meant(p.default_value or "") != p.default_value]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(faulty_documents(), faulty_documents(), st.data())
def test_the_quick_comparison_says_what_the_meanings_say(one: Document, other: Document, data: st.DataObject) -> None:
    for element in one.elements:
        picked = data.draw(st.sampled_from(other.elements))
        assert mean_the_same(element, picked) == (meaning(element) == meaning(picked))
    for element in one.elements:
        assert mean_the_same(element, element)


@pytest.mark.parametrize(("one", "other"), [*SAME, *OTHER])
def test_the_quick_comparison_agrees_on_the_cases(one: str, other: str) -> None:
    assert mean_the_same(root(one), root(other)) == (of(one) == of(other))
