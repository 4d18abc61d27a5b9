"""Which file is behind a URL, and that none leads out of its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from ozmlcli.show.addresses import Addresses

BASE = "http://app.example/"


@pytest.fixture
def ivr(tmp_path: Path) -> Path:
    for name in ("ivr/menu.xml", "ivr/deep/a b.ozml", "ivr/plain", "secret.xml", "more/menu.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("<Response/>", "utf-8")
    (tmp_path / "ivr" / "link.xml").symlink_to(tmp_path / "secret.xml")
    return tmp_path


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("menu", "ivr/menu.xml"),
        ("menu.xml", "ivr/menu.xml"),
        ("menu.php", "ivr/menu.xml"),
        ("menu?lang=en#top", "ivr/menu.xml"),
        ("deep/a%20b", "ivr/deep/a b.ozml"),
        ("plain", "ivr/plain"),
        ("", None),
        ("deep/", None),
        ("deep", None),
        ("other", None),
        ("../secret.xml", None),
        ("%2e%2e/secret", None),
        ("deep/../../secret", None),
        ("/etc/passwd", None),
        ("%2Fetc/passwd", None),
        ("menu%00.xml", None),
        ("link", None),
    ],
)
def test_a_folder_holds_what_its_url_begins(ivr: Path, url: str, name: str | None) -> None:
    found = Addresses([(BASE, str(ivr / "ivr"))]).find(f"{BASE}{url}")
    assert found == (None if name is None else str(ivr / name))


def test_a_file_goes_before_folders_and_the_longest_folder_first(ivr: Path) -> None:
    menu, more, own = str(ivr / "ivr"), str(ivr / "more"), str(ivr / "secret.xml")
    addresses = Addresses(
        [(BASE, menu), (f"{BASE}more/", more), (f"{BASE}menu", own), (f"{BASE}menu?a=1", more + "/menu.xml")]
    )
    assert addresses.find(f"{BASE}menu") == own
    assert addresses.find(f"{BASE}menu?a=1") == f"{more}/menu.xml"
    assert addresses.find(f"{BASE}menu?a=2") == own
    assert addresses.find(f"{BASE}more/menu") == f"{more}/menu.xml"
    assert addresses.find("http://other.example/menu") is None
