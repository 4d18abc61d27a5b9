"""Keys: those for which a text asks, and those that are taken around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .document import Attribute, Element
from .language.index import ROOT_NAMES
from .language.types import WHITE_SPACE, holds_variable

_WORDS = {"star": "*", "asterisk": "*", "hash": "#", "pound": "#"}
_KEY = rf"(?:[0-9*#]|(?:{'|'.join(_WORDS)})\b)"
#: What may follow the key, lest it be a part of "press 1 2 3", "press 1 to 9", "press 5 times" or "press 4 digits".
_END = (
    rf"(?=\s*\Z|\s*[.,;:!?)\"](?!\S)(?!\s*(?:(?:and|or|then)\s+)?(?:the\s+)?{_KEY})"
    rf"|\s+(?:to|for|if|when|now|on|at|while|and|or|then)\b(?!\s+(?:the\s+)?{_KEY}))"
)
_PROMPT = re.compile(
    rf"\b(?P<words>(?:press|pressing|key)\s+(?:the\s+)?(?:(?:key|button|digit|number)\s+)?(?P<key>{_KEY}))"
    rf"(?:\s+(?:key|button|sign))?{_END}"
)
_NOT = re.compile(r"\b(?:not|no|never|nor|without|instead|cannot|avoid)\b|n['\u2019]t\b")
#: Words of a sentence that may ask for the key of another menu, once one was chosen.
_LATER = re.compile(r"\b(?:then|after|afterwards|next|once|later|followed)\b")

#: How far back to look for these.
_FAR = 300

#: Commands that neither take keys elsewhere nor lead to where keys are taken.
_HARMLESS = frozenset(
    {"Array", "Beep", "Delay", "DeleteFile", "Hangup", "MoveFile", "Play", "Record"}
    | {"SendEmail", "SendMsg", "SendSms", "Speak", "UserInput", "Var"}
)


class Prompt(NamedTuple):
    """A key for which a text asks, and the words in which it does.

    ``later`` where it may be a key of a menu that follows on another key.
    """

    key: str
    words: str
    later: bool


class Around(NamedTuple):
    """What takes keys around a text: the element that is nearest, what it takes itself, and what all take."""

    taker: Element
    own: list[str]
    taken: set[str]


def prompts_in(text: str, taken: set[str]) -> Iterator[Prompt]:
    """The keys for which a text in lower case asks beyond doubt, each once, without those that are ``taken``."""
    seen = set(taken)
    for found in _PROMPT.finditer(text):
        key = _WORDS.get(found["key"], found["key"])
        if key in seen:
            continue
        before = text[max(found.start() - _FAR, 0) : found.start()]
        if _NOT.search(re.split(r"[.,;:!?]", before)[-1]):
            continue
        seen.add(key)
        later = _LATER.search(re.split(r"[.!?]", before)[-1]) is not None
        yield Prompt(key, " ".join(found["words"].split()), later)


def keys_around(parent: Element) -> Around | None:
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
    taken = union(_keys(element) for element in (*takers, *enclosing))
    if not takers or taken is None or any(each.name == "UserInput" and not _inputs(each) for each in takers):
        return None
    return Around(takers[0], sorted(_keys(takers[0]) or ()), taken)


def further_keys(taker: Element) -> set[str]:
    """The keys of the menus within ``taker``; those that are not known are taken for any."""
    found: set[str] = set()
    pending = list(taker.children)
    while pending:
        element = pending.pop()
        pending += element.children
        if element.name == "UserInput":
            found |= _keys(element) or set("0123456789*#")
    return found


def union(sets: Iterable[set[str] | None]) -> set[str] | None:
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
        return finish_digits(element)
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


def finish_digits(record: Element) -> set[str] | None:
    digits = record.get("FinishDigits")
    literal = _literal(digits) if digits is not None else ""
    return None if literal is None else set(literal)


def _literal(attribute: Attribute | None) -> str | None:
    """What an attribute holds, None if that is not known."""
    if attribute is None or holds_variable(attribute.value):
        return None
    return attribute.value.strip(WHITE_SPACE)
