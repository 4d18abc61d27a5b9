"""--append: documents grow, and what was there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from ozmlcli.checker.check import check
from tests.cli.program import HELLO, commands, ozml, shell, tree

PIPE = 'ozml speak "Hi" | ozml record --append - --finish-digits 1 | ozml hangup --append -'


def test_a_pipe_of_commands_makes_one_document(tmp_path: Path) -> None:
    done = shell(f"{PIPE} > call.xml", tmp_path)
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert (tmp_path / "call.xml").read_text("utf-8") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Response>\n"
        "  <Speak>Hi</Speak>\n"
        '  <Record FinishDigits="1"/>\n'
        "  <Hangup/>\n"
        "</Response>\n"
    )


def test_a_pipe_writes_what_build_writes(tmp_path: Path) -> None:
    built = ozml("build", "speak", "Hi", "record", "--finish-digits", "1", "hangup")
    assert shell(PIPE, tmp_path).out == built.out


def test_a_pipe_that_fails_at_its_head_fails_as_a_whole_and_writes_nothing(tmp_path: Path) -> None:
    done = shell("ozml delay x | ozml hangup --append - -o call.xml", tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert 'SECONDS is "x"' in done.err
    assert "<stdin>:1:1: OZ002 The document is empty." in done.err
    assert not (tmp_path / "call.xml").exists()


def test_without_an_output_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    path.write_bytes(HELLO)
    done = ozml("hangup", "--append", path)
    assert [name for name, _ in commands(done.out)] == ["Speak", "Hangup"]
    assert path.read_bytes() == HELLO


def test_a_file_can_be_added_to_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    path.write_bytes(HELLO)
    for _ in range(3):
        assert ozml("delay", "1", "--append", path, "-o", path).code == 0
    assert [name for name, _ in commands(path.read_bytes())] == ["Speak", "Delay", "Delay", "Delay"]


OLD = """<?xml version="1.0" encoding="{}"?>
<!-- Kürt, {} -->
<Response>
\t<Speak   Language='hu-HU' >Jó napot!</Speak ><!-- greeting -->

