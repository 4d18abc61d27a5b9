"""ozml validate --fix: what is changed in files, what never is, and what happens where that cannot be done."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from ozmlcli.reader.source import MAX_BYTES
from tests.cli.places import FAULTY, MENDED, MISSPELT, ODD, OTHER, SOUND, put
from tests.cli.program import Result, ozml, process, shell

TEXT = '<?xml version="1.0" encoding="{}"?>\n<Response>\n\t<beep  />\n  <Speak>Grüße</Speak>\n</Response>'
AFTER = TEXT.replace("beep", "Beep")

LAYOUTS = {
    "utf-8": TEXT.format("UTF-8").encode(),
    "line ends of Windows": TEXT.format("UTF-8").replace("\n", "\r\n").encode(),
    "line ends of old": TEXT.format("UTF-8").replace("\n", "\r").encode(),
    "mixed line ends": TEXT.format("UTF-8").replace("\n", "\r\n", 2).encode(),
    "byte order mark": codecs.BOM_UTF8 + TEXT.format("UTF-8").encode(),
    "utf-16": codecs.BOM_UTF16_LE + TEXT.format("UTF-16").encode("utf-16-le"),
    "utf-16, the other way round": codecs.BOM_UTF16_BE + TEXT.format("UTF-16").encode("utf-16-be"),
    "latin-1": TEXT.format("ISO-8859-1").encode("latin-1"),
}


def expected(data: bytes) -> bytes:
    """The document with the one letter changed."""
    for encoding in ("utf-16-le", "utf-16-be", "ascii"):
        old = "<beep".encode(encoding)
        if old in data:
            return data.replace(old, "<Beep".encode(encoding))
    raise AssertionError(data)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_the_bytes_of_the_fix_change(layout: str, folder: Path) -> None:
    data = LAYOUTS[layout]
    path = Path(put("a.xml", data))
    path.chmod(0o640)
    Path("link.xml").symlink_to("a.xml")
    done = ozml("validate", "--fix", "link.xml")
    assert (done.code, done.out) == (0, b"")
    assert done.err == "1 file, no errors, no warnings. Applied 1 fix in 1 file.\n"
    assert path.read_bytes() == expected(data)
    assert path.stat().st_mode & 0o777 == 0o640
    assert Path("link.xml").is_symlink()
    assert sorted(os.listdir()) == ["a.xml", "link.xml"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_standard_input_comes_out_mended(layout: str, folder: Path) -> None:
    data = LAYOUTS[layout]
    assert process("validate", "--fix", "-", stdin=data).out == expected(data)


def test_what_needs_no_fix_is_not_written(folder: Path) -> None:
    for name, data in (("a.xml", SOUND), ("b.xml", FAULTY), ("c.xml", b""), ("d.xml", MISSPELT)):
        before = os.stat(put(name, data))
        ozml("validate", "--fix", name)
        assert (os.stat(name).st_ino, os.stat(name).st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_left_is_told_with_its_new_place_and_decides_the_exit_code(folder: Path) -> None:
    put("a.xml", b'<Response><beep/>\n  <Record Format="ogg" FinishedUrl="u"/>\n</Response>\n')
    done = ozml("validate", "--fix", "a.xml")
    assert done.code == 1
    assert done.text.startswith("a.xml:2:19: error OZ201 ")
    assert "OZ111" not in done.text
    assert done.err == "1 file, 1 error, no warnings. Applied 1 fix in 1 file.\n"
    assert ozml("validate", "--fix", "a.xml").err == "1 file, 1 error, no warnings. Applied no fixes.\n"


def test_unsafe_fixes_are_applied_on_demand_only(folder: Path) -> None:
    put("a.xml", MISSPELT)
    assert ozml("validate", "--fix", "a.xml").code == 1
    assert Path("a.xml").read_bytes() == MISSPELT
    assert ozml("validate", "--fix", "--unsafe-fixes", "a.xml").code == 0
    assert Path("a.xml").read_bytes() == MISSPELT.replace(b"Speek", b"Speak")
    done = ozml("validate", "--unsafe-fixes", "a.xml")
    assert done.code == 2
    assert done.error == "--unsafe-fixes says which fixes to apply. Add --fix to apply them, or --diff to see them."


def test_findings_in_standard_input_are_told_beside_the_mended_document(folder: Path) -> None:
    put("b.xml", FAULTY)
    done = process(
        "validate", "--fix", "-", "b.xml", stdin=b'<Response>\n<record Format="ogg" FinishedUrl="u"/>\n</Response>'
    )
    assert (done.code, done.out) == (1, b'<Response>\n<Record Format="ogg" FinishedUrl="u"/>\n</Response>')
    first, *_, last = done.err.splitlines()
    assert first == '<stdin>:2:17: error OZ201 invalid-value: Format is "ogg", not mp3 or wav.'
    assert "b.xml:2:19: error OZ201" in done.err
    assert last == "2 files, 2 errors, no warnings. Applied 1 fix in 1 file."


@pytest.mark.parametrize("data", [SOUND, FAULTY, b"", b"no XML", b"\xff\xfe\x00"])
def test_standard_input_that_cannot_be_mended_comes_out_as_it_was(data: bytes, folder: Path) -> None:
    done = process("validate", "--fix", "-q", "-", stdin=data)
    assert (done.out, done.err) == (data, "")


def test_a_file_mended_in_place_by_redirection_is_not_lost(folder: Path) -> None:
    put("a.xml", ODD)
    done = shell("ozml validate --fix - <a.xml >b.xml 2>/dev/null && mv b.xml a.xml", folder)
    assert (done.code, Path("a.xml").read_bytes()) == (0, MENDED)


def test_a_write_protected_file_is_told_and_the_others_are_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.xml", ODD)
    put("b.xml", ODD)
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, how: not str(path).endswith("a.xml") and real(path, how))
    done = ozml("validate", "--fix", "a.xml", "b.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines() == [
        "a.xml: cannot mend: the file is write-protected.",
        "1 file, no errors, no warnings. Applied 1 fix in 1 file.",
    ]
    assert (Path("a.xml").read_bytes(), Path("b.xml").read_bytes()) == (ODD, MENDED)


def test_on_a_full_disk_nothing_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int, data: object) -> int:
        raise OSError(28, "No space left on device")

    put("a.xml", ODD)
    monkeypatch.setattr(os, "write", full)
    done = ozml("validate", "--fix", "a.xml")
    monkeypatch.undo()
    assert (done.code, done.err.splitlines()[0]) == (2, "a.xml: cannot mend: no space left on device.")
    assert (folder / "a.xml").read_bytes() == ODD
    assert os.listdir(folder) == ["a.xml"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda path: path.write_bytes(SOUND), "another program changed it in the meantime; try again"),
        (lambda path: path.unlink(), "another program removed it in the meantime"),
        (
            lambda path: (path.unlink(), path.mkdir()),
            "it is not a file that can be read twice; use - for standard input",
        ),
    ],
)
def test_what_another_program_did_in_the_meantime_stays(
    change: object, words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ozmlcli.checker import fixes  # the patched name is looked up when the file is mended

    def mend(*arguments: object, **options: object) -> object:
        mended = real(*arguments, **options)  # type: ignore[arg-type]
        change(path)  # type: ignore[operator]
        return mended

    path = Path(put("a.xml", ODD))
    real = fixes.mend
    monkeypatch.setattr(fixes, "mend", mend)
    done = ozml("validate", "--fix", "a.xml")
    assert (done.code, done.err) == (2, f"a.xml: cannot mend: {words}.\n")
    assert not path.is_file() or path.read_bytes() == SOUND


def test_what_another_run_mended_in_the_same_way_is_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ozmlcli.checker import fixes

    def mend(*arguments: object, **options: object) -> object:
        path.write_bytes(MENDED)
        return real(*arguments, **options)  # type: ignore[arg-type]

    path = Path(put("a.xml", ODD))
    real = fixes.mend
    monkeypatch.setattr(fixes, "mend", mend)
    assert ozml("validate", "--fix", "a.xml").code == 0
    assert path.read_bytes() == MENDED


def test_a_pipe_is_not_mended(folder: Path) -> None:
    put("a.xml", ODD)
    done = shell("ozml validate --fix <(cat a.xml)", folder)
    assert done.code == 2
    assert "cannot mend: it is not a file that can be read twice; use - for standard input." in done.err


def test_several_processes_mend_as_one_does(folder: Path) -> None:
    for top in ("one", "several"):
        for number in range(40):
            put(f"{top}/{number:02}.xml", (ODD, SOUND, FAULTY, MISSPELT)[number % 4])
        Path(top, "link.xml").symlink_to("00.xml")
    results = []
    for top, jobs in (("one", "1"), ("several", "3")):
        done = process("validate", "--fix", "--unsafe-fixes", "--jobs", jobs, ".", cwd=folder / top)
        results.append((done.code, done.out, {path.name: path.read_bytes() for path in Path(top).iterdir()}))
    assert results[0] == results[1]
    assert Path("several/00.xml").read_bytes() == MENDED


def test_what_is_not_told_is_not_mended(folder: Path) -> None:
    """Rules that are left out, directives and a baseline keep fixes away as they do findings."""
    put("a.xml", ODD)
    put("b.xml", ODD.replace(b"  <hangup", b"  <!-- ozml: ignore[letter-case] as our gateway writes it -->\n  <hangup"))
    before = Path("b.xml").read_bytes()
    assert ozml("validate", "--fix", "--ignore", "letter-case", "a.xml", "b.xml").code == 0
    assert ozml("validate", "--write-baseline", "base.json", "a.xml", "b.xml").code == 0
    assert ozml("validate", "--fix", "--baseline", "base.json", "a.xml", "b.xml").code == 0
    assert Path("a.xml").read_bytes() == ODD
    done = ozml("validate", "--fix", "a.xml", "b.xml")
    assert done == Result(0, b"", "2 files, no errors, no warnings. Applied 1 fix in 1 file.\n")
    assert (Path("a.xml").read_bytes(), Path("b.xml").read_bytes()) == (MENDED, before)


def test_of_standard_input_other_xml_is_handed_on_as_it_is(folder: Path) -> None:
    for data in (OTHER, b"<a>" + b" " * MAX_BYTES + b"</a>"):  # of the second, more than is ever read of a document
        done = ozml("validate", "--fix", "--skip-other-xml", "-", stdin=data)
        assert (done.code, done.out) == (0, data)
        assert done.err == "No OzML documents found in <stdin>. Passed over 1 file of other XML.\n"
    mended = ozml("validate", "--fix", "--skip-other-xml", "-", stdin=b"<Response><beep/></Response>").out
    assert mended == b"<Response><Beep/></Response>"
    assert ozml("validate", "--diff", "--skip-other-xml", "-", stdin=OTHER).out == b""
    assert ozml("validate", "--skip-other-xml", "-", stdin=OTHER).out == b""


def test_closed_standard_input_is_told_where_other_xml_is_passed_over(folder: Path) -> None:
    done = shell("ozml validate --fix --skip-other-xml - <&-", folder)
    assert (done.code, done.out) == (2, b"")
    assert "<stdin>: cannot read: it is closed." in done.err
