"""ozml fmt: files in place, standard input to standard output, and what is said of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from ozmlcli.bulk import reformat as reformat_module
from ozmlcli.fmt import formatter
from ozmlcli.fmt.formatter import Unproven
from ozmlcli.reader.source import MAX_BYTES
from tests.cli.places import OTHER, forest, put
from tests.cli.program import HELLO, OZML, Result, ozml, process, shell
from tests.cli.test_validate_diff import NAMES, PROGRAMS

UNTIDY = b"<Response><speak>Hello.</speak></Response>"
BROKEN = b"<Response>\n  <Speak>a & b</Speak>\n</Response>\n"


def test_a_file_is_formatted_in_place(folder: Path) -> None:
    put("a.xml", UNTIDY)
    assert ozml("fmt", "a.xml") == Result(0, b"", "1 file reformatted.\n")
    assert Path("a.xml").read_bytes() == HELLO
    assert ozml("fmt", "a.xml") == Result(0, b"", "1 file is formatted already.\n")


def test_without_paths_it_is_the_current_folder_as_validate_sees_it(folder: Path) -> None:
    for name in ("a.xml", "d/b.ozml", "d/.hidden.xml"):
        put(name, UNTIDY)
    for name in ("vendor/c.xml", "left/out.xml", "d/e.txt"):
        put(name, UNTIDY)
    put("other.xml", OTHER)
    put(".gitignore", "left/\n")
    assert ozml("fmt") == Result(0, b"", "3 files reformatted. Passed over 1 file of other XML.\n")
    assert {name for name in ("vendor/c.xml", "left/out.xml", "d/e.txt") if Path(name).read_bytes() == UNTIDY} == {
        "vendor/c.xml",
        "left/out.xml",
        "d/e.txt",
    }
    assert Path("other.xml").read_bytes() == OTHER
    assert (
        ozml("fmt", "--check", "--exclude", "d/", "--extend-exclude", "a.xml").out
        == b"Would reformat: ./vendor/c.xml\n"
    )
    put("list", "vendor/c.xml\n")
    assert ozml("fmt", "--files-from", "list").err == "1 file reformatted.\n"
    for more in ((), ("--line-ending", "lf")):
        done = ozml("fmt", "--skip-other-xml", *more, "-", stdin=b"<a  b='c'>\r\n</a>")
        assert (done.code, done.out) == (0, b"<a  b='c'>\r\n</a>")
    assert ozml("fmt", "--skip-other-xml", "--check", "-", stdin=b"<a/>").out == b""
    large = b"<a>" + b" " * MAX_BYTES + b"</a>"  # more than is ever read of a document
    assert ozml("fmt", "--skip-other-xml", "-", stdin=large).out == large
    assert ozml("fmt", "--skip-other-xml", "other.xml").err == (
        "No OzML documents found in other.xml. Passed over 1 file of other XML.\n"
    )
    assert ozml("fmt", "other.xml").err == "1 file reformatted.\n"  # it was named


def test_check_changes_nothing_and_names_what_would_change(folder: Path) -> None:
    put("a.xml", UNTIDY)
    put("b.xml", HELLO)
    done = ozml("fmt", "--check", ".")
    assert done == Result(
        1, b"Would reformat: ./a.xml\n", "1 file would be reformatted, 1 file is formatted already.\n"
    )
    assert ozml("fmt", "--check", "-q", ".") == Result(1, b"", "")
    assert Path("a.xml").read_bytes() == UNTIDY
    assert ozml("fmt", "--check", "b.xml") == Result(0, b"", "1 file is formatted already.\n")
    assert ozml("fmt", "--check", "-", stdin=UNTIDY).code == 1
    assert ozml("fmt", "--check", "-", stdin=HELLO) == Result(0, b"", "1 file is formatted already.\n")


@pytest.mark.parametrize("program", PROGRAMS)
def test_diff_is_a_patch_that_real_programs_apply(program: str, folder: Path) -> None:
    documents = {
        **dict.fromkeys(NAMES, UNTIDY),
        "crlf.xml": b"<Response>\r\n<Beep/><Hangup/>\r\n</Response>",
        "latin.xml": "<?xml version='1.0' encoding='latin1'?>\n<Response><Speak>\u00e9</Speak></Response>".encode(
            "latin1"
        ),
        "hello.xml": HELLO,
    }
    for name, data in documents.items():
        put(Path("patched", name), data)
    shutil.copytree("patched", "formatted")
    assert shell("ozml fmt --diff >../fix.patch", folder / "patched").code == 1
    assert Path("patched/a.xml").read_bytes() == UNTIDY
    applied = shell(PROGRAMS[program], folder / "patched")
    assert (applied.code, applied.out, applied.err) == (0, b"", "")
    assert shell("ozml fmt -q .", folder / "formatted") == Result(0, b"", "")
    for name in documents:
        assert Path("patched", name).read_bytes() == Path("formatted", name).read_bytes(), name


def test_diff_of_standard_input_has_the_name_that_is_given(folder: Path) -> None:
    done = ozml("fmt", "--diff", "-", "--stdin-filename", "d/a.xml", stdin=UNTIDY)
    assert done.code == 1
    assert done.text.startswith("--- a/d/a.xml\n+++ b/d/a.xml\n@@ ")
    assert ozml("fmt", "--diff", "-q", "-", stdin=UNTIDY) == Result(1, b"", "")


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    assert ozml("fmt", "-", stdin=UNTIDY) == Result(0, HELLO, "")
    assert ozml("fmt", "-", stdin=HELLO) == Result(0, HELLO, "")
    assert ozml("fmt", "-q", "-", stdin=UNTIDY) == Result(0, HELLO, "")
    done = ozml("fmt", "-", "--stdin-filename", "a.xml", stdin=BROKEN)
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith(
        "a.xml:2:12: error OZ007 unescaped-ampersand: An & must be written &amp;.\n2 |   <Speak>"
    )
    put("a.xml", UNTIDY)
    assert ozml("fmt", "-", "a.xml", stdin=UNTIDY) == Result(0, HELLO, "2 files reformatted.\n")


def test_what_cannot_be_formatted_is_told_and_the_others_are(folder: Path) -> None:
    put("a.xml", BROKEN)
    put("b.xml", UNTIDY)
    Path("c.xml").symlink_to("nix")
    done = ozml("fmt", ".")
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines()[0] == "./a.xml:2:12: error OZ007 unescaped-ampersand: An & must be written &amp;."
    assert done.err.splitlines()[-2:] == [
        "./c.xml: cannot read: no such file or directory.",
        "1 file reformatted, 2 files cannot be formatted.",
    ]
    assert (Path("a.xml").read_bytes(), Path("b.xml").read_bytes()) == (BROKEN, HELLO)
    assert ozml("fmt", "a.xml").err.splitlines()[-1] == "1 file cannot be formatted."
    assert ozml("fmt", "--check", ".").code == 2


def test_what_cannot_be_proven_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reformat_module, "format_document", lambda *_, **__: Unproven("it would mean something else"))
    put("a.xml", UNTIDY)
    assert ozml("fmt", "a.xml").err.splitlines()[0] == (
        "a.xml: cannot format: it would mean something else, which is a fault of ozml. "
        "Nothing was written; please report it with the document."
    )
    assert ozml("fmt", "-", stdin=UNTIDY).out == b""
    assert Path("a.xml").read_bytes() == UNTIDY


def test_a_formatted_file_is_not_touched_and_permissions_and_links_stay(folder: Path) -> None:
    put("a.xml", HELLO)
    os.utime("a.xml", (1, 1))
    ozml("fmt", "a.xml")
    assert os.stat("a.xml").st_mtime == 1
    put("d/b.xml", UNTIDY)
    os.chmod("d/b.xml", 0o640)
    Path("link.xml").symlink_to("d/b.xml")
    assert ozml("fmt", "link.xml").code == 0
    assert Path("link.xml").is_symlink()
    assert (Path("d/b.xml").read_bytes(), os.stat("d/b.xml").st_mode & 0o777) == (HELLO, 0o640)
    assert os.listdir("d") == ["b.xml"]


def test_what_another_program_wrote_in_the_meantime_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def format_document(*arguments: object, **words: object) -> object:
        done = real(*arguments, **words)  # type: ignore[arg-type]
        Path("a.xml").write_bytes(BROKEN)
        return done

    real = formatter.format_document
    monkeypatch.setattr(reformat_module, "format_document", format_document)
    put("a.xml", UNTIDY)
    done = ozml("fmt", "a.xml")
    words = "a.xml: cannot format: another program changed it in the meantime; try again."
    assert (done.code, done.err.splitlines()[0]) == (2, words)
    assert Path("a.xml").read_bytes() == BROKEN


def test_on_a_full_disk_nothing_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int, data: object) -> int:
        raise OSError(28, "No space left on device")

    put("a.xml", UNTIDY)
    monkeypatch.setattr(os, "write", full)
    done = ozml("fmt", "a.xml")
    monkeypatch.undo()
    assert (done.code, done.err.splitlines()[0]) == (2, "a.xml: cannot format: no space left on device.")
    assert ((folder / "a.xml").read_bytes(), os.listdir(folder)) == (UNTIDY, ["a.xml"])


LONG = b'<Response><UserInput Timeout="8" Repeat="true"><Inputs/></UserInput></Response>'


def test_the_layout_comes_from_the_line_over_the_settings_over_the_defaults(folder: Path) -> None:
    def lines(*options: str) -> list[str]:
        return ozml("fmt", "-", *options, stdin=LONG).text.splitlines()[2:]

    usual = ['  <UserInput Repeat="true" Timeout="8">', "    <Inputs/>", "  </UserInput>", "</Response>"]
    assert lines() == usual
    put("ozml.toml", 'indent = "tab"\nline-length = 30\n')
    tabbed = [
        "\t<UserInput",
        '\t\t\tRepeat="true"',
        '\t\t\tTimeout="8">',
        "\t\t<Inputs/>",
        "\t</UserInput>",
        "</Response>",
    ]
    assert lines() == tabbed
    assert lines("--isolated") == usual
    assert lines("--line-length", "100", "--indent", "2") == usual
    put("d/ozml.toml", "indent = 0")
    assert lines("--stdin-filename", "d/a.xml") == [line.strip() for line in usual]
    assert lines("--isolated", "--indent", "TAB", "--line-length=30") == tabbed
    put("a.xml", LONG)
    put("d/a.xml", LONG)
    assert ozml("fmt", ".").code == 0
    assert Path("a.xml").read_text("utf-8").splitlines()[2:] == tabbed
    assert Path("d/a.xml").read_text("utf-8").splitlines()[2:] == [line.strip() for line in usual]
    put("pyproject.toml", "[tool.ozml]\nindent = 3\n")
    assert lines("--config", "pyproject.toml")[1] == "      <Inputs/>"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--indent", "17"], "Invalid value for '--indent': '17' is not a whole number from 0 to 16 or tab."),
        (["--indent", "two"], "Invalid value for '--indent': 'two' is not a whole number from 0 to 16 or tab."),
        (["--line-length", "0"], "Invalid value for '--line-length': 0 is not in the range 20<=x<=1000."),
        (["--line-ending", "cr"], "Invalid value for '--line-ending': 'cr' is not one of 'lf', 'crlf'."),
        (
            ["--isolated", "--config", "x"],
            "--isolated takes no settings from files, but --config names one. Give one of the two.",
        ),
        (["-", "-"], "- (standard input) is named twice; it can be read only once."),
        (["nix.xml"], "nix.xml: cannot read: no such file or directory.\n1 file cannot be formatted."),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], said: str, folder: Path) -> None:
    done = ozml("fmt", *words)
    assert (done.code, done.out, done.error) == (2, b"", said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("indent = -1", 'ozml.toml:1:10: indent must be a whole number from 0 to 16 or "tab", not -1.'),
        ("indent = true", 'ozml.toml:1:10: indent must be a whole number from 0 to 16 or "tab", not true.'),
        ('line-length = "80"', 'ozml.toml:1:15: line-length must be a whole number from 20 to 1000, not "80".'),
        ("line-lenght = 80", 'ozml.toml:1:1: Unknown setting "line-lenght". Did you mean line-length?'),
    ],
)
def test_settings_that_cannot_be_are_told_with_their_place(text: str, said: str, folder: Path) -> None:
    put("ozml.toml", text)
    put("a.xml", UNTIDY)
    assert ozml("fmt", "a.xml").error == said
    assert Path("a.xml").read_bytes() == UNTIDY


def test_line_ends_can_be_changed(folder: Path) -> None:
    put("a.xml", HELLO)
    assert ozml("fmt", "--line-ending", "CRLF", "a.xml").err == "1 file reformatted.\n"
    assert Path("a.xml").read_bytes() == HELLO.replace(b"\n", b"\r\n")
    assert ozml("fmt", "--check", "a.xml").code == 0
    assert ozml("fmt", "--line-ending", "lf", "a.xml").code == 0
    assert Path("a.xml").read_bytes() == HELLO


def test_the_number_of_processes_changes_nothing(folder: Path) -> None:
    forest(Path("forest"), data=(UNTIDY, HELLO, BROKEN, OTHER))
    one, two = (process("fmt", "--check", "--jobs", jobs, "forest", cwd=folder) for jobs in ("1", "2"))
    assert one.code == 2
    assert two == one
    assert process("fmt", "--jobs", "2", "forest", cwd=folder).code == 2
    done = ozml("fmt", "--check", "forest")
    assert (done.code, done.out) == (2, b"")  # what could be formatted is


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_each_file_as_it_was_or_formatted(jobs: str, folder: Path) -> None:
    before = UNTIDY.replace(b"<Resp", b"<!-- " + b"a\n" * 20_000 + b" --><Resp")
    for number in range(1500):
        put(f"{number}.xml", before)
    with subprocess.Popen(
        [OZML, "fmt", "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        until = time.monotonic() + 60
        while all(path.stat().st_size == len(before) for path in folder.glob("*.xml")):
            assert time.monotonic() < until
        os.killpg(run.pid, signal.SIGINT)  # what a terminal does
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err.startswith(b"Interrupted. "), err.count(b"\n")) == (130, b"", True, 1)
    assert b"no files" not in err
    put("after.xml", before)
    ozml("fmt", "after.xml")
    assert {path.read_bytes() for path in folder.iterdir()} <= {before, Path("after.xml").read_bytes()}
    assert {path.suffix for path in folder.iterdir()} == {".xml"}


def test_a_reader_that_goes_away_ends_it_quietly(folder: Path) -> None:
    forest(Path("forest"), data=(UNTIDY,))
    done = shell("ozml fmt --check forest/0 forest/1 2>/dev/null | head -1", folder)
    assert done.out.startswith(b"Would reformat: ")
    assert done.err == ""


def test_in_a_document_that_anybody_sent_nothing_acts_upon_the_terminal(folder: Path) -> None:
    put("a\x1b[31m.xml", UNTIDY)
    done = ozml("fmt", "--check", ".")
    assert b"\x1b" not in done.out


def test_git_shows_formatted_texts_where_it_is_the_textconv(folder: Path) -> None:
    """What differs in layout alone is no change to git diff."""
    git = [
        "git",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.com",
        "-c",
        f"diff.ozml.textconv='{OZML}' fmt -q - <",
    ]
    put("a.xml", HELLO)
    put(".gitattributes", "*.xml diff=ozml\n")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"]):
        subprocess.run([*git, *words], check=True)
    put("a.xml", b"<Response><Speak>Hello.</Speak><Hangup></Hangup></Response>")
    done = subprocess.run([*git, "diff", "--no-ext-diff"], capture_output=True, text=True, check=True)
    changed = [line for line in done.stdout.splitlines() if line[0] in "+-" and line[:3] not in {"+++", "---"}]
    assert changed == ["+  <Hangup/>"]


@pytest.mark.parametrize("line", ["ozml fmt <in.xml", "cat in.xml | ozml fmt", "ozml validate --fix <in.xml"])
def test_no_folder_is_changed_where_a_filter_may_be_meant(line: str, folder: Path) -> None:
    put("in.xml", UNTIDY)
    done = shell(line, folder)
    assert (done.code, done.out) == (2, b"")
    assert done.error == (
        "No PATH is given, but standard input is. Add - to read it, or . to change the files in the current folder."
    )
    assert Path("in.xml").read_bytes() == UNTIDY


@pytest.mark.parametrize("line", ["ozml fmt --check", "ozml validate", "ozml validate --diff"])
def test_where_nothing_is_changed_it_is_told_that_standard_input_is_not_read(line: str, folder: Path) -> None:
    put("in.xml", UNTIDY)
    told = "No PATH is given, so the current folder is gone through. Standard input is not read; add - for it.\n"
    done = shell(f"{line} <in.xml", folder)
    assert done.code in {0, 1}
    assert done.err.startswith(told)
    for quiet in (f"{line} -q <in.xml", f"{line} . <in.xml", f"{line} </dev/null"):
        assert told not in shell(quiet, folder).err
    assert shell("ozml fmt </dev/null", folder).err == "1 file reformatted.\n"


@pytest.mark.parametrize(
    "words", ["fmt --check", "validate", "validate -q", "validate --exit-zero", "validate --output-format json"]
)
def test_where_only_standard_input_could_be_judged_and_is_not_read_all_is_not_well(words: str, folder: Path) -> None:
    refusal = "Error: No document was found, and standard input was not read. Add - to read it."
    done = shell(f"echo '<Response/>' | ozml {words}", folder)
    assert (done.code, done.err.splitlines()[-1]) == (2, refusal)
    for others in (f"ozml {words} </dev/null", f"echo | ozml {words} ."):
        assert shell(others, folder).code == 0
    put("in.xml", b"<Response/>")
    assert refusal not in shell(f"echo | ozml {words}", folder).err
    Path("in.xml").unlink()
    put("pom.xml", OTHER)
    assert shell(f"echo | ozml {words}", folder).code == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_when_the_program_was_ended_nothing_more_is_written(number: int, tmp_path: Path) -> None:
    for name in range(2_500):
        (tmp_path / f"{name}.xml").write_bytes(UNTIDY)
    command = [OZML, "fmt", "--jobs", "4", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        while not any(path.read_bytes().startswith(b"<?xml") for path in tmp_path.glob("*.xml")):
            time.sleep(0.01)
        run.send_signal(number)
        assert run.wait(timeout=60) == -number
        written = {path: path.read_bytes() for path in tmp_path.iterdir()}
        time.sleep(0.5)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == written
    assert {path.suffix for path in written} == {".xml"}
    assert {len(data) for data in written.values()} == {len(UNTIDY), len(HELLO)}
