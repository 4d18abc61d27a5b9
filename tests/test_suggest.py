"""What an author may have meant."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from ozmlcli.suggest import nearest, shortened, shortened_start


def test_the_nearest_name_is_found_whatever_its_letter_case() -> None:
    assert nearest("SPAEK", ["Record", "Speak"]) == "Speak"
    assert nearest("Foo", ["Record", "Speak"]) is None


def test_letters_that_changed_places_tell_the_name_and_the_name_itself_more_so() -> None:
    assert nearest("Fromat", ["Party", "Format"]) == "Format"
    assert nearest("n21", ["n12", "n21"]) == "n21"
    assert "difflib" not in loaded_by("from ozmlcli.suggest import nearest; nearest('Hangpu', ['Hold', 'Hangup'])")


def loaded_by(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_names_that_are_too_long_or_too_many_are_not_compared() -> None:
    assert nearest("a" * 100, ["a" * 99]) == "a" * 99
    assert nearest("a" * 101, ["a" * 99]) is None
    assert nearest("a" * 99, ["a" * 100]) == "a" * 100
    assert nearest("a" * 99, ["a" * 101]) is None
    many = [f"n{number}" for number in range(200)]
    assert nearest("n0", many) == "n0"
    assert nearest("n0", [*many, "n200"]) is None


@pytest.mark.parametrize("cut", [shortened, shortened_start])
def test_a_text_is_shortened_only_where_that_makes_it_shorter(cut: Callable[[str, int], str]) -> None:
    for length in range(30):
        text = "".join(chr(ord("a") + number % 26) for number in range(length))
        assert cut(text, 10) == text if length <= 13 else len(cut(text, 10)) < length
    assert shortened("abcdefg", 3) == "abc..."
    assert shortened_start("abcdefg", 3) == "...efg"
