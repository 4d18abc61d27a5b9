"""Real git, with ozml as its external diff, as its difftool, and as a textconv."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.program import SCRIPTS
from tests.readme import README
from tests.report.changes.samples import NEW, OLD


def git(*words: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **(env or {}),
    }
    return subprocess.run(
        ["git", *words], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with changes of every kind, not yet committed."""
    for words in (("init", "-q"), ("config", "user.email", "a@example"), ("config", "user.name", "a")):
        git(*words, cwd=tmp_path)
    (tmp_path / "call.xml").write_text(OLD, "utf-8")
    (tmp_path / "gone.xml").write_text("<Response><Beep/></Response>", "utf-8")
    (tmp_path / "spaced.xml").write_text("<Response>\n<Hold/>\n</Response>\n", "utf-8")
    (tmp_path / "broken.xml").write_text("<Response>\n", "utf-8")
    (tmp_path / "notes.txt").write_text("one\n", "utf-8")
    (tmp_path / "picture.bin").write_bytes(b"\x00\x01")
    (tmp_path / "name one.xml").write_text("<Response><Play>a.wav</Play><Delay>5</Delay></Response>\n", "utf-8")
    git("add", ".", cwd=tmp_path)
    git("commit", "-qm", "one", cwd=tmp_path)
    (tmp_path / "call.xml").write_text(NEW, "utf-8")
    (tmp_path / "gone.xml").unlink()
    (tmp_path / "come.xml").write_text("<Response><Hangup/></Response>", "utf-8")
    (tmp_path / "spaced.xml").write_text("<Response>\n  <Hold/>\n</Response>\n", "utf-8")
    (tmp_path / "broken.xml").write_text("<Response>\n<Beep>\n", "utf-8")
    (tmp_path / "notes.txt").write_text("two\n", "utf-8")
    (tmp_path / "picture.bin").write_bytes(b"\x00\x02")
    git("mv", "name one.xml", "name two.xml", cwd=tmp_path)
    git("add", "-A", cwd=tmp_path)
    return tmp_path


WANTED = (
    "broken.xml:1:11: OZ020 [error]",
    "+<Beep>\n",
    "call.xml\n",
    "  5   4 ~   Record: Format mp3 \u2192 wav\n",
    "come.xml: added\n",
    "      1 +   Hangup\n",
    "gone.xml: removed\n",
    "name one.xml \u2192 name two.xml: renamed\n",
    "--- a/notes.txt\n+++ b/notes.txt\n@@ -1 +1 @@\n-one\n+two\n",
    "Binary files picture.bin and picture.bin differ\n",
    "spaced.xml: the same meaning, written in another way.\n",
)


def test_as_the_external_diff_of_the_environment_it_shows_files_of_any_kind(repository: Path) -> None:
    done = git("diff", "HEAD", "-M", cwd=repository, env={"GIT_EXTERNAL_DIFF": "ozml diff --git"})
    assert (done.returncode, done.stderr) == (0, "")
    for words in WANTED:
        assert words in done.stdout, words


