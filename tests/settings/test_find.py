"""Which file's settings hold in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ozmlcli.settings import find
from ozmlcli.settings.error import SettingsError
from ozmlcli.settings.find import Finder, load
from ozmlcli.settings.read import Loaded

Put = Callable[[str, str], Path]

ROUTING = "mode = 'routing'"
#: In the order in which they count.
NAMES = (".ozml.toml", "ozml.toml", "pyproject.toml")
TEXT = {name: "[tool.ozml]\n" * (name == "pyproject.toml") + ROUTING for name in NAMES}


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes a file below a folder in which the test stands."""
    monkeypatch.chdir(tmp_path)

    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return put


def found(folder: str | Path) -> str | None:
    """The path of the settings' file that holds in a folder, relative to the current one."""
    near = Finder().nearest(str(folder))
    listed = None
    if os.path.isdir(folder):
        with os.scandir(folder) as entries:
            listed = Finder().listed(str(folder), {entry.name for entry in entries})
    assert near == listed
    return None if near is None else os.path.relpath(near.path)


def test_where_there_are_no_files_there_are_no_settings(put: Put) -> None:
    put("a/b/call.xml", "")
    assert found("a/b") is None
    assert found(".") is None


def test_the_nearest_file_upwards_holds_alone(put: Put) -> None:
    put("ozml.toml", ROUTING)
    put("a/b/ozml.toml", "fail-on = 'warning'")
    put("a/b/c/call.xml", "")
    put("a/call.xml", "")
    assert found("a/b/c") == found("a/b") == os.path.join("a", "b", "ozml.toml")
    assert found("a") == found(".") == "ozml.toml"
    inner = Finder().nearest("a/b/c")
    assert inner is not None
    assert inner.settings.mode == "auto"
    assert inner.folder == os.path.abspath("a/b")


def test_in_one_folder_the_order_of_the_names_counts(put: Put) -> None:
    for name in reversed(NAMES):
        put(name, TEXT[name])
        assert found(".") == name


def test_a_pyproject_without_the_table_is_passed_over(put: Put) -> None:
    put(".ozml.toml", ROUTING)
    put("a/pyproject.toml", "[tool.ruff]\n# ozml\n")
    assert found("a") == ".ozml.toml"
    put("a/pyproject.toml", "[tool.ozml]\n")
    assert found("a") == os.path.join("a", "pyproject.toml")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_file_is_passed_over(put: Put, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert found(".") is None
    (tmp_path / "a").mkdir()
    os.mkfifo(tmp_path / "a" / name)
    assert found("a") is None


@pytest.mark.parametrize("name", NAMES)
def test_a_link_to_a_file_counts_and_one_to_nowhere_is_told(put: Put, tmp_path: Path, name: str) -> None:
    put("b/there", TEXT[name])
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).symlink_to("../b/there")
    assert found("a") == os.path.join("a", name)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / name).symlink_to("nix")
    with pytest.raises(SettingsError) as caught:
        found("c")
    path = os.path.join(tmp_path, "c", name)
    assert str(caught.value) == f"{path}: The settings cannot be read: no such file or directory."


def test_what_cannot_be_read_is_told_with_the_reason(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("ozml.toml", ROUTING)

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(find, "read_limited", refuse)
    with pytest.raises(SettingsError) as caught:
        found(".")
    assert (caught.value.row, caught.value.message) == (0, "The settings cannot be read: permission denied.")


def test_a_file_that_is_named_is_read_or_told(put: Put) -> None:
    put("my.toml", ROUTING)
    loaded = load("my.toml")
    assert loaded is not None
    assert (loaded.path, loaded.settings.mode) == ("my.toml", "routing")
    assert load(str(put("pyproject.toml", "[tool.ruff]"))) is None
    with pytest.raises(SettingsError):
        load("nix.toml")


def test_a_fault_is_told_for_each_folder_below_and_the_file_read_once(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a/ozml.toml", "mode = 3")
    finder = Finder()
    read: list[str] = []
    real = find.load

    def counting(path: str) -> Loaded | None:
        read.append(path)
        return real(path)

    monkeypatch.setattr(find, "load", counting)
    for folder in ("a/b/c", "a", "a/b/d"):
        with pytest.raises(SettingsError) as caught:
            finder.nearest(folder)
        assert (caught.value.row, caught.value.column) == (1, 8)
    assert len(read) == 1
    assert finder.nearest(".") is None


def test_folders_are_looked_into_once_and_listed_ones_not_at_all(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("ozml.toml", ROUTING)
    looked: list[str] = []
    real = os.lstat

    def counting(path: str) -> os.stat_result:
        looked.append(os.path.relpath(path))
        return real(path)

    monkeypatch.setattr(os, "lstat", counting)
    finder = Finder()
    above = finder.nearest("a")
    assert looked == [os.path.join("a", name) for name in NAMES] + [*NAMES[: NAMES.index("ozml.toml") + 1]]
    looked.clear()
    for folder in ("a/b", "a/b/c", "a/b/d"):
        assert finder.listed(folder, {"call.xml"}) is above
    assert finder.nearest("a/b") is above
    assert looked == []
