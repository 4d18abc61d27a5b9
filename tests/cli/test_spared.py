"""What a command prints never takes the place of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.places import SOUND, put
from tests.cli.program import ozml

DRAWN = ["show", "a.xml", "--output-format", "dot", "-o"]


@pytest.mark.parametrize(
    "words",
    [
        ["show", "a.xml", "-o", "b.xml"],
        [*DRAWN, "a.xml"],
        ["validate", "a.xml", "--output-format", "junit=b.xml"],
        ["validate", "a.xml", "--write-baseline", "a.xml"],
    ],
)
def test_an_output_that_would_replace_a_document_is_refused(folder: Path, words: list[str]) -> None:
    put("a.xml", SOUND)
    put("b.xml", SOUND)
    done = ozml(*words)
    assert done.code == 2
    assert "is an OzML document, and" in done.err
    assert "Name another file" in done.err
    assert (Path("a.xml").read_bytes(), Path("b.xml").read_bytes()) == (SOUND, SOUND)


def test_an_earlier_output_is_replaced(folder: Path) -> None:
    put("a.xml", SOUND)
    for words in ([*DRAWN, "a.dot"], ["validate", "a.xml", "--output-format", "junit=report.xml"]):
        assert ozml(*words).code == 0
        assert ozml(*words).code == 0
