"""Edge cases of the rules about recordings."""

from __future__ import annotations

import pytest

from tests.rules.cases import found, only

URL = 'FinishedUrl="http://app.example/"'


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ("<Record/>", "Record"),
        ('<record Format="mp3"/>', "record"),
        ('<Record FinishedUrl=""/>', 'FinishedUrl=""'),
        ('<Record FinishedUrl=" " RecordPath="\t"/>', " "),
        ('<Record RecordPath=""/>', "Record"),
    ],
)
def test_a_recording_of_which_nobody_is_told_is_told(record: str, place: str) -> None:
    assert ("unreported-recording", place) in found(f"<Response>{record}</Response>")


@pytest.mark.parametrize(
    "given", [URL, 'FinishedUrl="$url"', 'finishedurl="http://app.example/"', 'RecordPath="D:\\a"']
)
def test_a_recording_with_a_url_or_a_directory_is_fine(given: str) -> None:
    assert "unreported-recording" not in {name for name, _ in found(f"<Response><Record {given}/></Response>")}


def test_the_words_on_a_recording_tell_an_empty_url_from_none() -> None:
    assert "has no FinishedUrl" in only("<Response><Record/></Response>").message
    assert "has an empty FinishedUrl" in only('<Response><Record FinishedUrl=""/></Response>').message


@pytest.mark.parametrize(
    ("keys", "once", "twice"),
    [("11", "1", "1"), ("11#", "1#", "1"), ("1#1", "1#", "1"), ("*121#2*", "*12#", "*, 1 and 2"), (" 00 ", "0", "0")],
)
def test_repeated_keys_are_told_and_taken_away(keys: str, once: str, twice: str) -> None:
    document = f'<Response><Record FinishDigits="{keys}" {URL}/></Response>'
    finding = only(document)
    assert found(document) == [("repeated-digit", keys)]
    assert f"holds {twice} more than once" in finding.message
    assert finding.fix is not None
    assert finding.fix.safe
    assert [edit.content for edit in finding.fix.edits] == [once]


@pytest.mark.parametrize("keys", ["", "1", "0123456789*#", " 1# ", "$kk"])
def test_keys_of_which_each_is_named_once_or_that_are_not_known_are_fine(keys: str) -> None:
    assert found(f'<Response><Record FinishDigits="{keys}" {URL}/></Response>', variables=["kk"]) == []


def test_keys_that_are_none_are_told_as_such_only() -> None:
    assert found(f'<Response><Record FinishDigits="1,,2" {URL}/></Response>') == [("invalid-value", "1,,2")]


def test_only_sets_of_keys_are_judged_as_such() -> None:
    document = (
        '<Response><UserInput Digits="2"><Inputs><Input Key="11"><Hangup/></Input></Inputs></UserInput></Response>'
    )
    assert found(document) == []
    assert found(f'<Response><Record Foo="11" {URL} Duration="11"/></Response>') == [("unknown-parameter", "Foo")]


@pytest.mark.parametrize(
    ("inactivity", "duration", "faulty"),
    [
        ("10", "10", True),
        ("11", "10", True),
        ("100", "20", True),
        ("9", "10", False),
        ("20", "100", False),
        ("010", "9", True),
        ("9", "010", False),
        (" 12 ", "3", True),
        ("5", "0", False),
        ("0", "5", False),
        ("0", "0", False),
        ("$long", "5", False),
        ("9", "$long", False),
        ("5s", "4", False),
        ("5", "4s", False),
        ("\u0665", "4", False),
        ("9" * 5000, "8" * 5000, True),
    ],
)
def test_a_silence_as_long_as_the_recording_is_told(inactivity: str, duration: str, *, faulty: bool) -> None:
    document = f'<Response><Record Inactivity="{inactivity}" Duration="{duration}" {URL}/></Response>'
    told = [place for name, place in found(document) if name == "inactivity-not-below-duration"]
    assert told == ([inactivity] if faulty else [])


@pytest.mark.parametrize("given", ['Inactivity="5"', 'Duration="5"'])
def test_a_silence_or_a_duration_alone_is_fine(given: str) -> None:
    assert found(f"<Response><Record {given} {URL}/></Response>") == []


def test_the_words_on_a_silence_name_both_numbers_and_show_the_duration() -> None:
    finding = only(f'<Response><Record Duration="5" Inactivity="007" {URL}/></Response>')
    assert "Inactivity is 7 and Duration 5" in finding.message
    assert [(each.location.column, each.message) for each in finding.related] == [(29, "ends the recording")]


@pytest.mark.parametrize(
    ("attribute", "names"),
    [
        ('action="http://app.example/"', ["unknown-parameter"]),
        ('Url="http://app.example/"', ["unknown-parameter"]),
        ('Path="C:\\a"', ["unknown-parameter"]),
        ('maxLength="30"', ["unknown-parameter", "unreported-recording"]),
        ('Colour="1"', ["unknown-parameter", "unreported-recording"]),
    ],
)
def test_a_url_by_another_name_is_one_finding(attribute: str, names: list[str]) -> None:
    assert sorted(name for name, _ in found(f"<Response><Record {attribute}/></Response>")) == names
