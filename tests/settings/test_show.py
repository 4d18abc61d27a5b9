"""The effective settings as a file of settings."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.settings.error import SettingsError
from ozmlcli.settings.model import FIELDS, Settings
from ozmlcli.settings.read import read
from ozmlcli.settings.show import show

from .tables import ANY, TABLES, written


@ANY
@given(st.data())
def test_what_is_shown_is_read_as_the_same_settings(data: st.DataObject) -> None:
    try:
        loaded = read(data.draw(TABLES.flatmap(written)).encode(), "ozml.toml")
    except SettingsError:
        return
    assert loaded is not None
    origins = data.draw(st.dictionaries(st.sampled_from([field.key for field in FIELDS]), st.text()))
    again = read(show(loaded.settings, origins).encode(), "ozml.toml")
    assert again is not None
    assert again.settings == loaded.settings


def test_every_setting_is_shown_with_its_origin() -> None:
    origins = {field.key: f"from here\n{field.key}" for field in FIELDS if field.key != "mode"}
    text = show(Settings(answers="IncomingCall"), origins)
    assert set(tomllib.loads(text)) == {field.key for field in FIELDS}
    for field in FIELDS:
        origin = "the default" if field.key == "mode" else f"from here\\u000a{field.key}"
        assert f"# {origin}\n{field.key} =" in text or f"# {origin}\n[{field.key}]" in text


def test_what_is_not_set_is_a_comment() -> None:
    assert "# the default\n# answers is not set\n" in show(Settings(), {})
