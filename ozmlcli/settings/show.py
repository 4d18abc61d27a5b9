"""Settings as a text that is itself a file of settings, for --show-settings."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from .error import printable, quoted
from .model import FIELDS, Field, Settings, Table

DEFAULT = "the default"


def show(settings: Settings, origins: Mapping[str, str]) -> str:
    """The settings as an ``ozml.toml``, with a comment before each on where it comes from.

    Args:
        settings: what holds.
        origins: for the keys of those that are not by default, where they come from, such as a file's path.
    """
    # Tables come last: what stands below a heading of TOML belongs to it.
    ordered = sorted(FIELDS, key=lambda field: isinstance(field.kind, Table))
    return "\n".join(_shown(field, settings, origins.get(field.key, DEFAULT)) for field in ordered)


def plain(field: Field, settings: Settings) -> Any:
    """The value of a setting as tomllib would give it; None where it is not set."""
    value = getattr(settings, field.attribute)
    return {key: _plain(held) for key, held in value} if isinstance(field.kind, Table) else _plain(value)


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _shown(field: Field, settings: Settings, origin: str) -> str:
    value = plain(field, settings)
    comment = f"# {printable(origin)}\n"
    if isinstance(value, dict):
        return f"{comment}[{field.key}]\n" + "".join(
            f"{quoted(key)} = {_literal(held)}\n" for key, held in value.items()
        )
    if value is None:
        return f"{comment}# {field.key} is not set\n"
    return f"{comment}{field.key} = {_literal(value)}\n"


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, int):
        return str(value)
    return quoted(str(value))
