"""Makes small documents as applications answer with, the same ones each time."""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path

_CALLS = (
    """\
  <Speak Language="en-UK">Welcome to {name}. Your call may be recorded.</Speak>
  <Record Format="wav" FinishDigits="#" Duration="{number}" FinishedUrl="http://app.example/recorded?call={number}"/>
  <Hangup/>
""",
    """\
  <UserInput Timeout="{number}" Repeat="true">
    <InitialCommands>
      <Speak>For sales, press 1. For {name}, press 2.</Speak>
    </InitialCommands>
    <Inputs>
      <Input Key="1">
        <BlindTransfer Target="{number}"/>
      </Input>
      <Input Key="2">
        <GoTo>http://app.example/menu?a=1&amp;b={number}</GoTo>
      </Input>
    </Inputs>
  </UserInput>
""",
    """\
  <Speak Party="callee" CallId="{name}{number}">One minute is left.</Speak>
  <Play Party="all" CallId="{name}{number}">http://app.example/{name}.mp3</Play>
""",
    """\
  <Delay>{number}</Delay>
  <Play>music/{name}.wav</Play>
  <Speak>Thank you for waiting.</Speak>
  <Hangup/>
""",
)
_NAMES = ("anna", "bela", "orders", "support", "szeged", "night")

VALID = "valid.xml"
FAULTY = "faulty.xml"
INVALID = "invalid.xml"

#: One plausible mistake for each of the calls.
_MISTAKES = (
    ('Format="wav"', 'Fromat="wav"'),
    ('Key="2"', 'Key="1"'),
    ('Party="all"', 'Party="both"'),
    ("<Hangup/>", "<Hangpu/>"),
)


def document(seed: int) -> str:
    """A small valid document."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    body = chance.choice(_CALLS).format(name=chance.choice(_NAMES), number=chance.randrange(1, 100))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n{body}</Response>\n'


def _with_mistake(text: str) -> str:
    """A document with the first mistake that fits it."""
    right, wrong = next(mistake for mistake in _MISTAKES if mistake[0] in text)
    return text.replace(right, wrong, 1)


def long_document(commands: int) -> str:
    """A valid document of so many commands, about 100 bytes each."""
    speak = '  <Speak Language="en-UK">Item {number:06} of the list: please write down what follows, item by item.</Speak>\n'
    record = '  <Record Format="wav" Duration="30" FinishDigits="#" FinishedUrl="http://app.example/{number:06}"/>\n'
    body = "".join((record if number % 50 == 0 else speak).format(number=number) for number in range(commands))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n{body}</Response>\n'


def _like_no_other(text: str, number: int) -> str:
    """A document that is not like another but for its values: white space in it says its ``number``."""
    return text.replace("\n", f"\n{f'{number:b}'.translate({ord('0'): ' ', ord('1'): chr(9)})}\n", 2)


def make(folder: Path, files: int, *, faulty: bool = False, alike: bool = True) -> None:
    """Write ``files`` documents into ``folder``, at most 1,000 in each folder in it; ``faulty`` ones have a mistake each.

    Many are ``alike`` but for their values, as the documents of one application are; or no two are.
    """
    for number in range(files):
        place = folder / f"{number // 1000:03}"
        if number % 1000 == 0:
            place.mkdir(parents=True)
        text = document(number)
        if faulty:
            text = _with_mistake(text)
        if not alike:
            text = _like_no_other(text, number)
        (place / f"{number:06}.xml").write_text(text, "utf-8")


def make_few(folder: Path) -> None:
    """Write one valid document, one with a fault, and one with two."""
    (folder / FAULTY).write_text(_with_mistake(document(0)), "utf-8")
    (folder / VALID).write_text(document(0), "utf-8")
    both = next(text for text in map(document, count()) if "Format=" in text and "<Hangup/>" in text)
    (folder / INVALID).write_text(both.replace("Format=", "Fromat=").replace("<Hangup/>", "<Hangpu/>"), "utf-8")
