"""JSON is the same whether it is made at once or piece by piece."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.report.jsontext import json_pieces, json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(), held, max_size=3),
    max_leaves=12,
)


def streamed(value: Any) -> Any:
    """A value with iterators in the place of its lists."""
    if isinstance(value, dict):
        return {key: streamed(held) for key, held in value.items()}
    return iter([streamed(held) for held in value]) if isinstance(value, list) else value


@given(VALUES)
def test_the_pieces_make_the_same_text(value: Any) -> None:
    assert "".join(json_pieces(value)) + "\n" == json_text(value)


@given(VALUES)
def test_an_iterator_is_an_array(value: Any) -> None:
    assert "".join(json_pieces(streamed(value))) + "\n" == json_text(value)


def test_what_acts_upon_a_terminal_is_escaped() -> None:
    text = "".join(json_pieces({"a\x1b": iter(["\x9b", "\ud800"])}))
    assert text.isprintable() or text.replace("\n", "").isprintable()
    assert json.loads(text) == {"a\x1b": ["\x9b", "\ufffd"]}
