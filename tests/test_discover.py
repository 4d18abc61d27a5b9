"""From the paths that a user names to documents."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.discover import Found, discover, is_ozml
from ozmlcli.language.index import ROOT_NAMES

RESPONSE = b"<Response/>"


def found(*paths: str | Path) -> list[str]:
    return [each.path for each in discover([str(path) for path in paths]) if not each.passed_over]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents among other things, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.xml", "a.ozml", "B.XML", "note.txt", "z/a.xml", "c/d/e.xml", "c/x.xml", ".git/a.xml", "c/.h/a.xml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(RESPONSE)
    (tmp_path / "pom.xml").write_bytes(b"<project/>")
    (tmp_path / "pom.ozml").write_bytes(b"<project/>")
    (tmp_path / "folder.xml").mkdir()
    return tmp_path


def test_a_folder_gives_its_documents_in_one_order(put: Path) -> None:
    assert found(".") == ["./B.XML", "./a.ozml", "./b.xml", "./pom.ozml", "./c/x.xml", "./c/d/e.xml", "./z/a.xml"]
    assert found("c") == [os.path.join("c", "x.xml"), os.path.join("c", "d", "e.xml")]


def test_folders_are_gone_through_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [f"{number * 37 % 100:02}" for number in range(100)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.xml").write_bytes(RESPONSE)
    assert found(tmp_path) == [str(tmp_path / name / "a.xml") for name in sorted(names)]


def test_paths_are_taken_in_their_order_and_as_they_are_named(put: Path) -> None:
    assert found("z", "pom.xml", "note.txt", "c/../b.xml", ".git") == [
        "z/a.xml", "pom.xml", "note.txt", "c/../b.xml", ".git/a.xml",
    ]  # fmt: skip


def test_the_bytes_come_with_the_path(put: Path) -> None:
    assert list(discover(["b.xml"])) == [Found("b.xml", RESPONSE)]


def test_a_link_to_a_file_is_read_and_one_to_a_folder_is_not_gone_through(put: Path) -> None:
    (put / "z" / "link.xml").symlink_to("../b.xml")
    (put / "z" / "up").symlink_to("..")
    assert found("z") == ["z/a.xml", "z/link.xml"]
    assert found("z/up/c") == ["z/up/c/x.xml", "z/up/c/d/e.xml"]


def test_what_cannot_be_read_comes_with_its_trouble_and_the_rest_after_it(put: Path) -> None:
    (put / "c" / "dangling.xml").symlink_to("nix")
    missing, dangling, *rest = discover(["nix.xml", "c"])
    assert (missing.path, missing.data) == ("nix.xml", b"")
    assert isinstance(missing.trouble, FileNotFoundError)
    assert dangling.path == "c/dangling.xml"
    assert isinstance(dangling.trouble, FileNotFoundError)
    assert [each.path for each in rest] == ["c/x.xml", "c/d/e.xml"]


def test_a_folder_that_cannot_be_listed_is_told(put: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if os.path.basename(path) in {"d", "z"}:
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    troubles = [each.path for each in discover(["."]) if each.trouble is not None]
    assert troubles == ["./c/d", "./z"]
    assert [each.path for each in discover(["z"])] == ["z"]


def test_what_might_never_end_is_not_read_in_a_folder(put: Path) -> None:
    os.mkfifo(put / "z" / "pipe.xml")
    (put / "z" / "zero.xml").symlink_to("/dev/zero")
    assert found("z") == ["z/a.xml"]


@pytest.mark.parametrize("root", sorted(ROOT_NAMES))
@pytest.mark.parametrize(
    "form",
    [
        "<{}/>",
        "<{}>",
        "<{}\n>",
        '<?xml version="1.0"?>\n<{}>',
        "\n  <{} a='b'>",
        "<!-- <html> --><{}/>",
        "<!-- " + "x" * 100_000 + " --><{}/>",
        "<?php <html> ?><{}/>",
        "<!DOCTYPE a [ <!ENTITY b '<c>'> ]><{}/>",
        "<!DOCTYPE html><{}/>",
        "Warning: something in line 5\n<{}/>",
        "PHP < 8 <{}/>",
        "<br />\n<b>Warning</b>: something in <b>a.php</b><br />\n<?xml version='1.0'?><{}>",
        "<br/><{}>",
    ],
)
def test_a_file_with_a_root_of_ozml_may_be_meant_as_ozml(root: str, form: str) -> None:
    for name in (root, root.lower(), root.upper()):
        assert is_ozml(form.format(name).encode())
        assert is_ozml(b"\xef\xbb\xbf" + form.format(name).encode())
        assert is_ozml(form.format(name).encode("utf-16"))


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"Speak", b"<", b"< Response>", b"<!-- <html>", b"<?xml", b"\xff\xfe\x00", b"\x00", b"<!DOCTYPE a"],
)
def test_a_file_in_which_no_element_can_be_seen_may_be_what_is_left_of_an_answer(data: bytes) -> None:
    assert is_ozml(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<project/>",
        b"<Responses/>",
        b"<ResponseList><Response/></ResponseList>",
        b"<api:Response xmlns:api='x'/>",
        b'<?xml version="1.0"?><!-- <Response/> --><html/>',
        b"<soap><Response/></soap>",
        b"<br/><p>Hello</p>",
    ],
)
def test_a_file_with_another_root_is_not_meant_as_ozml(data: bytes) -> None:
    assert not is_ozml(data)
    assert not is_ozml(data.decode().encode("utf-16"))


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at_without_a_fault(data: bytes) -> None:
    assert isinstance(is_ozml(data), bool)


@given(
    st.lists(
        st.sampled_from(["<!--", "-->", "<?", "?>", "<!DOCTYPE", "[", "]", ">", "<", "<a", "<Response", " "]),
        max_size=30,
    )
)
def test_any_markup_is_looked_at_without_a_fault(pieces: list[str]) -> None:
    assert isinstance(is_ozml("".join(pieces).encode()), bool)
