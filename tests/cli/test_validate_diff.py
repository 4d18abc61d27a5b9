"""ozml validate --diff: patches that real programs apply, with the same result as --fix."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.places import FAULTY, MENDED, MISSPELT, ODD, SOUND, put
from tests.cli.program import Result, ozml, process, shell
from tests.cli.test_validate_fix import LAYOUTS

BARE = b"<Response><hangup/></Response>"
NAMES = ["a.xml", "d/e/b c.xml", "grüße.xml", 'quo"te.xml', "back\\slash.xml", "new\nline.xml", "tab\t.xml", "-f.xml"]
#: Programs that apply a patch.
PROGRAMS = {
    "patch": "patch --binary -p1 -s <../fix.patch",
    "git": "git apply --whitespace=nowarn ../fix.patch",
}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("options", ["", "--unsafe-fixes"])
def test_an_applied_patch_gives_what_fix_gives(program: str, options: str, folder: Path) -> None:
    documents = {
        **dict.fromkeys(NAMES, ODD),
        **{f"{number}.xml": data for number, data in enumerate(LAYOUTS.values())},
        "bare.xml": BARE,
        "ending.xml": BARE + b"\n\n",
        "sound.xml": SOUND,
        "faulty.xml": FAULTY,
        "misspelt.xml": MISSPELT,
        "long.xml": b"<Response>\n" + b"<hangup/>\n<Hangup/>\n" * 100 + b"</Response>",
    }
    for name, data in documents.items():
        put(Path("patched", name), data)
    shutil.copytree("patched", "fixed")
    made = shell(f"ozml validate --diff {options} . >../fix.patch", folder / "patched")
    assert made.code == 1
    applied = shell(PROGRAMS[program], folder / "patched")
    assert (applied.code, applied.out, applied.err) == (0, b"", "")
    assert shell(f"ozml validate -q --fix {options} .", folder / "fixed").code == 1
    for name in documents:
        assert Path("patched", name).read_bytes() == Path("fixed", name).read_bytes(), name
    assert Path("patched/bare.xml").read_bytes() == b"<Response><Hangup/></Response>"
    assert shell(f"ozml validate --diff {options} .", folder / "patched")[:2] == (0, b"")


def test_nothing_is_changed_and_the_exit_code_says_whether_something_would_be(folder: Path) -> None:
    for name, data in (("a.xml", ODD), ("b.xml", SOUND), ("c.xml", FAULTY), ("d.xml", MISSPELT)):
        put(name, data)
        code = int(name == "a.xml")
        done = ozml("validate", "--diff", name)
        assert (done.code, done.out != b"") == (code, bool(code))
        assert ozml("validate", "--diff", "-q", name) == Result(code, b"", "")
        assert Path(name).read_bytes() == data
    assert ozml("validate", "--diff", "--unsafe-fixes", "d.xml").code == 1
    assert ozml("validate", "--diff", "--exit-zero", "a.xml").code == 0
    assert ozml("validate", "--diff", "a.xml", "nix.xml").code == 2


def test_the_patch_is_all_that_standard_output_gets(folder: Path) -> None:
    put("a.xml", ODD + b"<!--\n" + b"x\n" * 9 + b"-->")
    put("b.xml", FAULTY)
    done = ozml("validate", "--diff", "a.xml", "b.xml")
    assert done.text == (
        "--- a/a.xml\n+++ b/a.xml\n@@ -1,5 +1,5 @@\n <Response>\n-  <hangup/>\n+  <Hangup/>\n </Response>\n <!--\n x\n"
    )
    assert done.err == "2 files, 1 fix to apply in 1 file.\n"
    assert ozml("validate", "--diff", "b.xml").err == "1 file, no fixes to apply.\n"


def test_a_path_in_a_patch_is_seen_from_the_current_folder(folder: Path) -> None:
    put("d/a.xml", ODD)
    put("out.xml", ODD)
    heads = {
        str(folder / "d/a.xml"): "a/a.xml",
        "./a.xml": "a/a.xml",
        "../d/a.xml": "a/a.xml",
        "../out.xml": f"a{folder}/out.xml",
        str(folder / "out.xml"): f"a{folder}/out.xml",
    }
    for path, head in heads.items():
        assert process("validate", "--diff", path, cwd=folder / "d").text.splitlines()[0] == f"--- {head}", path
    shell("ozml validate --diff ../out.xml | patch -s -d / -p1", folder / "d")
    assert Path("out.xml").read_bytes() == MENDED


def test_standard_input_has_the_name_that_it_is_given(folder: Path) -> None:
    put("d/a.xml", ODD)
    done = shell("ozml validate --diff --stdin-filename d/a.xml - <d/a.xml | patch -s -p1", folder)
    assert (done.err, Path("d/a.xml").read_bytes()) == ("1 file, 1 fix to apply in 1 file.\n", MENDED)
    assert ozml("validate", "--diff", "-", stdin=ODD).text.startswith("--- a/<stdin>\n+++ b/<stdin>\n@@ ")


def test_reports_beside_a_patch_say_what_is_in_the_files_now(folder: Path) -> None:
    put("a.xml", ODD)
    ozml("validate", "--diff", "--output-format", "concise=report", "a.xml")
    assert Path("report").read_text().startswith("a.xml:2:4: ")


def test_several_processes_print_the_patch_of_one(folder: Path) -> None:
    for number in range(30):
        put(f"{number:02}.xml", (ODD, SOUND, FAULTY)[number % 3])
    one, several = (process("validate", "--diff", "--jobs", jobs, ".") for jobs in ("1", "3"))
    assert one == several
    assert one.err == "30 files, 10 fixes to apply in 10 files.\n"
