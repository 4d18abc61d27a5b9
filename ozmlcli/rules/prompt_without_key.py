r"""A text asks for a key that nothing around it takes.

The caller presses what the text says, and nothing comes of it. Keys are taken by the Input elements and the BackKey of a
UserInput, and by FinishDigits of a Record. Only English texts are read, and only where what they ask for is beyond doubt:
nothing is said of "press 1 2 3" or "dial 3", of a menu that passes on other digits, or where a GoTo leads elsewhere.

Bad:

    <Response>
      <UserInput Timeout="8">
        <InitialCommands>
          <Speak>For sales, press 1. For support, press 3.</Speak>  <!-- fault -->
        </InitialCommands>
        <Inputs>
          <Input Key="1"><BlindTransfer Target="2001"/></Input>
          <Input Key="2"><BlindTransfer Target="2002"/></Input>
        </Inputs>
      </UserInput>
    </Response>

Bad:

    <Response>
      <Speak>Leave a message, then press hash.</Speak>  <!-- fault -->
      <Record FinishDigits="1" FinishedUrl="http://app.example/recorded"/>
    </Response>

Good:

    <Response>
      <UserInput Timeout="8">
        <InitialCommands>
          <Speak>For sales, press 1. For support, press 2.</Speak>
        </InitialCommands>
        <Inputs>
          <Input Key="1"><BlindTransfer Target="2001"/></Input>
          <Input Key="2"><BlindTransfer Target="2002"/></Input>
        </Inputs>
      </UserInput>
    </Response>

Good:

    <Response>
      <Speak>Leave a message, then press hash.</Speak>
      <Record FinishDigits="#" FinishedUrl="http://app.example/recorded"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from ..document.element import Element
from ..document.part import Place, Span, Target
from ..document.values import Value, part_of, values
from ..finding import Finding, Related, Severity
from ..language.model import Mode
from ..language.types import WHITE_SPACE
from .base import Context, Rule

if TYPE_CHECKING:
    from ..document.keys import Around, Further, Prompt

RULE = Rule(
    "OZ421", "prompt-without-key", Severity.WARNING, looks_at=frozenset({"Speak"}), whole=True, needs=("press", "key")
)


def check(_element: Element, context: Context) -> Iterator[Finding]:
    if context.mode is not None and context.mode is not Mode.EXTENSION:
        return
    elements = context.document.elements
    asking = [element for element in elements if element.name == "Speak" and _may_ask(element)]
    if not asking:
        return
    keys = _keys()
    asking = [element for element in asking if not keys.is_answered(element)]
    recorded = keys.union(keys.finish_digits(element) for element in elements if element.name == "Record")
    if recorded is None:
        return
    known: dict[int, Around | None] = {}  # texts in the same list have the same around them
    further: dict[int, Further] = {}
    for element in asking:
        parent = element.parent
        if parent is None:
            continue
        if parent.index not in known:
            known[parent.index] = keys.keys_around(parent)
        around = known[parent.index]
        if around is not None:
            yield from _judge(element, around, recorded, further)


@cache
def _keys() -> ModuleType:
    """What is loaded for texts that may ask for keys: it has patterns to compile."""
    from ..document import keys

    return keys


def _may_ask(element: Element) -> bool:
    if not _names_keys(element.text):
        text = element.get("Text") if element.attributes else None
        if text is None or not _names_keys(text.value):
            return False
    language = element.get("Language")
    return language is None or language.value.strip(WHITE_SPACE).lower().startswith("en")


def _names_keys(text: str) -> bool:
    folded = text.lower()
    return "press" in folded or "key" in folded


def _judge(element: Element, around: Around, recorded: set[str], further: dict[int, Further]) -> Iterator[Finding]:
    keys = _keys()
    for value in values(element):
        if value.parameter is None or value.parameter.name != "Text":
            continue
        for prompt in keys.prompts_in(value.text.lower(), around.taken | recorded):
            index = around.taker.index
            if index not in further:
                further[index] = keys.further_keys(around.taker)
            # A key that leads back from within may be told of at the entrance.
            if prompt.key not in (further[index].keys if prompt.later else further[index].back):
                yield _finding(_part(value, prompt.where), prompt, around)


def _part(value: Value, where: Span) -> Place:
    """Where the words stand that were found in the text in lower case, which with a few letters is longer."""
    text = value.text
    return part_of(value.place, text, *where) if len(text.lower()) == len(text) else value.place


def _finding(place: Place, prompt: Prompt, around: Around) -> Finding:
    from ..suggest import listing

    taker = around.taker
    digits = taker.get("FinishDigits")
    where = Place(taker) if digits is None else Place(taker, Target.VALUE, digits.written)
    remedy = (
        f"Add {prompt.key} to FinishDigits of Record" if taker.name == "Record" else f'Add <Input Key="{prompt.key}">'
    )
    return Finding(
        place,
        f'The text says "{prompt.words}", but nothing around it takes {prompt.key}.',
        f"{remedy}, or change the text.",
        (Related(where, f"takes {listing(around.own)} only" if around.own else "takes no key"),),
    )
