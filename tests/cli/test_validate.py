"""ozml validate: which documents are judged, what is printed where, and the exit code."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ozmlcli.checker.check import check
from tests.cli.program import HELLO, OZML, Result, ozml, process, shell

SOUND = HELLO
FAULTY = b'<Response>\n  <Record Format="ogg" FinishedUrl="http://app.example/"/>\n</Response>\n'
#: A document that is sound, but not as the documentation writes it.
ODD = b"<Response>\n  <hangup/>\n</Response>\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: bytes = SOUND) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


def judged(*arguments: str, stdin: bytes = b"") -> Any:
    """The findings as JSON."""
    return json.loads(ozml("validate", "--output-format", "json", *arguments, stdin=stdin).out)


def names_of_faulty(*paths: str) -> list[str]:
    """The files with an error, in the order of the output. Each file that is put as FAULTY shows that it was read."""
    return [each["path"] for each in judged(*paths)["diagnostics"] if each["severity"] == "error"]


# Verdict and exit code


@pytest.mark.parametrize(
    ("data", "code", "summary"),
    [
        (SOUND, 0, "1 file, no errors, no warnings.\n"),
        (ODD, 0, "1 file, no errors, 1 warning. 1 fixable with --fix.\n"),
        (FAULTY, 1, "1 file, 1 error, no warnings.\n"),
        (b"", 1, "1 file, 1 error, no warnings.\n"),
        (b"\xff\xfe", 1, "1 file, 1 error, no warnings.\n"),
    ],
)
def test_the_exit_code_and_the_summary_say_whether_there_are_errors(
    data: bytes, code: int, summary: str, folder: Path
) -> None:
    done = ozml("validate", put("a.xml", data))
    assert (done.code, done.err) == (code, summary)
    assert (done.out != b"") == (data != SOUND)
    assert ozml("validate", "-", stdin=data).code == code


def test_several_files_are_judged_in_the_order_of_the_line(folder: Path) -> None:
    paths = [put(name, FAULTY) for name in ("b.xml", "a.xml", "c")]
    put("not-named.xml", FAULTY)
    assert names_of_faulty(*paths) == ["b.xml", "a.xml", "c"]
    done = ozml("validate", *paths, put("sound.xml"))
    assert (done.code, done.err) == (1, "4 files, 3 errors, no warnings.\n")


def test_more_errors_than_an_exit_code_can_count_are_still_errors(folder: Path) -> None:
    put("a.xml", b"<Response>" + b"<Speek/>" * 256 + b"</Response>")
    done = ozml("validate", "a.xml")
    assert (done.code, done.err) == (1, "1 file, 256 errors, no warnings. 256 fixable with --fix --unsafe-fixes.\n")


def test_what_cannot_be_read_is_told_and_the_others_are_still_judged(folder: Path) -> None:
    put("sound.xml")
    put("faulty.xml", FAULTY)
    done = ozml("validate", "nix.xml", "sound.xml", "faulty.xml", "")
    assert done.code == 2
    assert done.err.splitlines() == [
        "nix.xml: cannot read: no such file or directory.",
        "'': cannot read: no such file or directory.",
        "2 files, 1 error, no warnings.",
    ]
    assert "faulty.xml:2:19: error OZ201" in done.text
    assert ozml("validate", "sound.xml", "nix.xml").code == 2
    assert json.loads(ozml("validate", "--output-format", "json", "nix.xml", "faulty.xml").out)["summary"]["files"] == 1


def test_a_file_that_nobody_may_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, *, regular: bool) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    put("a.xml", FAULTY)
    monkeypatch.setattr("ozmlcli.files.discover.read_limited", refuse)
    done = ozml("validate", "a.xml", ".")
    assert (done.code, done.out) == (2, b"")
    assert done.err == "a.xml: cannot read: permission denied.\n"


def test_standard_input_is_judged_once(folder: Path) -> None:
    done = ozml("validate", "-", stdin=FAULTY)
    assert done.code == 1
    assert done.text.startswith("<stdin>:2:19: error OZ201 invalid-value: ")
    done = ozml("validate", "-", "-", stdin=FAULTY)
    assert (done.code, done.out) == (2, b"")
    assert done.error == "- (standard input) is named twice; it can be read only once."


def test_the_mode_and_the_notification_are_heeded(folder: Path) -> None:
    put("a.xml", b"<Response><Hold/></Response>")
    assert ozml("validate", "a.xml").code == 0
    assert ozml("validate", "--mode", "auto", "a.xml").code == 0
    assert ozml("validate", "--mode", "third-party", "a.xml").code == 0
    assert b"OZ302" in ozml("validate", "--mode", "extension", "a.xml").out
    assert b"OZ304" in ozml("validate", "--answers", "incomingcall", "a.xml").out
    done = ozml("validate", "--answers", "IncomingCall", "--mode", "routing", "a.xml")
    assert (done.code, done.error) == (2, "IncomingCall is no notification of routing mode.")


def test_many_files_in_one_run_are_judged_as_each_by_itself(folder: Path) -> None:
    names = [put(f"{number:03}.xml", (SOUND, FAULTY, ODD)[number % 3]) for number in range(300)]
    done = ozml("validate", *names)
    assert done.err == "300 files, 100 errors, 100 warnings. 100 fixable with --fix.\n"
    assert done.out == b"".join(ozml("validate", name).out for name in names)


# Folders


def test_a_folder_is_judged_through_and_through(folder: Path) -> None:
    for name in ("d/b.xml", "d/a.ozml", "d/e/f/c.XML", "d/note.txt", "d/xml", "d/.hidden/x.xml", "d/e/.git/x.xml"):
        put(name, FAULTY)
    assert names_of_faulty("d") == ["d/a.ozml", "d/b.xml", "d/e/f/c.XML"]
    assert names_of_faulty("d/.hidden") == ["d/.hidden/x.xml"]
    assert names_of_faulty("d/note.txt") == ["d/note.txt"]


def test_without_a_path_the_current_folder_is_judged(folder: Path) -> None:
    put("a.xml", FAULTY)
    assert names_of_faulty() == ["./a.xml"]


def test_in_a_folder_the_xml_of_others_is_passed_over_but_not_where_it_is_named(folder: Path) -> None:
    put("d/pom.xml", b'<?xml version="1.0"?><!-- <Response> --><project/>')
    put("d/a.xml")
    done = ozml("validate", "d")
    assert (done.code, done.out) == (0, b"")
    assert done.err == "1 file, no errors, no warnings. Passed over 1 file of other XML.\n"
    assert ozml("validate", "d/pom.xml").code == 1


def test_where_all_files_are_named_the_xml_of_others_is_passed_over_on_demand(folder: Path) -> None:
    put("pom.xml", b"<project/>")
    put("a.xml", FAULTY)
    put("other.ozml", b"<project/>")
    put("empty.xml", b"")
    done = ozml("validate", "--skip-other-xml", "pom.xml", "a.xml")
    assert done == ozml("validate", "a.xml")._replace(
        err="1 file, 1 error, no warnings. Passed over 1 file of other XML.\n"
    )
    done = ozml("validate", "--skip-other-xml", "pom.xml")
    assert (done.code, done.err) == (0, "No OzML documents found in pom.xml. Passed over 1 file of other XML.\n")
    for name in ("other.ozml", "empty.xml"):  # what may be OzML is judged
        assert ozml("validate", "--skip-other-xml", name) == ozml("validate", name)
    assert ozml("validate", "--skip-other-xml", "nix.xml").code == 2


def test_a_folder_without_documents_is_told(folder: Path) -> None:
    Path("d").mkdir()
    done = ozml("validate", "d")
    assert (done.code, done.out, done.err) == (0, b"", "No OzML documents found in d.\n")
    found = judged("d")
    assert (found["version"], found["summary"]["files"], found["diagnostics"], found["troubles"]) == (1, 0, [], [])


def test_a_link_that_leads_nowhere_and_a_pipe_are_told_and_the_others_are_judged(folder: Path) -> None:
    Path("d").mkdir()
    Path("d/a.xml").symlink_to("nix.xml")
    os.mkfifo("d/b.xml")
    put("d/c.xml", FAULTY)
    done = ozml("validate", "d")
    assert done.code == 2
    assert done.err.splitlines()[:2] == [
        "d/a.xml: cannot read: no such file or directory.",
        "d/b.xml: cannot read: it is a pipe, and in a folder only files are read.",
    ]
    assert done.text.startswith("d/c.xml:2:19: ")


# Quiet


def test_quiet_says_nothing_of_findings(folder: Path) -> None:
    put("sound.xml")
    put("faulty.xml", FAULTY)
    put("odd.xml", ODD)
    Path("empty").mkdir()
    for option in ("-q", "--quiet"):
        assert ozml("validate", option, "sound.xml", "odd.xml") == Result(0, b"", "")
        assert ozml("validate", option, "sound.xml", "faulty.xml") == Result(1, b"", "")
        assert ozml("validate", option, "--output-format", "json", "faulty.xml") == Result(1, b"", "")
        assert ozml("validate", option, "empty") == Result(0, b"", "")


def test_quiet_still_says_what_could_not_be_done(folder: Path) -> None:
    done = ozml("validate", "-q", "nix.xml")
    assert done == Result(2, b"", "nix.xml: cannot read: no such file or directory.\n")


# JSON


def test_json_has_the_documented_form(folder: Path) -> None:
    put(
        "a.xml",
        b'<Response>\n  <Record\n    Format="ogg" CallId="1" Duration="5" FinishedUrl="http://app.example/"/>\n</Response>\n',
    )
    put("b.xml", ODD)
    done = ozml("validate", "--output-format", "json", "a.xml", "b.xml")
    assert (done.code, done.err) == (1, "")
    found = json.loads(done.out)
    assert list(found) == ["version", "summary", "diagnostics", "troubles"]
    assert found["version"] == 1
    numbers = {key: found["summary"][key] for key in ("files", "errors", "warnings")}
    assert numbers == {"files": 2, "errors": 2, "warnings": 1}
    assert [(each["path"], each["code"]) for each in found["diagnostics"]] == [
        ("a.xml", "OZ201"),
        ("a.xml", "OZ303"),
        ("b.xml", "OZ111"),
    ]
    first, second, third = found["diagnostics"]
    keys = ["path", "location", "end_location", "code", "name", "severity", "message", "help", "related", "fix"]
    assert all(list(each) == keys for each in found["diagnostics"])
    assert first["location"] == {"row": 3, "column": 13}
    assert first["end_location"] == {"row": 3, "column": 16}
    assert (first["name"], first["severity"], first["fix"]) == ("invalid-value", "error", None)
    assert first["message"] == 'Format is "ogg", not mp3 or wav.'
    (related,) = second["related"]
    assert set(related) == {"location", "end_location", "message"}
    assert (third["severity"], third["fix"]["applicability"]) == ("warning", "safe")
    assert third["fix"]["edits"] == [
        {"location": {"row": 2, "column": 4}, "end_location": {"row": 2, "column": 10}, "content": "Hangup"}
    ]


def test_json_is_one_document_in_utf_8_whatever_the_terminal_and_the_faults(folder: Path) -> None:
    put("é.xml", '<Response><Récord/><Speak Größe="☎"/></Response>'.encode())
    done = process("validate", "--output-format", "json", ".", env={"PYTHONIOENCODING": "ascii"})
    assert (done.code, done.err) == (1, "")
    found = json.loads(done.out.decode("utf-8"))
    assert [each["path"] for each in found["diagnostics"]] == ["./é.xml"] * len(found["diagnostics"])
    assert "Récord is no command of OzML" in done.text


def test_json_says_what_check_says(folder: Path) -> None:
    put("a.xml", FAULTY)
    (diagnostic,) = check(FAULTY, path="a.xml")
    (found,) = judged("a.xml")["diagnostics"]
    assert (found["message"], found["help"], found["code"]) == (diagnostic.message, diagnostic.help, diagnostic.code)


# Text, and the terminal


def test_text_shows_the_line_and_marks_the_exact_part(folder: Path) -> None:
    put("a.xml", FAULTY)
    assert ozml("validate", "a.xml").text == (
        'a.xml:2:19: error OZ201 invalid-value: Format is "ogg", not mp3 or wav.\n'
        '2 |   <Record Format="ogg" FinishedUrl="http://app.example/"/>\n'
        "  |                   ^^^\n"
        "\n"
    )


def on_terminal(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, bytes]:
    """Run the program with standard output on a terminal: its exit code, and what the terminal got."""
    main, follower = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLORTERM"}}
    with subprocess.Popen(
        [OZML, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={**clean, "TERM": "xterm", **(env or {})},
    ) as running:
        os.close(follower)
        got = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # how Linux tells that nobody writes any more
                break
            if not piece:
                break
            got += piece
    os.close(main)
    return running.returncode, got.replace(b"\r\n", b"\n")


def uncoloured(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_colour_is_used_on_a_terminal_only(folder: Path) -> None:
    put("a.xml", FAULTY)
    code, shown = on_terminal("validate", "a.xml")
    assert code == 1
    assert b"\x1b[1;31merror OZ201\x1b[0m" in shown
    assert b"\x1b" not in process("validate", "a.xml").out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_colour_can_be_switched_off(env: dict[str, str], folder: Path) -> None:
    put("a.xml", FAULTY)
    assert on_terminal("validate", "a.xml", env=env) == (1, ozml("validate", "a.xml").out)


def test_an_empty_no_color_does_not_count(folder: Path) -> None:
    put("a.xml", FAULTY)
    assert b"\x1b" in on_terminal("validate", "a.xml", env={"NO_COLOR": ""})[1]


def test_colour_can_be_forced_and_says_the_same(folder: Path) -> None:
    put("a.xml", b'<Response>\n <Record Format="[red]\xe2\x98\x8e :smile:"/>' + b" " * 300 + b"\n</Response>")
    forced = process("validate", "a.xml", env={"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "40"}).text
    assert "\x1b[" in forced
    assert uncoloured(forced) == process("validate", "a.xml").text


def test_json_is_never_coloured(folder: Path) -> None:
    put("a.xml", FAULTY)
    assert b"\x1b" not in on_terminal("validate", "--output-format", "json", "a.xml", env={"FORCE_COLOR": "1"})[1]


HOSTILE = [
    '<Response>\n  <Sp\x9b31mek\u202e a="\x85\x9f\u200b&#xD;"/>\r</Response>',
    '<Response>\n  <Record Format="x\x9b31m\u202e\x85\u2028&#9;&#13;&#10;"/>\x9f\u200b\r</Response>',
    "<Response>\n  <Speak>\x1b[31m</Speak>\x00</Response>",
]


@pytest.mark.parametrize("data", HOSTILE)
@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1", "TERM": "xterm"}])
def test_nothing_in_a_document_acts_upon_the_terminal(data: str, env: dict[str, str], folder: Path) -> None:
    put("a\x1b[31m\n.xml", data.encode())
    done = process("validate", ".", env=env)
    assert done.code == 1
    shown = uncoloured(done.text) if env else done.text
    assert [c for c in shown + done.err if not c.isprintable() and c != "\n"] == []
    assert shown.startswith("./a\ufffd[31m\ufffd.xml:2:")
    found = process("validate", "--output-format", "json", ".").text
    assert [c for c in found if not c.isprintable() and c != "\n"] == []
    assert json.loads(found)["summary"]["errors"] > 0


def test_a_file_name_that_is_no_text_is_shown_as_far_as_it_is(folder: Path) -> None:
    Path(os.fsdecode(b"\xe9.xml")).write_bytes(FAULTY)
    for path in (b".", b"\xe9.xml"):
        done = process(b"validate", path)
        assert done.code == 1
        assert "\ufffd.xml:2:19: error OZ201" in done.text
        done = process(b"validate", b"--output-format", b"json", path)
        assert json.loads(done.out)["diagnostics"][0]["path"].endswith("\ufffd.xml")
    assert "\ufffd.xml: cannot read" in process(b"validate", b"\xf9.xml").err


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1", "TERM": "xterm"}])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
def test_a_terminal_of_few_letters_gets_what_it_can_show(encoding: str, env: dict[str, str], folder: Path) -> None:
    put("é☎.xml", '<Response><Speak Größe="☎中">☎</Speak></Response>'.encode())
    done = process("validate", ".", env={"PYTHONIOENCODING": encoding, **env})
    assert done.code == 1
    assert "internal error" not in done.err
    shown = done.out.decode(encoding)
    assert "Gr??e" in shown if encoding == "ascii" else "Größe" in shown
    assert "\\u260e.xml" in shown
    line, marks = shown.splitlines()[1:3] if not env else ("", "")
    assert env or line.index("Gr") == marks.index("^")


# Readers that go away


@pytest.mark.parametrize("options", ["", "--output-format json"])
@pytest.mark.parametrize("colour", ["", "FORCE_COLOR=1 TERM=xterm"])
def test_the_verdict_does_not_hang_on_whether_somebody_reads_it(options: str, colour: str, folder: Path) -> None:
    put("a.xml", SOUND)
    put("b.xml", FAULTY)
    for names, code in (("a.xml", 0), ("a.xml b.xml", 1), ("b.xml b.xml nix.xml", 2)):
        line = f"(exec 1> >(exit 0); sleep 0.2; {colour} ozml validate {options} {names} 2>/dev/null; echo $? >code)"
        assert shell(line, folder).err == ""
        assert Path("code").read_text() == f"{code}\n"


def test_many_findings_piped_into_head_end_quietly(folder: Path) -> None:
    put("a.xml", b"<Response>" + b"<Speek/>" * 5000 + b"</Response>")
    done = shell("ozml validate a.xml 2>err | head -1", folder)
    assert done.text.startswith("a.xml:1:12: error OZ102")
    assert done.code == 1
    assert Path("err").read_text() == "1 file, 5000 errors, no warnings. 5000 fixable with --fix --unsafe-fixes.\n"


def test_the_verdict_does_not_hang_on_whether_somebody_hears_the_summary(folder: Path) -> None:
    put("a.xml", SOUND)
    put("b.xml", FAULTY)
    for names, code in (("a.xml", 0), ("b.xml", 1), ("nix.xml", 2)):
        assert shell(f"ozml validate {names} 2>/dev/full", folder).code == code
        assert shell(f"ozml validate {names} 2>&-", folder).code == code
