"""Of which elements a rule is asked, by what it says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from ozmlcli.checker.ordinary import is_ordinary
from ozmlcli.document.shape import TWICE, Shape
from ozmlcli.finding import Severity
from ozmlcli.language.model import ANY_MODE
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from ozmlcli.rules.base import Rule
from ozmlcli.rules.catalogue import RULES
from ozmlcli.rules.registry import FLOW_RULES, MEANING_RULES, dispatch


def shapes(commands: str) -> list[Shape]:
    """The shapes in a response."""
    data = f"<Response>{commands}</Response>".encode()
    source = read_source(data)
    parsed = parse(source, data) if isinstance(source, Source) else None
    assert isinstance(parsed, Parsed)
    return [element.shape for element in parsed.document.elements[1:]]


@pytest.mark.parametrize(
    ("said", "asked", "spared"),
    [
        ({"looks_at": {"Speak"}}, "<Speak>a</Speak>", "<Play>a.wav</Play>"),
        ({"given": {"Duration"}}, "<Record duration='5'/>", "<Record Format='wav'/>"),
        ({"given": {TWICE}}, "<Speak Text='a'>b</Speak>", "<Speak>b</Speak>"),
        ({"given": {TWICE}}, "<Call Dialled='1' Dialed='2'/>", "<Call Dialled='1'/>"),
        ({"lacks": {"FinishedUrl"}}, "<Record/>", "<Record FinishedUrl='http://a.example/'/>"),
        ({"lacks": {"FinishedUrl"}}, "<Record FinishedUrl=''/>", "<Record FinishedUrl='http://a.example/'/>"),
        ({"has_text": True}, "<Speak> a </Speak>", "<Speak> </Speak>"),
        ({"has_text": False}, "<Speak> </Speak>", "<Speak>a</Speak>"),
        ({"odd": True}, "<GoTo>http:/a.example</GoTo>", "<GoTo>http://a.example</GoTo>"),
        ({"odd": True}, "<Play AudioFile='a.ogg'/>", "<Play AudioFile='a.wav'/>"),
        ({"hollow": True}, "<Hangup/>", "<Speak>a</Speak>"),
        ({"bodiless": True}, "<Speak/>", "<Speak Text='a'/>"),
        ({"bodiless": True}, "<Speak> </Speak>", "<Speak>a</Speak>"),
        ({"lacking": True}, "<Call Url='http://a.example/'>1</Call>", "<Hangup/>"),
    ],
)
def test_a_rule_is_asked_only_where_what_it_says_is_so(said: dict[str, Any], asked: str, spared: str) -> None:
    fields: dict[str, Any] = {k: frozenset(v) if isinstance(v, set) else v for k, v in said.items()}
    rule = Rule("OZ999", "some-rule", Severity.ERROR)._replace(**fields)
    assert rule.concerns(shapes(asked)[0])
    assert not rule.concerns(shapes(spared)[0])


def test_a_rule_that_says_nothing_of_itself_is_asked_of_all() -> None:
    rule = Rule("OZ999", "some-rule", Severity.ERROR)
    assert all(map(rule.concerns, shapes("<Speak>a</Speak><Hangup/><Foo a='1'/><Play AudioFile='a.ogg'/>")))
    assert (rule.whole, rule.followed, rule.several, rule.needs) == (False, False, False, ())


@pytest.mark.parametrize(
    ("commands", "ordinary"),
    [
        ("<Speak>Hello.</Speak><Hangup/>", True),
        ("<Hangup/><Speak>Hello.</Speak>", False),  # what follows may come too late
        ("<Speak Language='en'>Hello.</Speak>", True),
        ("<Speak Language='en'>Hello.</Speak><Speak>Bye.</Speak>", False),  # languages may differ
        ("<Speak Party='all'>Hello.</Speak><Hold/>", False),  # held twice, perhaps
        ("<Speak Party='all'>Hello.</Speak><Forward Destination='5'/>", True),
        ("<Speak>Hello.</Speak><Forward Destination='5'/>", False),  # third-party mode demands a Party
        ("<Delay>5</Delay><Forward Destination='5'/>", False),  # of two modes
        ("<Beep/>", False),  # not known in full
        ("<speak>Hello.</speak>", False),
    ],
)
def test_a_document_is_ordinary_where_no_rule_would_be_asked(commands: str, ordinary: bool) -> None:
    text = f"<Response>{commands}</Response>"
    groups = dispatch(MEANING_RULES + FLOW_RULES).of(text)
    assert is_ordinary(shapes(commands), ANY_MODE, groups) is ordinary


def test_of_what_is_followed_or_several_there_are_rules() -> None:
    assert any(rule.followed for rule in RULES.values())
    assert any(rule.several for rule in RULES.values())
