"""Edge cases of the rules about menus: keys and their digits, and what they lead to."""

from __future__ import annotations

from functools import partial

import pytest

from ozmlcli.checker.check import check
from tests.rules import cases
from tests.rules.cases import only

#: What the documents below leave to the site to declare.
found = partial(cases.found, variables=("a", "again", "id", "key", "n", "url"))

HELLO = "<InitialCommands><Speak>Press a key.</Speak></InitialCommands>"
SALES = '<BlindTransfer Target="2010"/>'


def menu(attributes: str = "", *keys: str, initial: str = HELLO) -> str:
    """A UserInput with Input elements for some keys."""
    inputs = "".join(f'<Input Key="{key}">{SALES}</Input>' for key in keys)
    return f"<UserInput {attributes}>{initial}{f'<Inputs>{inputs}</Inputs>' if inputs else ''}</UserInput>"


def response(*commands: str) -> str:
    return f"<Response>{''.join(commands)}</Response>"


@pytest.mark.parametrize(
    ("attributes", "key", "speaks"),
    [
        ("", "1", False),
        ("", " 1 ", False),
        ("", "12", True),
        ("", " *# ", True),
        ("", "$key", False),
        ("", "1,2", False),  # invalid-value tells of it
        ('Digits="1"', "12", True),
        ('Digits="2"', "12", False),
        ('digits=" 2 "', "12", False),
        ('Digits="2"', "123", True),
        ('Digits="$n"', "12", False),
        ('Digits="two"', "12", False),
        ('Digits="0"', "12", False),
        ('Digits="9999999999"', "12", False),
        ('MaxDigits="2"', "12", False),
        ('MaxDigits="2"', "123", True),
        ('MaxDigits="1"', "12", True),
        ('MaxDigits="0"', "12", False),
        ('MaxDigits="$n"', "12", False),
        ('Digits="1" MaxDigits="3"', "123", False),
        ('Digits="3" MaxDigits="1"', "123", False),
        ('Digits="3" MaxDigits="1"', "1234", True),
        ('Digits="3" MaxDigits="0"', "1234", False),
        ('MinDigits="2"', "12", False),
        ('MinDigits="2"', "123", False),
        ('MinDigits="1"', "12", True),
        ('MinDigits="0"', "12", True),
        ('MinDigits="$n"', "12", False),
        ('MinDigits="2" MaxDigits="2"', "123", True),
        ('MinDigits="2" MaxDigits="3"', "123", False),
        ('MinDigits="2" Digits="2"', "123", True),
        ('MinDigits="3" Digits="2"', "1234", False),
    ],
)
def test_a_key_that_is_longer_than_what_is_waited_for_is_told(attributes: str, key: str, *, speaks: bool) -> None:
    names = found(response(menu(attributes, key)))
    assert (("unmatchable-key", key) in names) is speaks
    assert [name for name, _ in names if name != "letter-case"] in (
        ["unmatchable-key"] if speaks else [],
        [],
        ["invalid-value"],
    )


def test_every_key_that_is_too_long_is_told_and_those_that_are_not_are_not() -> None:
    assert found(response(menu("", "12", "3", "45"))) == [("unmatchable-key", "12"), ("unmatchable-key", "45")]


@pytest.mark.parametrize(
    ("attributes", "related", "help_"),
    [
        ("", "UserInput", 'Digits="3"'),
        ('Digits="2"', "2", 'Digits="3"'),
        ('MaxDigits="1"', "1", 'MaxDigits="3"'),
        ('Digits="2" MaxDigits="2"', "2", 'Digits="3"'),
        ('Digits="1" MaxDigits="2"', "2", 'MaxDigits="3"'),
    ],
)
def test_a_key_that_is_too_long_is_told_with_what_limits_it(attributes: str, related: str, help_: str) -> None:
    document = response(menu(attributes, "123"))
    finding = only(document)
    assert f" {help_}" in finding.help
    (place,) = finding.related
    assert document[place.location.column - 1 : place.end_location.column - 1] == related
    assert ("one digit" in place.message) is (not attributes)
    assert "The key 123 has 3 digits, but its UserInput waits for " in finding.message


