"""Which document of a folder is which of another, under another name."""

from __future__ import annotations

import pytest

from ozmlcli.diff.renames import renames
from tests.diff.edits import response

HOLD = "<Speak>Please hold the line.</Speak><Hangup/>"
MENU = (
    '<UserInput Digits="1" Timeout="8"><Initial><Speak>{}</Speak></Initial>'
    '<Inputs><Input Key="1"><GoTo>{}</GoTo></Input><Input Key="2"><GoTo>{}</GoTo></Input></Inputs></UserInput>'
)
SALES = MENU.format("For sales, press 1. For support, press 2.", "http://a.example/sales", "http://a.example/support")
SEVERAL = "<Speak>{}</Speak><Play>moment.wav</Play><Record Format='wav' Duration='60'/><Route>2001</Route><Hangup/>"


def found(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    return renames(list(map(response, old)), list(map(response, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HOLD, "<Speak>We are closed.</Speak><Hangup/>"),
        ("<Play>a.wav</Play><Hangup/>", "<Play>b.wav</Play><Hangup/>"),
        ("<Answer/><Beep/><Hangup/>", "<Answer/><Hold/><Hangup/>"),
        (f"{HOLD}<Record Format='wav'/>", "<Speak>We are closed.</Speak><Record Format='wav'/><Hangup/>"),
        (SALES, MENU.format("Dial 1 to listen, or 2 to record.", "http://a.example/old", "http://a.example/new")),
        ("", "<Hangup/>"),
    ],
)
def test_documents_that_say_different_things_are_not_one(old: str, new: str) -> None:
    assert found([old], [new]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HOLD, HOLD),
        ("<Hangup/>", "<Hangup></Hangup>"),
        ("", ""),
        (HOLD, "<Answer/><Speak>Please hold the line.</Speak><Beep/><Beep/><Hangup/>"),
        (HOLD, "<Speak>Please hold the door.</Speak><Hangup/>"),
        (SALES, SALES.replace("support", "help")),
        (SEVERAL.format("Please hold the line."), SEVERAL.format("We will be right with you.")),
    ],
)
def test_a_document_that_mostly_says_the_same_is_the_same_one(old: str, new: str) -> None:
    assert found([old], [new]) == [(0, 0)]


def test_what_is_most_alike_goes_together() -> None:
    assert found([SALES, SEVERAL.format("Hello.")], [SEVERAL.format("Hi."), SALES.replace("1.", "3."), SALES]) == [
        (0, 2),
        (1, 0),
    ]
