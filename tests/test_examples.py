"""Every document that the project offers for copying is as good as it says, and every example program runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ozmlcli.checker.check import check
from ozmlcli.document.element import Comment, Document
from ozmlcli.fmt.write import write
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import NOTIFICATION_BY_NAME
from ozmlcli.language.notifications import NOTIFICATIONS
from ozmlcli.language.words import kebab
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DOCUMENTS = sorted(str(path.relative_to(EXAMPLES).as_posix()) for path in EXAMPLES.rglob("*.xml"))
BIN = Path(sys.executable).parent
SCRIPTS = EXAMPLES / "scripts"

#: "Answers IncomingCall, and later answers GoTo, in extension mode."
ANSWERS = re.compile(r"\bAnswers (\w+)|\banswers ([A-Z]\w+)")
MODE = re.compile(r"\bin ([a-z-]+) mode\b")
ANSWERING = [name for name in DOCUMENTS if ANSWERS.search((EXAMPLES / name).read_text("utf-8"))]

each_document = pytest.mark.parametrize("name", DOCUMENTS)
needs_sh = pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh")


def read(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


def parsed(data: bytes) -> Document:
    source = read_source(data)
    assert isinstance(source, Source)
    found = parse(source, data)
    assert isinstance(found, Parsed)
    return found.document


def leading_comment(name: str) -> str:
    before = parsed(read(name)).before
    assert before, "it begins with its element"
    assert isinstance(before[0], Comment)
    return " ".join(before[0].text.split())


def answered(name: str) -> list[str]:
    """The notifications that a document says it answers."""
    return [first or later for first, later in ANSWERS.findall(leading_comment(name))]


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program with ozml on the PATH, in a folder in which its temporary files end up too."""
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "TMPDIR": str(cwd),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@each_document
def test_a_document_has_no_findings(name: str) -> None:
    assert check(read(name), path=name) == []


@each_document
def test_a_document_says_first_what_happens(name: str) -> None:
    assert leading_comment(name).endswith(".")


@each_document
def test_a_document_has_no_findings_in_the_mode_that_its_comment_names(name: str) -> None:
    modes = MODE.findall(leading_comment(name))
    assert check(read(name), mode=modes[0] if modes else None, path=name) == []


@pytest.mark.parametrize("name", ANSWERING)
def test_a_document_can_answer_the_notifications_that_its_comment_names(name: str) -> None:
    for notification in answered(name):
        assert notification in NOTIFICATION_BY_NAME
        assert check(read(name), answers=notification, path=name) == []


#: What may be said of a document that is held to a notification for which it was not written.
NOT_ITS_NOTIFICATION = {
    "cannot-answer",
    "parameter-of-other-mode",
    "command-of-other-mode",
    "mode-disputed",
    "perhaps-missing",
    "reject-after-answer",
}


@each_document
def test_a_document_raises_no_alarm_about_its_call_whatever_it_answers(name: str) -> None:
    url = f"http://app.example/{name}"
    assert check(read(name), url=url, path=name) == []
    for notification in NOTIFICATIONS:
        told = {finding.name for finding in check(read(name), answers=notification, url=url, path=name)}
        assert told <= NOT_ITS_NOTIFICATION


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_stands_as_the_writer_writes_it(name: str) -> None:
    data = read(name)
    assert write(parsed(data)).decode("utf-8") == data.decode("utf-8")


@each_document
def test_the_parameters_of_a_document_stand_in_the_order_of_the_table(name: str) -> None:
    for element in parsed(read(name)).elements:
        assert element.spec is not None
        order = [parameter.name for parameter in element.spec.parameters]
        written = [attribute.name for attribute in element.attributes]
        assert written == sorted(written, key=order.index)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_a_command_has_an_example_that_contains_it(command: str) -> None:
    path = EXAMPLES / "commands" / f"{kebab(command)}.xml"
    assert path.exists(), f"write examples/commands/{path.name}"
    assert command in [element.name for element in parsed(path.read_bytes()).elements]


def test_the_folder_of_commands_holds_nothing_else() -> None:
    known = {kebab(command.name) for command in COMMANDS}
    names = [path.stem.removesuffix("-third-party") for path in (EXAMPLES / "commands").iterdir()]
    assert [name for name in names if name not in known] == []


@pytest.mark.parametrize("notification", [each.name for each in NOTIFICATIONS if each.modes])
def test_a_notification_is_answered_by_an_example(notification: str) -> None:
    assert any(notification in answered(name) for name in ANSWERING)


