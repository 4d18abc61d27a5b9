"""A sentence as a value: plain words, and what a document says, kept apart so that outputs can mark it and cut it."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum
from typing import NamedTuple

from ..document.values import begins_query
from ..language import types
from ..language.model import Parameter
from ..suggest import listing, shortened

_PARTIES = {"caller": "the caller", "callee": "the callee", "all": "all"}
_ANY_DIGIT = frozenset("0123456789")


class Kind(Enum):
    """What a stretch of a sentence is."""

    PLAIN = "plain"  # our words
    VALUE = "value"  # a value of the document
    QUOTE = "quote"  # a text of the document, which people hear or read; shown in quotes
    LACK = "lack"  # what the document should say and does not


class Chunk(NamedTuple):
    """A stretch of a sentence."""

    text: str
    kind: Kind = Kind.PLAIN


#: A sentence without a capital letter at its beginning and a full stop at its end.
Sentence = tuple[Chunk, ...]


def plain(sentence: Sentence, most: int = 0) -> str:
    """The sentence as text. Texts are cut behind ``most`` characters and values behind twice as many, 0 for never."""
    return "".join(shown(chunk, most) for chunk in sentence)


def shown(chunk: Chunk, most: int = 0) -> str:
    """A stretch as :func:`plain` has it, with quotes where it has some."""
    if chunk.kind is Kind.QUOTE:
        return f'"{shortened(chunk.text, most) if most else chunk.text}"'
    return shortened(chunk.text, 2 * most) if most and chunk.kind is Kind.VALUE else chunk.text


def value_chunks(parameter: Parameter, value: str, unit: str = "") -> Sentence:
    """A value in words: with its ``unit`` ("$" stands before it), keys apart from each other.

    One that is not of its type is quoted as it is written: of "5 seconds" nobody knows how many seconds that is.
    """
    if not value:
        return (Chunk("(empty)", Kind.LACK),)
    if unit == "$":
        return (Chunk(f"${value}", Kind.VALUE),)
    kind = parameter.type
    if kind is types.URL and begins_query(value):
        return Chunk("the SQL query "), Chunk(value, Kind.QUOTE)
    if not kind.accepts(value):
        return (Chunk(value, Kind.QUOTE),)
    if kind is types.SECONDS:
        unit = "second"
    if unit:
        one = value.lstrip("0") == "1"
        return Chunk(value, Kind.VALUE), Chunk(f" {unit}" if one else f" {unit}s")
    if kind in types.PROSE or kind is types.SQL:
        return (Chunk(value, Kind.QUOTE),)
    if kind is types.DTMF_SET and not types.holds_variable(value):
        return _either(list(dict.fromkeys(value)))
    if kind in {types.PARTY, types.TRANSFEROR}:
        value = _PARTIES.get(value, value)
    return (Chunk(value, Kind.VALUE),)


def _either(keys: list[str]) -> Sentence:
    """Keys of which any will do: "1, 2 or 3"."""
    if not set(keys) >= _ANY_DIGIT:
        return joined([(Chunk(key, Kind.VALUE),) for key in keys], "or")
    others = [(Chunk(key, Kind.VALUE),) for key in keys if key not in _ANY_DIGIT]
    return joined([(Chunk("any digit"),), *others], "or")


def joined(stretches: list[Sentence], conjunction: str) -> Sentence:
    """Stretches as one: "a, b and c"."""
    between = listing(["\0"] * len(stretches), conjunction).split("\0")[1:-1]
    chunks = [*stretches[0]]
    for words, stretch in zip(between, stretches[1:], strict=True):
        chunks += [Chunk(words), *stretch]
    return tuple(chunks)
