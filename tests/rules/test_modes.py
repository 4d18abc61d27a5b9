"""Edge cases of the rules about control modes, notifications and the flow of the call."""

from __future__ import annotations

import pytest

from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.model import ANY_MODE, Command, Mode, Notification, Parameter
from ozmlcli.language.notifications import NOTIFICATIONS
from tests.documents import sample
from tests.rules.cases import found, only

BOUND = [(c, p) for c in COMMANDS for p in c.parameters if p.modes != ANY_MODE and len(c.modes) > 1]
MODED = [command for command in COMMANDS if command.modes]


@pytest.mark.parametrize(("command", "parameter"), BOUND, ids=lambda value: value.name)
@pytest.mark.parametrize("mode", Mode)
def test_a_parameter_counts_in_its_modes_only(command: Command, parameter: Parameter, mode: Mode) -> None:
    document = f"<Response>{sample(command, parameter)}</Response>"
    faulted = [place for name, place in found(document, mode.value) if name == "parameter-of-other-mode"]
    wrong = mode not in parameter.modes and mode in command.modes
    assert bool(faulted) is wrong
    assert all(place.startswith(f"{parameter.name}=") for place in faulted)


@pytest.mark.parametrize("command", MODED, ids=lambda command: command.name)
@pytest.mark.parametrize("mode", Mode)
def test_a_command_belongs_to_its_modes_only(command: Command, mode: Mode) -> None:
    names = {name for name, _ in found(f"<Response>{sample(command)}</Response>", mode.value)}
    assert ("command-of-other-mode" in names) is (mode not in command.modes | command.disputed_modes)
    assert ("mode-disputed" in names) is (mode in command.disputed_modes)


@pytest.mark.parametrize("command", MODED, ids=lambda command: command.name)
@pytest.mark.parametrize("notification", [n for n in NOTIFICATIONS if n.modes], ids=lambda n: n.name)
def test_a_command_answers_the_notifications_of_its_modes_only(command: Command, notification: Notification) -> None:
    names = {name for name, _ in found(f"<Response>{sample(command)}</Response>", answers=notification.name)}
    may = bool(notification.modes & (command.modes | command.disputed_modes))
    assert ("cannot-answer" in names) is not may
    assert "command-of-other-mode" not in names


@pytest.mark.parametrize(
    ("mode", "command", "names"),
    [
        ("third-party", "<Reject/>", ["command-of-other-mode"]),
        ("third-party", "<Delay>5</Delay>", ["command-of-other-mode"]),
        ("extension", '<Hold CallId="a"/>', ["command-of-other-mode"]),
        ("third-party", '<Hold CallId="a"/>', []),
        ("extension", "<Delay>5</Delay>", []),
        ("third-party", '<Route Destination="500"/>', ["mode-disputed"]),
        ("extension", '<Route Destination="500"/>', ["command-of-other-mode"]),
    ],
)
def test_the_mode_counts_where_a_notification_is_of_two(mode: str, command: str, names: list[str]) -> None:
    assert [name for name, _ in found(f"<Response>{command}</Response>", mode, "RecordCompleted")] == names


def test_the_mode_counts_where_the_mode_of_a_notification_is_unknown() -> None:
    assert found("<Response><Reject/></Response>", "third-party", "Error") == [("command-of-other-mode", "Reject")]


def test_nothing_is_claimed_of_the_answer_to_a_notification_whose_mode_is_unknown() -> None:
    for command in MODED:
        names = {name for name, _ in found(f"<Response>{sample(command)}</Response>", answers="Error")}
        assert names.isdisjoint({"cannot-answer", "command-of-other-mode", "parameter-of-other-mode"})


def test_mixed_modes_name_what_contradicts_and_what_it_contradicts_each_at_its_place() -> None:
    document = '<Response>\n  <Delay>5</Delay>\n  <Record CallId="a" FinishedUrl="http://app.example/"/>\n</Response>'
    finding = only(document)
    assert found(document) == [("mixed-modes", 'CallId="a"')]
    (related,) = finding.related
    assert (related.location.row, related.location.column) == (2, 4)
    assert "Delay" in finding.message


def test_mixed_modes_take_the_side_that_most_of_the_document_is_on() -> None:
    document = "<Response><Hold/><Delay>1</Delay><Delay>2</Delay></Response>"
    assert found(document) == [("mixed-modes", "Hold")]


def test_every_contradiction_is_told() -> None:
    document = '<Response><Delay>1</Delay><Delay>2</Delay><Delay>3</Delay><Record CallId="a" FinishedUrl="http://app.example/"/><Unhold/></Response>'
    assert found(document) == [("mixed-modes", 'CallId="a"'), ("mixed-modes", "Unhold")]


def test_a_mode_that_follows_from_one_parameter_is_known_to_the_other_rules() -> None:
    document = '<Response><Speak CallId="a">Hi</Speak></Response>'
    assert found(document) == [("perhaps-missing", "Speak")]
    assert found("<Response><Speak>Hi</Speak></Response>") == []


def test_a_parameter_of_a_command_of_another_mode_is_not_told_beside_the_command() -> None:
    assert found('<Response><Hold CallId="a"/></Response>', "extension") == [("command-of-other-mode", "Hold")]


def test_what_an_ozeki_10_command_leaves_open_is_not_demanded() -> None:
    assert found('<Response><Call RingTime="5">2310</Call></Response>') == []
    assert {name for name, _ in found("<Response><Call>2310</Call></Response>")} == {"perhaps-missing"}


@pytest.mark.parametrize(
    ("around", "speaks"),
    [
        ("<Request DialedAddress='1'><OnSetup>{}</OnSetup></Request>", False),
        ("<WaitForMsg FromConnection='a@b'><OnTimeout>{}</OnTimeout></WaitForMsg>", False),
        ("<ReceiveAlarmNotification><Received>{}</Received></ReceiveAlarmNotification>", True),
        ("<ForEach Source='voicemails'>{}</ForEach>", True),
    ],
)
def test_what_ozeki_10_leaves_open_is_not_demanded_within_its_commands(around: str, *, speaks: bool) -> None:
    document = f"<Response>{around}</Response>".format('<SendSms Recipient="+361">Hi</SendSms>')
    assert found(document) == ([("perhaps-missing", "SendSms")] if speaks else [])


def test_reject_after_a_comment_is_first() -> None:
    assert found("<Response><!-- closed --><Reject/></Response>") == []


def test_reject_in_a_menu_is_not_first() -> None:
    document = '<Response><UserInput><Inputs><Input Key="1"><Reject/></Input></Inputs></UserInput></Response>'
    assert found(document) == [("reject-not-first", "Reject")]


def test_reject_in_a_response_within_a_response_is_one_finding() -> None:
    assert found("<Response><Response><Reject/></Response></Response>") == [("misplaced-element", "Response")]


def test_a_second_reject_is_not_first() -> None:
    assert found("<Response><Reject/><Reject/></Response>") == [("reject-not-first", "Reject")]


def test_the_same_key_in_another_menu_is_no_fault() -> None:
    menu = '<UserInput><Inputs><Input Key="1">{}</Input></Inputs></UserInput>'
    assert found(f"<Response>{menu.format(menu.format(''))}</Response>") == []


def test_the_same_key_in_odd_spellings_is_the_same_key() -> None:
    document = '<Response><UserInput><Inputs><Input Key="1"/><Input key=" 1 "/></Inputs></UserInput></Response>'
    assert ("duplicate-key", " 1 ") in found(document)
