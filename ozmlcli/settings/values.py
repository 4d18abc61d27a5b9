"""From the values that TOML gives to those of the settings, by the table of settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from ..finding import Severity
from ..language.index import NOTIFICATION_BY_NAME
from ..language.model import Mode
from ..suggest import listing, nearest
from .error import literal, quoted
from .model import (
    FIELD_BY_KEY,
    FIELDS,
    FILE_PATTERN,
    SEVERITY,
    VARIABLE,
    Flag,
    Kind,
    Many,
    Number,
    Settings,
    Table,
    Text,
)
from .places import Path


class WrongError(Exception):
    """A fault at a path within the table of settings: of the last key of that path, or of the value there."""

    def __init__(self, path: Path, message: str, *, of_key: bool = False) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message
        self.of_key = of_key


def settings_of(table: Mapping[str, object]) -> Settings:
    """The settings that a table of TOML gives.

    Raises:
        WrongError: for the first fault.
    """
    found: dict[str, Any] = {}
    for key, value in table.items():
        field = FIELD_BY_KEY.get(key)
        if field is None:
            _unknown(key)
        found[field.attribute] = _value(field.kind, value, (key,))
    settings = Settings(**found)
    _agree(settings)
    return settings


def _unknown(key: str) -> NoReturn:
    meant = nearest(key, FIELD_BY_KEY)
    advice = f"Did you mean {meant}?" if meant else f"There are {listing(field.key for field in FIELDS)}."
    raise WrongError((key,), f"Unknown setting {literal(key)}. {advice}", of_key=True)


def _value(kind: Kind, value: object, at: Path) -> Any:
    if isinstance(kind, Text):
        return _text(kind, value, at)
    if isinstance(kind, Flag):
        if not isinstance(value, bool):
            raise WrongError(at, f"{at[0]} must be true or false, not {literal(value)}.")
        return value
    if isinstance(kind, Number):
        if not kind.accepts(value):
            raise WrongError(at, f"{at[0]} must be {kind.noun}, not {literal(value)}.")
        return value
    if isinstance(kind, Many):
        if not isinstance(value, list):
            wanted = f"a list of {kind.of.plural}, such as {_example(kind)}"
            raise WrongError(at, f"{at[0]} must be {wanted}, not {literal(value)}.")
        return tuple(_text(kind.of, item, (*at, number)) for number, item in enumerate(value))
    if not isinstance(value, dict):
        raise WrongError(at, f"{at[0]} must be a table, such as {_example(kind)}, not {literal(value)}.")
    return tuple(_pairs(kind, value, at))


def _pairs(kind: Table, table: Mapping[str, object], at: Path) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        trouble = _objection(kind.keys, key, str(at[0]))
        if trouble:
            raise WrongError((*at, key), trouble, of_key=True)
        if isinstance(value, dict) and kind.keys is FILE_PATTERN:
            # TOML takes the dot of call.xml for that of a key in a table.
            whole = quoted(f"{key}.{next(iter(value), '')}")
            raise WrongError((*at, key), f"A pattern with a dot stands between quotes. Write {whole}.", of_key=True)
        yield key, _value(kind.values, value, (*at, key))


def _example(kind: Kind) -> str:
    if isinstance(kind, Text):
        return quoted(kind.example)
    if isinstance(kind, Flag):
        return "true"
    if isinstance(kind, Number):
        return str(kind.least)
    if isinstance(kind, Many):
        return f"[{_example(kind.of)}]"
    return f"{{ {_example(kind.keys)} = {_example(kind.values)} }}"


def _text(kind: Text, value: object, at: Path) -> Any:
    if not isinstance(value, str):
        if kind.choices:
            wanted = f"must be {_one_of(kind)}"
        elif isinstance(at[-1], int):
            wanted = f"must hold {kind.plural}, such as {_example(kind)}"
        else:
            wanted = f"must be {kind.noun}, such as {_example(kind)}"
        raise WrongError(at, f"{at[0]} {wanted}, not {literal(value)}.")
    trouble = _objection(kind, value, str(at[0]))
    if trouble:
        raise WrongError(at, trouble)
    if kind is SEVERITY:
        return Severity(value)
    return value.removeprefix("$") if kind is VARIABLE else value


def _one_of(kind: Text) -> str:
    return listing(map(quoted, kind.choices), "or")


def _objection(kind: Text, value: str, key: str) -> str:
    """What is wrong with a text, in sentences; "" where nothing is."""
    if kind.choices:
        if value in kind.choices:
            return ""
        meant = nearest(value, kind.choices)
        if meant:
            return f"{literal(value)} is no {kind.noun.partition(' ')[2]}. Did you mean {quoted(meant)}?"
        return f"{key} must be {_one_of(kind)}, not {literal(value)}."
    if kind.pattern:
        kept = re.fullmatch(kind.pattern, value) and (kind is VARIABLE or _compiles(value))
        return "" if kept else f"{literal(value)} is not {kind.noun}. {kind.must}"
    from .selectors import objection

    return objection(value, kind)


def _compiles(pattern: str) -> bool:
    """Whether the library takes a pattern; asked only where our own grammar leaves that open."""
    if "[" not in pattern:
        return True
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of sets that Python may come to read in another way
        try:
            return all(each.include is not None for each in GitIgnoreSpec.from_lines([pattern]).patterns)
        except (ValueError, re.error, FutureWarning):
            return False


def _agree(settings: Settings) -> None:
    """Refuse what is right by itself and wrong together."""
    if settings.answers is not None and settings.mode != "auto":
        modes = NOTIFICATION_BY_NAME[settings.answers].modes
        if modes and Mode(settings.mode) not in modes:
            raise WrongError(("answers",), f"{settings.answers} is no notification of {settings.mode} mode.")
    if len(settings.severity) > 1:
        from .selectors import NAMES, codes

        seen: dict[str, str] = {}
        for word, _ in settings.severity:
            first = seen.setdefault(word if word in NAMES else codes()[word], word)
            if first != word:
                raise WrongError(
                    ("severity", word), f"{word} is the same rule as {first}. Keep one of them.", of_key=True
                )
