"""Fixes: what they change, what they leave, and when they are not applied."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker.check import check
from ozmlcli.checker.fixes import Mended, mend
from ozmlcli.diagnostic import Diagnostic, Location, PlacedEdit, PlacedFix
from ozmlcli.finding import Severity

ODD = "<Response>\r\n\t<speak>H\u00e9llo \U0001f4de</speak >\r\n  <Record format = 'WAV'\r\n\t/>\r\n<!-- a  b --></Response >"
EVEN = ODD.replace("<speak>", "<Speak>").replace("</speak >", "</Speak >").replace("format = 'WAV'", "Format = 'wav'")


def mended(text: str, *, unsafe: bool = False) -> str:
    return mend(text.encode(), check, unsafe=unsafe).data.decode()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_every_byte_but_those_of_the_fix_stays(encoding: str, mark: bytes) -> None:
    done = mend(mark + ODD.encode(encoding), check, unsafe=False)
    assert (done.data, done.applied) == (mark + EVEN.encode(encoding), 3)
    assert not any(found.fix for found in done.left)


def test_a_declared_encoding_stays() -> None:
    text = "<?xml version='1.0' encoding='windows-1250'?>\n<RESPONSE><Speak>Szia, \u0151!</Speak></RESPONSE>"
    done = mend(text.encode("cp1250"), check, unsafe=False)
    assert done.data == text.replace("RESPONSE", "Response").encode("cp1250")


def test_an_unsafe_fix_is_applied_only_if_asked_for() -> None:
    text = "<Response><Hangpu/></Response>"
    assert mended(text) == text
    assert mended(text, unsafe=True) == "<Response><Hangup/></Response>"


def test_a_text_that_is_no_xml_is_mended_and_then_what_it_hid() -> None:
    text = "\n<?xml version='1.0'?>\n<Response><GoTo>http://app.example/?a=1&b=2</GoTo><record format=wav/></Response>"
    assert mended(text) == (
        "<?xml version='1.0'?>\n<Response><GoTo>http://app.example/?a=1&amp;b=2</GoTo>"
        '<Record Format="wav"/></Response>'
    )


def test_a_fix_that_would_make_it_worse_is_not_applied_and_the_others_are() -> None:
    text = '<Response><record Fromat="wav" Format="mp3"/></Response>'  # two attributes of one name are no XML
    assert mended(text, unsafe=True) == text.replace("record", "Record")


def test_what_a_fix_brings_out_is_mended_in_the_same_run() -> None:
    assert mended("<Response><Recrod format='WAV'/></Response>", unsafe=True) == (
        "<Response><Record Format='wav'/></Response>"
    )


@pytest.mark.parametrize("data", [b"", b"<Response>\xff</Response>", b"<Response/>\x00", b"no XML", b"<Response><a"])
def test_what_cannot_be_mended_stays(data: bytes) -> None:
    assert mend(data, check, unsafe=True).data == data


def test_where_other_bytes_would_change_nothing_is_mended() -> None:
    text = "<?xml version='1.0' encoding='iso-2022-jp'?><RESPONSE><Speak>\u3053</Speak></RESPONSE>"
    data = text.encode("iso-2022-jp").replace(b"<Speak>", b"<Speak>\x1b(B")  # an escape that changes nothing
    assert mend(data, check, unsafe=False).data == data


def _diagnostic(code: str, severity: Severity, fix: PlacedFix | None = None) -> Diagnostic:
    return Diagnostic("-", Location(1, 1), Location(1, 2), code, "x", severity, "m", "h", (), fix)


def _fix(start: int, end: int, content: str) -> PlacedFix:
    return PlacedFix("Do it", True, (PlacedEdit(Location(1, start), Location(1, end), content),))


WARNED = _diagnostic("OZ100", Severity.WARNING)
FAULTY = _diagnostic("OZ100", Severity.ERROR)
UNREADABLE = _diagnostic("OZ001", Severity.ERROR)


@pytest.mark.parametrize(
    ("before", "after", "applied"),
    [
        ([WARNED], [], True),
        ([WARNED], [WARNED], True),
        ([WARNED], [WARNED, WARNED], False),
        ([WARNED], [FAULTY], False),
        ([FAULTY], [WARNED, WARNED], True),
        ([FAULTY], [FAULTY], True),
        ([FAULTY], [FAULTY, WARNED], False),
        ([FAULTY], [FAULTY, FAULTY], False),
        ([FAULTY, FAULTY], [UNREADABLE], False),
        ([UNREADABLE], [FAULTY, FAULTY, WARNED], True),
        ([UNREADABLE], [UNREADABLE], False),
        ([UNREADABLE, UNREADABLE], [UNREADABLE], True),
        ([UNREADABLE, UNREADABLE], [UNREADABLE, UNREADABLE], False),
    ],
)
def test_a_fix_stays_only_where_it_makes_nothing_worse(
    before: list[Diagnostic], after: list[Diagnostic], applied: bool
) -> None:
    first, *others = before
    found = [first._replace(fix=_fix(1, 2, "b")), *others]
    done = mend(b"a", lambda data: found if data == b"a" else after, unsafe=False)
    assert done == (Mended(b"b", 1, after) if applied else Mended(b"a", 0, found))


def test_fixes_that_touch_each_other_are_applied_one_after_the_other() -> None:
    states = {
        b"abc": [WARNED._replace(fix=_fix(1, 2, "x")), WARNED._replace(fix=_fix(2, 3, "y"))],
        b"xbc": [WARNED._replace(fix=_fix(2, 3, "y"))],
        b"xyc": [],
    }
    assert mend(b"abc", lambda data: states[data], unsafe=False) == Mended(b"xyc", 2, [])


def test_fixes_that_only_hurt_together_are_applied_one_by_one() -> None:
    states = {
        b"abc": [WARNED._replace(fix=_fix(1, 2, "x")), WARNED._replace(fix=_fix(3, 4, "z"))],
        b"xbz": [FAULTY],
        b"xbc": [WARNED],
    }
    assert mend(b"abc", lambda data: states[data], unsafe=False) == Mended(b"xbc", 1, [WARNED])


def test_a_fix_that_hurts_among_many_keeps_the_others_from_nothing() -> None:
    """The text is a row of a; each may become b, but the 700th must not."""

    def judge(data: bytes) -> list[Diagnostic]:
        faults = [
            WARNED._replace(fix=_fix(n, n + 1, "b")) for n, letter in enumerate(data.decode(), 1) if letter == "a"
        ]
        return [*faults, FAULTY] if data[699:700] == b"b" else faults

    tries = 0

    def counted(data: bytes) -> list[Diagnostic]:
        nonlocal tries
        tries += 1
        return judge(data)

    # Neighbours touch each other, so a row has every second one first.
    done = mend(b"a" * 1000, counted, unsafe=False)
    assert done.data == b"b" * 699 + b"a" + b"b" * 300
    assert tries < 100


def test_ten_thousand_fixes_are_applied_at_once() -> None:
    text = "<Response>" + "<Speak language='a' >x</Speak>" * 10_000 + "</Response>"
    done = mend(text.encode(), check, unsafe=False)
    assert (done.applied, b"language" in done.data) == (10_000, False)


def test_a_fix_that_touches_one_that_hurts_is_applied_in_its_place() -> None:
    states = {
        b"abc": [WARNED._replace(fix=_fix(1, 2, "x")), WARNED._replace(fix=_fix(2, 3, "y"))],
        b"xbc": [FAULTY],
        b"ayc": [],
    }
    assert mend(b"abc", lambda data: states[data], unsafe=False) == Mended(b"ayc", 1, [])


def test_what_an_encoding_cannot_carry_is_not_written() -> None:
    data = b"<?xml version='1.0' encoding='us-ascii'?><Response/>"
    found = [WARNED._replace(fix=_fix(1, 2, "\u00e9"))]
    assert mend(data, lambda _: found, unsafe=False) == Mended(data, 0, found)


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    def judge(data: bytes) -> list[Diagnostic]:
        return [WARNED._replace(fix=_fix(1, 2, "b" if data == b"a" else "a"))]

    assert mend(b"a", judge, unsafe=False).data in {b"a", b"b"}


@given(st.lists(st.sampled_from("<>/&'\"= \n") | st.sampled_from(["<Response>", "</Response>", "<speak>", "</Speak>",
       "<Record format=wav/>", "<Recrod", "Format='WAV'", "&nbsp;", "<?xml version='1.0'?>", "text", "<Hangup/>"]),
       max_size=25).map("".join), st.booleans())  # fmt: skip
def test_no_text_gets_worse_and_mending_again_changes_nothing(text: str, unsafe: bool) -> None:
    before = check(text.encode())
    done = mend(text.encode(), check, unsafe=unsafe)
    assert done.left == check(done.data)
    assert done.applied or done.data == text.encode()
    if not any(found.code.startswith("OZ0") for found in before):
        assert sum(found.is_error for found in done.left) <= sum(found.is_error for found in before)
    assert mend(done.data, check, unsafe=unsafe).data == done.data
