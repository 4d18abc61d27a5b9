"""Edge cases of the rule about keys for which a text asks."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from tests.rules.cases import found, only


def menu(text: str, *, given: str = "", keys: str = '<Input Key="1"/><Input Key="2"/>', more: str = "") -> str:
    """A menu whose text is ``text``."""
    initial = f"<InitialCommands><Speak>{text}</Speak>{more}</InitialCommands>"
    return f"<UserInput {given}>{initial}<Inputs>{keys}</Inputs></UserInput>"


def response(*commands: str) -> str:
    return f"<Response>{''.join(commands)}</Response>"


def keys(document: str, mode: str | None = None) -> list[str]:
    """The texts that are told."""
    return [place for name, place in found(document, mode) if name == "prompt-without-key"]


ASKING = [
    ("press 3", "3"),
    ("Press 3.", "3"),
    ("PRESS 3!", "3"),
    ("by pressing 3, please", "3"),
    ("press  the\n 3", "3"),
    ("press key 3", "3"),
    ("press the number 3 to go on", "3"),
    ("press the 3 key", "3"),
    ("press button 3 now", "3"),
    ("use key 3 for sales", "3"),
    ("press digit 0?", "0"),
    ("press #", "#"),
    ("press * (for help)", None),
    ("press *;", "*"),
    ("press hash", "#"),
    ("press the pound sign", "#"),
    ("press star to go back", "*"),
    ("press the asterisk key.", "*"),
    ("press 3 or press 1", "3"),
    ("press 3 and wait", "3"),
    ("press 3, or stay on the line", "3"),
    ("press 3. Please", "3"),
    ("press 3) now", "3"),
    ("hello $name, press 3", "3"),
    ("if you are not sure, press 3", "3"),
    ("no! press 3", "3"),
    ("to hear this once more press 3", "3"),
    ("press 3 at any time", "3"),
    ("press 3 when ready", "3"),
    ("press 3 if so", "3"),
    ("press 3 on your phone", "3"),
    ("press 3 while speaking", "3"),
    ("press 3 then wait", "3"),
    ("press 3: help", "3"),
    ('say "press 3" so', "3"),
    ("press three", "3"),
    ("press zero for help", "0"),
    ("press nine.", "9"),
    ("press 1 for sales, 2 for support, 3 for billing", "3"),
    ("press 1, 2 or 3.", "3"),
    ("press 3 or 1", "3"),
    ("please press the keys 1 , 2, or # for help", "#"),
    ("press 1, 2, hash or 2 to go on", "#"),
    ("press 1 for sales, 2 for support, or 3 for the desk", "3"),
    ("press 1 to confirm, 2 to cancel and wait; and three to be called", "3"),
    ("press 1 for sales, 2 for support. for the desk, press 1, or press 3", "3"),
]


def test_a_further_key_is_shown_with_what_it_is_for() -> None:
    document = response(menu("Press 1 for sales, 2 for help,  3 for  the desk."), "<Hangup/>")
    assert only(document).message == 'The text says "3 for the desk", but nothing around it takes 3.'


def test_keys_of_which_one_is_to_be_pressed_are_shown_with_all_of_them() -> None:
    document = response(menu("For more, press 1, 2, 3 or 4."), "<Hangup/>")
    said = [each.message for each in check(document.encode())]
    assert said == [f'The text says "press 1, 2, 3 or 4", but nothing around it takes {key}.' for key in "34"]
    assert keys(document) == ["press 1, 2, 3 or 4"] * 2


def test_each_key_of_a_list_is_told() -> None:
    document = response(menu("Press 1 for a, 2 for b, three for c, 4 for d, 4 for e, 0 for f."), "<Hangup/>")
    messages = [diagnostic.message for diagnostic in check(document.encode())]
    assert [message[-2] for message in messages] == ["3", "4", "0"]


@pytest.mark.parametrize(("text", "key"), ASKING)
def test_a_key_for_which_a_text_asks_and_that_its_menu_does_not_take_is_told(text: str, key: str | None) -> None:
    document = response('<Var ID="name">a</Var>', menu(text), "<Speak>$name</Speak>").replace("\n", " ")
    assert len(keys(document)) == (key is not None)
    if key is not None:
        assert f"but nothing around it takes {key}." in only(document).message


@pytest.mark.parametrize(
    "text",
    [
        "press 1. press 2",
        "press 10",
        "press 1234",
        "press 3 4 5",
        "press 3, then 4",
        "press 3 and 4",
        "press 3 or the 4",
        "press 3, 4 or 5 times",
        "press 13, 4 or 5",
        "do not press 3, 4 or 5",
        "compress 3 or 4",
        "press 3 to 9",
        "press 3. 24 hours",
        "press 3-5",
        "press 3*",
        "press 3$x",
        "press $x",
        "press 3 times",
        "press 3 digits",
        "press 3 twice",
        "press 3.5",
        "press one of the keys",
        "press three of the keys",
        "press three times",
        "press three or four",
        "press 1 for 3, 3 for 2",
        "press 1 for sales, 3 people are waiting",
        "press 1 for sales, 3 to 5 minutes",
        "press 1 for the shop, 3 to late evening",
        "press 1 to buy 2, 3 for free",
        "press 1 for sales. we have two, 3 for you",
        "press 1 for sales 3 for support",
        "press 1 for sales, 3 for the price of 2",
        "press 1 for sales, 5 for adults and 4 for children",
        "press 1 to book a table, 6 to ten people",
        "press 1 for sales, 2 for 1, 3 for all",
        "press 1 for sales, * for help",
        "press 1, 3 for support",
        "press 1 for sales, do not press 2, 3 for support",
        "press any key",
        "press the key",
        "press starboard",
        "press star wars",
        "key 3 points",
        "keys 3",
        "express 3",
        "monkey 3",
        "pressed 3",
        "do not press 3",
        "don't press 3",
        "don\u2019t press 3",
        "never press 3",
        "without pressing 3",
        "instead of pressing 3",
        "you cannot press 3",
        "no pressing 3",
        "nor press 3",
        "avoid pressing 3",
        "3",
    ],
)
def test_a_text_that_does_not_clearly_ask_for_a_key_is_fine(text: str) -> None:
    assert keys(response(menu(text))) == []


def test_each_key_is_told_once_where_the_text_asks_for_it() -> None:
    assert keys(response(menu("To go on, press 3, Press the key 4, or press 3."))) == ["press 3", "Press the key 4"]
    assert keys(response(menu("a<!-- c -->press 3"))) == ["press 3"]


def test_where_lower_case_is_longer_the_whole_text_is_pointed_at() -> None:
    assert keys(response(menu("\u0130, press 3"))) == ["\u0130, press 3"]


def test_a_text_in_an_attribute_is_read_too() -> None:
    document = response(menu("x", more='<Speak Voice="press 4" Text="press 3"/>'))
    assert keys(document) == ["press 3"]


def test_only_english_is_read() -> None:
    def spoken(language: str) -> str:
        return response(menu("x", more=f'<Speak Language="{language}">press 3</Speak>'))

    assert [len(keys(spoken(language))) for language in ("en-UK", " EN", "de", "$l")] == [1, 1, 0, 0]


def test_the_words_name_the_key_and_what_is_taken() -> None:
    finding = only(response(menu("For sales,  press\tthe hash", given='BackKey="*"'), "<Hangup/>"))
    assert finding.message == 'The text says "press the hash", but nothing around it takes #.'
    assert finding.help == 'Add <Input Key="#">, or change the text.'
    assert [(each.location.column, each.message) for each in finding.related] == [(12, "takes *, 1 and 2 only")]


# Menus


@pytest.mark.parametrize(
    ("given", "inputs"),
    [
        ("", '<Input Key="1"/><Input Key="3"/>'),
        ("", '<input key=" 3 "/>'),
        ('BackKey="3"', '<Input Key="1"/>'),
        ('BackKey=" 3 "', '<Input Key="1"/>'),
        ('BackKey="$b"', '<Input Key="1"/>'),
        ('ForwardToUrl="http://h/"', '<Input Key="1"/>'),
        ('enteredUrl="http://h/"', '<Input Key="1"/>'),
        ('ExecuteSQL="x"', '<Input Key="1"/>'),
        ("", '<Input Key="$b"/>'),
        ("", "<Input/>"),
        ("", '<Input Key="12"/>'),
        ("", '<Imput Key="3"/>'),
        ("", ""),
    ],
)
def test_a_menu_that_takes_the_key_or_may_take_it_is_fine(given: str, inputs: str) -> None:
    assert keys(response(menu("press 3", given=given, keys=inputs))) == []


def test_blanks_around_a_key_change_nothing() -> None:
    assert keys(response(menu("press 3", keys='<Input Key=" 1 "/>'))) == ["press 3"]


@pytest.mark.parametrize("given", ['BackKey=""', 'BackKey="4"', 'Digits="4"', 'Repeat="true"'])
def test_a_menu_that_does_not_take_the_key_is_told(given: str) -> None:
    assert keys(response(menu("press 3", given=given))) == ["press 3"]


def test_an_input_without_inputs_around_it_is_left_to_the_rule_about_its_place() -> None:
    document = response(
        '<UserInput><InitialCommands><Speak>press 3</Speak></InitialCommands><Input Key="1"/></UserInput>'
    )
    assert keys(document) == ["press 3"]


@pytest.mark.parametrize(
    ("more", "fine"),
    [
        ("<GoTo>http://h/</GoTo>", True),
        ('<BlindTransfer Target="1"/>', True),
        ("<SQL/>", True),
        ("<Foo/>", True),
        ("<Play>a.wav</Play><Delay>1</Delay>", False),
    ],
)
def test_a_list_that_leads_elsewhere_is_fine(more: str, *, fine: bool) -> None:
    assert bool(keys(response(menu("press 3", more=more)))) is not fine


def nested(outer: str, inner: str, *, given: str = "", inner_given: str = "") -> str:
    within = menu(inner, given=inner_given, keys='<Input Key="5"/>')
    return response(menu(outer, given=given, keys=f'<Input Key="1">{within}</Input>'))


def test_the_keys_of_enclosing_menus_count_and_those_of_inner_ones_only_after_another_key() -> None:
    assert keys(nested("press 1", "press 5 or press 1")) == []
    assert keys(nested("press 1", "press 9", given='BackKey="9"')) == []
    assert keys(nested("press 1", "press 6", given='ForwardToUrl="http://h/"')) == []
    assert keys(nested("press 1", "press 6")) == ["press 6"]
    assert keys(nested("press 5", "x")) == ["press 5"]
    for words in ("press 1, then press 5", "after that, press 5", "next press 5", "once there, press 5"):
        assert keys(nested(words, "x")) == []
    assert keys(nested("press 1, then press 6", "x")) == ["press 6"]
    assert keys(nested("press 1, then press 6", "x", inner_given='ForwardToUrl="http://h/"')) == []
    assert keys(nested("Then wait. Now press 5", "x")) == ["press 5"]


@pytest.mark.parametrize(
    ("inner", "count"), [('BackKey="*"', 0), ('BackKey="$back"', 0), ('BackKey="#"', 1), ('BackKey=""', 1), ("", 1)]
)
def test_a_key_that_leads_back_from_an_inner_menu_may_be_told_before(inner: str, count: int) -> None:
    assert len(keys(nested("Sales, press 1. Back, press star.", "press 5", inner_given=inner))) == count


def test_texts_in_the_same_menu_are_judged_alike() -> None:
    document = response(menu("press 3", more="<Speak>then press 4</Speak><Speak>then press 1</Speak>"))
    assert keys(document) == ["press 3", "press 4"]


def test_a_loop_in_a_menu_is_a_part_of_it() -> None:
    loop = '<ForEach Source="voicemails"><Speak>press {}</Speak></ForEach>'
    for key, count in (("3", 1), ("1", 0)):
        initial = f"<InitialCommands>{loop.format(key)}</InitialCommands>"
        document = response(f'<UserInput>{initial}<Inputs><Input Key="1"/></Inputs></UserInput>')
        assert len(keys(document)) == count


def test_a_key_that_ends_any_recording_is_taken() -> None:
    record = '<Record FinishDigits="3" FinishedUrl="http://h/"/>'
    assert keys(response(menu("press 3", keys=f'<Input Key="1">{record}</Input>'))) == []
    assert keys(response(menu("press 3"), record)) == []
    assert keys(response(menu("press 3"), record.replace("3", "$k"))) == []


# Recordings and menus beside the text


@pytest.mark.parametrize(
    ("commands", "count"),
    [
        ('{}<Record FinishDigits="2"/>', 1),
        ("{}<Record/>", 1),
        ('<Record FinishDigits="2"/>{}', 1),
        ('{}<Record FinishDigits="23"/>', 0),
        ('{}<Record FinishDigits="$k"/>', 0),
        ('{}<Record FinishDigits="2"/><GoTo>http://h/</GoTo>', 0),
        ('{}<Record FinishDigits="2"/><ForEach Source="voicemails"/>', 0),
        ('{}<UserInput><Inputs><Input Key="1"/></Inputs></UserInput>', 1),
        ('{}<UserInput><Inputs><Input Key="3"/></Inputs></UserInput>', 0),
        ('{}<Record/><UserInput><Inputs><Input Key="3"/></Inputs></UserInput>', 0),
        ('{}<Record/><UserInput BackKey="1"/>', 0),
        ("{}<Delay>3</Delay>", 0),
        ("{}", 0),
    ],
)
def test_what_stands_beside_a_text_takes_its_keys(commands: str, count: int) -> None:
    document = response(commands.format("<Speak>press 3</Speak>"))
    assert keys(document) == ["press 3"] * count


def test_in_a_branch_the_keys_of_its_menu_count_as_well() -> None:
    branch = '<Input Key="1"><Speak>press {}</Speak><Record FinishDigits="2" FinishedUrl="http://h/"/></Input>'
    for key, count in (("1", 0), ("2", 0), ("3", 1)):
        assert len(keys(response(menu("x", keys=branch.format(key))))) == count
    assert keys(response(menu("x", keys='<Input Key="1"><Speak>press 3</Speak></Input>'))) == []


def test_the_words_on_a_recording_name_its_keys() -> None:
    document = '<Response><Speak>press 3</Speak><Record FinishDigits="12" FinishedUrl="http://h/"/></Response>'
    finding = only(document)
    assert finding.help == "Add 3 to FinishDigits of Record, or change the text."
    assert [(each.location.column, each.message) for each in finding.related] == [(55, "takes 1 and 2 only")]
    finding = only(document.replace('FinishDigits="12" ', ""))
    assert [(each.location.column, each.message) for each in finding.related] == [(34, "takes no key")]


def test_nothing_is_claimed_where_other_commands_are_run() -> None:
    pair = "<Speak>press 3</Speak><Record/>"
    assert keys(response(f"<ReceiveAlarmNotification><Received>{pair}</Received></ReceiveAlarmNotification>")) == []
    assert keys(f"<OzML>{pair}</OzML>") == ["press 3"]
    assert keys("<Speak>press 3</Speak>") == []
    assert keys(f'<ForEach Source="voicemails">{pair}</ForEach>') == []


def test_a_part_of_a_menu_that_stands_elsewhere_is_no_menu() -> None:
    assert keys(response("<InitialCommands><Speak>press 3</Speak><Record/></InitialCommands>")) == []
    document = menu("x", keys='<Input Key="1"><InitialCommands><Speak>press 3</Speak></InitialCommands></Input>')
    assert keys(response(document)) == []


@pytest.mark.parametrize(("mode", "count"), [(None, 1), ("extension", 1), ("third-party", 0), ("routing", 0)])
def test_in_other_modes_keys_go_to_the_other_party(mode: str | None, count: int) -> None:
    assert len(keys(response("<Speak>press 3</Speak><Record/>"), mode)) == count
