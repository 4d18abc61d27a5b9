"""The table is sound: names, sources, types and examples fit each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ozmlcli.language import types
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import all_specs, body_parameter, find_parameter, find_spec
from ozmlcli.language.model import Alias, Body, Certainty, Command, Content, Parameter, Source, Spec, Standing
from ozmlcli.language.notifications import NOTIFICATIONS
from ozmlcli.language.sources import PAGES
from ozmlcli.language.variables import VARIABLES

SPECS = list(all_specs())
PARAMETERS = [(spec, parameter) for spec in SPECS for parameter in spec.parameters]


def _names(item: tuple[Spec, Parameter]) -> str:
    return f"{item[0].name}.{item[1].name}"


def _sources() -> Iterator[Source]:
    for spec in SPECS:
        yield spec.source
        for owner in (spec, *spec.parameters):
            yield from (alias.source for alias in owner.aliases)
        yield from (parameter.source for parameter in spec.parameters)
    yield from (notification.source for notification in NOTIFICATIONS)
    yield from (variable.source for variable in VARIABLES)


def test_every_fact_has_a_source_on_a_known_page() -> None:
    for source in _sources():
        assert set(source.pages) <= set(PAGES)
        assert source.pages or source.certainty is Certainty.UNKNOWN


def test_every_known_page_is_the_source_of_a_fact() -> None:
    used = {page for source in _sources() for page in source.pages}
    of_the_language = {"PS1416", "GH-AR"}  # about where OzML runs, not about its words
    assert set(PAGES) - used <= of_the_language


def test_a_variable_is_provided_within_elements_of_the_language() -> None:
    names = {spec.name for spec in SPECS}
    assert all(set(variable.within) <= names for variable in VARIABLES)


def test_commands_stand_in_alphabetical_order() -> None:
    names = [command.name for command in COMMANDS]
    assert names == sorted(names)


def test_element_names_are_unique_even_without_regard_to_case() -> None:
    owners: dict[str, str] = {}
    for spec in SPECS:
        for name in {spec.name.lower(), *(alias.name.lower() for alias in spec.aliases)}:
            assert owners.setdefault(name, spec.name) == spec.name


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_an_element_is_found_in_every_letter_case(spec: Spec) -> None:
    assert find_spec(spec.name) == (spec, True)
    for written in (spec.name.lower(), spec.name.upper()):
        match = find_spec(written)
        assert match is not None
        assert match.spec is spec


@pytest.mark.parametrize("item", PARAMETERS, ids=_names)
def test_a_parameter_is_found_in_every_letter_case_and_spelling(item: tuple[Spec, Parameter]) -> None:
    spec, parameter = item
    found = find_parameter(spec, parameter.name)
    assert found == (parameter, True, None)
    for written in (parameter.name.upper(), *(alias.name for alias in parameter.aliases)):
        match = find_parameter(spec, written)
        assert match is not None
        assert match.parameter is parameter


@pytest.mark.parametrize("item", PARAMETERS, ids=_names)
def test_only_a_documented_spelling_is_exact(item: tuple[Spec, Parameter]) -> None:
    def exact(alias: Alias) -> bool:
        match = find_parameter(item[0], alias.name)
        return match is not None and match.exact

    assert [exact(alias) for alias in item[1].aliases] == [
        alias.standing is Standing.DOCUMENTED for alias in item[1].aliases
    ]


def test_what_no_element_has_is_not_found() -> None:
    assert find_spec("Say") is None
    assert find_parameter(SPECS[0], "Format") is None


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_an_element_has_at_most_one_parameter_as_text_and_then_holds_text(spec: Spec) -> None:
    bodies = [parameter for parameter in spec.parameters if parameter.body is not Body.NO]
    assert len(bodies) <= 1
    assert (body_parameter(spec) is not None) <= (spec.content is Content.TEXT)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_documentation_is_one_sentence(spec: Spec) -> None:
    for words in (spec.doc, *(parameter.doc for parameter in spec.parameters)):
        assert words[0].isupper() or words[0] == "$"
        assert words.endswith(".")
        assert "\n" not in words


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_an_example_names_parameters_and_parts_of_its_command(command: Command) -> None:
    parts = {part.name for outer in command.parts for part in (outer, *outer.parts)}
    known = {parameter.name for parameter in command.parameters} | parts | {"commands"}
    assert {name for name, _ in command.example} <= known


@pytest.mark.parametrize("item", PARAMETERS, ids=_names)
def test_a_documented_default_of_a_number_is_a_number_and_of_a_choice_is_a_choice(item: tuple[Spec, Parameter]) -> None:
    kind, default = item[1].type, item[1].default
    if default is not None and not kind.free and default not in {"no key", "nothing"}:
        assert kind.accepts(default)


def test_values_are_judged_in_the_documented_letter_case() -> None:
    assert types.FORMAT.accepts("wav")
    assert not types.FORMAT.accepts("WAV")
    assert types.FORMAT.canonical("WAV") == "wav"
    assert types.FORMAT.canonical("ogg") == "ogg"


@pytest.mark.parametrize("value", ["$x", "a $x b", "$item.message", "\n$x\n"])
def test_a_variable_may_stand_for_any_value(value: str) -> None:
    assert all(parameter.type.accepts(value) for _, parameter in PARAMETERS)


@pytest.mark.parametrize("value", ["$", "$1", "5 $", "-5", "+5", "5.0", "", "٣", "5\u00a0"])
def test_what_is_neither_a_number_nor_a_variable_is_no_number(value: str) -> None:
    assert not types.SECONDS.accepts(value)


@pytest.mark.parametrize(("value", "good"), [("12#*", True), ("", True), ("1,2", False), ("A", False), (" 12 ", True)])
def test_finish_digits_are_keys_without_separators(value: str, *, good: bool) -> None:
    assert types.DTMF_SET.accepts(value) is good


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_a_name_in_other_letters_is_found_and_known_to_be_other(spec: Spec) -> None:
    documented = {spec.name, *(alias.name for alias in spec.aliases)}
    for written in {variant for name in documented for variant in (name, name.lower(), name.upper(), name.title())}:
        match = find_spec(written)
        assert match is not None
        assert (match.spec, match.exact) == (spec, written in documented)