def test_keys_outside_a_user_input_are_not_judged() -> None:
    inputs = '<Inputs><Input Key="12"><Hangup/></Input></Inputs>'
    assert found(response(f"<ForEach Source='a'>{inputs}</ForEach>")) == [("misplaced-element", "Inputs")]
    assert {name for name, _ in found(inputs)} == {"unknown-root"}


def test_an_input_without_a_key_is_passed_over() -> None:
    document = response(
        "<UserInput><Inputs><Input><Hangup/></Input><Input Key='12'><Hangup/></Input></Inputs></UserInput>"
    )
    assert found(document) == [("missing-parameter", "Input"), ("unmatchable-key", "12")]


@pytest.mark.parametrize(
    ("back", "keys", "speaks"),
    [
        ("*", ("1", "*"), True),
        (" * ", ("1", "*"), True),
        ("*", (" * ",), True),
        ("*", ("1", "2"), False),
        ("1", ("12",), False),
        ("12", ("12",), False),
        ("", ("1",), False),
        ("$k", ("$k",), False),
    ],
)
def test_a_back_key_that_an_input_has_is_told(back: str, keys: tuple[str, ...], *, speaks: bool) -> None:
    document = response(menu(f'Digits="2" BackKey="{back}"', *keys))
    assert (("back-key-taken", back) in found(document)) is speaks
    assert "back-key-taken" not in {name for name, _ in found(document)} or speaks


def test_a_back_key_is_told_once_with_the_key_that_has_it() -> None:
    document = response(menu('BackKey="*"', "1", "*", "*"))
    assert found(document) == [("back-key-taken", "*"), ("duplicate-key", "*")]
    (related,) = check(document.encode())[0].related
    assert related.location.column - 1 == document.index('<Input Key="*">') + len('<Input Key="')
    assert "BackKey is *, " in check(document.encode())[0].message


def test_a_back_key_is_not_looked_for_in_a_deeper_menu_nor_in_other_parts() -> None:
    inner = menu("", "*")
    assert found(response(f'<UserInput BackKey="*"><Inputs><Input Key="1">{inner}</Input></Inputs></UserInput>')) == []
    document = response(
        '<UserInput BackKey="*"><InitialCommands><Input Key="*"/></InitialCommands><Inputs><Input/></Inputs></UserInput>'
    )
    assert "back-key-taken" not in {name for name, _ in found(document)}


