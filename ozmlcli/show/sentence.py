"""What a command does, in a sentence: its phrase in the language's table, completed with what the document says.

Documents that mean the same give the same sentences. Whatever an element is given is told, also what is no parameter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from ..document.element import PREFIXES, XML, Element, split_name, usual_name
from ..document.meaning import content, parameters
from ..language.index import body_parameter, find_parameters
from ..language.model import Command, Parameter, Root, Spec
from .words import Chunk, Kind, Sentence, joined, value_chunks

_PIECE = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")
_CONDITION = re.compile(r"(\w+)=([^:]*):")
#: Attributes that say how a text is written, not what is done: xml:space, xml:lang.
_OF_XML = f"{{{XML}}}"
_SLOT = re.compile(r"\{(\w*)(?::(\w+|[$]))?\}")


class _Option(NamedTuple):
    """A chunk of a phrase: the first of ``ways`` of which all that it names is given, else ``otherwise``.

    Where it hangs on one ``value`` of what ``name`` names, the first way is said for that.
    """

    ways: tuple[str, ...] = ()
    otherwise: str = ""
    name: str = ""
    value: str = ""


def describe(element: Element, told: Collection[str] = ()) -> Sentence:
    """What ``element`` does, or when it is run if it is a part. Parameters that are ``told`` elsewhere are left out."""
    return tuple(_Telling(element, told).chunks())


class _Telling:
    """The telling of one element."""

    def __init__(self, element: Element, told: Collection[str]) -> None:
        self._element = element
        self._given: dict[str, str] = {}
        self._rest: list[tuple[str, str]] = []
        for name, value in parameters(element):
            if name in told or name.startswith(_OF_XML):
                continue
            if name in self._given:
                self._rest.append((name, value))  # given twice
            else:
                self._given[name] = value
        self._used: set[str] = set()
        self._texts = [item for item in content(element) if isinstance(item, str)]

    def chunks(self) -> Iterator[Chunk]:
        spec = self._element.spec
        if self._element.namespace:
            yield Chunk(self._element.written, Kind.VALUE)
            yield Chunk(" (no element of OzML but of the namespace ")
            yield Chunk(self._element.namespace, Kind.VALUE)
            yield Chunk(")")
        elif spec is None:
            yield Chunk(self._element.name, Kind.VALUE)
            yield Chunk(" (no element of OzML)")
        options = _phrase(spec) if spec is not None and not self._element.namespace else ()
        for words in _linked([self._chosen(option) for option in options]):
            yield from self._slots(words)
        extras = list(self._extras())
        if extras:
            yield Chunk(", with ")
            yield from joined(extras, "and")

    def _extras(self) -> Iterator[Sentence]:
        """What the element is given that its phrase does not name."""
        for name, value in (*((n, v) for n, v in self._given.items() if n not in self._used), *self._rest):
            parameter = self._parameter(name)
            namespace, local = split_name(name)[0], usual_name(name)
            if parameter is None:
                known = not namespace or namespace in PREFIXES
                of = () if known else (Chunk(" (of the namespace "), Chunk(namespace, Kind.VALUE), Chunk(")"))
                yield (Chunk(local, Kind.VALUE), Chunk("="), Chunk(value, Kind.QUOTE), *of)
            elif not value:
                yield (Chunk(f"an empty {local.lower() if local[1:].islower() else local}", Kind.LACK),)
            else:
                yield (Chunk(f"{local} "), *value_chunks(parameter, value))
        for text in self._texts:
            yield Chunk("the text "), Chunk(text, Kind.QUOTE)

    def _parameter(self, name: str) -> Parameter | None:
        spec = self._element.spec
        found = find_parameters(spec).get(name) if spec is not None else None
        return found.parameter if found is not None else None

    def _chosen(self, option: _Option) -> str:
        if option.name:
            if self._given.get(option.name) != option.value:
                return option.otherwise
            self._used.add(option.name)
            return option.ways[0]
        for way in option.ways:
            if all(map(self._given.get, _names(way))):
                return way
        return option.otherwise

    def _slots(self, text: str) -> Iterator[Chunk]:
        for words, name, unit in _split(text):
            if words is not None:
                yield words
            else:
                yield from self._value(name, unit)

    def _value(self, name: str, unit: str) -> Sentence:
        if not name:
            text = "".join(self._texts)
            self._texts = []
            return (Chunk(text, Kind.QUOTE),)
        self._used.add(name)
        parameter = self._parameter(name)
        if parameter is None:
            raise LookupError(f"the phrase of {self._element.name} names {name}, which is no parameter of it")
        value = self._given.get(name, parameter.default_value)
        spec = self._element.spec
        if value is None and self._texts and spec is not None and parameter == body_parameter(spec):
            texts, self._texts = self._texts, []  # with elements between them
            return joined([(Chunk(text, Kind.QUOTE),) for text in texts], "and")
        return (Chunk(f"(no {name})", Kind.LACK),) if value is None else value_chunks(parameter, value, unit)


_PHRASES: dict[tuple[str, type[Spec]], tuple[_Option, ...]] = {}


def _phrase(spec: Spec) -> tuple[_Option, ...]:
    """The phrase of an element, read."""
    key = spec.name, type(spec)  # the hash of all that the table says of it would take longer than the telling
    options = _PHRASES.get(key)
    if options is None:
        options = _PHRASES[key] = _read_phrase(spec)
    return options


def _read_phrase(spec: Spec) -> tuple[_Option, ...]:
    """The phrase of an element; of one without, the first sentence of what the table says of it."""
    phrase = "" if isinstance(spec, Root) else spec.phrase
    if not phrase:
        words = spec.doc.partition(". ")[0].removesuffix(".")
        lowered = isinstance(spec, Command) and not words[1:2].isupper()
        return (_Option(otherwise=f"{words[0].lower()}{words[1:]}" if lowered else words),)
    return tuple(_option(optional, always) for optional, always in _PIECE.findall(phrase))


def _option(optional: str, always: str) -> _Option:
    if always:
        return _Option(otherwise=always)
    condition = _CONDITION.match(optional)
    name, value = condition.groups() if condition else ("", "")
    first, *more = (optional[condition.end() :] if condition else optional).split("|")
    return _Option((first, *more[:-1]), more[-1] if more else "", name, value)


def _linked(stretches: list[str]) -> list[str]:
    """Stretches of a phrase with the further things that a command does: "does a, does b and does c"."""
    further = [number for number, words in enumerate(stretches) if words.startswith("&")]
    for number in further:
        mark = ","
        if number == further[-1]:
            # Behind ", showing the number 1", the "and" would lead on from the number.
            after_comma = len(further) == 1 and any(words.startswith(",") for words in stretches[:number])
            mark = ", and" if after_comma else " and"
        stretches[number] = f"{mark}{stretches[number][1:]}"
    return stretches


@cache
def _split(text: str) -> tuple[tuple[Chunk | None, str, str], ...]:
    """A stretch of a phrase as its words and, where there are none, the name and the unit of what is filled in."""
    pieces: list[tuple[Chunk | None, str, str]] = []
    end = 0
    for slot in _SLOT.finditer(text):
        if text[end : slot.start()]:
            pieces.append((Chunk(text[end : slot.start()]), "", ""))
        pieces.append((None, slot[1], slot[2] or ""))
        end = slot.end()
    if text[end:]:
        pieces.append((Chunk(text[end:]), "", ""))
    return tuple(pieces)


@cache
def _names(text: str) -> tuple[str, ...]:
    return tuple(name for words, name, _ in _split(text) if words is None)
