"""Texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozmlcli.diff.words import Run, by_words


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "", ""),
        ("Hello.", "Hello.", "Hello."),
        ("our shop", "the shop", "[-our-]{+the+} shop"),
        ("a b c", "a c", "a [-b -]c"),
        ("Press 1 now.", "Press 2 now.", "Press [-1-]{+2+} now."),
        ("one two three four", "one six seven four", "one [-two three-]{+six seven+} four"),
        ("Bye.", "Bye!", "Bye[-.-]{+!+}"),
        ("a\nb", "a b", "a[-\n-]{+ +}b"),
    ],
)
def test_words_that_changed_are_set_apart(old: str, new: str, wanted: str) -> None:
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    assert "".join(signs[run.sign].format(run.text) for run in by_words(old, new)) == wanted


@settings(deadline=None)
@given(st.text("ab .\n"), st.text("ab .\n"))
def test_the_runs_are_the_two_texts(old: str, new: str) -> None:
    runs = by_words(old, new)
    assert "".join(run.text for run in runs if run.sign != "+") == old
    assert "".join(run.text for run in runs if run.sign != "-") == new
    assert all(run.text for run in runs)
    assert isinstance(runs[0], Run) if runs else not (old or new)