@pytest.mark.parametrize(
    ("document", "speaks"),
    [
        (menu('Repeat="true"'), True),
        (menu('Repeat=" TRUE "'), True),
        (menu('Repeat="true"', initial=""), True),
        (menu('Repeat="true"', initial="<Inputs></Inputs>"), True),
        (menu('Repeat="true" Timeout="8" Digits="4" MinDigits="2"'), True),
        (menu('Repeat="true" ForwardToUrl="" BackKey=" " ExecuteSQL=""'), True),
        (
            menu('Repeat="true"', initial="<InitialCommands><Delay>1</Delay><Play>a.wav</Play></InitialCommands>"),
            False,
        ),
        (
            menu('Repeat="true"', initial="<InitialCommands><Play>a.wav</Play></InitialCommands><Inputs></Inputs>"),
            True,
        ),
        (menu('Repeat="true"', initial="<InitialCommands></InitialCommands>"), True),
        (menu('Repeat="true"', initial="<InitialCommands><Play>a.wav</Play></InitialCommands>"), False),
        (menu('Repeat="true"', initial="<InitialCommands><Play>press.wav</Play></InitialCommands>"), False),
        (menu('Repeat="true" Digits="1"', initial="<InitialCommands><Play>a.wav</Play></InitialCommands>"), True),
        (menu('Repeat="true"', initial="<InitialCommands><Speak>All lines are busy.</Speak></InitialCommands>"), False),
        (menu('Repeat="true"', initial="<InitialCommands><Speak>Enter 4 digits.</Speak></InitialCommands>"), True),
        (menu('Repeat="true"', initial="<InitialCommands><Speak>Dial one.</Speak></InitialCommands>"), True),
        (menu('Repeat="true"', initial="<InitialCommands><Speak>Any KEY leads on.</Speak></InitialCommands>"), True),
        (menu('Repeat="true"', initial="<InitialCommands><Speak Text='Press 1.'/></InitialCommands>"), True),
        (
            menu(
                'Repeat="true"',
                initial="<InitialCommands><Play>a.wav</Play><Speak>Hi</Speak><Speak>Press 1</Speak></InitialCommands>",
            ),
            True,
        ),
        (menu('Repeat="false"'), False),
        (menu('Repeat="$again"'), False),
        (menu(""), False),
        (menu('Repeat="true"', "1"), False),
        (menu('Repeat="true" ForwardToUrl="http://app.example/"'), False),
        (menu('Repeat="true" enteredUrl="http://app.example/"'), False),
        (menu('Repeat="true" BackKey="*"'), False),
        (menu('Repeat="true" ExecuteSQL="select 1"'), False),
        (menu('Repeat="true" FowardTo="http://app.example/"'), False),
        (menu('Repeat="true"', initial="<Input Key='1'><Hangup/></Input>"), False),
        (menu('Repeat="true"', initial="<Inptus/>"), False),
        (menu('Repeat="true"', initial="<Inputs><Inptu Key='1'><Hangup/></Inptu></Inputs>"), False),
        (
            menu('Repeat="true"', initial="<InitialCommands><Speak>a</Speak><GoTo>http://a/</GoTo></InitialCommands>"),
            False,
        ),
    ],
)
def test_a_menu_that_repeats_itself_and_leads_nowhere_is_told(document: str, *, speaks: bool) -> None:
    for after in ("", "<Hangup/>"):
        names = [name for name, _ in found(response(document, after))]
        assert ("menu-trap" in names) is speaks
        assert "keys-without-effect" not in names or not speaks


def test_a_menu_trap_is_told_at_its_name_with_what_repeats_it() -> None:
    document = response(menu('Repeat="true"'))
    assert found(document) == [("menu-trap", "UserInput")]
    (related,) = only(document).related
    assert document[related.location.column - 1 : related.end_location.column - 1] == 'Repeat="true"'


@pytest.mark.parametrize(
    ("commands", "speaks"),
    [
        (["<UserInput/>"], True),
        ([menu('Repeat="false"')], True),
        ([menu('Repeat=" False "')], True),
        (["<Speak>Hi</Speak>", menu()], True),
        ([menu(), "<Hangup/>"], False),
        ([menu('Digits="1"'), "<Hangup/>"], False),
        ([menu('Digits="2"'), "<Hangup/>"], True),
        ([menu('MinDigits="2"'), "<Hangup/>"], True),
        ([menu('MaxDigits="2"'), "<Hangup/>"], True),
        ([menu('Timeout="2"'), "<Hangup/>"], False),
        ([menu('Digits="$n"'), "<Hangup/>"], False),
        ([menu('Repeat="$again"')], False),
        ([menu("", "1")], False),
        ([menu('ForwardToUrl="http://app.example/"')], False),
        ([menu('ExecuteSQL="select 1"')], False),
        ([menu('BackKey="1"')], False),
        ([f'<UserInput><Inputs><Input Key="1">{menu()}</Input></Inputs></UserInput>'], False),
    ],
)
def test_keys_from_which_nothing_follows_are_told(commands: list[str], *, speaks: bool) -> None:
    names = [item for item in found(response(*commands)) if item[0] != "value-case"]
    assert names == ([("keys-without-effect", "UserInput")] if speaks else [])


def test_a_user_input_that_is_no_command_of_a_response_is_not_taken_for_the_last_one() -> None:
    assert {name for name, _ in found(menu())} == {"unknown-root"}
    assert {name for name, _ in found(f"<Respons>{menu()}</Respons>")} == {"unknown-root"}
    assert found(f"<OzML>{menu()}</OzML>") == [("undocumented-root", "OzML"), ("keys-without-effect", "UserInput")]