\t<Delay>1</Delay>
\t<!-- more to come -->
</Response>
<!-- end -->"""


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-8", "ISO-8859-1", "windows-1250", "UTF-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_was_there_stays_letter_by_letter_and_becomes_utf_8(encoding: str, line_end: str, tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    path.write_bytes(OLD.format(encoding, encoding).replace("\n", line_end).encode(encoding))
    done = ozml("build", "--append", path, "speak", "Több\nsor", "hangup")
    assert done.error == ""
    declared = encoding if encoding.lower() == "utf-8" else "UTF-8"
    expected = OLD.format(declared, encoding).replace(
        "</Response>", "\t<Speak>\n\t\tTöbb\n\t\tsor\n\t</Speak>\n\t<Hangup/>\n</Response>"
    )
    assert done.text == expected.replace("\n", line_end)
    assert [name for name, _ in commands(done.out)] == ["Speak", "Delay", "Speak", "Hangup"]
    assert commands(done.out)[2][1][""].split() == ["Több", "sor"]


def test_a_byte_order_mark_is_taken_away_and_a_declaration_is_added(tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    path.write_bytes(b"\xef\xbb\xbf<Response/>")
    assert ozml("hangup", "--append", path).text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Hangup/>\n</Response>'
    )


def test_the_root_of_an_old_alarm_example_is_added_to() -> None:
    done = ozml("hangup", "--append", "-", stdin=b"<OzML>\n</OzML>\n")
    assert done.text.splitlines()[1:] == ["<OzML>", "  <Hangup/>", "</OzML>"]


def test_a_request_is_refused() -> None:
    done = ozml("hangup", "--append", "-", stdin=b'<Request DialedAddress="1"><OnSetup/></Request>')
    assert (done.code, done.out) == (2, b"")
    assert done.error == "<stdin>: the root element is Request, and commands can be added to Response only."


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (b"", "call.xml:1:1: OZ002 The document is empty."),
        (b"<Response><Speak>", "call.xml:1:18: OZ"),
        (b"<Response>\n  <Speak>a & b</Speak>\n</Response>", "call.xml:2:12: OZ"),
        (
            b"<Response>\n  <Speek/>\n</Response>",
            "call.xml:2:4: OZ102 Speek is no command of OzML. Did you mean Speak?",
        ),
        (b"<html/>", "call.xml:1:2: OZ"),
        (b'<?xml version="1.0" encoding="UTF-8"?><Response>\xff</Response>', "call.xml:1:49: OZ"),
        (b"<!DOCTYPE Response [<!ENTITY a 'b'>]><Response><Speak>&a;</Speak></Response>", "call.xml:1:1: OZ"),
    ],
)
def test_a_broken_document_is_left_as_it_was_and_its_fault_is_told(broken: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    path.write_bytes(broken)
    done = ozml("hangup", "--append", path, "-o", path)
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith(f"{tmp_path}/{words}")
    assert "Usage" not in done.err
    assert path.read_bytes() == broken
    assert [each.name for each in tmp_path.iterdir()] == ["call.xml"]


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    done = ozml("hangup", "--append", tmp_path / "nix.xml", "-o", tmp_path / "out.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.error == f"{tmp_path}/nix.xml: cannot read the document: no such file or directory."
    assert list(tmp_path.iterdir()) == []


def test_the_file_that_the_shell_has_emptied_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "call.xml").write_bytes(HELLO)
    done = shell("ozml hangup --append call.xml > call.xml", tmp_path)
    assert done.code == 2
    assert "the shell empties it before it is read" in done.err
    assert "use -o" in done.err


@pytest.mark.parametrize("command", [("fmt", "-"), ("validate", "-"), ("diff", "-", "b.xml"), ("show", "-")])
def test_of_an_empty_document_no_way_out_is_named_that_the_command_has_not(
    command: tuple[str, ...], folder: Path
) -> None:
    Path("b.xml").write_bytes(HELLO)
    done = ozml(*command)
    said = done.err + done.text
    assert "the shell empties it before it is read: write to another file." in said
    assert "-o" not in said


def test_a_new_command_that_contradicts_the_mode_is_refused_with_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    for text, place in (
        ('<Response>\n  <Delay>1</Delay>\n  <Record Duration="5"/>\n</Response>', "2:4"),
        ('<?xml version="1.0"?>\n<Response>\n  <Record FinishDigits="5"/>\n</Response>', "3:11"),
    ):
        path.write_text(text, "utf-8")
        done = ozml("build", "--append", path, "-o", path, "hangup", "hold")
        assert (done.code, done.out) == (2, b"")
        first, second = done.error.splitlines()
        assert first.startswith("hold: Hold is a command of third-party mode, but ")
        assert second == f"{path}:{place}: makes this a document for extension mode."
        assert path.read_text("utf-8") == text


def test_an_old_command_that_contradicts_the_mode_keeps_its_name_and_place(tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    path.write_bytes(b'<Response>\n  <Record CallId="6eg3ft"/>\n</Response>')
    done = ozml("record", "--finish-digits", "1", "--append", path)
    assert done.error.startswith(
        f"{path}:2:11: CallId of Record is only considered in third-party mode, "
        "but --finish-digits of Record is only considered in extension mode."
    )
    assert done.error.endswith("remove CallId of Record or --finish-digits of Record.")


def test_an_old_parameter_keeps_its_name_beside_a_new_one_of_the_same_command() -> None:
    old = b"<Response><Record FinishDigits='1' Duration='5'/></Response>"
    done = ozml("record", "--call-id", "6eg3ft", "--append", "-", stdin=old)
    assert (done.code, done.out) == (2, b"")
    first, second = done.error.splitlines()
    assert first.startswith(
        "--call-id of Record is only considered in third-party mode, but FinishDigits of Record is "
    )
    assert first.endswith("remove --call-id of Record or FinishDigits of Record.")
    assert second == "<stdin>:1:19: makes this a document for extension mode."


def test_a_command_that_must_be_first_is_not_added() -> None:
    done = ozml("reject", "--append", "-", stdin=HELLO)
    assert (done.code, done.out) == (2, b"")
    assert done.error.splitlines()[-1] == "<stdin>:3:4: the first command."


def test_an_old_document_is_judged_in_the_mode_that_is_given() -> None:
    done = ozml("hangup", "--append", "-", "--mode", "third-party", stdin=b"<Response><Delay>1</Delay></Response>")
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith("<stdin>:1:12: OZ302 Delay is a command of extension mode")


def test_a_document_with_warnings_is_added_to() -> None:
    done = ozml("hangup", "--append", "-", stdin=b"<RESPONSE><speak>Hi</speak></RESPONSE>")
    assert done.code == 0
    assert [diagnostic.is_error for diagnostic in check(done.out)] == [False, False]
    assert [child.written for child in tree(done.out).root.children] == ["speak", "Hangup"]


def test_standard_input_cannot_be_both_text_and_document() -> None:
    done = ozml("speak", "-", "--append", "-", stdin=HELLO)
    assert (done.code, done.out) == (2, b"")
    assert "for the text and for the document" in done.error