def test_the_index_names_every_file_and_no_other() -> None:
    links = re.findall(r"\]\(([^)]+)\)", (EXAMPLES / "README.md").read_text("utf-8"))
    files = [path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.*") if path.is_file()]
    assert sorted(links) == sorted(name for name in files if name != "README.md" and "__pycache__" not in name)


def test_the_index_names_the_notifications_that_the_comments_name() -> None:
    index = (EXAMPLES / "README.md").read_text("utf-8")
    rows = re.findall(r"\]\((\S+\.xml)\) \|.*?([\w, -]+) \|$", index, re.MULTILINE)
    assert sorted(name for name, _ in rows) == DOCUMENTS
    for name, column in rows:
        assert column.strip() == (", ".join(answered(name)) or "-"), name


def test_the_python_program_makes_the_commands_of_the_document_beside_it(tmp_path: Path) -> None:
    made = run(sys.executable, EXAMPLES / "author.py", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    data = made.stdout.encode("utf-8")
    assert check(data, answers="CallConnected") == []
    beside = parsed(read("calls/appointment-reminder.xml"))
    beside.before = []  # the comment
    assert data == write(beside)


@needs_sh
def test_the_demo_shows_a_good_document_and_a_mistake_and_cleans_up(tmp_path: Path) -> None:
    demo = run("sh", EXAMPLES / "demo.sh", BIN / "ozml", cwd=tmp_path)
    assert demo.returncode == 0, demo.stderr
    lines = demo.stdout.splitlines()
    shown = [line for line in lines if line.startswith("$ ")]
    assert shown[0].startswith("$ ozml build speak ")
    assert all(line.startswith(("$ ozml ", "$ cat ")) for line in shown)
    assert [line for line in lines if line.startswith("exit status")] == ["exit status 0", "exit status 1"]
    assert '  <Record FinishDigits="12" Format="wav" FinishedUrl="http://app.example/done"/>' in lines
    assert "error OZ303 mixed-modes" in demo.stdout
    assert demo.stderr.splitlines() == ["1 file, no errors, no warnings.", "1 file, 1 error, no warnings."]
    assert list(tmp_path.iterdir()) == []


@needs_sh
def test_the_demo_takes_a_relative_path_with_spaces(tmp_path: Path) -> None:
    (tmp_path / "my tools").mkdir()
    (tmp_path / "my tools" / "ozml").symlink_to(BIN / "ozml")
    assert run("sh", EXAMPLES / "demo.sh", "my tools/ozml", cwd=tmp_path).returncode == 0


@needs_sh
@pytest.mark.parametrize("words", [[], ["nowhere/ozml"]])
def test_the_demo_without_a_program_says_so(words: list[str], tmp_path: Path) -> None:
    demo = run("sh", EXAMPLES / "demo.sh", *words, cwd=tmp_path)
    assert demo.returncode == 2
    assert "demo.sh" in demo.stderr
    assert demo.stdout == ""


@needs_sh
def test_the_voicemail_script_writes_a_document_by_a_pipe(tmp_path: Path) -> None:
    script = run("sh", SCRIPTS / "voicemail.sh", "made.xml", cwd=tmp_path)
    assert (script.returncode, script.stdout, script.stderr) == (0, "", "")
    data = (tmp_path / "made.xml").read_bytes()
    assert check(data, answers="IncomingCall") == []
    assert [element.name for element in parsed(data).root.children] == ["Speak", "Record", "Delay", "Hangup"]


@needs_sh
def test_the_powershell_script_writes_what_the_shell_script_writes(tmp_path: Path) -> None:
    assert run("sh", SCRIPTS / "voicemail.sh", "shell.xml", cwd=tmp_path).returncode == 0
    powershell = shutil.which("pwsh")
    if powershell:
        made = run(powershell, "-NoProfile", "-File", SCRIPTS / "voicemail.ps1", "power.xml", cwd=tmp_path)
    else:  # its one command, read as a POSIX shell would: the quoting is the same
        text = (SCRIPTS / "voicemail.ps1").read_text("utf-8")
        line = text[text.index("\nozml build") :].partition("\n\n")[0].replace("`\n", " ").replace("$File", "power.xml")
        made = run(*shlex.split(line), cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "power.xml").read_bytes() == (tmp_path / "shell.xml").read_bytes()


@needs_sh
def test_the_menu_script_composes_a_menu_from_the_documents_of_the_desks(tmp_path: Path) -> None:
    script = run("sh", SCRIPTS / "menu.sh", cwd=tmp_path)
    assert (script.returncode, script.stdout, script.stderr) == (0, "", "")
    folder = tmp_path / "menu"
    assert sorted(path.name for path in folder.iterdir()) == ["key-0.xml", "key-1.xml", "key-2.xml", "menu.xml"]
    data = (folder / "menu.xml").read_bytes()
    assert check(data, answers="IncomingCall") == []
    keys = [element.get("Key") for element in parsed(data).elements if element.name == "Input"]
    assert [key.value for key in keys if key] == ["1", "2", "0"]


@needs_sh
def test_the_script_for_a_folder_passes_good_documents(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "calls", tmp_path / "calls")
    script = run("sh", SCRIPTS / "check-folder.sh", "calls", cwd=tmp_path)
    assert script.returncode == 0, script.stderr
    assert "No errors in calls." in script.stdout


@needs_sh
def test_the_script_for_a_folder_fails_for_a_bad_document(tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text("<Response><Record Format='ogg'/></Response>", "utf-8")
    script = run("sh", SCRIPTS / "check-folder.sh", cwd=tmp_path)
    assert script.returncode == 1
    assert "OZ201" in script.stdout
    assert "Mend the documents" in script.stderr


@needs_sh
def test_the_script_for_a_folder_tells_when_it_cannot_read(tmp_path: Path) -> None:
    script = run("sh", SCRIPTS / "check-folder.sh", "nowhere", cwd=tmp_path)
    assert script.returncode == 2
    assert "nowhere" in script.stderr