def test_the_help_on_keys_without_effect_names_the_ways_out() -> None:
    assert "ForwardToUrl" in only(response(menu())).help


LAST = '<UserInput {}><Inputs><Input Key="1">{}</Input></Inputs></UserInput>'


@pytest.mark.parametrize(
    ("commands", "place"),
    [
        (["<ForEach Source='a'/>", "<Hangup/>"], "ForEach"),
        (["<ForEach Source='a'> <!-- c --> </ForEach>"], "ForEach"),
        (["<ForEach Source='a'><Speak>$item</Speak></ForEach>"], ""),
        ([LAST.format("", "")], "Input"),
        ([LAST.format("", "<!-- later -->")], "Input"),
        ([LAST.format('Repeat="false"', "")], "Input"),
        ([LAST.format('Repeat=" False "', "")], "Input"),
        ([LAST.format("", "<Hangup/>")], ""),
        ([LAST.format('Repeat="true"', "")], ""),
        ([LAST.format('Repeat="$again"', "")], ""),
        ([LAST.format("", ""), "<Speak>Thank you.</Speak>"], ""),
        ([LAST.format("", LAST.format("", ""))], ""),
    ],
)
def test_what_holds_no_commands_and_does_nothing_is_told(commands: list[str], place: str) -> None:
    names = [item for item in found(response(*commands)) if item[0] != "value-case"]
    assert names == ([("nothing-to-run", place)] if place else [])


def test_text_and_unknown_elements_are_told_by_themselves() -> None:
    assert found(response("<ForEach Source='a'>Hi</ForEach>")) == [("stray-text", "Hi")]
    assert found(response("<ForEach Source='a'><Say/></ForEach>")) == [("unknown-command", "Say")]


@pytest.mark.parametrize("document", ["<Input/>", "<Inputs><Input/></Inputs>", "<a><Inputs><Input/></Inputs></a>"])
def test_an_input_that_stands_by_itself_is_not_judged(document: str) -> None:
    assert "nothing-to-run" not in {name for name, _ in found(document)}
    assert "nothing-to-run" not in {name for name, _ in found(response(document))}


def test_the_words_on_an_empty_input_are_not_those_on_an_empty_loop() -> None:
    assert "<Hangup/>" in only(response(LAST.format("", ""))).help
    assert "its list" in only(response("<Array ID='a'/>", "<ForEach Source='a'/>")).message


@pytest.mark.parametrize(
    ("attributes", "speaks"),
    [
        ('MinDigits="3" MaxDigits="2"', True),
        ('MinDigits=" 10 " MaxDigits=" 9 "', True),
        ('MinDigits="1" MaxDigits="0"', True),
        ('MinDigits="2" MaxDigits="2"', False),
        ('MinDigits="9" MaxDigits="10"', False),
        ('MinDigits="3"', False),
        ('MaxDigits="0"', False),
        ('MinDigits="$n" MaxDigits="2"', False),
        ('MinDigits="3" MaxDigits="$n"', False),
        ('MinDigits="\u0664" MaxDigits="2"', False),
        ('MinDigits="1234567890" MaxDigits="2"', False),
        ('MinDigits="123456789" MaxDigits="2"', True),
    ],
)
def test_a_range_that_no_number_is_in_is_told(attributes: str, *, speaks: bool) -> None:
    names = [name for name, _ in found(response(menu(f'{attributes} ForwardToUrl="http://app.example/"')))]
    assert names == (["digits-range"] if speaks else ["invalid-value"] if "\u0664" in attributes else [])


def test_a_range_is_told_at_its_lower_end_with_its_upper_end() -> None:
    document = response('<UserInput MinDigits="4" MaxDigits="3" ForwardToUrl="http://app.example/"/>')
    assert found(document) == [("digits-range", "4")]
    (related,) = only(document).related
    assert document[related.location.column - 1] == "3"
    assert only(document).message == "MinDigits is 4, more than MaxDigits, which is 3."