def test_it_can_be_asked_for_one_kind_of_file_and_with_options(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.xml diff=ozml\n")
    git("config", "diff.ozml.command", "ozml diff --git --all", cwd=repository)
    done = git("diff", "HEAD", "--", "call.xml", "spaced.xml", "notes.txt", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Comment added: <!-- new -->" in done.stdout
    assert "Indentation or line breaks differ." in done.stdout
    assert "diff --git a/notes.txt b/notes.txt" in done.stdout


def test_with_a_pager_it_is_coloured_as_git_is(repository: Path) -> None:
    environment = {"GIT_EXTERNAL_DIFF": "ozml diff --git", "GIT_PAGER_IN_USE": "true", "NO_COLOR": "", "TERM": "xterm"}
    assert "\x1b[31m[-our-]" in git("diff", "HEAD", "call.xml", cwd=repository, env=environment).stdout
    assert "\x1b[32m+two" in git("diff", "HEAD", "notes.txt", cwd=repository, env=environment).stdout
    assert "\x1b" not in git("diff", "HEAD", cwd=repository, env={**environment, "NO_COLOR": "1"}).stdout
    never = {**environment, "GIT_EXTERNAL_DIFF": "ozml diff --git --color never"}
    assert "\x1b" not in git("diff", "HEAD", cwd=repository, env=never).stdout
    always = {"GIT_EXTERNAL_DIFF": "ozml diff --git --color always", "NO_COLOR": "1"}
    assert "\x1b[32m+two" in git("diff", "HEAD", "notes.txt", cwd=repository, env=always).stdout


def test_what_is_unmerged_is_named(repository: Path) -> None:
    git("commit", "-qm", "two", cwd=repository)
    git("checkout", "-qb", "side", "HEAD~1", cwd=repository)
    (repository / "call.xml").write_text(OLD.replace("shop", "office"), "utf-8")
    git("commit", "-qam", "side", cwd=repository)
    git("merge", "-q", "master", cwd=repository)
    git("merge", "-q", "main", cwd=repository)
    done = git("diff", "--cached", "call.xml", cwd=repository, env={"GIT_EXTERNAL_DIFF": "ozml diff --git"})
    assert done.returncode == 0
    assert "call.xml: unmerged.\n" in done.stdout


@pytest.fixture
def set_up(repository: Path) -> Path:
    """The repository, after the lines that the README shows."""
    section = README.read_text("utf-8").partition("### With git")[2].partition("\n## ")[0]
    lines = re.findall(r"^(?:git config|echo) .*$", section, re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        subprocess.run(["sh", "-c", line.replace("git config --global", "git config")], cwd=repository, check=True)
    return repository


def test_the_lines_of_the_readme_set_it_up(set_up: Path) -> None:
    assert "Record: Format mp3 \u2192 wav" in git("diff", "HEAD", "call.xml", cwd=set_up).stdout


def test_as_difftool_it_compares_the_two_files_under_their_own_names(set_up: Path) -> None:
    paths = ("call.xml", "come.xml", "gone.xml", "broken.xml")
    done = git("difftool", "--no-prompt", "--tool", "ozml", "HEAD", "--", *paths, cwd=set_up)
    assert done.returncode == 0
    assert "a/call.xml \u2192 b/call.xml\n" in done.stdout
    assert "Record: Format mp3 \u2192 wav" in done.stdout
    assert "b/come.xml: added\n" in done.stdout
    assert "a/gone.xml: removed\n" in done.stdout
    assert "a/broken.xml cannot be compared" in done.stderr
    assert "b/broken.xml:2:7: error OZ020" in done.stderr
    assert "git-blob" not in done.stdout + done.stderr


def test_with_the_lines_of_the_readme_difftools_are_called_all_the_same(set_up: Path) -> None:
    own = git("config", "difftool.ozml.cmd", cwd=set_up).stdout.strip()
    git("config", "difftool.ozml.cmd", f"echo called; {own}", cwd=set_up)
    done = git("difftool", "-y", "-t", "ozml", "HEAD", "call.xml", cwd=set_up)
    assert (done.returncode, done.stdout.startswith("called\n")) == (0, True)
    assert "Record: Format mp3 \u2192 wav" in done.stdout
    git("config", "difftool.other.cmd", 'echo "other $MERGED"', cwd=set_up)
    assert git("difftool", "-y", "-t", "other", "HEAD", "call.xml", cwd=set_up).stdout == "other call.xml\n"


def test_as_textconv_it_leaves_other_xml_and_levels_line_ends(set_up: Path) -> None:
    (set_up / "other.xml").write_bytes(b"<project  a='b'>\n</project>\n")
    call = (set_up / "call.xml").read_bytes()
    git("add", "-A", cwd=set_up)
    git("commit", "-qm", "two", cwd=set_up)
    (set_up / "other.xml").write_bytes(b"<project  a='c'>\n</project>\n")
    (set_up / "call.xml").write_bytes(call.replace(b"\n", b"\r\n"))
    done = git("diff", "--no-ext-diff", cwd=set_up)
    assert "-<project  a='b'>\n+<project  a='c'>\n" in done.stdout
    assert "@@" not in done.stdout.partition("a/other.xml")[0]
    assert ") <Response><Hangup/></Response>" in git("blame", "--no-textconv", "come.xml", cwd=set_up).stdout
    assert ")   <Hangup/>\n" in git("blame", "come.xml", cwd=set_up).stdout


@pytest.mark.parametrize("options", ["", " --all"])
@pytest.mark.parametrize("name", ["-x.xml", "--exit-zero", "--"])
def test_files_whose_names_look_like_options_are_files(tmp_path: Path, name: str, options: str) -> None:
    for words in (("init", "-q"), ("config", "user.email", "a@example"), ("config", "user.name", "a")):
        git(*words, cwd=tmp_path)
    for each in (name, "z.xml"):
        (tmp_path / each).write_text("<Response>\n<Speak>Hello.</Speak>\n<Hangup/>\n</Response>\n")
    git("add", "-A", ".", cwd=tmp_path)
    git("commit", "-qm", "a", cwd=tmp_path)
    (tmp_path / name).rename(tmp_path / "-y.xml")
    for each in ("-y.xml", "z.xml"):
        (tmp_path / each).write_text("<Response>\n<Speak>Hello.</Speak>\n<Beep/>\n<Hangup/>\n</Response>\n")
    git("add", "-A", ".", cwd=tmp_path)
    done = git("diff", "--cached", "-M", cwd=tmp_path, env={"GIT_EXTERNAL_DIFF": f"ozml diff --git{options}"})
    assert f"{name} \u2192 -y.xml" in done.stdout
    assert done.stdout.count("+   Beep") == 2


EXTERNAL = {"GIT_EXTERNAL_DIFF": "ozml diff --git"}


def test_a_mode_a_link_and_a_faulty_side_are_told_as_such(repository: Path) -> None:
    (repository / "link.xml").symlink_to("call.xml")
    git("add", "-A", cwd=repository)
    git("commit", "-qm", "two", cwd=repository)
    (repository / "call.xml").chmod(0o755)
    (repository / "link.xml").unlink()
    (repository / "link.xml").symlink_to("come.xml")
    (repository / "broken.xml").write_text("<Response/>\n", "utf-8")
    assert git("diff", "call.xml", cwd=repository, env=EXTERNAL).stdout == "call.xml: mode 100644 \u2192 100755\n"
    done = git("diff", "link.xml", cwd=repository, env=EXTERNAL).stdout
    assert "-call.xml\n" in done
    assert "+come.xml\n" in done
    assert "Compared" not in done
    done = git("diff", "broken.xml", cwd=repository, env=EXTERNAL).stdout
    assert done.startswith("Compared by lines, for it is not well-formed XML:\n  old: broken.xml:2:7: OZ020 [error]")
    assert (done.count("Compared by lines"), "  new: " in done) == (1, False)
    (repository / "call.xml").unlink()
    (repository / "call.xml").symlink_to("come.xml")
    done = git("diff", "call.xml", cwd=repository, env=EXTERNAL).stdout
    assert done.startswith("call.xml: mode 100644 \u2192 120000\ndiff --git a/call.xml")


def test_options_beside_git_are_honoured_or_refused(repository: Path) -> None:
    def asked(options: str, *paths: str) -> str:
        external = {"GIT_EXTERNAL_DIFF": f"ozml diff --git {options}"}
        done = git("diff", "HEAD", "-M", "--", *paths, cwd=repository, env=external)
        return done.stdout + done.stderr

    assert asked("--stat", "call.xml").splitlines()[0] == " call.xml | 7 +->~~~~"
    assert asked("--stat", "notes.txt") == " notes.txt | lines: 1 added, 1 removed\n"
    assert '+  <Record Format="wav"' in asked("--output-format unified", "call.xml")
    assert asked("-q") == ""
    assert "--output-format json is about all of them" in asked("--output-format json", "call.xml")
    assert "--output-format markdown is about all of them" in asked("--output-format markdown", "call.xml")


def test_a_patch_of_files_by_lines_renames_them(repository: Path) -> None:
    (repository / "notes.txt").write_text("".join(f"{number}\n" for number in range(20)), "utf-8")
    git("add", "-A", cwd=repository)
    git("commit", "-qm", "two", cwd=repository)
    git("mv", "notes.txt", "my notes.txt", cwd=repository)
    (repository / "my notes.txt").write_text("".join(f"{number}\n" for number in range(1, 20)), "utf-8")
    patch = git("diff", "-M", "HEAD", cwd=repository, env=EXTERNAL).stdout
    (repository / "it.patch").write_text(patch, "utf-8")
    git("reset", "-q", "--hard", cwd=repository)
    assert git("apply", "it.patch", cwd=repository).stderr == ""
    assert (repository / "my notes.txt").read_text("utf-8").startswith("1\n2\n")
    assert not (repository / "notes.txt").exists()


def test_through_the_formatter_as_textconv_indentation_is_no_difference(set_up: Path) -> None:
    done = git("diff", "--no-ext-diff", "HEAD", "--", "spaced.xml", "call.xml", "broken.xml", cwd=set_up)
    assert done.returncode == 0
    assert "diff --git a/call.xml b/call.xml" in done.stdout
    assert "@@" not in done.stdout.partition("diff --git a/spaced.xml b/spaced.xml")[2].partition("diff --git")[0]
    assert (done.stdout.count("+<Beep>\n"), done.stderr) == (1, "")  # what is no XML is shown as it is
    git("commit", "-qm", "two", cwd=set_up)
    assert "-        <BlindTransfer Target=" in git("log", "-p", "-1", cwd=set_up).stdout


def test_as_textconv_it_shows_utf_16_as_text(set_up: Path) -> None:
    for words in ("old", "new"):
        text = f'<?xml version="1.0" encoding="UTF-16"?>\n<Response><Speak>{words} \u00e9</Speak></Response>\n'
        (set_up / "wide.xml").write_bytes(text.encode("utf-16"))
        git("add", ".", cwd=set_up)
        git("commit", "-qm", words, cwd=set_up)
    shown = git("show", "--no-ext-diff", cwd=set_up).stdout
    assert "\0" not in shown
    assert "\n-  <Speak>old \u00e9</Speak>\n+  <Speak>new \u00e9</Speak>\n" in shown
