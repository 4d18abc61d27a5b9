"""The wheel that is built, installed without the development packages, in a place of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    # First the sdist, and from that the wheel: so that what the sdist lacks is missed.
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, ROOT], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    found = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (found / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    subprocess.run(pip, check=True, capture_output=True)
    return found


def _ozml(programs: Path, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([programs / "ozml", *words], cwd=folder, capture_output=True, text=True, check=False)


def test_the_installed_command_writes_a_document_and_judges_it(programs: Path, tmp_path: Path) -> None:
    line = ("record", "--finish-digits", "12", "--finished-url", "http://app.example/", "-o", "call.xml")
    written = _ozml(programs, *line, folder=tmp_path)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    judged = _ozml(programs, "validate", "call.xml", folder=tmp_path)
    assert (judged.returncode, judged.stderr) == (0, "1 file, no errors, no warnings.\n")
    (tmp_path / "call.xml").write_text("<Response><Say/></Response>")
    judged = _ozml(programs, "validate", "call.xml", folder=tmp_path)
    assert judged.returncode == 1
    assert "In OzML, Say is Speak." in judged.stdout


def test_the_installed_schema_is_the_committed_one(programs: Path, tmp_path: Path) -> None:
    assert _ozml(programs, "schema", folder=tmp_path).stdout == (ROOT / "schemas" / "ozml.xsd").read_text("utf-8")


def test_the_schema_of_the_settings_lies_beside_it(wheel: Path) -> None:
    name = "schemas/ozml-settings.json"
    assert zipfile.ZipFile(wheel).read(f"ozmlcli/{name}") == (ROOT / name).read_bytes()


def test_the_installed_package_runs_as_a_module_and_is_typed(programs: Path, tmp_path: Path) -> None:
    shown = subprocess.run(
        [programs / "python", "-m", "ozmlcli", "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert shown.stdout.startswith("ozml, version ")
    where = subprocess.run(
        [programs / "python", "-c", "import ozmlcli; print(ozmlcli.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (Path(where.stdout.strip()).parent / "py.typed").is_file()
    assert ROOT not in Path(where.stdout.strip()).parents


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ozmlcli"}
