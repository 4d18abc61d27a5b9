"""ozml validate with files of settings: which holds where, and what outweighs what."""

from __future__ import annotations

from pathlib import Path

import pytest

from ozmlcli.settings.model import VARIABLE
from tests.cli.places import FAULTY, MISSPELT, ODD, found, put
from tests.cli.program import HELLO, ozml, process

HOLD = b"<Response><Hold/></Response>"


def test_each_folder_has_the_settings_of_the_nearest_file(folder: Path) -> None:
    for name in ("a.xml", "d/a.xml", "d/e/a.xml", "d/p/a.xml"):
        put(name, ODD)
    put("d/ozml.toml", 'ignore = ["letter-case"]\n')
    put("d/e/pyproject.toml", "[tool.ozml]\n")
    put("d/p/pyproject.toml", "[project]\n")  # says nothing of ozml, so that of d holds
    assert found() == [("./a.xml", "OZ111"), ("./d/e/a.xml", "OZ111")]
    assert found("d/a.xml", "d/e/a.xml", "d/p/a.xml") == [("d/e/a.xml", "OZ111")]
    assert len(found("--isolated")) == 4
    assert found("--config", "d/ozml.toml") == []
    assert found("--stdin-filename", "d/x.xml", "-", stdin=ODD) == []
    assert found("--stdin-filename", "x.xml", "-", stdin=ODD) == [("x.xml", "OZ111")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--config", "nix.toml"], "nix.toml: The settings cannot be read: no such file or directory."),
        (["--config", "pyproject.toml"], "pyproject.toml: there is no table tool.ozml in it."),
        (
            ["--config", "pyproject.toml", "--isolated"],
            "--isolated takes no settings from files, but --config names one. Give one of the two.",
        ),
        (
            ["--stdin-filename", "x.xml"],
            "--stdin-filename names standard input, which is not among the paths. Add - to them.",
        ),
        (
            ["--variable", "a=b"],
            f"--variable: 'a=b' is not a name of a variable. {VARIABLE.must}",
        ),
        (["--select", "nix"], '--select: There is no rule "nix". The command "ozml rule" lists them.'),
    ],
)
def test_what_cannot_be_is_told(words: list[str], said: str, folder: Path) -> None:
    put("a.xml", ODD)
    put("pyproject.toml", "[project]\n")
    done = ozml("validate", *words, "a.xml")
    assert (done.code, done.out, done.error) == (2, b"", said)


def test_wrong_settings_are_told_with_their_place(folder: Path) -> None:
    put("d/a.xml", ODD)
    for text, place in (("nix = 1\n", "1:1"), ('\nmode = "nix"\n', "2:8"), ("[", "1:2"), ('fail-on = "never"', "1:11")):
        put("d/ozml.toml", text)
        for path in ("d", "d/a.xml"):
            done = ozml("validate", path)
            assert (done.code, done.out) == (2, b"")
            assert done.error.startswith(f"d/ozml.toml:{place}: "), done.error
    assert ozml("validate", "--isolated", "d").code == 0


def test_contradicting_patterns_are_told_with_the_file(folder: Path) -> None:
    put("d/a.xml")
    put("ozml.toml", '[per-file-mode]\n"d/" = "routing"\n[per-file-answers]\n"*.xml" = "IncomingCall"\n')
    done = ozml("validate", "d")
    assert done.code == 2
    assert "per-file-mode and per-file-answers contradict each other for d/a.xml: IncomingCall is no" in done.error


def test_what_is_stronger_holds(folder: Path) -> None:
    put("a.xml", ODD)
    put("b.xml", FAULTY)
    put("ozml.toml", 'ignore = ["OZ1"]\n[per-file-ignores]\n"b.xml" = ["OZ201"]\n[severity]\nletter-case = "error"\n')
    assert found() == []
    assert found("--select", "OZ1") == [("./a.xml", "OZ111")]
    assert ozml("validate", "--select", "OZ1").code == 1  # as the severity says
    assert found("--select", "OZ1", "--ignore", "letter-case") == []
    put("ozml.toml", 'fail-on = "warning"\n')
    assert (ozml("validate", "a.xml").code, ozml("validate", "--fail-on", "error", "a.xml").code) == (1, 0)


def test_the_mode_of_the_line_outweighs_the_document_and_that_the_settings(folder: Path) -> None:
    put("a.xml", HOLD)
    put("said.xml", b"<!-- ozml: mode=third-party -->" + HOLD)
    put("ozml.toml", 'mode = "extension"\n')
    assert found() == [("./a.xml", "OZ302")]
    assert found("--mode", "auto") == []
    assert [path for path, _ in found("--mode", "extension")] == ["./a.xml", "./said.xml"]
    put("ozml.toml", '[per-file-mode]\n"a*.xml" = "extension"\n')
    assert found() == [("./a.xml", "OZ302")]
    assert found("--mode", "third-party") == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--select", "OZ1"],
        ["--ignore", "letter-case,OZ2"],
        ["--mode", "routing"],
        ["--mode", "auto"],
        ["--answers", "IncomingSMS"],
        ["--fail-on", "warning", "--variable", "$x", "--exclude", "d/", "--extend-exclude", "b*"],
        ["--no-respect-gitignore"],
    ],
)
@pytest.mark.parametrize("mode", ['mode = "extension"\nanswers = "IncomingCall"\n', ""])
def test_shown_settings_are_a_file_with_the_same_effect(words: list[str], mode: str, folder: Path) -> None:
    for name, data in (("a.xml", ODD), ("b.xml", FAULTY), ("c.xml", HOLD), ("d/e.xml", MISSPELT), ("i.xml", ODD)):
        put(name, data)
    put(".gitignore", "i.xml\n")
    Path(".git").mkdir()
    put("ozml.toml", f'{mode}ignore = ["OZ201"]\n[severity]\nunknown-command = "warning"\n')
    before = ozml("validate", *words)
    shown = ozml("validate", "--show-settings", *words)
    assert (shown.code, shown.err) == (0, "")
    assert "# ozml.toml" in shown.text or str(folder) in shown.text
    put("ozml.toml", shown.out)
    assert ozml("validate") == before


def test_settings_are_shown_for_standard_input_and_for_files(folder: Path) -> None:
    put("d/ozml.toml", 'fail-on = "warning"\n')
    put("d/a.xml", HELLO)
    for words in (["d"], ["d/a.xml"], ["--stdin-filename", "d/x.xml", "-"]):
        assert 'fail-on = "warning"' in ozml("validate", "--show-settings", *words).text
    assert 'fail-on = "error"' in ozml("validate", "--show-settings").text


@pytest.mark.parametrize("command", ["validate", "show a.xml", "fmt a.xml"])
def test_a_folder_that_was_removed_is_told(command: str, folder: Path) -> None:
    from tests.cli.program import shell

    done = shell(f"mkdir gone && cd gone && rmdir ../gone && ozml {command}", folder)
    assert (done.code, done.error) == (2, "The current folder does not exist any more. Go to another one, with cd.")
    assert process("validate", "--isolated", "-q", ".", cwd=folder).code == 0


@pytest.mark.parametrize("words", ["", " ", ","])
def test_a_selection_of_no_rule_is_refused_and_no_document_is_called_sound(words: str, folder: Path) -> None:
    """As from a variable of the shell that is not set."""
    put("a.xml", FAULTY)
    done = ozml("validate", "--select", words, "a.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith("--select names no rule.")
    assert ozml("validate", "--ignore", words, "a.xml") == ozml("validate", "a.xml")
