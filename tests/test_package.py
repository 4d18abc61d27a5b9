"""The package's face: its names, which are looked up when they are first used, and values that leave the process."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import ozmlcli
from ozmlcli import Diagnostic, OzmlError, Record, Response, UserInput, Variable, check
from ozmlcli.language.commands import COMMANDS

NAMES: list[str] = getattr(ozmlcli, "__all__")  # noqa: B009, made when it is asked for

#: Faults with everything that a diagnostic can have: related places, safe fixes and unsafe ones, and none.
FAULTY = (
    b"<Response>\n  <Say>Hi</Say><Record CallId='1' FinishDigits='#'/>\n  <Record format='WAV' Foo='1'/></Response>",
    b"<Response><GoTo>http://app.example/?a=1&b=2</GoTo></Response>",
)

COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{f"pickle{n}": lambda value, n=n: pickle.loads(pickle.dumps(value, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)},  # type: ignore[misc] # noqa: S301
}  # fmt: skip

each_copy = pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES.keys())


def diagnostics() -> Iterator[Diagnostic]:
    for document in FAULTY:
        yield from check(document, path="a.xml")


def refused() -> OzmlError:
    with pytest.raises(OzmlError) as caught:
        Response(Record(call_id="6eg3ft", finish_digits="#"), Record(duration=-1)).to_xml()
    return caught.value


def test_every_public_name_is_there_and_is_listed() -> None:
    names = NAMES
    assert len(names) == len(set(names))
    assert {command.name for command in COMMANDS} < set(names)
    for name in names:
        assert getattr(ozmlcli, name) is not None
    assert set(names) < set(dir(ozmlcli))
    assert {"__version__", "__doc__"} < set(dir(ozmlcli))


def judged_by_mypy(program: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "", "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_type_checker_knows_the_public_names_and_no_others() -> None:
    dotted = "import ozmlcli\n" + "".join(f"ozmlcli.{name}\n" for name in NAMES)
    star = "from ozmlcli import *\n" + "".join(f"{name}\n" for name in NAMES)
    for program in (dotted, star):
        code, words = judged_by_mypy(program)
        assert code == 0, words
    code, words = judged_by_mypy("from ozmlcli import Spaek")
    assert (code, 'has no attribute "Spaek"' in words) == (1, True)


def test_all_names_at_once() -> None:
    program = (
        "import sys\nnames = set(globals())\nfrom ozmlcli import *\nprint(*sorted(set(globals()) - names - {'names'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == NAMES


def test_listing_the_names_before_anything_is_used_shows_them_all() -> None:
    program = "import ozmlcli; print(*dir(ozmlcli))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(NAMES) < set(done.stdout.split())


# Values that leave the process


@each_copy
def test_a_diagnostic_is_the_same_in_another_process(copied: Callable[[Any], Any]) -> None:
    found = list(diagnostics())
    assert {bool(each.related) for each in found} == {each.fix is None for each in found} == {True, False}
    assert copied(found) == found
    for each in found:
        other = copied(each)
        assert type(other) is Diagnostic
        assert other == each
        assert other.severity is each.severity
        assert hash(other) == hash(each)


@each_copy
def test_an_error_carries_its_diagnostics_to_another_process(copied: Callable[[Any], Any]) -> None:
    error = refused()
    error.add_note("in the menu of the sales desk")
    other = copied(error)
    assert type(other) is OzmlError
    assert other.diagnostics == error.diagnostics
    assert str(other) == str(error) != ""
    assert other.__notes__ == error.__notes__
    assert other.args == error.args


@each_copy
def test_a_variable_stays_one(copied: Callable[[Any], Any]) -> None:
    for name in ("item", "item.message", "_a"):
        variable = Variable(name)
        other = copied(variable)
        assert type(other) is Variable
        assert other == variable == f"${name}"


@each_copy
def test_a_response_stays_the_same_document(copied: Callable[[Any], Any]) -> None:
    response = Response(
        UserInput(inputs={"1": Record(format=Variable("format"))}), mode="extension", answers="IncomingCall"
    )
    assert copied(response).to_xml() == response.to_xml()
