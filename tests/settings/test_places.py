"""Where keys and values stand in a text of TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.settings.places import Path, Places

from .tables import ANY, written

KEYS = st.sampled_from(["a", "b", "a-b", "a.b", "", "é", '"', "'", "#", "[", "1", "\n"])
TEXTS = st.text(st.sampled_from(list("a\"'\\#]},=\n \t\r[{")), max_size=6)
SCALARS = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def paths(value: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    if at:
        yield at, value
    if isinstance(value, dict):
        for key, held in value.items():
            yield from paths(held, (*at, key))
    if isinstance(value, list):
        for number, held in enumerate(value):
            yield from paths(held, (*at, number))


def ends(text: str, start: int) -> Iterator[Any]:
    """All values that a text from ``start`` on may be taken for, by where it is cut."""
    for end in range(start + 1, len(text) + 1):
        try:
            yield tomllib.loads(f"x = {text[start:end]}")["x"]
        except tomllib.TOMLDecodeError:
            continue


@ANY
@given(st.dictionaries(KEYS, VALUES, max_size=3).flatmap(written))
def test_every_value_is_read_again_at_its_place_and_every_key_too(text: str) -> None:
    places = Places(text)
    for path, value in paths(tomllib.loads(text)):
        start = places.value(path)
        if start != places.key(path):
            assert value in ends(text, start), path
        key = path[-1]
        if isinstance(key, str):
            assert key_at(text, places.key(path)) == key, path


def key_at(text: str, start: int) -> str | None:
    for end in range(start + 1, len(text) + 1):
        if text[end : end + 1] not in {"", " ", "\t", ".", "=", "]"}:
            continue
        try:
            return next(iter(tomllib.loads(f"{text[start:end]} = 0")))
        except tomllib.TOMLDecodeError:
            continue
    return None


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        ("a = 1", ("a",), 0, 4),
        ("[a]\nb.c = [1, {d = 2}]", ("a", "b", "c", 1, "d"), 15, 19),
        ("[[a]]\nb = 1\n[[a]]\nb = 2", ("a", 1, "b"), 18, 22),
        ("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2", ("a", 1, "b", "c"), 30, 34),
        ("[[a]]\n[[a.b]]\n[[a.b]]\nc = 1", ("a", 0, "b", 1, "c"), 22, 26),
        ("[a.b]\nc = 1", ("a", "b"), 3, 3),
        ("a = 1979-05-27 07:32:32\nb = 1", ("b",), 24, 28),
        ("a = 1979-05-27 # x\nb = 1", ("b",), 19, 23),
        ('a = """x""y"""""\nb = 1', ("b",), 17, 21),
        ("a = '''x''y'''''\nb = 1", ("b",), 17, 21),
        ("a = [1979-05-27 07:32:32, 1]", ("a", 1), 26, 26),
        ("a.b = 1\na.c = 2", ("a",), 0, 0),
        ("a.b = 1\r\n# x\r\na.c = '''\r\n'''\r\nb = [\r\n2]", ("b", 0), 37, 37),
        ("a = ''\n'' = \"\"\n", ("",), 7, 12),
    ],
)
def test_a_place(text: str, path: Path, key: int, value: int) -> None:
    tomllib.loads(text)
    places = Places(text)
    assert (places.key(path), places.value(path)) == (key, value)


def test_as_deep_as_tomllib_reads_places_are_found() -> None:
    for opening, closing in (("[", "]"), ("{a=", "}")):
        depth = 1
        while True:
            text = f"x = {opening * depth}1{closing * depth}"
            try:
                tomllib.loads(text)
            except RecursionError:
                break
            assert Places(text).key(("x",)) == 0
            depth += 20
        assert depth > 100
