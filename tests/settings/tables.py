"""Invented tables of settings, right and wrong, and TOML in which they are written."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ozmlcli.settings.error import quoted
from ozmlcli.settings.model import FIELDS, Flag, Kind, Many, Number, Text
from ozmlcli.settings.selectors import words

#: How inventions are tried out; how long that takes is no matter.
ANY = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))

#: What is no text: a value that fits no setting that takes one.
OTHERS: st.SearchStrategy[Any] = st.one_of(st.booleans(), st.integers(), st.just([]), st.just({}), st.just([[]]))
#: Made of what means something in patterns and names.
PIECES = st.lists(st.sampled_from([*"ab*?/!#$\\[]^- .é\U000e0001\x00\t\n1_", "**", "[a-z]", "[!a]"]), max_size=6).map(
    "".join
)
NEAR_MISSES = st.sampled_from(["", "all", "oz401", "OZ", "OZ9", "OZ001", "doctype", "unexplained", "Routing", "none"])


def texts(kind: Text) -> st.SearchStrategy[Any]:
    if kind.choices:
        return st.sampled_from(kind.choices)
    return PIECES if kind.pattern else st.sampled_from(words(kind))


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Values of a kind; texts among them may be wrong, but likely are not."""
    if isinstance(kind, Text):
        return texts(kind)
    if isinstance(kind, Flag):
        return st.booleans()
    if isinstance(kind, Number):
        return st.integers(kind.least, kind.most) | st.sampled_from(kind.words or [kind.most])
    if isinstance(kind, Many):
        return st.lists(texts(kind.of), max_size=3)
    return st.dictionaries(texts(kind.keys), values(kind.values), max_size=3)


def spoilt(kind: Kind) -> st.SearchStrategy[Any]:
    """Values, of which any part may be of another kind, or a word that is not there."""
    wrong = OTHERS | NEAR_MISSES
    if isinstance(kind, Text | Flag | Number):
        return values(kind) | wrong
    if isinstance(kind, Many):
        return st.lists(texts(kind.of) | wrong, max_size=3) | wrong
    keys = texts(kind.keys) | NEAR_MISSES
    return st.dictionaries(keys, spoilt(kind.values), max_size=3) | wrong


TABLES = st.fixed_dictionaries({}, optional={field.key: values(field.kind) for field in FIELDS})
SPOILT_TABLES = st.fixed_dictionaries(
    {}, optional={**{field.key: spoilt(field.kind) for field in FIELDS}, "selct": st.just(1), "": st.just("")}
)

_FILLER = st.sampled_from(["", " ", "\t "])
_LINES = st.sampled_from(["", "\n", "\r\n", ' # a = [1, "x\n', "\n\n  # '''\n"])


@st.composite
def written(draw: st.DrawFn, table: dict[str, Any]) -> str:
    """A text of TOML that holds ``table``, in one of many styles."""
    own = {key: value for key, value in table.items() if not _heading(draw, value)}
    lines = "".join(_pair(draw, key, value) for key, value in own.items())
    for key, value in table.items():
        if key in own:
            continue
        if isinstance(value, list):
            for each in value:
                lines += f"[[{_key(draw, key)}]]\n" + "".join(_pair(draw, *item) for item in each.items())
        else:
            lines += f"[ {_key(draw, key)} ] # x\n" + "".join(_pair(draw, *item) for item in value.items())
    return lines


def _heading(draw: st.DrawFn, value: object) -> bool:
    tables = isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
    return bool(isinstance(value, dict) or tables) and draw(st.booleans())


def _pair(draw: st.DrawFn, key: str, value: Any, before: str = "") -> str:
    whole = f"{before}{_key(draw, key)}{draw(_FILLER)}"
    if isinstance(value, dict) and value and draw(st.booleans()):
        return "".join(_pair(draw, inner, held, f"{whole}.{draw(_FILLER)}") for inner, held in value.items())
    return f"{whole}={draw(_FILLER)}{_value(draw, value)}{draw(_FILLER)}\n"


def _key(draw: st.DrawFn, key: str) -> str:
    bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    return key if bare and draw(st.booleans()) else _text(draw, key, several_lines=False)


def _value(draw: st.DrawFn, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(draw, value, several_lines=True)
    if isinstance(value, list):
        items = "".join(f"{draw(_LINES)}{_value(draw, item)}{draw(_LINES)}," for item in value)
        return f"[{items}{draw(_LINES)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(_pair_inline(draw, key, held) for key, held in value.items()) + "}"
    if isinstance(value, datetime):
        return value.isoformat(draw(st.sampled_from("T ")))
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def _pair_inline(draw: st.DrawFn, key: str, value: Any) -> str:
    return f"{_key(draw, key)} = {_value(draw, value)}"


def _text(draw: st.DrawFn, text: str, *, several_lines: bool) -> str:
    styles = [quoted(text)]
    if text.isprintable() and "'" not in text:
        styles.append(f"'{text}'")
        styles += [f"'''{text}'''", f"'''\n{text}'''"] if several_lines else []
    if several_lines:
        styles += [f'"""\n{quoted(text)[1:-1]}"""', f'"""{quoted(text)[1:-1]}\\\n   """']
    return draw(st.sampled_from(styles))
