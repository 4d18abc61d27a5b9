"""The outline."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozmlcli.diff.sentence import sentence
from ozmlcli.report.changes.text import pieces, render_plain
from tests.report.changes.samples import body, compared


def test_the_outline_marks_what_changed_and_folds_what_did_not() -> None:
    assert render_plain(compared(everything=True)) == (
        "old.xml \u2192 new.xml\n"
        "  2   2   Response\n"
        "  3   3 ~   Speak: Text changed\n"
        "              Welcome to [-our-]{+the+} shop.\n"
        "  5   4 ~   Record: Format mp3 \u2192 wav\n"
        "  6   6     UserInput\n"
        "  7   7       Inputs\n"
        '  8   8         Input Key="1"\n'
        '  8   8           Speak Text="Sales."\n'
        "  8   8 ~         BlindTransfer: Target 2000 \u2192 2001\n"
        "  9   9 ~       Input: Key 2 \u2192 3\n"
        "                  ... 2 commands\n"
        "            ... 2 commands\n"
        " 14     -   Hangup\n"
        "  4  14 >   Delay moved from 2nd to 6th: Time 5\n"
        '     15 +   Speak Text="Thank you & goodbye."\n'
        "Written in another way:\n"
        "  5   4   Record: the value of FinishedUrl stands in single quotes.\n"
        "      5   Comment added: <!-- new -->\n"
    )


def test_a_value_that_is_no_text_is_named() -> None:
    sample = compared(body("<Hold/>"), body("<Hold/>", "<Record xml:space='preserve' Format='wav'/>"))
    assert render_plain(sample).splitlines()[-1] == '      3 +   Record Format="wav" xml:space="preserve"'
    said = [sentence(change) for change in compared(body(), body("<Speak>Hi</Speak>", "<Delay>5</Delay>")).changes]
    assert said == ['Speak added: "Hi"', "Delay added: Time 5"]


def test_there_is_nothing_to_say_of_what_means_the_same() -> None:
    assert render_plain(compared("<Response/>", "<response></response>")) == ""
    assert render_plain(compared("<Response/>", "<Response/>", everything=True)) == ""


def test_what_is_added_is_shown_whole_with_what_moved_into_it() -> None:
    old = body("<Speak>Hello, you there.</Speak>", "<Hangup/>")
    new = body("<ForEach Source='x'>", "<Speak>Hello, you there.</Speak>", "<Beep/>", "</ForEach>", "<Hangup/>")
    assert render_plain(compared(old, new)).splitlines()[1:] == [
        "  1   1   Response",
        '      2 +   ForEach Source="x"',
        ('  2   3 >     Speak moved from Response/Speak[1] to Response/ForEach[1]/Speak[1]: "Hello, you there."'),
        "      4 +     Beep",
        "  3   6     Hangup",
    ]


def test_a_text_is_shown_word_by_word_with_its_line_ends_and_cut_where_it_is_long() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    old, new = f"<SendSms Recipient='1'>{words} a\nb</SendSms>", f"<SendSms Recipient='1'>{words} a b</SendSms>"
    shown = render_plain(compared(body(old), body(new))).splitlines()[-1].strip()
    assert shown.startswith("word0 word1")
    assert shown.endswith("word58 word59 a[-\\n-]{+ +}b")
    assert " ... " in shown
    assert len(shown) < 120


def test_a_moved_text_is_shown_word_by_word_too() -> None:
    old = body("<Speak>Please wait for the next agent.</Speak>", "<Hold/>", "<Beep/>")
    new = body("<Hold/>", "<Beep/>", "<Speak>Please wait for the next free agent.</Speak>")
    assert render_plain(compared(old, new)).splitlines()[-2:] == [
        "  2   4 *   Speak moved from 1st to 3rd; Text changed",
        "              Please wait for the next {+free +}agent.",
    ]


def test_no_information_is_in_the_colour_alone() -> None:
    sample = compared(everything=True)
    assert "".join(text for text, _ in pieces(sample)) == render_plain(sample)
    styles = {style for _, style in pieces(sample)}
    assert {"red", "green", "yellow", "cyan"} <= styles


def test_an_encoding_without_arrows_gets_other_ones() -> None:
    shown = render_plain(compared(body("<Record CallId='\u00e9'/>"), body("<Record CallId='e'/>")), "ascii")
    assert shown.splitlines()[0] == "old.xml -> new.xml"
    assert "CallId \\xe9 -> e" in shown


@settings(deadline=None)
@given(
    st.text(st.characters(codec="utf-8", categories=["L", "Cf", "Zs", "Zl"], exclude_characters="\ufffe\uffff")),
    st.text("ab "),
)
def test_nothing_in_a_document_acts_upon_a_terminal(old: str, new: str) -> None:
    texts = [body(f"<Speak>{text}</Speak>", f"<Foo>{text}</Foo>", f"<Hold CallId='x{text}'/>") for text in (old, new)]
    for shown in (render_plain(compared(*texts, everything=True)), render_plain(compared(*texts[::-1]))):
        assert [c for c in shown if not (c.isprintable() or c == "\n" or category(c) == "Zs")] == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_numbers_stand_below_each_other_whatever_ends_the_lines(line_end: str) -> None:
    old = line_end.join(["<Response>", *["<Hold/>"] * 1200, "<Delay>1</Delay>", "</Response>"])
    lines = render_plain(compared(old, old.replace("1<", "2<"))).splitlines()
    assert lines[1:] == [
        "   1    1   Response",
        "              ... 1200 commands",
        "1202 1202 ~   Delay: Time 1 \u2192 2",
    ]


def test_an_arrow_in_a_text_stays_another_than_the_signs_that_stand_for_one() -> None:
    found = compared(
        *(body(f"<Speak>From a {sign} b.</Speak><Delay>{n}</Delay>") for n, sign in enumerate(["\u2192", "-&gt;"]))
    )
    lines = render_plain(found, "ascii").splitlines()
    assert lines[3:] == [
        "              From a [-\\u2192-]{+->+} b.",
        "  2   2 ~   Delay: Time 0 -> 1",
    ]


@pytest.mark.parametrize(
    ("around", "same", "added", "folded"),
    [
        ("{}", "<Hold/><Beep/>", "<Hangup/>", "2 commands"),
        (
            "<UserInput><Inputs>{}</Inputs></UserInput>",
            "<Input Key='1'><Hold/></Input>",
            "<Input Key='2'><Beep/></Input>",
            "1 Input",
        ),
        ("<Array ID='a'>{}</Array>", "<item>x</item><item>y</item>", "<item>z</item>", "2 items"),
        ("<Odd>{}</Odd>", "<News/><News/>", "<Other/>", "2 News"),
        ("<Odd>{}</Odd>", "<Some/><News/>", "<Other/>", "2 parts"),
    ],
)
def test_what_is_folded_is_counted_by_its_name(around: str, same: str, added: str, folded: str) -> None:
    shown = render_plain(compared(body(around.format(same)), body(around.format(same + added))))
    assert f"... {folded}\n" in shown
