r"""A text asks for a key that nothing around it takes.

The caller presses what the text says, and nothing comes of it. Keys are taken by the Input elements and the BackKey of a
UserInput, and by FinishDigits of a Record. Only English texts are read, and only where what they ask for is beyond doubt:
nothing is said of "press 1 2 3", of a menu that passes on other digits, or where a GoTo leads elsewhere.

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

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..document import Attribute, Element
from ..finding import Finding, Place, Related, Severity, Target
from ..language.index import ROOT_NAMES
from ..language.model import Mode
from ..language.types import WHITE_SPACE, holds_variable
from ..values import values
from .base import Context, Rule

RULE = Rule("OZ421", "prompt-without-key", Severity.WARNING, whole=True)

_WORDS = {"star": "*", "asterisk": "*", "hash": "#", "pound": "#"}
_KEY = rf"(?:[0-9*#]|(?:{'|'.join(_WORDS)})\b)"
#: What may follow the key, lest it be a part of "press 1 2 3", "press 1 to 9", "press 5 times" or "press 4 digits".
_END = (
    rf"(?=\s*\Z|\s*[.,;:!?)\"](?!\S)(?!\s*(?:(?:and|or|then)\s+)?(?:the\s+)?{_KEY})"
    rf"|\s+(?:to|for|if|when|now|on|at|while|and|or|then)\b(?!\s+(?:the\s+)?{_KEY}))"
)
_PROMPT = (
    rf"\b(?P<words>(?:press|pressing|key)\s+(?:the\s+)?(?:(?:key|button|digit|number)\s+)?(?P<key>{_KEY}))"
    rf"(?:\s+(?:key|button|sign))?{_END}"
)
_NOT = r"\b(?:not|no|never|nor|without|instead|cannot|avoid)\b|n['\u2019]t\b"
#: Words of a sentence that may ask for the key of another menu, once one was chosen.
_LATER = r"\b(?:then|after|afterwards|next|once|later|followed)\b"

#: How far back to look for these.
_FAR = 300

#: Commands that neither take keys elsewhere nor lead to where keys are taken.
_HARMLESS = frozenset(
    {"Array", "Beep", "Delay", "DeleteFile", "Hangup", "MoveFile", "Play", "Record"}
    | {"SendEmail", "SendMsg", "SendSms", "Speak", "UserInput", "Var"}
)


class _Prompt(NamedTuple):
    key: str
    words: str
    later: bool  # whether it may ask for a key of a menu behind this one


class _Around(NamedTuple):
    """What takes keys around a text: the element that is nearest, what it takes itself, and what all take."""

    taker: Element
    own: list[str]
    taken: set[str]


def check(_element: Element, context: Context) -> Iterator[Finding]:
    if context.mode not in {None, Mode.EXTENSION}:
        return
    elements = context.document.elements
    asking = [element for element in elements if element.name == "Speak" and _may_ask(element)]
    if not asking:
        return
    recorded = _union(_finish_digits(element) for element in elements if element.name == "Record")
    if recorded is None:
        return
    known: dict[int, _Around | None] = {}  # texts in the same list have the same around them
    further: dict[int, set[str]] = {}
    for element in asking:
        parent = element.parent
        if parent is None:
            continue
        if parent.index not in known:
            known[parent.index] = _around(parent)
        around = known[parent.index]
        if around is not None:
            yield from _judge(element, around, recorded, further)


def _may_ask(element: Element) -> bool:
    language = element.get("Language")
    if language is not None and not language.value.strip(WHITE_SPACE).lower().startswith("en"):
        return False
    for value in (element.text, *(attribute.value for attribute in element.attributes)):
        folded = value.lower()
        if "press" in folded or "key" in folded:
            return True
    return False


def _judge(element: Element, around: _Around, recorded: set[str], further: dict[int, set[str]]) -> Iterator[Finding]:
    for value in values(element):
        if value.parameter is None or value.parameter.name != "Text":
            continue
        for prompt in _prompts(value.text):
            if prompt.key in around.taken or prompt.key in recorded:
                continue
            index = around.taker.index
            if prompt.later and index not in further:
                further[index] = _further(around.taker)
            if not prompt.later or prompt.key not in further[index]:
                yield _finding(value.place, prompt, around)


def _finding(place: Place, prompt: _Prompt, around: _Around) -> Finding:
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


def _prompts(text: str) -> Iterator[_Prompt]:
    """The keys for which a text asks beyond doubt, each once."""
    seen = set()
    for found in re.finditer(_PROMPT, text, re.IGNORECASE):
        written = found["key"].lower()
        key = _WORDS.get(written, written)
        before = text[max(found.start() - _FAR, 0) : found.start()].lower()
        if key in seen or re.search(_NOT, re.split(r"[.,;:!?]", before)[-1]):
            continue
        seen.add(key)
        later = re.search(_LATER, re.split(r"[.!?]", before)[-1]) is not None
        yield _Prompt(key, " ".join(found["words"].split()), later)


def _around(parent: Element) -> _Around | None:
    """What takes keys around the commands of ``parent``; None where nothing does, or it is not all known."""
    if any(child.name not in _HARMLESS for child in parent.children):
        return None
    holder: Element | None = parent
    while holder is not None and holder.name == "ForEach":
        holder = holder.parent
    if holder is None:
        return None
    enclosing = [element for element in holder.ancestors() if element.name == "UserInput"]
    if holder.name == "InitialCommands" and enclosing[:1] == [holder.parent]:
        takers = enclosing[:1]
    elif holder.name == "Input" or holder.name in ROOT_NAMES:
        takers = [child for child in parent.children if child.name in {"Record", "UserInput"}]
    else:
        return None
    taken = _union(_keys(element) for element in (*takers, *enclosing))
    if not takers or taken is None or any(each.name == "UserInput" and not _inputs(each) for each in takers):
        return None
    return _Around(takers[0], sorted(_keys(takers[0]) or ()), taken)


def _further(taker: Element) -> set[str]:
    """The keys of the menus within ``taker``; those that are not known are taken for any."""
    found: set[str] = set()
    pending = list(taker.children)
    while pending:
        element = pending.pop()
        pending += element.children
        if element.name == "UserInput":
            found |= _keys(element) or set("0123456789*#")
    return found


def _union(sets: Iterable[set[str] | None]) -> set[str] | None:
    """All in the sets, None if one of them is not known."""
    found: set[str] = set()
    for each in sets:
        if each is None:
            return None
        found |= each
    return found


def _keys(element: Element) -> set[str] | None:
    """The keys that a Record or a UserInput takes, None if they are not known."""
    if element.name == "Record":
        return _finish_digits(element)
    if element.get("ForwardToUrl") is not None or element.get("ExecuteSQL") is not None:
        return None
    keys = [child.get("Key") if child.name == "Input" else None for child in _inputs(element)]
    back = element.get("BackKey")
    found = {_literal(key) for key in (*keys, *([] if back is None else [back]))}
    # Of a key of several digits it is not known how it goes with prompts for one.
    return None if any(key is None or len(key) > 1 for key in found) else {key for key in found if key}


def _inputs(menu: Element) -> list[Element]:
    return [
        branch for child in menu.children if child.name != "InitialCommands" for branch in child.children or [child]
    ]


def _finish_digits(record: Element) -> set[str] | None:
    digits = record.get("FinishDigits")
    literal = _literal(digits) if digits is not None else ""
    return None if literal is None else set(literal)


def _literal(attribute: Attribute | None) -> str | None:
    """What an attribute holds, None if that is not known."""
    if attribute is None or holds_variable(attribute.value):
        return None
    return attribute.value.strip(WHITE_SPACE)
