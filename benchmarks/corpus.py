"""Makes small documents as applications answer with, the same ones each time."""

from __future__ import annotations

import random
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
INVALID = "invalid.xml"


def document(seed: int) -> str:
    """A small valid document."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    body = chance.choice(_CALLS).format(name=chance.choice(_NAMES), number=chance.randrange(1, 100))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n{body}</Response>\n'


def make(folder: Path, count: int) -> None:
    """Write ``count`` documents into ``folder``, at most 1,000 in each folder in it."""
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        if number % 1000 == 0:
            place.mkdir(parents=True)
        (place / f"{number:06}.xml").write_text(document(number), "utf-8")


def make_two(folder: Path) -> None:
    """Write one valid document, and one with a fault."""
    (folder / VALID).write_text(document(0), "utf-8")
    (folder / INVALID).write_text(document(0).replace("Format=", "Fromat=").replace("<Hangup/>", "<Hangpu/>"), "utf-8")
