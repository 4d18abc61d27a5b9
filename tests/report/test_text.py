"""--output-format text: what is shown, and what stands below what."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic, Location, PlacedRelated
from ozmlcli.finding import Severity
from ozmlcli.report.layout import WIDTH, cells, visible
from ozmlcli.report.text import print_coloured, render_plain


def finding(start: tuple[int, int], end: tuple[int, int], **more: Any) -> Diagnostic:
    made = Diagnostic("a.xml", Location(*start), Location(*end), "OZ999", "name", Severity.ERROR, "Message.", "")
    return made._replace(**more)


def marked(text: str, start: tuple[int, int], end: tuple[int, int], encoding: str = "utf-8") -> tuple[str, str]:
    """The line that is shown and the line of marks below it, without what stands before the bar."""
    lines = render_plain([finding(start, end)], text, encoding).splitlines()
    return lines[1].partition(" | ")[2], lines[2].partition(" | ")[2]


def test_a_finding_has_its_place_its_kind_its_line_and_its_help() -> None:
    diagnostic = finding((2, 3), (2, 6), severity=Severity.WARNING, help="Do that.")
    assert render_plain([diagnostic], "a\nb cde f\n") == (
        "a.xml:2:3: warning OZ999 name: Message.\n"
        "2 | b cde f\n"
        "  |   ^^^\n"
        "  = help: Do that.\n"
        "\n"
    )  # fmt: skip


def test_findings_follow_each_other_with_a_blank_line_between() -> None:
    shown = render_plain([finding((1, 1), (1, 2)), finding((1, 2), (1, 3))], "ab")
    assert [line for line in shown.split("\n\n") if line] == [
        "a.xml:1:1: error OZ999 name: Message.\n1 | ab\n  | ^",
        "a.xml:1:2: error OZ999 name: Message.\n1 | ab\n  |  ^",
    ]


def test_a_related_place_is_shown_with_its_words_and_the_rows_are_aligned() -> None:
    related = PlacedRelated(Location(101, 2), Location(101, 4), "the first one")
    shown = render_plain([finding((9, 1), (9, 2), related=(related,))], "\n".join("xyz" for _ in range(120)))
    assert shown.splitlines()[1:5] == ["  9 | xyz", "    | ^", "101 | xyz", "    |  -- the first one"]


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "marks"),
    [
        ("abc", 1, 4, "abc", "^^^"),
        ("\tabc", 2, 3, "    abc", "    ^"),
        ("a\tbc\td", 4, 6, "a    bc    d", "      ^^^^^"),
        ("日本語x", 3, 4, "日本語x", "    ^^"),
        ("日本語x", 4, 5, "日本語x", "      ^"),
        ("e\u0301a", 3, 4, "e\u0301a", " ^"),
        ("☎\ufe0fa", 3, 4, "☎\ufe0fa", " ^"),
        ("📞ab", 2, 3, "📞ab", "  ^"),
        ("a\u00a0b\u3000c", 5, 6, "a\u00a0b\u3000c", "     ^"),
        ("a\x9bb\u202ec", 5, 6, "a\ufffdb\ufffdc", "    ^"),
        ("abc", 4, 4, "abc", "   ^"),
        ("", 1, 1, "", "^"),
        ("abc   ", 2, 3, "abc", " ^"),
    ],
)
def test_the_mark_stands_below_the_exact_part(line: str, start: int, end: int, shown: str, marks: str) -> None:
    assert marked(line, (1, start), (1, end)) == (shown, marks)


def test_of_a_part_over_several_lines_what_stands_on_the_first_is_marked() -> None:
    assert marked("ab cd\nef\ngh", (1, 4), (3, 2)) == ("ab cd", "   ^^")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_all_line_ends_count(line_end: str) -> None:
    assert marked(f"a{line_end}bcd{line_end}", (2, 2), (2, 3)) == ("bcd", " ^")
    assert marked(f"a{line_end}bcd{line_end}", (3, 1), (3, 1)) == ("", "^")


def test_a_place_behind_the_end_is_shown_as_an_empty_line() -> None:
    assert marked("abc", (5, 1), (5, 2)) == ("", "^")


@pytest.mark.parametrize("start", [1, 50, 500, 990, 1000])
def test_of_a_long_line_the_part_around_the_fault_is_shown(start: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(1000))
    shown, marks = marked(line, (1, start), (1, start + 1))
    assert len(shown) <= WIDTH + 6
    assert shown[marks.index("^")] == line[start - 1]
    assert shown.startswith("...") == (start > 60)
    assert shown.endswith("...") == (start < 940)


def test_a_long_part_is_cut() -> None:
    shown, marks = marked("x" * 50 + "y" * 1000 + "z" * 50, (1, 51), (1, 1051))
    assert len(shown) <= WIDTH + 30
    assert "xxx" + "y" * WIDTH + "...zzz" in shown
    assert marks.strip() == "^" * (WIDTH + 3)


@given(st.text(max_size=300), st.data())
def test_nothing_that_acts_upon_a_terminal_is_shown_and_the_mark_stays_below_its_part(
    text: str, data: st.DataObject
) -> None:
    lines = re.split("\r\n|\r|\n", text)
    row = data.draw(st.integers(1, len(lines)))
    start = data.draw(st.integers(1, len(lines[row - 1]) + 1))
    end = data.draw(st.integers(start, len(lines[row - 1]) + 1))
    shown = render_plain([finding((row, start), (row, end), path=text, message=text, help=text)], text)
    assert all(c == "\n" or c.isprintable() or unicodedata.category(c) == "Zs" for c in shown)
    assert shown.count("\n") == (5 if text else 4)
    line = lines[row - 1]
    if len(line) <= WIDTH:
        expected = " " * cells(visible(line[: start - 1])) + "^" * max(cells(visible(line[start - 1 : end - 1])), 1)
        assert marked(text, (row, start), (row, end))[1] == expected


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "cp1252", "koi8-r", "utf-8"])
def test_what_an_encoding_cannot_carry_is_replaced_and_the_mark_stays_in_its_place(encoding: str) -> None:
    shown, marks = marked("é日☎x", (1, 4), (1, 5), encoding)
    assert shown[-1] == "x"
    assert cells(marks) - 1 == cells(shown) - 1
    render_plain([finding((1, 1), (1, 2), path="日\udcff\x1b", message="☎é", help="日")], "é日", encoding).encode(
        encoding
    )


def width_of(line: str) -> int:
    return sum(map(cells, line))


@given(st.text(st.sampled_from('ab <"\t日é'), max_size=250).map(str.rstrip), st.integers(20, 140), st.data())
def test_a_narrow_terminal_wraps_no_source_line_and_no_mark(line: str, columns: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(start, len(line) + 1))
    wide = render_plain([finding((1, start), (1, end))], line).splitlines()
    narrow = render_plain([finding((1, start), (1, end))], line, columns=columns).splitlines()[-3:-1]
    assert max(map(width_of, narrow)) <= columns
    if max(map(width_of, wide[1:3])) <= columns:
        assert narrow == wide[1:3]
    shown, marks = (each.partition(" | ")[2] for each in narrow)
    before = marks.index("^")
    place = next((n for n in range(len(shown) + 1) if width_of(shown[:n]) == before), None)
    assert place is not None  # it begins where a character does
    assert (shown[place:] or " ")[0] == (visible(line[start - 1 :]).rstrip() or " ")[0]


def test_on_a_narrow_terminal_a_label_without_room_stands_below_its_mark_and_words_hang() -> None:
    related = PlacedRelated(Location(1, 31), Location(1, 33), "the first one of all")
    text = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"
    diagnostic = finding(
        (1, 2), (1, 4), related=(related,), message="All of it is wrong.", help="Write it anew, please."
    )
    assert render_plain([diagnostic], text, columns=30).splitlines() == [
        "a.xml:1:2: error OZ999 name:",
        "    All of it is wrong.",
        "1 | abcdefghijklmnopqrstuvw...",
        "  |  ^^",
        "1 | ...vwxyz0123456789abcde...",
        "  |             --",
        "  |       the first one of all",
        "  = help: Write it anew,",
        "    please.",
        "",
    ]


def test_on_a_narrow_terminal_the_part_that_a_fix_changes_is_shown() -> None:
    data = f"<Response><Speak>{'a' * 60}</Speak><Record format='wav' FinishedUrl='http://a.example/'/></Response>"
    shown = render_plain(check(data.encode()), data, columns=40).splitlines()
    fixes = [line for line in shown if line.startswith(("1 -", "1 +"))]
    assert len(fixes) == 2
    assert all(len(line) <= 40 for line in fixes)
    assert "format=" in fixes[0]
    assert "Format=" in fixes[1]


def test_words_that_an_encoding_cannot_carry_are_escaped() -> None:
    shown = render_plain([finding((1, 1), (1, 2), path="é.xml", message="☎")], "x", "ascii")
    assert shown.startswith("\\xe9.xml:1:1: error OZ999 name: \\u260e\n")


def test_colour_changes_nothing_but_the_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "<Response>\n  <Record Format='[bold]:smile: \t☎日' CallId='1' Duration='5'/>\n</Response>".encode()
    diagnostics = check(data, path="[red]a.xml")
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_coloured(diagnostics, data.decode())
    shown = out.getvalue()
    assert "\x1b[1;31merror OZ201" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == render_plain(diagnostics, data.decode())


def test_a_line_of_text_is_left_as_it_is() -> None:
    assert visible("a b c") == "a b c"
    assert cells("abc") == 3
