"""What is left out: the same as git leaves out, in a repository of git's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozmlcli.files.discover import Candidate, Missed, WalkOptions, walk
from ozmlcli.files.ignore import Exclude

#: Names as they occur, and names that are patterns.
NAMES = ["a", "b", "ab", "a b", "build", "A", "é", "[a]", "*", "a\\b", "a\nb", "#a", "!a", "a\udcff", "b ", "-", "]"]
PIECES = [
    *"ab*?/!#-^\\[] \t.",
    "**", "**/", "/**", "/*", "*/", "!*/", "[ab]", "[!a]", "[^b]", "[a-b]", "[]a]", "[!]-]", "[[:alpha:]]", "[[:space:]_]",
    "[^[:punct:]]", "[[:nix:]]", "[\\]a]", "[b-a]", "[a/b]", "[--a]", "[[a]", "\\*", "\\ ", "\\[", ".xml", "*.xml", "build", "é", "A",
    "a/", "b/",
]  # fmt: skip
USUAL = [
    "*", "*/", "!*/", "!*.xml", "*.xml", "a", "!a", "a/", "!a/", "/a", "/a/", "a/*", "a/**", "!a/b", "!a/b.xml", "**/a", "a/**/b",
    "b.xml", "!b.xml", "/*", "!/a", "# a", "", "build/", "[ab].xml", "?.xml", "a/b", "!/a/b/", "\\!a", "\\#a", "a ", "b\\ ", "**/", "/", "!",
    "//", "a//", "foo\\", "**/*", "**/*/**",
]  # fmt: skip

#: Two stars beside a letter are one star to us, as git's manual says; git itself at times takes them for folders.
ODD_STARS = re.compile(r"[^/]\*\*")

folders = st.lists(st.sampled_from(NAMES), max_size=3).map("/".join)
files = st.lists(st.builds(os.path.join, folders, st.sampled_from([f"{name}.xml" for name in NAMES])), max_size=15)
lines = st.one_of(
    st.sampled_from(USUAL), st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
).filter(lambda line: not ODD_STARS.search(line))
ignore_files = st.dictionaries(folders | st.just(""), st.lists(lines, max_size=6).map("\n".join), max_size=3)


class Repository:
    """One whose files come and go. No user's settings play a part."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
        root.mkdir()
        self.git("init")

    def git(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", *arguments]
        return subprocess.run(command, env=self._environment, capture_output=True, check=True).stdout

    def put(self, path: str, data: bytes = b"<Response/>") -> None:
        """Write a file, where no file stands in the way."""
        target = self.root / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            return

    def clear(self) -> None:
        for entry in os.scandir(self.root):
            if entry.name != ".git":
                shutil.rmtree(entry.path) if entry.is_dir(follow_symlinks=False) else os.unlink(entry.path)
        (self.root / ".git" / "info" / "exclude").write_bytes(b"")

    def by_git(self) -> set[str]:
        """The documents that git does not ignore."""
        listed = self.git("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
        return {os.fsdecode(path) for path in listed if path.endswith(b".xml")}

    def by_us(self, options: WalkOptions | None = None) -> set[str]:
        return {os.path.relpath(each.path, self.root) for each in walk([str(self.root)], options or WalkOptions())}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("git") / "repository")


@given(files, ignore_files, st.lists(lines, max_size=3))
@settings(max_examples=200, deadline=None)
def test_what_git_ignores_is_left_out_and_nothing_else(
    repository: Repository, paths: list[str], ignored: dict[str, str], excluded: list[str]
) -> None:
    repository.clear()
    for path in paths:
        repository.put(path)
    for folder, text in ignored.items():
        repository.put(os.path.join(folder, ".gitignore"), os.fsencode(text))
    repository.put(".git/info/exclude", os.fsencode("\n".join(excluded)))
    assert repository.by_us() == repository.by_git()


RARE = [
    "[b-a].xml", "[b-].xml", "[]-a].xml", "[!]", "[!].xml", "[[:alpha:].xml", "[[:alpha:]-].xml", "[[:alpha].xml", "[[:]].xml",
    "[[:space:]].xml", "[[:cntrl:]].xml", "[[:nix:]a].xml", "[\\]].xml", "[\\].xml", "[a\\-b].xml", "[^!].xml", "[!^].xml",
    "[[a].xml", "[--b].xml", "[a&&b].xml", "[*]*", "[/]a.xml", "b[/a].xml", "b[!x]a.xml", "b[!x]*", "b?a.xml", "\\a.xml", "\\/a.xml",
    "/\\/a.xml", "b\\/a.xml", "b\\/", "?.xml", "??.xml", "a?b.xml", "a*b.xml", "b ", "b  ", "b\\ ", "b\\  ", "b /", "b\\ /", "b\t",
    "b\\\t", "b\t/", "b\u00a0", "\u00a0", "b\x0c", " b", "#a.xml", "\\#a.xml", "!#a.xml", "!a.xml", "\\!a.xml", "a.xml\r", "a.xml\\",
    "é.xml", "[é].xml", "[!a].xml", "***", "**.xml", "b/**/a.xml", "b/**/**/a.xml", "/**/a.xml", "**/b/**", "*/a.xml", "*/*", "A.XML",
]  # fmt: skip


def test_rare_patterns_are_read_as_git_reads_them(repository: Repository) -> None:
    repository.clear()
    for name in [*NAMES, "^", "&", "!", "\x85", "\t", "\n", "\r"]:
        repository.put(f"{name}.xml")
    for name in ["b", "b ", "b\t", "b\u00a0", "b\x0c", " b", "b/b", "b\\"]:
        repository.put(f"{name}/a.xml")
    for line in RARE:
        for text in (line, f"{line}\n", f"*.xml\n!{line}", f"!*.xml\n{line}\n"):
            repository.put(".git/info/exclude", os.fsencode(text))
            assert repository.by_us() == repository.by_git(), text


@given(files, st.lists(lines, max_size=6))
@settings(max_examples=50, deadline=None)
def test_what_is_excluded_is_what_git_would_ignore(
    repository: Repository, paths: list[str], patterns: list[str]
) -> None:
    repository.clear()
    for path in paths:
        repository.put(path)
    repository.put(".git/info/exclude", os.fsencode("\n".join(patterns)))
    options = WalkOptions(respect_gitignore=False, exclude=((str(repository.root), tuple(patterns)),))
    assert repository.by_us(options) == repository.by_git()


@pytest.fixture
def tree(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with some documents, in which the test stands."""
    repository.clear()
    monkeypatch.chdir(repository.root)
    for path in ("a.xml", "b.xml", "build/a.xml", "sub/a.xml", "sub/b.xml", "sub/build/a.xml", "sub/deep/a.xml"):
        repository.put(path)
    return repository


def found(*paths: str, options: WalkOptions = WalkOptions()) -> list[str]:  # noqa: B008
    return [os.path.normpath(each.path) for each in walk(list(paths), options)]


ALL = ["a.xml", "b.xml", "build/a.xml", "sub/a.xml", "sub/b.xml", "sub/build/a.xml", "sub/deep/a.xml"]


@pytest.mark.parametrize(
    ("ignored", "excluded", "expected"),
    [
        ({}, "", ALL),
        ({"": "build/"}, "", ["a.xml", "b.xml", "sub/a.xml", "sub/b.xml", "sub/deep/a.xml"]),
        ({"": "/build/"}, "", ["a.xml", "b.xml", "sub/a.xml", "sub/b.xml", "sub/build/a.xml", "sub/deep/a.xml"]),
        ({"": "*.xml\n", "sub": "!b.xml\n"}, "", ["sub/b.xml"]),
        ({"": "sub\n", "sub": "!b.xml\n"}, "", ["a.xml", "b.xml", "build/a.xml"]),
        ({"": "sub/*\n!sub/deep\n"}, "", ["a.xml", "b.xml", "build/a.xml", "sub/deep/a.xml"]),
        ({"": "*\n!*/\n!b.xml\n"}, "", ["b.xml", "sub/b.xml"]),
        ({"": "!a.xml\n"}, "a.xml\nb.xml", ["a.xml", "build/a.xml", "sub/a.xml", "sub/build/a.xml", "sub/deep/a.xml"]),
        ({"sub": "/build\n"}, "/build", ["a.xml", "b.xml", "sub/a.xml", "sub/b.xml", "sub/deep/a.xml"]),
        ({"": "\ufeffb.xml\r\n# sub\r\nbuild  \r\n"}, "", ["a.xml", "sub/a.xml", "sub/deep/a.xml"]),
    ],
)
def test_ignored_files_are_left_out(
    tree: Repository, ignored: dict[str, str], excluded: str, expected: list[str]
) -> None:
    for folder, text in ignored.items():
        tree.put(os.path.join(folder, ".gitignore"), text.encode())
    tree.put(".git/info/exclude", excluded.encode())
    assert found(".") == expected
    assert tree.by_git() == set(expected)
    assert found(".", options=WalkOptions(respect_gitignore=False)) == ALL


def test_what_the_folders_above_ignore_is_left_out_up_to_the_root_of_the_repository(tree: Repository) -> None:
    (tree.root.parent / ".gitignore").write_bytes(b"*\n")
    tree.put(".gitignore", b"/sub/b.xml\nbuild\n")
    tree.put(".git/info/exclude", b"/sub/deep/\n")
    assert found("sub") == ["sub/a.xml"]
    os.chdir("sub")
    assert found(".") == ["a.xml"]
    assert found("..") == ["../a.xml", "../b.xml", "../sub/a.xml"]


def test_what_is_named_is_never_left_out(tree: Repository) -> None:
    tree.put(".gitignore", b"build/\n/b.xml\n")
    assert found("build", "b.xml", "sub/build") == ["build/a.xml", "b.xml", "sub/build/a.xml"]
    assert "b.xml" in found(".", "b.xml")
    tree.put(".gitignore", b"*.xml\n")
    assert found("build", "b.xml") == ["b.xml"]
    tree.put(".gitignore", b"")
    everything = WalkOptions(exclude=((".", ("sub", "a.xml")),))
    assert found("sub", "a.xml", options=everything) == ["sub/b.xml", "a.xml"]


def test_a_repository_in_another_ignores_for_itself(tree: Repository) -> None:
    tree.put(".gitignore", b"b.xml\n")
    inner = Repository(tree.root / "inner")
    inner.put("b.xml")
    inner.put("c.xml")
    inner.put(".git/info/exclude", b"c.xml\n")
    assert found("inner") == ["inner/b.xml"]
    assert [path for path in found(".") if path.startswith("inner")] == ["inner/b.xml"]
    assert "sub/b.xml" not in found(".")


def test_a_second_working_tree_ignores_what_the_first_does(tree: Repository, tmp_path: Path) -> None:
    other = tmp_path / "other"
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    tree.git(*identity, "commit", "--allow-empty", "--message", "empty")
    tree.git("worktree", "add", "--detach", str(other))
    tree.put(".git/info/exclude", b"b.xml\n")
    for name in ("a.xml", "b.xml", "c/b.xml"):
        (other / name).parent.mkdir(exist_ok=True)
        (other / name).write_bytes(b"<Response/>")
    assert found(str(other)) == [str(other / "a.xml")]
    assert found(str(other / "c")) == []


@pytest.mark.parametrize("text", [b"", b"gitdir: nix\n", b"gitdir: a\0b", b"\xff", b"gitdir:\r\n"])
def test_a_git_file_that_leads_nowhere_ignores_nothing(tmp_path: Path, text: bytes) -> None:
    (tmp_path / ".git").write_bytes(text)
    (tmp_path / "a.xml").write_bytes(b"<Response/>")
    assert found(str(tmp_path)) == [str(tmp_path / "a.xml")]


def test_the_list_of_what_is_ignored_may_be_a_link(tree: Repository) -> None:
    tree.put(".git/ours", b"sub\nbuild\n")
    tree.root.joinpath(".git", "info", "exclude").unlink()
    tree.root.joinpath(".git", "info", "exclude").symlink_to("../ours")
    assert found(".") == ["a.xml", "b.xml"]
    assert tree.by_git() == {"a.xml", "b.xml"}
    tree.root.joinpath(".git", "info", "exclude").unlink()


def test_outside_of_a_repository_the_folders_that_are_gone_through_count(tmp_path: Path) -> None:
    for name in ("a.xml", "d/b.xml", "d/c.xml", "d/e/c.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"<Response/>")
    (tmp_path / ".gitignore").write_bytes(b"b.xml\n")
    (tmp_path / "d" / ".gitignore").write_bytes(b"/c.xml\n")
    assert found(str(tmp_path)) == [str(tmp_path / name) for name in ("a.xml", "d/e/c.xml")]
    assert found(str(tmp_path / "d")) == [str(tmp_path / name) for name in ("d/b.xml", "d/e/c.xml")]


def test_a_gitignore_that_is_no_file_ignores_nothing(tree: Repository) -> None:
    (tree.root / "sub" / ".gitignore").mkdir()
    os.mkfifo("build/.gitignore")
    tree.put("ignored", b"*\n")
    (tree.root / ".gitignore").symlink_to("ignored")
    assert found(".") == ALL
    assert found("sub", "build") == ["sub/a.xml", "sub/b.xml", "sub/build/a.xml", "sub/deep/a.xml", "build/a.xml"]


def test_patterns_that_cannot_be_read_are_told_and_leave_nothing_out(
    tree: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    tree.put("sub/.gitignore", b"a.xml\n")
    monkeypatch.setattr("ozmlcli.files.ignore.read_limited", refuse)
    both = [str(tree.root / ".git" / "info" / "exclude"), str(tree.root / "sub" / ".gitignore")]
    assert [each.path for each in walk(["."]) if isinstance(each, Missed)] == both
    walked = list(walk([".", "sub", "sub/deep"]))
    assert [each.path for each in walked if isinstance(each, Missed)] == both
    assert [os.path.normpath(each.path) for each in walked if isinstance(each, Candidate)] == ALL


@pytest.mark.parametrize(
    ("here", "top", "exclude", "expected"),
    [
        (".", ".", (("sub", ("/a.xml", "build")),), ["a.xml", "b.xml", "sub/b.xml", "sub/deep/a.xml"]),
        (".", ".", ((".", ("*.xml",)), ("sub", ("!/b.xml",))), ["sub/b.xml"]),
        (".", ".", ((".", ("*.xml", "!/b.xml")),), ["b.xml"]),
        (".", "sub", ((".", ("/a.xml", "sub/b.xml", "deep")),), ["sub/a.xml", "sub/build/a.xml"]),
        ("build", "../sub", ((".", ("/b.xml", "a.xml")),), ["../sub/b.xml"]),
        ("build", "../sub", ((".", ("deep/",)), ("..", ("/sub/a.xml",))), ["../sub/b.xml", "../sub/build/a.xml"]),
        ("sub", "..", ((".", ("/a.xml", "b.xml", "build")),), ["../a.xml", "../sub/deep/a.xml"]),
    ],
)
def test_what_is_excluded_is_seen_from_the_folder_of_the_pattern(
    tree: Repository, here: str, top: str, exclude: Exclude, expected: list[str]
) -> None:
    os.chdir(here)
    assert found(top, options=WalkOptions(exclude=exclude)) == expected


def test_odd_patterns_are_no_trouble(tree: Repository) -> None:
    odd = ("[", "[[:nix:]]", "\\", "!", "/", "//", "", "#", "[b-a]", "***", "a\udcff", "é\n", "[!", "[]")
    assert found(".", options=WalkOptions(exclude=((".", odd[:-3]),))) == found(
        ".", options=WalkOptions(exclude=((".", odd),))
    )


def test_pathspec_is_loaded_only_where_a_pattern_is_more_than_a_name(tree: Repository) -> None:
    program = "import sys; from ozmlcli.files.discover import *; list(walk(['.'])); print('pathspec' in sys.modules)"

    def is_loaded() -> str:
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
        return done.stdout.strip()

    tree.put(".git/info/exclude", b"# nothing\n\n")
    assert is_loaded() == "False"
    tree.put("sub/.gitignore", b"build\n!keep.xml\nnode_modules/\n")
    assert is_loaded() == "False"
    tree.put("sub/.gitignore", b"a*\n")
    assert is_loaded() == "True"
