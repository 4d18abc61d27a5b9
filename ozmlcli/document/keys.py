"""Keys: those for which a text asks, and those that are taken around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..language.index import ROOT_NAMES
from ..language.types import WHITE_SPACE, holds_variable
from .element import Attribute, Element
from .part import Span

#: Not "one", which may be a pronoun: "press one of the keys".
_DIGITS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDS = {"star": "*", "asterisk": "*", "hash": "#", "pound": "#", "zero": "0"}
_WORDS.update({word: str(digit) for digit, word in enumerate(_DIGITS, 2)})
_KEY = rf"(?:[0-9*#]|(?:{'|'.join(_WORDS)})\b)"
#: What may follow the key, lest it be a part of "press 1 2 3", "press 1 to 9", "press 5 times" or "press 4 digits".
_END = (
    rf"(?=\s*\Z|\s*[.,;:!?)\"](?!\S)(?!\s*(?:(?:and|or|then)\s+)?(?:the\s+)?{_KEY})"
    rf"|\s+(?:to|for|if|when|now|on|at|while|and|or|then)\b(?!\s+(?:the\s+)?{_KEY}))"
)
#: Without a look at what stands before it, so that what it begins with can be searched for fast.
_PROMPT = re.compile(
    rf"(?P<words>(?:press(?:ing)?|key)\s+(?:the\s+)?(?:(?:key|button|digit|number)\s+)?(?P<key>{_KEY}))"
    rf"(?:\s+(?:key|button|sign))?{_END}"
)
#: Several keys of which one is to be pressed: "press 1, 2 or 3". Digits as words may count: "press three or four".
_ONE_OF = rf"(?:[0-9*#]|(?:{'|'.join(word for word, key in _WORDS.items() if not key.isdigit())})\b)"
_LIST = re.compile(
    rf"\b(?P<words>press(?:ing)?\s+(?:the\s+)?(?:keys?\s+)?(?P<keys>{_ONE_OF}(?:\s*,\s*{_ONE_OF})*(?:\s*,)?\s*\bor\s+{_ONE_OF}))"
    rf"{_END}"
)
#: A further key behind a comma: "press 1 for sales, 2 for support", "press 1 to accept, or 2 to decline".
_FURTHER = re.compile(
    rf"[,;]\s*(?:(?:and|or)\s+)?(?P<words>(?P<key>{_KEY})\s+(?P<link>for|to)\s+(?!(?:the\s+)?{_KEY})"
    r"(?:(?:a|an|the|our|your)\s+)?[^\W\d]\w*)"
)
#: What the keys behind the first one are for, and where the sentence, or what is asked for, ends.
_LINK = re.compile(r"\s+(for|to)\b")
_STOP = re.compile(r"[.!?]|\bpress")
_NOT = re.compile(r"\b(?:not|no|never|nor|without|instead|cannot|avoid)\b|n['\u2019]t\b")
#: Words of a sentence that may ask for the key of another menu, once one was chosen.
_LATER = re.compile(r"\b(?:then|after|afterwards|next|once|later|followed)\b")

#: The key that follows on another one in a list.
_NEXT = dict(pairwise("123456789"))
_ANY = frozenset("0123456789*#")
#: How far back to look for these.
_FAR = 300

#: Commands that neither take keys elsewhere nor lead to where keys are taken.
_HARMLESS = frozenset(
    {"Array", "Beep", "Delay", "DeleteFile", "Hangup", "MoveFile", "Play", "Record"}
    | {"SendEmail", "SendMsg", "SendSms", "Speak", "UserInput", "Var"}
)


class Prompt(NamedTuple):
    """A key for which a text asks, the words in which it does, and from where to where they stand in it.

    ``later`` where it may be a key of a menu that follows on another key.
    """

    key: str
    words: str
    where: Span
    later: bool


class Around(NamedTuple):
    """What takes keys around a text: the nearest element, what that takes itself, and what it and all around it take."""

    taker: Element
    own: list[str]
    taken: set[str]


def prompts_in(text: str, taken: set[str]) -> Iterator[Prompt]:
    """The keys for which a text in lower case asks beyond doubt, each once, without those that are ``taken``."""
    seen = set(taken)
    for found, keys in (*((found, [found["key"]]) for found in _asking(text)), *_lists(text)):
        for key in (_WORDS.get(each, each) for each in keys):
            if key in seen:
                continue
            before = text[max(found.start() - _FAR, 0) : found.start()]
            if _NOT.search(re.split(r"[.,;:!?]", before)[-1]):
                continue
            seen.add(key)
            later = _LATER.search(re.split(r"[.!?]", before)[-1]) is not None
            yield Prompt(key, " ".join(found["words"].split()), Span(*found.span("words")), later)


def is_answered(speak: Element) -> bool:
    """Whether a text asks for no keys but those that its own menu has, as most do. False may also mean: it is not known."""
    initial = speak.parent
    menu = initial.parent if initial is not None and initial.name == "InitialCommands" else None
    if menu is None or speak.get("Text") is not None:
        return False
    text = speak.text.lower()
    named = _ANY.intersection(text)
    for word, key in _WORDS.items():
        if word in text:
            named |= {key}
    for part in menu.children:
        if part.name == "Inputs":
            for branch in part.children:
                key_ = branch.get("Key")
                if key_ is not None:
                    named -= {key_.value.strip(WHITE_SPACE)}
    return not named


def _lists(text: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """What may ask for one of several keys, with these."""
    if " or " in text:
        for found in _LIST.finditer(text):
            yield found, re.findall(_ONE_OF, found["keys"])


def _asking(text: str) -> Iterator[re.Match[str]]:
    """What may ask for a key, each after the other."""
    several = "," in text or ";" in text
    for found in _prompts(text):
        yield found
        link = _LINK.match(text, found.end()) if several else None
        if link is None:
            continue
        farthest = found.end() + _FAR
        end = _STOP.search(text, found.end(), farthest)
        before = _key(found)
        for further in _FURTHER.finditer(text, found.end(), end.start() if end is not None else farthest):
            key = _key(further)
            # Keys are counted on; "5 for the price of 4" is about something else.
            if further["link"] == link[1] and key in {"0", _NEXT.get(before)}:
                yield further
                before = key


def _prompts(text: str) -> Iterator[re.Match[str]]:
    """What asks for a first key: where a word begins, each after the other."""
    start = 0
    while (found := _PROMPT.search(text, start)) is not None:
        if found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] == "_"):
            start = found.start() + 1
        else:
            start = found.end()
            yield found


def _key(found: re.Match[str]) -> str:
    return _WORDS.get(found["key"], found["key"])


def keys_around(parent: Element) -> Around | None:
    """What takes keys around the commands of ``parent``; None where nothing does, or it is not all known."""
    if not {child.name for child in parent.children} <= _HARMLESS:
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
    keys = [_keys(each) for each in dict.fromkeys((*takers, *enclosing))]
    taken = union(keys)
    if not takers or taken is None or any(each.name == "UserInput" and not _inputs(each) for each in takers):
        return None
    return Around(takers[0], sorted(keys[0] or ()), taken)


class Further(NamedTuple):
    """The keys of the menus within another one, and those of them that lead back; those that are not known are any."""

    keys: set[str]
    back: set[str]


def further_keys(taker: Element) -> Further:
    """What the menus within ``taker`` take."""
    found = Further(set(), set())
    pending = list(taker.children)
    while pending:
        element = pending.pop()
        pending += element.children
        if element.name == "UserInput":
            found.keys.update(_keys(element) or _ANY)
            back = element.get("BackKey")
            found.back.update(_ANY if back is not None and _literal(back) is None else _literal(back) or ())
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
    if element.get("ForwardToUrl") is not None or element.get("ExecuteSQL") is not None or _is_misspelled(element):
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
    if digits is None and _is_misspelled(record):
        return None
    literal = _literal(digits) if digits is not None else ""
    return None if literal is None else set(literal)


def _is_misspelled(element: Element) -> bool:
    """Whether an attribute is no parameter; it may have been meant for one that takes keys."""
    return any(attribute.parameter is None for attribute in element.attributes)


def _literal(attribute: Attribute | None) -> str | None:
    """What an attribute holds, None if that is not known."""
    if attribute is None or holds_variable(attribute.value):
        return None
    return attribute.value.strip(WHITE_SPACE)
