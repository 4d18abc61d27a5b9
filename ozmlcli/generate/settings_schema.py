"""The JSON Schema of the settings, made from their table: draft-07, which editors and SchemaStore read."""

from __future__ import annotations

import json
from typing import Any

from ..settings.model import FIELDS, IGNORABLE, RULE, SELECTOR, Field, Flag, Kind, Many, Number, Settings, Text
from ..settings.selectors import words
from ..settings.show import plain

#: The names under which kinds of text that several settings share are defined.
_SHARED = {"selector": SELECTOR, "ignorable": IGNORABLE, "rule": RULE}


def make_settings_schema() -> str:
    """The whole schema."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": 'Made from the table of settings by "make generate". Do not edit.',
        "title": "Settings of ozml",
        "description": "What ozml.toml and .ozml.toml hold, and [tool.ozml] in pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {field.key: _field(field) for field in FIELDS},
        "definitions": {name: {"type": "string", "enum": words(kind)} for name, kind in _SHARED.items()},
    }
    return json.dumps(schema, indent=2) + "\n"


def _field(field: Field) -> dict[str, Any]:
    described = {"title": field.key, "description": field.doc, **_kind(field.kind)}
    default = plain(field, Settings())
    return described if default is None else {**described, "default": default}


def _kind(kind: Kind) -> dict[str, Any]:
    if isinstance(kind, Text):
        return _text(kind)
    if isinstance(kind, Flag):
        return {"type": "boolean"}
    if isinstance(kind, Number):
        number = {"type": "integer", "minimum": kind.least, "maximum": kind.most}
        return {"anyOf": [number, {"type": "string", "enum": list(kind.words)}]} if kind.words else number
    if isinstance(kind, Many):
        return {"type": "array", "items": _text(kind.of)}
    return {"type": "object", "propertyNames": _text(kind.keys), "additionalProperties": _kind(kind.values)}


def _text(kind: Text) -> dict[str, Any]:
    for name, shared in _SHARED.items():
        if kind is shared:
            return {"$ref": f"#/definitions/{name}"}
    if kind.choices:
        return {"type": "string", "enum": list(kind.choices)}
    return {"type": "string", "pattern": kind.pattern}
