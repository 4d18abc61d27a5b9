"""A fix as a small diff: the changed lines, and no others."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic, Location, PlacedEdit, PlacedFix
from ozmlcli.finding import Severity
from ozmlcli.report import fixdiff
from ozmlcli.report.fixdiff import MOST, changed_lines, diff
from ozmlcli.report.layout import WIDTH, split_lines
from ozmlcli.report.text import print_coloured, render_plain

Edits = list[tuple[tuple[int, int], tuple[int, int], str]]


def fix_of(edits: Edits) -> PlacedFix:
    return PlacedFix("Do it", True, tuple(PlacedEdit(Location(*a), Location(*b), text) for a, b, text in edits))


def shown(text: str, edits: Edits, margin: int = 1) -> list[str]:
    changed = changed_lines(fix_of(edits), split_lines(text))
    return "".join(text for text, _ in diff(changed, margin, "utf-8")).splitlines()


@pytest.mark.parametrize(
    ("text", "edits", "lines"),
    [
        # One line, one part; several parts of it; an insertion.
        ("a\nbcd\ne", [((2, 2), (2, 3), "X")], ["2 - bcd", "2 + bXd"]),
        ("abcd", [((1, 1), (1, 2), "X"), ((1, 3), (1, 4), "")], ["1 - abcd", "1 + Xbd"]),
        ("ab", [((1, 2), (1, 2), "X"), ((1, 2), (1, 2), "Y")], ["1 - ab", "1 + aXYb"]),
        ("ab", [((1, 3), (1, 3), "!")], ["1 - ab", "1 + ab!"]),
        # Lines far from each other, and next to each other.
        ("a\nb\nc", [((1, 1), (1, 2), "x"), ((3, 1), (3, 2), "z")], ["1 - a", "1 + x", "3 - c", "3 + z"]),
        ("a\nb\nc", [((1, 1), (1, 2), "x"), ((2, 1), (2, 2), "y")], ["1 - a", "2 - b", "1 + x", "2 + y"]),
        # Lines that go and come; what follows has its row of then.
        ("a\nb\nc", [((1, 1), (2, 1), "")], ["1 - a"]),
        ("a\nb\nc", [((1, 1), (3, 1), "")], ["1 - a", "2 - b"]),
        ("a\nb", [((2, 1), (2, 1), "new\n")], ["2 + new"]),
        ("a\nb", [((1, 2), (2, 1), "")], ["1 - a", "2 - b", "1 + ab"]),
        ("a\nb\nc\nd", [((1, 1), (2, 1), ""), ((4, 1), (4, 2), "x")], ["1 - a", "4 - d", "3 + x"]),
        ("a\nb\nc", [((1, 1), (1, 1), "x\ny\n"), ((3, 1), (3, 2), "z")], ["1 + x", "2 + y", "3 - c", "5 + z"]),
        # All line ends count.
        ("a\r\nb\rc", [((3, 1), (3, 2), "x")], ["3 - c", "3 + x"]),
        # What acts upon a terminal is not shown; what changes nothing that is seen shows nothing.
        ("\ta\x1b", [((1, 2), (1, 3), "é\x9b")], ["1 -     a\ufffd", "1 +     é\ufffd\ufffd"]),
        ("ab", [((1, 1), (1, 2), "a")], []),
        ("", [((1, 1), (1, 1), "<Response/>")], ["1 -", "1 + <Response/>"]),
        ("", [((3, 1), (3, 1), "x")], ["3 -", "3 + x"]),
        ("a", [], []),
    ],
)
def test_the_changed_lines_are_shown_with_their_rows(text: str, edits: Edits, lines: list[str]) -> None:
    assert shown(text, edits) == lines


def test_rows_are_aligned() -> None:
    assert shown("\n" * 9 + "a", [((10, 1), (10, 2), "b")], margin=3) == [" 10 - a", " 10 + b"]


def test_of_long_lines_the_part_that_changes_is_shown() -> None:
    old, new = shown("x" * 500 + "OLD" + "y" * 500, [((1, 501), (1, 504), "NEWER")])
    assert "xxOLDyy" in old
    assert "xxNEWERyy" in new
    assert len(old) < WIDTH + 20


@given(
    st.integers(0, 700),
    st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150), st.text("ab", max_size=150)), min_size=1, max_size=3),
    st.integers(0, 700),
    st.sampled_from(["", "\u65e5"]),
)
def test_of_a_line_that_is_a_whole_document_the_same_is_shown(
    before: int, parts: list[tuple[int, int, str]], after: int, wide: str
) -> None:
    line, edits = "x" * before, []
    for gap, length, content in parts:
        line += "y" * gap
        edits.append(((1, len(line) + 1), (1, len(line) + length + 1), content))
        line += f"z{wide}" * length
    line += "x" * after
    whole = shown(line, edits)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixdiff, "_LONG", 0)
        assert shown(line, edits) == whole


def test_of_many_lines_the_first_are_shown() -> None:
    text = "\n".join("abcdefghijkl")
    lines = shown(text, [((1, 1), (12, 1), "")])
    assert lines == [*(f"{row} - {letter}" for row, letter in enumerate("abcdefg", 1)), "  ..."]
    assert len(lines) == MOST


@given(st.text(max_size=100), st.data())
def test_the_lines_that_go_and_come_make_the_new_text(text: str, data: st.DataObject) -> None:
    """The diff is true: applied to the lines of the text it gives what the edits give."""
    spots = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6).filter(lambda n: len(n) % 2 == 0))
    )
    text = text.replace("\r", "")
    spots = [min(spot, len(text)) for spot in spots]
    edits: Edits = []
    made, end = "", 0
    for start, stop in zip(spots[::2], spots[1::2], strict=True):
        content = data.draw(st.text(st.sampled_from("ab\n"), max_size=5))
        made += text[end:start] + content
        end = stop
        edits.append((place(text, start), place(text, stop), content))
    made += text[end:]
    lines = split_lines(text)
    kept: list[str | None] = list(lines)
    coming: dict[int, str] = {}
    for each in changed_lines(fix_of(edits), lines):
        if each.sign == "-":
            assert lines[each.row - 1] == each.line
            kept[each.row - 1] = None
        else:
            coming[each.row] = each.line
    rest = iter([line for line in kept if line is not None])
    total = len(coming) + sum(line is not None for line in kept)
    built = [coming[row] if row in coming else next(rest) for row in range(1, total + 1)]
    assert "\n".join(built) == made
    for line in shown(text, edits):
        assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in line)


def place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].split("\n")
    return len(before), len(before[-1]) + 1


def test_the_text_report_shows_the_fix_below_the_help_and_says_whether_it_is_safe() -> None:
    text = "<Response>\n  <speak>a\n  </speak>\n</Response>"
    (finding,) = check(text.encode(), path="a.xml")
    assert render_plain([finding], text).splitlines()[-6:] == [
        "  = safe fix: Write Speak",
        "2 -   <speak>a",
        "3 -   </speak>",
        "2 +   <Speak>a",
        "3 +   </Speak>",
        "",
    ]
    assert finding.fix is not None
    unsafe = finding._replace(help="Do that.", fix=finding.fix._replace(safe=False))
    assert "  = help: Do that.\n  = unsafe fix: Write Speak\n2 - " in render_plain([unsafe], text)


def test_the_rows_of_a_fix_are_aligned_with_those_of_the_source() -> None:
    finding = Diagnostic("a.xml", Location(9, 1), Location(9, 2), "OZ999", "name", Severity.ERROR, "Message.", "Help.")
    text = "\n".join("x" * 12)
    assert render_plain([finding._replace(fix=fix_of([((10, 1), (10, 2), "y")]))], text).splitlines()[1:-1] == [
        " 9 | x",
        "   | ^",
        "   = help: Help.",
        "   = safe fix: Do it",
        "10 - x",
        "10 + y",
    ]


def test_on_a_terminal_what_goes_is_red_and_what_comes_is_green(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = "<Response><speak>[red]</speak></Response>"
    print_coloured(check(text.encode()), text)
    assert f"\x1b[31m- {text}\x1b[0m" in out.getvalue()
    assert f"\x1b[32m+ {text.replace('speak', 'Speak')}\x1b[0m" in out.getvalue()
