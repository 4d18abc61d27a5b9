"""What an attribute that is no parameter was meant to be: one mistake, one finding, with the name to write."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from ozmlcli.checker.fixes import mend
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.foreign import EVERYDAY, TWIML, TWIML_ATTRIBUTES
from ozmlcli.language.index import COMMAND_BY_NAME, find_parameter
from tests.rules.cases import found, only

FOREIGN = [(command, word) for command, words in TWIML_ATTRIBUTES.items() for word in words]
CALL = 'Url="http://app.example/connected" ApiExtension="3000">2310</Call>'
PIN = 'ForwardToUrl="http://app.example/pin"'


def response(text: str) -> str:
    return f"<Response>{text}</Response>"


def mended(text: str) -> str:
    """The document after all fixes."""
    return mend(response(text).encode(), check, unsafe=True).data.decode()[len("<Response>") : -len("</Response>")]


@pytest.mark.parametrize(("command", "word"), FOREIGN)
def test_the_table_of_foreign_attributes_names_parameters_and_no_word_that_is_one(command: str, word: str) -> None:
    spec = COMMAND_BY_NAME[command]
    assert TWIML_ATTRIBUTES[command][word] in [parameter.name for parameter in spec.parameters]
    assert find_parameter(spec, word) is None
    assert word == word.lower()


def test_everyday_words_are_for_types_that_some_command_demands() -> None:
    demanded = {parameter.type.name for command in COMMANDS for parameter in command.parameters}
    demanded.add("DtmfSequence")  # of Input
    assert set(EVERYDAY) <= demanded
    assert all(word == word.lower() for words in EVERYDAY.values() for word in words)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('<Record maxLength="30" FinishedUrl="u"/>', '<Record Duration="30" FinishedUrl="u"/>'),
        ('<Record timeout="5" FinishedUrl="u"/>', '<Record Inactivity="5" FinishedUrl="u"/>'),
        ('<Record finishOnKey="#" FinishedUrl="u"/>', '<Record FinishDigits="#" FinishedUrl="u"/>'),
        ('<Record action="http://app.example/r"/>', '<Record FinishedUrl="http://app.example/r"/>'),
        ('<Delay length="5"/>', '<Delay Time="5"/>'),
        ('<UserInput numDigits="4" ' + PIN + "/>", '<UserInput Digits="4" ' + PIN + "/>"),
        ('<UserInput action="http://app.example/pin"/>', '<UserInput ForwardToUrl="http://app.example/pin"/>'),
        (f"<Call timeout='5' {CALL}", f"<Call RingTime='5' {CALL}"),
        ('<SendSms ApiExtension="1" to="+361">Hi</SendSms>', '<SendSms ApiExtension="1" Recipient="+361">Hi</SendSms>'),
    ],
)
def test_an_attribute_of_twiml_is_answered_with_the_name_in_ozml(written: str, right: str) -> None:
    finding = only(response(written))
    assert finding.name == "unknown-parameter"
    assert finding.help.startswith("OzML calls it ")
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mended(written) == right
    assert found(response(right)) == []


def test_a_foreign_value_that_does_not_fit_is_told_and_not_renamed() -> None:
    finding = only(response('<Play loop="3">a.wav</Play>'))
    assert finding.help == "OzML calls it Repeat. Its value is true or false."
    assert finding.fix is None
    assert mended('<Play loop="TRUE">a.wav</Play>') == '<Play Repeat="true">a.wav</Play>'


def test_an_attribute_of_twiml_is_not_taken_for_a_parameter_that_is_given() -> None:
    document = response('<Record timeout="5" Inactivity="4" FinishedUrl="http://app.example/r"/>')
    assert only(document).help.startswith("Record has ")


def test_two_words_for_one_parameter_are_not_both_renamed() -> None:
    document = response('<Record action="http://app.example/a" recordingStatusCallback="http://app.example/b"/>')
    first, second = check(document.encode())
    assert first.help == "OzML calls it FinishedUrl."
    assert second.help.startswith("Record has ")


@pytest.mark.parametrize(
    "text",
    [
        '<GoTo method="GET">http://app.example/menu</GoTo>',
        '<Record Method="POST" FinishedUrl="http://app.example/r"/>',
    ],
)
def test_a_method_is_needless_as_the_phone_system_always_posts(text: str) -> None:
    assert only(response(text)).help == "Remove it: the phone system always sends POST requests."


def test_a_method_of_a_command_without_urls_is_as_any_other_attribute() -> None:
    assert only(response('<Delay method="x">5</Delay>')).help == "Delay has Time."


@pytest.mark.parametrize(
    ("text", "faulty", "meant"),
    [
        ('<GoTo href="http://app.example/"/>', "href", "Url"),
        ('<Play Url="http://app.example/a.wav"/>', "Url", "AudioFile"),
        ('<Play file="a.wav"/>', "file", "AudioFile"),
        ('<Delay Seconds="5"/>', "Seconds", "Time"),
        ('<Speak Message="Hi"/>', "Message", "Text"),
        ('<BlindTransfer To="1002"/>', "To", "Target"),
        ('<BlindTransfer Number="1002"/>', "Number", "Target"),
        ('<Call Number="2310" Url="http://app.example/" ApiExtension="1"/>', "Number", "Dialled"),
        ('<SendDTMF Party="all" Digits="42#"/>', "Digits", "Keys"),
        ('<Array name="a"><item>x</item></Array><ForEach Source="a"><Speak>$item</Speak></ForEach>', "name", "ID"),
        ('<SendEmail To="a@b.example" Message="Hi" ApiExtension="1"/>', "To", "Recipient"),
        ('<SendSms Phone="+361" ApiExtension="1">Hi</SendSms>', "Phone", "Recipient"),
        ('<AttendedTransfer Target="a"/>', "Target", "TargetCallId"),
        ('<Record Digits="#" FinishedUrl="http://app.example/"/>', "Digits", "FinishDigits"),
        ('<Record Finish="#" FinishedUrl="http://app.example/"/>', "Finish", "FinishDigits"),
        ('<Record Url="http://app.example/"/>', "Url", "FinishedUrl"),
    ],
)
def test_another_word_for_a_parameter_is_one_finding_that_names_it(text: str, faulty: str, meant: str) -> None:
    assert found(response(text)) == [("unknown-parameter", faulty)]
    finding = only(response(text))
    assert finding.help == f"Did you mean {meant}?"
    assert finding.fix is not None
    assert [edit.content for edit in finding.fix.edits] == [meant]


def test_another_word_for_the_key_of_an_input_is_one_finding() -> None:
    menu = '<UserInput><Inputs><Input Digit="1"><Speak>Hi</Speak></Input></Inputs></UserInput>'
    assert found(response(menu)) == [("unknown-parameter", "Digit")]
    assert only(response(menu)).help == "Did you mean Key?"


def test_another_word_with_a_value_that_does_not_fit_is_told_what_the_value_is() -> None:
    finding = only(response('<Delay Seconds="5s"/>'))
    assert finding.help == "Did you mean Time? Its value is a whole number of seconds."
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('<Play Volume="5"/>', ["missing-text", "unknown-parameter"]),
        ('<Input Colour="1"/>', ["missing-parameter", "unknown-parameter"]),
        ('<Play File="a.wav">b.wav</Play>', ["unknown-parameter"]),
        ('<SendSms From="+361" ApiExtension="1">Hi</SendSms>', ["missing-parameter", "unknown-parameter"]),
        ('<Speak Id="a">Hi</Speak>', ["unknown-parameter"]),
    ],
)
def test_what_an_attribute_cannot_mean_is_told_by_itself(text: str, names: list[str]) -> None:
    if text.startswith("<Input"):
        text = f"<UserInput><Inputs>{text}</Inputs></UserInput><Hangup/>"
    document = response(text)
    assert sorted(name for name, _ in found(document)) == names
    told = [each for each in check(document.encode()) if each.name == "unknown-parameter"]
    assert "Did you mean" not in told[0].help


def test_a_part_of_several_names_means_none_of_them() -> None:
    text = '<Call Call="1" Url="http://app.example/" ApiExtension="1">2310</Call>'
    assert "CallerId, CallerDisplayName" in only(response(text)).help


def test_a_part_of_a_name_must_have_three_letters() -> None:
    text = '<SendMsg ToConnection="a@b" Te="Hi"/>'
    assert [name for name, _ in found(response(text))] == ["missing-text", "unknown-parameter"]


def test_a_misnamed_parameter_that_some_pages_demand_is_one_finding() -> None:
    text = '<Call Url="http://app.example/" Extension="3000">2310</Call>'
    assert found(response(text)) == [("unknown-parameter", "Extension")]
    text = '<Call Url="http://app.example/" Colour="3000">2310</Call>'
    assert found(response(text)) == [("perhaps-missing", "Call"), ("unknown-parameter", "Colour")]


def test_every_parameter_that_is_missing_and_not_misnamed_is_told() -> None:
    text = '<MoveFile Path="C:\\a.wav"/>'
    assert [name for name, _ in found(response(text))] == [
        "missing-parameter",
        "missing-parameter",
        "unknown-parameter",
    ]
    text = '<MoveFile File="C:\\a.wav"/>'
    assert [name for name, _ in found(response(text))] == ["missing-parameter", "unknown-parameter"]
    assert "MoveFile has no TargetDirectory." in [each.message for each in check(response(text).encode())]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("<Say>Hi</Say>", "<Speak>Hi</Speak>"),
        ('<Say language="en-UK">Hi</Say>', '<Speak Language="en-UK">Hi</Speak>'),
        ('<Pause length="2"/>', '<Delay Time="2"/>'),
        ("<Redirect>http://app.example/</Redirect>", "<GoTo>http://app.example/</GoTo>"),
        (
            '<Sms to="+361" from="+362" ApiExtension="1">Hi</Sms>',
            '<SendSms Recipient="+361" Sender="+362" ApiExtension="1">Hi</SendSms>',
        ),
    ],
)
def test_an_element_of_twiml_is_renamed_with_its_attributes(written: str, right: str) -> None:
    finding = only(response(written))
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mended(written) == right
    assert found(response(right)) == []


def test_the_help_for_an_element_of_twiml_tells_of_its_attributes() -> None:
    finding = only(response('<Gather numDigits="1" action="/menu" hints="x"/>'))
    assert finding.help == "In OzML, Gather is UserInput; numDigits is Digits and action is ForwardToUrl."
    assert only(response('<Gather input="dtmf"/>')).help == "In OzML, Gather is UserInput."


@pytest.mark.parametrize("text", ["<Dial>+361</Dial>", '<Dial timeout="5">+361</Dial>', '<Gather numDigits="1"/>'])
def test_an_element_that_does_not_become_one_of_the_same_form_is_not_renamed(text: str) -> None:
    assert only(response(text)).fix is None


def test_an_element_that_may_become_several_is_not_told_the_attributes_of_one() -> None:
    assert only(response('<Dial timeout="5">+361</Dial>')).help == "In OzML, Dial is Call or BlindTransfer."
    assert TWIML["dial"] == ("Call", "BlindTransfer")


def test_a_command_without_parameters_says_so() -> None:
    assert only(response('<Reject reason="busy"/>')).help == "Reject has no parameters."


@pytest.mark.parametrize(
    "text",
    [
        '<UserInput {}><Inputs><Input Key="12"><Hangup/></Input></Inputs></UserInput>',
        (
            "<UserInput {}><InitialCommands><Speak>Press star.</Speak></InitialCommands>"
            '<Inputs><Input Key="1"><Hangup/></Input></Inputs></UserInput>'
        ),
        '<Speak>Press star.</Speak><Record {} FinishedUrl="http://app.example/"/>',
    ],
)
def test_nothing_follows_from_a_parameter_that_may_be_misspelled(text: str) -> None:
    assert [name for name, _ in found(response(text.format('Dgts="4"')))] == ["unknown-parameter"]
    assert len(found(response(text.format("")))) == 1
    assert "unknown-parameter" not in [name for name, _ in found(response(text.format("")))]


def test_a_key_that_ends_a_recording_is_known_whatever_else_is_misspelled() -> None:
    text = '<Speak>Press star.</Speak><Record FinishDigits="1" Dgts="4" FinishedUrl="http://app.example/"/>'
    assert sorted(name for name, _ in found(response(text))) == ["prompt-without-key", "unknown-parameter"]


def test_letters_in_another_order_are_a_name() -> None:
    menu = '<UserInput><Inputs><Input Kye="1"><Speak>Hi</Speak></Input></Inputs></UserInput>'
    assert found(response(menu)) == [("unknown-parameter", "Kye")]
    assert only(response('<Var DI="a">x</Var><Speak>$a</Speak>')).help == "Did you mean ID?"
