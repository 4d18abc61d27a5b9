"""Edge cases of the rules about structure, names and values."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.foreign import TWIML
from ozmlcli.language.index import COMMAND_BY_NAME
from ozmlcli.language.model import Body, Command, Required
from tests.rules.cases import found, only


@pytest.mark.parametrize("written", ["Respons", "Reponse", "Resposne"])
def test_a_misspelled_root_is_one_finding_with_a_suggestion_and_its_commands_are_still_judged(written: str) -> None:
    document = f"<{written}><Speek>Hi</Speek></{written}>"
    assert found(document) == [("unknown-root", written), ("unknown-command", "Speek")]
    assert "Did you mean Response?" in only(f"<{written}/>").help


def test_a_document_of_another_language_is_one_finding() -> None:
    assert found("<html><body><p>Not found</p></body></html>") == [
        ("unknown-root", "html"),
        ("unknown-command", "body"),
    ]


@pytest.mark.parametrize("word", TWIML)
def test_every_word_of_twiml_is_answered_with_the_words_of_ozml(word: str) -> None:
    finding = only(f"<Response><{word.title()}/></Response>")
    assert finding.name == "unknown-command"
    assert all(command in finding.help for command in TWIML[word])
    assert all(command in COMMAND_BY_NAME for command in TWIML[word])


def test_unknown_elements_within_an_unknown_element_are_told_only_where_they_are_known_to_be_meant() -> None:
    document = "<Response><Gather><Say>Hi</Say><Whatever/></Gather></Response>"
    assert found(document) == [("unknown-command", "Gather"), ("unknown-command", "Say")]


def test_an_element_in_a_text_is_one_finding_whether_known_or_not() -> None:
    document = "<Response><Speak>Hi <b>you</b> and <Hangup/></Speak></Response>"
    assert found(document) == [("misplaced-element", "b"), ("misplaced-element", "Hangup")]


def test_the_help_for_an_element_in_a_text_does_not_take_a_foreign_one_for_a_command() -> None:
    assert "Remove the tag" in only("<Response><Speak>Hi <br/></Speak></Response>").help
    assert "Write commands after its end tag" in only("<Response><Speak>Hi <Hangup/></Speak></Response>").help


def test_php_code_in_a_value_is_told_as_such_and_not_escaped() -> None:
    finding = only('<Response><GoTo Url="<?php echo $url ?>"/></Response>')
    assert finding.name == "unescaped-less-than"
    assert "PHP code" in finding.message
    assert finding.fix is None
    assert only('<Response><GoTo Url="a<b"/></Response>').fix is not None


def test_a_key_for_several_is_told_to_be_several_inputs() -> None:
    document = '<Response><UserInput><Inputs><Input Key="1,2"><Hangup/></Input></Inputs></UserInput></Response>'
    assert "Several keys need an Input each." in only(document).help


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [("AccountNumber", "42", "0042"), ("EventCode", "1100", "110"), ("ZoneNumber", "x", "110")],
)
def test_a_wrong_number_of_an_alarm_is_told_how_it_is_written(name: str, value: str, remedy: str) -> None:
    numbers = {"AccountNumber": "0042", "EventCode": "110", "PartitionNumber": "1", "ZoneNumber": "7"} | {name: value}
    written = " ".join(f'{key}="{number}"' for key, number in numbers.items())
    finding = only(f'<Response><SendAlarmNotification PhoneNumber="1000" {written}/></Response>')
    assert finding.name == "invalid-value"
    assert remedy in finding.help


def test_a_response_within_a_response_is_misplaced() -> None:
    assert found("<Response><Response/></Response>") == [("misplaced-element", "Response")]


def test_a_part_outside_its_command_is_told_where_it_belongs() -> None:
    assert "Input belongs in Inputs." in only('<Response><Input Key="1"/></Response>').help


def test_nothing_is_claimed_of_what_stands_in_an_open_element() -> None:
    assert found("<Response><Beep Tone='3'>x<y z='1'/></Beep></Response>") == []
    assert found("<Request DialedAddress='1'><OnAnswered><Speak>Hi</Speak></OnAnswered></Request>") == []


def test_known_parts_of_an_open_element_are_judged() -> None:
    assert found("<Request DialedAddress='1'><OnSetup><Say/></OnSetup></Request>") == [("unknown-command", "Say")]


@pytest.mark.parametrize("attribute", ["xsi:noNamespaceSchemaLocation", "xsi:schemaLocation"])
def test_attributes_by_which_editors_find_the_schema_are_no_parameters(attribute: str) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    assert found(f'<Response {xsi} {attribute}="ozml.xsd"><Hangup/></Response>') == []


def test_an_attribute_of_xml_itself_is_no_parameter() -> None:
    assert found('<Response><Speak xml:lang="en">Hi</Speak></Response>') == [("unknown-parameter", "xml:lang")]


def test_a_parameter_that_is_there_already_is_not_suggested() -> None:
    finding = only('<Response><Record Format="wav" Formt="mp3" FinishedUrl="http://app.example/"/></Response>')
    assert "Did you mean" not in finding.help


def test_every_run_of_stray_text_is_told_at_its_place() -> None:
    document = "<Response>one<Hangup/>two<!-- c -->three<![CDATA[ four]]></Response>"
    assert found(document) == [("stray-text", "one"), ("stray-text", "two"), ("stray-text", "three<![CDATA[ four")]


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if any(p.body is Body.YES and p.required is Required.YES for p in c.parameters)]
)
@pytest.mark.parametrize("form", ["<{0}/>", "<{0}></{0}>", "<{0}> \n </{0}>", "<{0}><!-- c --></{0}>"])
def test_a_missing_text_is_told_in_every_form_of_emptiness(command: Command, form: str) -> None:
    document = f"<Response>{form.format(command.name)}</Response>"
    assert ("missing-text", command.name) in found(document)


@pytest.mark.parametrize("written", ["speak", "SPEAK", "sPeak"])
def test_odd_letter_case_is_one_warning_and_nothing_follows_from_it(written: str) -> None:
    document = f'<RESPONSE><{written} LANGUAGE="en-UK">Hi</{written}></RESPONSE>'
    assert found(document) == [("letter-case", "RESPONSE"), ("letter-case", written), ("letter-case", "LANGUAGE")]


def test_a_letter_case_that_some_documentation_has_is_no_warning() -> None:
    assert found('<Response><UserInput ForwardToURL="http://app.example/"/></Response>') == []
    assert found("<response><Hangup/></response>") == []
    assert found('<Response><Array ID="a"><Item>x</Item><item>y</item></Array><Speak>$a</Speak></Response>') == []


def test_the_fix_of_a_name_mends_both_its_tags() -> None:
    fix = only("<Response><speak>Hi</speak></Response>").fix
    assert fix is not None
    assert fix.safe
    assert [(edit.location.column, edit.content) for edit in fix.edits] == [(12, "Speak"), (22, "Speak")]


def test_the_fix_of_an_empty_element_is_one_edit() -> None:
    fix = only("<Response><hangup/></Response>").fix
    assert fix is not None
    assert len(fix.edits) == 1


@pytest.mark.parametrize(("old", "new"), [("TranferorParty", "TransferorParty"), ("tranferorparty", "TransferorParty")])
def test_a_misprint_is_told_in_every_letter_case(old: str, new: str) -> None:
    document = f'<Response><BlindTransfer Target="1" {old}="caller"/></Response>'
    assert ("old-name", old) in found(document)
    assert new in only(document).help


def test_values_in_odd_letter_case_are_one_warning() -> None:
    assert found('<Response><Play Repeat="True">a.wav</Play></Response>') == [("value-case", "True")]


@pytest.mark.parametrize("value", ["", " ", "5s", "-5", "5.0", "1e3"])
def test_a_number_that_is_none_is_told_at_its_value(value: str) -> None:
    document = f'<Response><Record Duration="{value}" FinishedUrl="http://app.example/"/></Response>'
    assert [name for name, _ in found(document)] == ["invalid-value"]


@pytest.mark.parametrize("more", ["", "<Hangpu/>", "<Hold/>" * 2_000])
def test_of_a_parameter_that_is_given_twice_the_second_value_is_not_judged(more: str) -> None:
    """Whatever else is wrong with the document, and however long it is."""
    document = f'<Response><Record Format="wav" format="ogg" FinishedUrl="http://app.example/"/>{more}</Response>'
    names = [name for name, _ in found(document)]
    assert "given-twice" in names
    assert "invalid-value" not in names


def test_an_empty_value_is_pointed_at_with_its_attribute() -> None:
    assert found('<Response><Record Duration="" FinishedUrl="http://app.example/"/></Response>') == [
        ("invalid-value", 'Duration=""')
    ]


def test_a_namespace_is_one_finding_and_nothing_follows_from_it() -> None:
    assert found('<Response xmlns="urn:x"><Speak>Hi</Speak><Hangup/></Response>') == [("namespace", "Response")]
    assert found('<o:Response xmlns:o="urn:x"><o:Hangup/></o:Response>') == [("namespace", "o:Response")]


def test_an_account_number_with_letters_is_a_warning_and_one_that_is_too_long_an_error() -> None:
    alarm = '<Response><SendAlarmNotification PhoneNumber="1" AccountNumber="{}" EventCode="1" PartitionNumber="1" ZoneNumber="1"/></Response>'
    assert found(alarm.format("00B2")) == [("hexadecimal-digits", "00B2")]
    assert found(alarm.format("00042")) == [("invalid-value", "00042")]
    assert found(alarm.format("$abc"), variables=["abc"]) == []


def test_quotes_with_backslashes_are_one_finding_whose_fix_takes_these_away() -> None:
    document = '<Response><Speak Language=\\"en-UK\\" Voice="a">Hi</Speak></Response>'
    finding = only(document)
    assert found(document) == [("unquoted-value", '\\"en-UK\\"')]
    assert 'Write Language="en-UK".' in finding.help
    assert finding.fix is not None
    assert [edit.content for edit in finding.fix.edits] == ["", ""]


def test_the_words_on_an_unquoted_url_show_it_escaped() -> None:
    document = "<Response><Record FinishedUrl=http://a.example/?x=1&y=2 /></Response>"
    assert [name for name, _ in found(document)] == ["unquoted-value", "unescaped-ampersand"]
    first = check(document.encode())[0]
    assert 'FinishedUrl="http://a.example/?x=1&amp;y=2"' in first.help


@pytest.mark.parametrize(
    ("document", "element", "remedy"),
    [
        ("<Response><Hangup><Beep/></Hangup></Response>", "Beep", "Write commands after Hangup, not in it."),
        ("<Response><Speak>Hi<Beep/></Speak></Response>", "Beep", "Speak holds text only. Write commands after"),
        ("<Response><Array Name='a'><item>b</item><Beep/></Array></Response>", "Beep", "Array holds item."),
        ("<Response><UserInput><Beep/></UserInput></Response>", "Beep", "Put commands into InitialCommands or Input."),
        ("<Response><UserInput><Input Key='1'/></UserInput></Response>", "Input", "Input belongs in Inputs."),
        ("<Response><Response/></Response>", "Response", "Response can only be the root element."),
    ],
)
def test_what_is_misplaced_is_told_where_it_belongs(document: str, element: str, remedy: str) -> None:
    findings = [each for each in check(document.encode()) if each.name == "misplaced-element"]
    assert [each.message.partition(" does")[0] for each in findings if " does" in each.message] in ([], [element])
    assert [remedy in each.help for each in findings] == [True]


def test_what_may_be_missing_may_also_be_given_as_the_text() -> None:
    assert found("<Response><Route>2000</Route></Response>", mode="routing") == []
    assert found("<Response><Route> </Route></Response>", mode="routing") != []


def test_another_documented_name_of_a_parameter_is_no_matter_of_letter_case() -> None:
    menu = "<Response><UserInput Digits='4' {}='http://app.example/pin'/></Response>"
    assert found(menu.format("ForwardToURL")) == []
    assert found(menu.format("forwardtourl")) == [("letter-case", "forwardtourl")]
