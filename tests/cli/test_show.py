"""``ozml show``: the documents on the line and those to which they lead, in every form."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ozmlcli.report.show.forms import FORMS
from tests.cli.places import put
from tests.cli.program import ozml, process, shell

HELLO = "<Response><Speak>Hello.</Speak></Response>"
BASE = "http://app.example/app/"
START = "<Response><GoTo>http://app.example/menu?a=1</GoTo></Response>"
MENU = "<Response><Speak>A menu.</Speak><GoTo>http://app.example/start</GoTo></Response>"

each_form = pytest.mark.parametrize("form", [form.name for form in FORMS])


def test_a_document_is_told_as_an_outline(folder: Path) -> None:
    put("call.xml", HELLO)
    done = ozml("show", "call.xml")
    assert (done.code, done.err) == (0, "")
    assert done.text.splitlines()[0].startswith("call.xml: for ")
    assert done.text.splitlines()[-1] == '└── says "Hello."'


@each_form
def test_every_form_goes_to_standard_output_or_into_a_file(folder: Path, form: str) -> None:
    put("call.xml", HELLO)
    printed = ozml("show", "--output-format", form, "call.xml")
    assert printed.code == 0
    assert b"Hello." in printed.out
    assert ozml("show", "--output-format", form, "call.xml", "-o", "out").out == b""
    assert Path("out").read_bytes() == printed.out


def test_standard_input_is_a_document_too(folder: Path) -> None:
    assert "<stdin>: for" in ozml("show", "-", stdin=HELLO.encode()).text
    assert ozml("show", "-", "-", stdin=HELLO.encode()).code == 2


def test_findings_are_marked_and_do_not_change_the_exit_status(folder: Path) -> None:
    put("call.xml", "<Response><Say>Hello.</Say></Response>")
    done = ozml("show", "call.xml")
    assert done.code == 0
    assert "error OZ102 unknown-command, line 1: Say is no command of OzML." in done.text


@each_form
def test_a_broken_document_is_refused_with_the_validators_words(folder: Path, form: str) -> None:
    put("good.xml", HELLO)
    put("bad.xml", "<Response>\n  <Speak>a & b</Speak>\n</Response>")
    done = ozml("show", "--output-format", form, "good.xml", "bad.xml", "-o", "out")
    assert (done.code, done.out) == (2, b"")
    assert "bad.xml:2:12: error OZ007 unescaped-ampersand" in done.err
    assert not Path("out").exists()


def test_all_that_cannot_be_read_is_told(folder: Path) -> None:
    put("good.xml", HELLO)
    put("deep/a.xml", HELLO)
    done = ozml("show", "none.xml", "deep", "good.xml")
    assert (done.code, done.out) == (2, b"")
    assert "none.xml: cannot read the document: no such file or directory." in done.err
    assert "deep: it is a folder." in done.err


def test_without_a_file_it_says_so() -> None:
    done = ozml("show")
    assert done.code == 2
    assert "Missing argument 'FILE...'" in done.err


def test_the_words_of_the_line_hold_for_the_document(folder: Path) -> None:
    put("call.xml", "<Response><Speak>$customer</Speak></Response>")
    done = ozml("show", "call.xml", "--answers", "incomingcall", "--variable", "customer")
    assert done.text == (
        'call.xml: for extension mode\nanswers IncomingCall\n$customer is provided by the site\n└── says "$customer"\n'
    )
    assert "for third-party mode" in ozml("show", "call.xml", "--mode", "third-party").text
    assert (
        "goes on with what u answers (see call.xml)"
        in ozml("show", put("call.xml", "<Response><GoTo>u</GoTo></Response>"), "--url", "u").text
    )


def test_the_settings_hold_as_for_the_validator(folder: Path) -> None:
    put("ozml.toml", 'ignore = ["unknown-command"]\nvariables = ["city"]\n[per-file-answers]\n"call.xml" = "GoTo"\n')
    put("call.xml", "<Response><Say>$city</Say><Speak>$city</Speak></Response>")
    text = ozml("show", "call.xml").text
    assert "OZ102" not in text
    assert "answers GoTo" in text
    assert "$city is provided by the site" in text
    assert "OZ102" in ozml("show", "--isolated", "call.xml").text
    assert ozml("show", "--isolated", "--config", "ozml.toml", "call.xml").code == 2


def paths(*arguments: str) -> list[str]:
    return [each["path"] for each in json.loads(ozml("show", "--output-format", "json", *arguments).out)["documents"]]


def test_documents_are_joined_by_the_urls_of_files_and_folders(folder: Path) -> None:
    start, menu = put("start.xml", START), put(Path("ivr", "menu.xml"), MENU)
    assert paths(start) == [start]
    assert paths(start, "--map", f"http://app.example/menu={menu}") == [start, menu]
    assert paths(start, "--map", f"http://app.example/menu?a=1={menu}") == [start, menu]
    assert paths(start, "--map", "http://app.example/=ivr") == [start, menu]
    assert paths(start, menu, "--map", "http://app.example/=ivr/") == [start, menu]
    both = ("--map", f"http://app.example/start={start}", "--map", "http://app.example/=ivr")
    assert paths(start, *both) == [start, menu]
    text = ozml("show", start, *both).text
    assert "answers GoTo of start.xml" in text
    assert "answers http" not in text
    assert f"goes on with what http://app.example/menu?a=1 answers (see {menu})" in text


@pytest.mark.parametrize(
    ("written", "words", "advice"),
    [
        ("next.php", ["--map", f"{BASE}next.php=next.xml"], f", such as {BASE}next.php."),
        ("./next.php?a=1#b", ["--map", f"{BASE}next.php=next.xml"], f", such as {BASE}next.php."),
        ("/app/next.php", ["--map", f"{BASE}next.php=next.xml"], f", such as {BASE}next.php."),
        ("next.php", ["--map", f"{BASE}=."], f", such as {BASE}next.php."),
        ("next.xml", ["next.xml"], ", and say with --map which file that is."),
    ],
)
def test_of_a_relative_url_it_is_said_that_it_is_not_followed(
    written: str, words: list[str], advice: str, folder: Path
) -> None:
    put("a.xml", f"<Response><GoTo>{written}</GoTo><GoTo>{written}</GoTo></Response>")
    put("next.xml", "<Response/>")
    notes = [line for line in ozml("show", "a.xml", *words).err.splitlines() if "Nothing leads" not in line]
    assert len(notes) == 1
    assert notes[0].startswith(f"a.xml: {written} is a relative URL, and no page says ")
    assert notes[0].endswith(f", so it is not followed. Write it in full{advice}")


@pytest.mark.parametrize("url", ["other.php", "xt.php", "$next.php", "tel:next.php", "//b.example/next.php", "./", ""])
def test_of_other_urls_nothing_is_said(url: str, folder: Path) -> None:
    put("a.xml", f"<Response><GoTo>{url}</GoTo></Response>")
    put("next.xml", "<Response/>")
    words = ("--map", f"{BASE}next.php=next.xml", "--map", f"{BASE}=.")
    assert "relative" not in ozml("show", "a.xml", "next.xml", *words).err
    put("a.xml", "<Response><GoTo>next.php</GoTo></Response>")
    assert ozml("show", "a.xml", "--map", "next.php=next.xml").err == ""


def test_a_file_to_which_nothing_leads_is_named(folder: Path) -> None:
    put("start.xml", START)
    put("menu.xml", MENU)
    done = ozml(
        "show", "start.xml", "--map", "http://app.example/menus=menu.xml", "--map", "http://app.example/s=start.xml"
    )
    assert (done.code, done.err) == (0, "Nothing leads to http://app.example/menus, so menu.xml is not shown.\n")
    assert (
        ozml("show", "start.xml", "--map", "http://app.example/menu=menu.xml", "--map", "http://app.example/m/=.").err
        == ""
    )


def test_what_the_line_says_holds_for_the_documents_on_it_alone(folder: Path) -> None:
    start, menu = put("start.xml", START), put("menu.xml", MENU)
    text = ozml("show", start, "--answers", "IncomingCall", "--map", f"http://app.example/menu={menu}").text
    assert "answers IncomingCall" in text.partition("menu.xml: ")[0]
    assert text.partition("\nmenu.xml: ")[2].splitlines()[1] == "answers GoTo of start.xml"


def test_a_document_is_judged_with_the_url_to_which_it_is_mapped(folder: Path) -> None:
    circle = put("circle.xml", "<Response><GoTo>http://app.example/circle</GoTo></Response>")
    assert "OZ409" not in ozml("show", circle).text
    assert "OZ409 goto-itself" in ozml("show", circle, "--map", f"http://app.example/circle={circle}").text
    assert "OZ409 goto-itself" in ozml("show", circle, "--url", "http://app.example/circle").text


def test_a_document_that_is_named_twice_is_shown_once(folder: Path) -> None:
    put("call.xml", HELLO)
    os.symlink("call.xml", "link.xml")
    assert paths("call.xml", "./call.xml", "link.xml") == ["call.xml"]


def test_a_broken_document_behind_a_url_is_told(folder: Path) -> None:
    put("start.xml", START)
    put("menu.xml", "<Response>")
    done = ozml("show", "start.xml", "--map", "http://app.example/menu=menu.xml")
    assert (done.code, done.out) == (2, b"")
    assert "menu.xml:1:11: error OZ" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "menu.xml"), "is not URL=FILE"),
        (("--map", "=menu.xml"), "is not URL=FILE"),
        (("--map", "http://app.example/="), "is not URL=FILE"),
        (("--map", "http://app.example/menu=none.xml"), "none.xml: there is no such file, and --map names it"),
        (("--map", "http://app.example/menu=."), "Write http://app.example/menu/=., or name a file."),
        (
            ("--map", "http://app.example/a=start.xml", "--map", "http://app.example/a=other.xml"),
            "http://app.example/a is given twice, for start.xml and for other.xml.",
        ),
        (("--output-format", "svg"), "'svg' is not one of 'tree', 'markdown', 'mermaid', 'dot', 'json'"),
        (("--url", "u", "other.xml"), "--url is the address of one document."),
        (("--variable", "a b"), "--variable: 'a b' is not"),
    ],
)
def test_words_that_make_no_sense_are_refused(folder: Path, words: tuple[str, ...], said: str) -> None:
    put("start.xml", START)
    put("other.xml", START)
    done = ozml("show", "start.xml", *words)
    assert (done.code, done.out) == (2, b"")
    assert said in done.err


def test_a_chart_that_mermaid_may_not_draw_says_so(folder: Path) -> None:
    put("call.xml", "<Response>" + "<GoTo>u</GoTo>" * 501 + "</Response>")
    done = ozml("show", "--output-format", "mermaid", "call.xml")
    assert done.code == 0
    assert "Mermaid draws this only where its limits of 500 edges and 50,000 characters are raised." in done.err
    assert ozml("show", "--output-format", "dot", "call.xml").err == ""


def test_colours_come_on_demand_only(folder: Path) -> None:
    put("call.xml", HELLO)
    plain = process("show", "call.xml", env={"FORCE_COLOR": "", "NO_COLOR": ""}, cwd=folder)
    assert b"\x1b" not in plain.out
    assert b"\x1b[" in process("show", "call.xml", env={"FORCE_COLOR": "1", "NO_COLOR": ""}, cwd=folder).out
    assert b"\x1b" not in process("show", "call.xml", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}, cwd=folder).out


def test_an_old_encoding_is_no_trouble(folder: Path) -> None:
    put("call.xml", "<Response><Speak>\u6f22</Speak></Response>")
    done = process("show", "call.xml", env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, cwd=folder)
    assert (done.code, done.out.splitlines()[-1]) == (0, b'`-- says "\\u6f22"')


@pytest.mark.parametrize("line", ["ozml show call.xml | head -1", "FORCE_COLOR=1 ozml show call.xml | head -1"])
def test_a_reader_that_goes_is_no_trouble(folder: Path, line: str) -> None:
    put("call.xml", "<Response>" + "<Speak>Hello.</Speak>" * 5_000 + "</Response>")
    done = shell(line, folder)
    assert (done.code, done.err) == (0, "")


def test_a_full_disk_is_told(folder: Path) -> None:
    put("call.xml", HELLO)
    done = shell("ozml show call.xml > /dev/full", folder)
    assert done.code == 2
    assert "standard output: cannot write: no space left on device." in done.err


#: Nothing heavy is loaded for an outline in a pipe.
def test_an_outline_in_a_pipe_loads_nothing_heavy(folder: Path) -> None:
    put("call.xml", HELLO)
    program = "import sys; from ozmlcli.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = shell(f'python -c "{program}" show call.xml', folder)
    assert {"rich", "xmlschema", "json"} & {name.partition(".")[0] for name in done.err.split()} == set()


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"<Response>{text}</Response>".encode()))
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_no_input_gives_a_traceback(data: bytes) -> None:
    for form in FORMS:
        done = ozml("show", "--output-format", form.name, "-", stdin=data)
        assert done.code in {0, 2}
        assert "internal error" not in done.err
