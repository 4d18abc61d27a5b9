"""The outline is complete without colour, fits the terminal with it, and acts upon neither."""

from __future__ import annotations

import re
from unicodedata import category

import pytest

from ozmlcli.report.show.tree import print_coloured, render
from ozmlcli.show.outline import outlines
from tests.report.show.hostile import calls
from tests.show.told import every_item, joined

MENU = """<UserInput Timeout="5">
<Inputs><Input Key="1"><Speak>Late.</Speak><Hangup/><Speak>a</Speak></Input></Inputs>
</UserInput>"""
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def test_an_outline_with_guides() -> None:
    assert render(joined(MENU, "<Hold/>")) == (
        "0.xml: for extension mode, by what it holds\n"
        "may answer CallConnected, DtmfEntered, GoTo, IncomingCall, IncomingSMS, RecordCompleted or SMSDeliveryReport\n"
        "└── waits up to 5 seconds for 1 digit:\n"
        "    ├── on 1:\n"
        '    │   ├── says "Late."\n'
        "    │   ├── ends the call\n"
        '    │   └── says "a" (too late: the call is over)\n'
        "    │           warning OZ404 after-hangup, line 2: Speak stands after Hangup, when the call is over.\n"
        "    └── no key within 5 seconds: goes on\n"
        "\n"
        "1.xml: for third-party mode, by what it holds\n"
        "may answer CallChanged or RecordCompleted\n"
        "└── puts the call on hold\n"
    )


def test_what_hangs_on_something_says_it_where_that_begins() -> None:
    text = render(joined("<BlindTransfer Target='1'/><UserInput BackKey='#'/><Beep/>"))
    assert text.splitlines()[2:] == [
        "├── transfers the call to 1",
        "├── waits for 1 digit (if the transfer fails):",
        "│   ├── on #: goes on",
        "│   └── no key: goes on",
        "└── plays a beep (if the transfer fails)",
    ]


def test_an_encoding_without_the_guides_has_others() -> None:
    text = render(joined("<Speak>caf\u00e9</Speak><Hangup/>"), "ascii")
    assert text.splitlines()[2:] == ['|-- says "caf\\xe9"', "`-- ends the call"]


@pytest.mark.parametrize("width", [24, 70, 300])
def test_colours_add_nothing_and_lose_nothing(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = joined(
        MENU, "<Say x='1'>" + "long words " * 30 + "</Say>", "<GoTo>http://app.example/" + "a" * 300 + "</GoTo>"
    )
    print_coloured(shown)
    coloured = capsys.readouterr().out
    assert "\x1b[" in coloured
    words = re.sub(r"[\s├└│─]", "", ESCAPES.sub("", coloured))
    assert words == re.sub(r"[\s├└│─]", "", render(shown))
    assert width < 30 or all(len(line) <= width for line in ESCAPES.sub("", coloured).splitlines())


def test_what_goes_on_hangs_on_the_guides(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    print_coloured(joined("<Speak>" + "word " * 10 + "</Speak><Hangup/>"))
    lines = ESCAPES.sub("", capsys.readouterr().out).splitlines()
    assert lines[-3:] == ["│       word word word word", '│       word"', "└── ends the call"] or lines[-2].startswith(
        "│       "
    )


def test_nothing_in_a_document_acts_upon_a_terminal() -> None:
    for each in calls(60):
        lines = render(each).split("\n")
        assert all(c.isprintable() or category(c) == "Zs" for line in lines for c in line)
        items = every_item(outlines(each)[0].items)
        findings = sum(len(item.findings) for item in items)
        assert sum(bool(re.match(r"[├└│ ]*[├└]── ", line)) for line in lines) == len(items)
        assert findings == sum(bool(re.search(r"(error|warning) OZ\d+ ", line)) for line in lines)


def test_a_document_without_commands_says_so() -> None:
    assert render(joined("")) == "0.xml: nothing in it tells the control mode\n(no commands)\n"
