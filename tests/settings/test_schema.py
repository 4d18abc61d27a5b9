"""The JSON Schema of the settings says what the reader says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from ozmlcli.generate.settings_schema import make_settings_schema
from ozmlcli.settings.model import FIELDS
from ozmlcli.settings.values import WrongError, settings_of

from .tables import ANY, SPOILT_TABLES, TABLES

SCHEMA = json.loads(make_settings_schema())
VALIDATOR = Draft7Validator(SCHEMA)

#: What the schema accepts and the reader does not, and why the schema does not say it.
LAXER = {
    "is the same rule as": "a rule's name and code as keys of severity: sixty pairs of exclusions",
    "is no notification of": "a mode and a notification that do not go together: editors would fault the wrong key",
    r"\[.* is not a pattern": "a set such as [z-a] that is none: what is in brackets is for the library to say",
}


LAXER_TABLES: list[dict[str, Any]] = [
    {"severity": {"OZ401": "error", "reject-not-first": "error"}},
    {"mode": "routing", "answers": "GoTo"},
    {"exclude": ["[z-a]"]},
]


def objection(table: dict[str, Any]) -> str:
    try:
        settings_of(table)
    except WrongError as wrong:
        return wrong.message
    return ""


def agree(table: dict[str, Any]) -> None:
    message = objection(table)
    if VALIDATOR.is_valid(table):
        lax = any(re.search(words, message) for words in LAXER)
        assert not message or lax or _ends_in_line_feed(table), message
    else:
        assert message


def _ends_in_line_feed(table: dict[str, Any]) -> bool:
    """Python's $ also matches before a last line feed; ECMAScript's, with which editors read the schema, does not."""
    return '\\n"' in json.dumps(table)


def test_the_schema_is_a_schema_and_describes_every_setting() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == {field.key for field in FIELDS}
    for field in FIELDS:
        described = SCHEMA["properties"][field.key]
        assert described["description"] == field.doc
        assert described["title"]
        assert field.default is None or Draft7Validator(SCHEMA).is_valid({field.key: described["default"]})


@pytest.mark.parametrize(("words", "table"), [*zip(LAXER, LAXER_TABLES, strict=True)])
def test_the_schema_is_laxer_where_that_is_said(words: str, table: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(table)
    assert re.search(words, objection(table))


@ANY
@given(TABLES)
def test_reader_and_schema_agree(table: dict[str, Any]) -> None:
    agree(table)


@ANY
@given(SPOILT_TABLES)
def test_reader_and_schema_agree_on_what_is_wrong(table: dict[str, Any]) -> None:
    agree(table)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_the_default_is_accepted_by_both(field: Any) -> None:
    if field.default is not None:
        table = {field.key: SCHEMA["properties"][field.key]["default"]}
        assert (objection(table), VALIDATOR.is_valid(table)) == ("", True)


def test_the_patterns_mean_the_same_to_ecmascript() -> None:
    """They hold nothing that only Python knows: no possessive or named groups, no \\A or \\Z."""
    for pattern in re.findall(r'"pattern": (".*")', make_settings_schema()):
        assert not re.search(r"\(\?[^:=!]|[+*?]\+|\\[AZ]", json.loads(pattern))
