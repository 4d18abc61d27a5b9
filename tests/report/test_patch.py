"""The patch from one document to another. That real programs apply it is in tests/cli/test_validate_diff.py."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozmlcli.report.hunks import hunks
from ozmlcli.report.patch import for_terminal, pieces, render, render_for_git


def body(before: bytes, after: bytes) -> bytes:
    return b"".join(render("a", before, after).splitlines(keepends=True)[2:])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (b"x\n", b"y\n", b"@@ -1 +1 @@\n-x\n+y\n"),
        (b"x", b"y", b"@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"),
        (b"x", b"x\n", b"@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n"),
        (b"", b"y\n", b"@@ -0,0 +1 @@\n+y\n"),
        (b"x\r\nz\r\n", b"y\r\nz\r\n", b"@@ -1,2 +1,2 @@\n-x\r\n+y\r\n z\r\n"),
        (b"x\ry\n", b"x\rz\n", b"@@ -1 +1 @@\n-x\ry\n+x\rz\n"),
        (b"\xff\x85\n", b"\xfe\x85\n", b"@@ -1 +1 @@\n-\xff\x85\n+\xfe\x85\n"),
    ],
)
def test_lines_are_bytes_that_end_at_line_feeds(before: bytes, after: bytes, expected: bytes) -> None:
    whole = render("a", before, after)
    assert whole == b"--- a/a\n+++ b/a\n" + expected


@given(st.binary(max_size=40))
def test_of_equal_documents_there_is_no_patch(data: bytes) -> None:
    assert render("a.xml", data, data) == b""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.xml", b"a/a.xml"),
        ("./d//a.xml", b"a/d/a.xml"),
        ("a..b.xml", b"a/a..b.xml"),
        ("b c.xml", b"a/b c.xml\t"),
        ("é.xml", "a/é.xml".encode()),
        ('a"\\.xml', b'"a/a\\"\\\\.xml"'),
        ("a\n\x1b \x7f.xml", b'"a/a\\n\\033 \\177.xml"'),
        (os.fsdecode(b"\xff\n.xml"), b'"a/\\377\\n.xml"'),
        (os.fsdecode(b"\xff.xml"), b"a/\xff.xml"),
        ("/nowhere/a.xml", b"a/nowhere/a.xml"),
    ],
)
def test_names_are_written_as_git_writes_them(path: str, name: bytes) -> None:
    head = render(path, b"x", b"y").split(b"\n")[0]
    assert head == b"--- " + name


def test_what_lies_below_the_current_folder_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "d").mkdir()
    monkeypatch.chdir(tmp_path / "d")
    for path in (tmp_path / "d" / "a.xml", "../d/a.xml"):
        assert render(str(path), b"x", b"y").startswith(b"--- a/a.xml\n+++ b/a.xml\n")


def test_on_a_terminal_nothing_acts() -> None:
    patch = render("b c.xml", b"\x1b[31m\r\nx\x9b\xff\tz\n", b"y\r\n")
    shown = for_terminal(patch)
    assert shown.splitlines()[:2] == ["--- a/b c.xml", "+++ b/b c.xml"]
    assert [c for c in shown if not c.isprintable() and c != "\n"] == []
    assert "-\ufffd[31m\n" in shown


@settings(deadline=None)
@given(st.lists(st.sampled_from("=-+="), max_size=60))
def test_hunks_are_those_of_difflib_where_there_is_one_way_only(signs: list[str]) -> None:
    old, new = ([b"%d\n" % number for number, sign in enumerate(signs) if sign != other] for other in "+-")
    wanted = list(difflib.diff_bytes(difflib.unified_diff, old, new, lineterm=b"\n"))
    assert list(hunks(old, new)) == wanted[2:]


def test_the_lines_of_several_patches_are_coloured_as_by_git() -> None:
    one = render_for_git("a", b"-- x\nz\n", b"++ y\nz\n", "a")
    styled = [(line.rstrip("\n"), style) for line, style in pieces(one + one, "ascii")]
    assert styled == 2 * [
        ("diff --git a/a b/a", "bold"),
        ("--- a/a", "bold"),
        ("+++ b/a", "bold"),
        ("@@ -1,2 +1,2 @@", "cyan"),
        ("--- x", "red"),
        ("+++ y", "green"),
        (" z", ""),
    ]
    shown = [line for line, _ in pieces(render("a", b"", "\u2713\x1b\n".encode()), "ascii")]
    assert shown[-1] == "+??\n"
