"""What fuzzing found is asked again: of each input all that is promised of any."""

from __future__ import annotations

import pytest

from tests import promises
from tests.corpus import inputs

INPUTS = inputs()


def test_there_are_inputs_and_none_is_there_twice() -> None:
    assert INPUTS
    assert len(set(INPUTS)) == len(INPUTS)


@pytest.mark.parametrize("number", range(len(INPUTS)))
def test_an_input_of_the_corpus_breaks_no_promise(number: int) -> None:
    promises.hold(INPUTS[number])


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("check", "another answer"),
        ("mend", "without a fix"),
        ("render", "without a line"),
    ],
)
def test_a_broken_promise_is_noticed(broken: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(promises, broken)
    calls = iter(range(1000))

    def wrong(*words: object, **options: object) -> object:
        made = real(*words, **options)
        if broken == "check" and options.get("path"):
            return made[: next(calls) % 2]  # every other time, something is left out
        if broken == "mend":
            return made._replace(data=b"<Response> </Response>", applied=0, left=[])
        return made.replace("a.xml:", "") if words[0] == "concise" else made

    monkeypatch.setattr(promises, broken, wrong)
    with pytest.raises(AssertionError, match=why):
        promises.hold(b"<Response><Foo/><Record Formt='wav'/></Response>")
