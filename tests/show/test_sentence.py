"""Every command is told in a sentence, with all that it is given."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from ozmlcli.builder.element import make_element
from ozmlcli.document.element import Document, Element
from ozmlcli.document.meaning import parameters
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import all_specs, find_parameter
from ozmlcli.language.model import Command, Parameter, Part, Spec
from ozmlcli.show.branches import TOLD
from ozmlcli.show.sentence import describe
from ozmlcli.show.words import Kind, plain
from tests.documents import documents, faulty_documents
from tests.show.told import lines, script

SPECS = [spec for spec in all_specs() if isinstance(spec, Command | Part)]
PARAMETERS = [(spec, parameter) for spec in SPECS for parameter in spec.parameters]
SLOTS = re.compile(r"\{(\w+)(?::[\w$]+)?\}|\[(\w+)=")

slow = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))


def sentence(text: str) -> str:
    return lines(text)[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '<Record Format="wav" FinishDigits="12" FinishedUrl="http://app.example/"/>',
            "records as wav until 1 or 2 is pressed, then reports to http://app.example/",
        ),
        ("<Record/>", "records as mp3"),
        ('<Record FinishDigits="1234567890"/>', "records as mp3 until any digit is pressed"),
        ('<Record FinishDigits="#0123456789*"/>', "records as mp3 until any digit, # or * is pressed"),
        ("<Speak>a<Beep/>d</Speak>", 'says "a" and "d"'),
        (
            '<SendEmail Recipient="a@example.org" Subject="">Hi</SendEmail>',
            'sends an e-mail to a@example.org: "Hi", with an empty subject',
        ),
        ('<Record FinishDigits="$keys"/>', "records as mp3 until $keys is pressed"),
        (
            '<Record Duration="1" Inactivity="4"/>',
            "records as mp3, for at most 1 second, stopping after 4 seconds of silence",
        ),
        ("<Delay>3</Delay>", "waits 3 seconds"),
        ("<Delay>$n</Delay>", "waits $n seconds"),
        ("<Delay>5 seconds</Delay>", 'waits "5 seconds"'),
        ("<Delay>5s</Delay>", 'waits "5s"'),
        ("<Delay>-1</Delay>", 'waits "-1"'),
        ('<UserInput Digits="four" Timeout="5s"/>', 'waits up to "5s" for "four"'),
        ('<Record Format="ogg" FinishDigits="1,2"/>', 'records as "ogg" until "1,2" is pressed'),
        ('<Play Repeat="5">a.wav</Play>', 'plays a.wav, with Repeat "5"'),
        ("<Speak> Good\n  morning. </Speak>", 'says "Good morning."'),
        ('<Speak Party="all">Hi</Speak>', 'says "Hi" to all'),
        ('<Play Party="caller" Repeat="true">a.wav</Play>', "plays a.wav to the caller over and over"),
        ('<Play Repeat="false">a.wav</Play>', "plays a.wav"),
        ('<Play Repeat="$r">a.wav</Play>', "plays a.wav, with Repeat $r"),
        ('<Route Destination=""/>', "rejects the caller"),
        ("<Route>2010</Route>", "routes the call to 2010 and lets it ring for 90 seconds"),
        ("<Hangup/>", "ends the call"),
        ('<Hangup CallId="6eg3ft"/>', "ends call 6eg3ft"),
        ('<Var ID="city">Szeged</Var>', 'sets $city to "Szeged"'),
        ('<UserInput Digits="4" Timeout="20"/>', "waits up to 20 seconds for 4 digits"),
        ("<Call Url='u'>1</Call>", "calls 1 and goes on there with what u answers when it is picked up"),
        ("<Call CallerId='2' ErrorUrl='e'>1</Call>", "calls 1, showing the number 2, and reports to e if it fails"),
        (
            "<Call CallerId='2' CallerDisplayName='Bob' Url='u' RingTime='9' ErrorUrl='e'>1</Call>",
            (
                'calls 1, showing the number 2 and the name "Bob", lets it ring for 9 seconds, '
                "goes on there with what u answers when it is picked up and reports to e if it fails"
            ),
        ),
        (
            "<SendSms Recipient='1' DeliveryReportURL='d'>a</SendSms>",
            'sends a text message to 1 and has its delivery reported to d: "a"',
        ),
        (
            "<Route Destination='a' CallerId='1' DialedNumber='2'/>",
            (
                "routes the call to a and lets it ring for 90 seconds, "
                "showing the number 1 and sending the number 2 to the outside line"
            ),
        ),
        ("<UserInput/>", "waits for 1 digit"),
        ('<UserInput MinDigits="2" MaxDigits="4" Timeout="5"/>', "waits up to 5 seconds for 2 to 4 digits"),
        ('<UserInput MinDigits="2"/>', "waits for at least 2 digits"),
        ('<UserInput MaxDigits="4"/>', "waits for at most 4 digits"),
        ('<UserInput Digits="3" MinDigits="2" MaxDigits="4"/>', "waits for 3 digits, at least 2 and at most 4"),
        ('<UserInput Digits="3" MinDigits="2"/>', "waits for 3 digits, at least 2"),
        ('<UserInput Digits="3" MaxDigits="4"/>', "waits for 3 digits, at most 4"),
        (
            '<UserInput Timeout="10" Digits="2" ExecuteSQL="SELECT 1"/>',
            'waits up to 10 seconds for 2 digits, and runs the SQL "SELECT 1" when the digits are complete',
        ),
        ("<Beep/>", "plays a beep"),
        ("<GoTo/>", "goes on with what (no Url) answers"),
        ("<Say loud='yes'>Hi</Say>", 'Say (no element of OzML), with loud="yes" and the text "Hi"'),
        ("<Hangup Foo='1'/>", 'ends the call, with Foo="1"'),
        ("<Hangup xmlns='urn:x'/>", "Hangup (no element of OzML but of the namespace urn:x)"),
        (
            "<x:Say xmlns:x='urn:x' x:a='1'/>",
            'Say (no element of OzML but of the namespace urn:x), with a="1" (of the namespace urn:x)',
        ),
        ("<Hangup xml:lang='de'/>", "ends the call"),
        ("<GoTo>SELECT a FROM b</GoTo>", 'goes on with what the SQL query "SELECT a FROM b" answers'),
        ("<Speak Text='a'>b</Speak>", 'says "a", with Text "b"'),
        ("<Hangup>now</Hangup>", 'ends the call, with the text "now"'),
    ],
)
def test_a_command_is_told_so(text: str, told: str) -> None:
    assert sentence(text) == told


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_a_phrase_names_parameters_of_its_element_only(spec: Spec) -> None:
    assert isinstance(spec, Command | Part)
    for slot, condition in SLOTS.findall(spec.phrase):
        assert find_parameter(spec, slot or condition) is not None


@pytest.mark.parametrize("item", PARAMETERS, ids=lambda item: f"{item[0].name}.{item[1].name}")
def test_every_parameter_that_is_given_is_told_in_the_phrase_itself(item: tuple[Spec, Parameter]) -> None:
    spec, parameter = item
    named = {slot or condition for slot, condition in SLOTS.findall(spec.phrase)}  # type: ignore[union-attr]
    assert parameter.name in named or (spec.name == "UserInput" and parameter.name in TOLD)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_sentence_of_a_bare_command_says_what_is_missing(command: Command) -> None:
    chunks = describe(make_element(command, {}))
    assert plain(chunks).strip() == plain(chunks) != ""
    assert "{" not in plain(chunks)
    for chunk in chunks:
        assert chunk.kind is not Kind.LACK or chunk.text.startswith("(no ")


def _words(text: str) -> str:
    return " ".join(text.split())


def _told(element: Element) -> str:
    return "".join(chunk.text for chunk in describe(element))


@given(documents())
@slow
def test_every_value_of_a_document_is_told(document: Document) -> None:
    for element in document.elements:
        said = _words(_told(element))
        for name, value in parameters(element):
            found = find_parameter(element.spec, name) if element.spec is not None else None
            keys = found is not None and found.parameter.type.name == "DtmfSet" and value.strip("0123456789*#") == ""
            truth = (element.name, name, value) == ("Play", "Repeat", "true")
            if keys and set("0123456789") <= set(value):
                continue  # any digit
            assert truth or all(_words(part) in said for part in (value if keys else [value]))


@given(faulty_documents())
@slow
def test_documents_that_mean_the_same_give_the_same_sentences(document: Document) -> None:
    for element in document.elements:
        before = describe(element)
        element.attributes.sort(key=lambda attribute: attribute.name, reverse=True)
        # The order counts where a parameter is given twice, which no two attributes of one name are.
        assert describe(element) == before


def test_a_name_in_another_letter_case_is_told_alike() -> None:
    one, other = script("<record FORMAT='WAV'></record>"), script("<Record Format='wav'/>")
    assert describe(one.document.elements[1]) == describe(other.document.elements[1])
