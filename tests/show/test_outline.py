"""An outline holds every command once, with its branches, what is wrong with it, and why it never runs."""

from __future__ import annotations

from collections import Counter
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings

from ozmlcli.checker.check import check
from ozmlcli.document.element import Document
from ozmlcli.fmt.write import write
from ozmlcli.show.join import join
from ozmlcli.show.outline import answers_sentence, mode_sentence, outlines
from tests.documents import faulty_documents
from tests.show.told import every_item, joined, lines, nowhere, outlined, said_elements, script, written

slow = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))

MENU = """
<UserInput Timeout="8" Repeat="true" ForwardToUrl="http://app.example/other">
  <InitialCommands><Speak>Press 1.</Speak></InitialCommands>
  <Inputs>
    <Input Key="1">
      <UserInput BackKey="*"><Inputs><Input Key="2"><Hangup/></Input></Inputs></UserInput>
    </Input>
  </Inputs>
</UserInput>"""


def test_a_menu_is_told_as_branches() -> None:
    assert lines(MENU) == [
        "waits up to 8 seconds for 1 digit",
        "  while it waits",
        '    says "Press 1."',
        "  on 1",
        "    waits for 1 digit",
        "      on 2",
        "        ends the call",
        "      on *: goes back to the menu around it",
        "      no key: goes on",
        "  on other digits: goes on with what http://app.example/other answers",
        "  no key within 8 seconds: starts again",
    ]


@pytest.mark.parametrize(
    ("menu", "last"),
    [
        ('<UserInput BackKey="#"/>', ["  on #: goes on", "  no key: goes on"]),
        ('<UserInput ForwardToUrl="u"/>', ["  on any digits: goes on with what u answers", "  no key: goes on"]),
        ('<UserInput Repeat="$r"/>', ["  no key: starts again if $r is true, else goes on"]),
        ('<UserInput Timeout="00"/>', ["  no key: goes on"]),
        ('<UserInput Timeout="1" Repeat="TRUE"/>', ["  no key within 1 second: starts again"]),
        ('<UserInput Digits="4" Timeout="20"/>', ["  not complete within 20 seconds: goes on"]),
        ('<UserInput MaxDigits="4"/>', ["  not complete: goes on"]),
        ('<UserInput BackKey=""/>', ["  no key: goes on"]),
    ],
)
def test_where_keys_and_time_outs_lead(menu: str, last: list[str]) -> None:
    assert lines(menu)[1:] == last


def test_the_parts_of_other_commands_are_branches_too() -> None:
    waits = "<WaitForMsg FromConnection='a'><OnTimeout><Hangup/></OnTimeout></WaitForMsg>"
    loop = "<Array ID='a'><item>x</item></Array><ForEach Source='a'><Speak>$item</Speak></ForEach>"
    assert lines(waits) == [
        "waits up to 90 seconds for a message from a",
        "  when no message came (the call ends after this)",
        "    ends the call",
    ]
    assert lines(loop) == ["declares the list a", '  "x"', "goes through the list a, item by item", '  says "$item"']


def test_what_stands_in_the_wrong_place_is_told_all_the_same() -> None:
    assert lines("<Array ID='a'><item>x<Hangup/></item></Array>") == [
        "declares the list a",
        '  "x"',
        "    ends the call",
    ]
    assert lines("<Inputs><Input Key='1'><Hangup/></Input></Inputs>") == ["The branches", "  on 1", "    ends the call"]


IF_FAILS, PERHAPS = " (if the transfer fails)", " (not stated whether this runs)"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("<BlindTransfer Target='1'/><Beep/><Hangup/>", ["", IF_FAILS, IF_FAILS]),
        ("<GoTo>u</GoTo><Beep/><GoTo>v</GoTo>", ["", PERHAPS, PERHAPS]),
        ("<GoTo/><Beep/>", ["", PERHAPS]),
        (
            "<BlindTransfer Target='1'/><GoTo>u</GoTo><BlindTransfer Target='2'/><Beep/>",
            ["", IF_FAILS, PERHAPS, PERHAPS],
        ),
        ("<Exit/><Beep/>", ["", PERHAPS]),
        ("<Hangup/><SendSms Recipient='1'>b</SendSms>", ["", ""]),
    ],
)
def test_what_does_not_surely_run_says_on_what_that_hangs(text: str, marked: list[str]) -> None:
    assert [f" ({item.doubt})" if item.doubt else "" for item in outlined(text).items] == marked


def test_in_third_party_mode_a_transfer_leaves_no_doubt() -> None:
    assert [item.doubt for item in outlined("<BlindTransfer Target='1'/><Beep/>", mode="third-party").items] == ["", ""]


def test_doubts_hold_for_branches_and_end_where_a_sure_way_comes() -> None:
    inner = "<Input Key='1'><GoTo>u</GoTo><Beep/></Input>"
    menu = f"<UserInput><InitialCommands><GoTo>u</GoTo><Beep/></InitialCommands><Inputs>{inner}</Inputs></UserInput>"
    assert lines(f"{menu}<Hangup/>") == [
        "waits for 1 digit",
        "  while it waits",
        "    goes on with what u answers",
        f"    plays a beep{PERHAPS}",
        "  on 1",
        "    goes on with what u answers",
        f"    plays a beep{PERHAPS}",
        "  no key: goes on",
        "ends the call",
    ]
    behind = lines("<BlindTransfer Target='1'/><UserInput BackKey='*'/>")
    assert behind[1:] == [
        f"waits for 1 digit{IF_FAILS}",
        f"  on *: goes on{IF_FAILS}",
        f"  no key: goes on{IF_FAILS}",
    ]


def test_a_reject_that_is_not_the_first_command_is_not_said_to_refuse() -> None:
    told = "Reject, which refuses a call as the first command only"
    assert lines("<Beep/><Reject/><Hangup/>") == ["plays a beep", told, f"ends the call{PERHAPS}"]
    assert lines("<Reject/><Reject/><Say/>")[1:] == [
        "refuses the call without answering it (never runs: Reject refuses the call)",
        "Say (no element of OzML) (never runs: Reject refuses the call)",
    ]


def call(ozml: str) -> str:
    return f"<Call Dialled='1' ResponseOzML='{escape(ozml, quote=True)}'/>"


def test_the_document_in_a_parameter_is_a_branch() -> None:
    inner = '<Response><BlindTransfer Target="2"/><UserInput BackKey="#"/><Reject/></Response>'
    found = outlined(f"<Beep/>\n{call(inner)}")
    assert lines(f"<Beep/>{call(inner)}") == [
        "plays a beep",
        "calls 1",
        "  when it is picked up",
        "    transfers the call to 2",
        f"    waits for 1 digit{IF_FAILS}",
        f"      on #: goes on{IF_FAILS}",
        f"      no key: goes on{IF_FAILS}",
        f"    Reject, which refuses a call as the first command only{IF_FAILS}",
    ]
    first = found.items[1].items[0].items[0]
    assert (first.embedded, first.location) == (True, found.items[1].location)


@pytest.mark.parametrize(
    "text", ["$script", "<Response><Speak></Response>", "<page/>", "press <1>", "<x:Speak xmlns:x='u'/>"]
)
def test_a_parameter_that_holds_no_document_is_told_as_it_is(text: str) -> None:
    assert lines(call(text)) == [f'calls 1 and runs "{text}" when it is picked up']


def test_a_document_within_one_within_one_is_told_as_it_is() -> None:
    deep = call("<Hangup/>")
    assert lines(call(f"<Response>{deep}</Response>"))[2:] == ['    calls 1 and runs "<Hangup/>" when it is picked up']


def test_a_document_that_is_no_response_answers_nothing() -> None:
    request = b"<Request DialedAddress='1'><OnSetup><Beep/></OnSetup></Request>"
    found = outlines(join([script(request)], nowhere))[0]
    assert (answers_sentence(found), found.may_answer) == ("answers no notification: it is no Response", ())


def test_variables_are_not_read_into_queries_and_documents() -> None:
    for text in ("<GoTo>SELECT a FROM b WHERE c = $d</GoTo>", call("<Speak>$e</Speak>")):
        assert outlined(text).variables == ()


def test_items_are_made_anew_when_they_are_asked_for() -> None:
    items = outlined("<Beep/><Hangup/><Delay>1</Delay>").items
    assert list(items) == [items[0], *items[1:]]
    assert len(items) == 3


def test_what_never_runs_says_why() -> None:
    behind = "<Speak>a</Speak><UserInput><Inputs><Input Key='1'><Delay>1</Delay></Input></Inputs></UserInput>"
    assert lines(f"<Reject/>{behind}")[1] == 'says "a" (never runs: Reject refuses the call)'
    late = lines(f"<Hangup/>{behind}<SendSms Recipient='1'>b</SendSms>")
    assert late[1:] == [
        'says "a" (too late: the call is over)',
        "waits for 1 digit (too late: the call is over)",
        "  on 1 (too late: the call is over)",
        "    waits 1 second (too late: the call is over)",
        "  no key: goes on (too late: the call is over)",
        'sends a text message to 1: "b"',
    ]
    trap = "<UserInput Repeat='true'><Inputs><Input Key='1'><GoTo>u</GoTo></Input></Inputs></UserInput><Speak>a</Speak>"
    assert lines(trap)[-1] == 'says "a" (not stated whether this runs)'  # no page says what other digits do
    sure = (
        "<WaitForMsg FromConnection='a'><OnMessage><Hangup/></OnMessage><OnTimeout/></WaitForMsg>"
        "<Speak>a</Speak><GoTo>u</GoTo>"
    )
    assert lines(sure)[-2:] == ['says "a" (nothing leads here)', "goes on with what u answers (nothing leads here)"]


def test_a_reject_that_answers_no_call_hides_nothing() -> None:
    assert lines("<Reject/><Speak>a</Speak>", answers="CallConnected") == [
        "Reject, with no call to refuse",
        'says "a" (not stated whether this runs)',
    ]


def test_the_mode_and_what_it_may_answer() -> None:
    found = outlined("<Hold/>")
    assert (mode_sentence(found), answers_sentence(found)) == (
        "for third-party mode, by what it holds",
        "may answer CallChanged or RecordCompleted",
    )
    assert mode_sentence(outlined("<Hold/>", mode="third-party")) == "for third-party mode"
    assert mode_sentence(outlined("<Hangup/>")) == "for extension or third-party mode, by what it holds"
    assert mode_sentence(outlined("<Beep/>")) == "nothing in it tells the control mode"
    assert answers_sentence(outlined("<Beep/>")) == ""
    assert answers_sentence(outlined("<Hangup/>", answers="GoTo")) == "answers GoTo"
    assert answers_sentence(outlined("<Reject/>")) == "may answer IncomingCall"


def test_a_document_says_itself_what_it_is_for() -> None:
    found = outlined("<!-- ozml: answers=GoTo --><Hangup/>")
    assert (mode_sentence(found), found.answers) == ("for extension mode", "GoTo")


def test_variables_are_named_with_where_they_come_from() -> None:
    found = outlined(
        "\n<Var ID='City'>x</Var><Speak>$city $other</Speak><ForEach Source='voicemails'><Play>$item.a</Play></ForEach>"
    )
    assert [(each.name, each.words, each.row) for each in found.variables] == [
        ("City", "declared on line 2", 2),
        ("other", "not declared here", None),
        ("voicemails", "provided by the phone system: the new messages, in a voicemail extension", None),
        ("item", "the current item of the list", None),
    ]


def test_a_link_names_the_file_behind_it() -> None:
    target = script("<GoTo>http://app.example/start</GoTo>", "next.xml")
    both = joined("<GoTo> http://app.example/next </GoTo>", follow=lambda url: target if url.endswith("next") else None)
    first, second = outlines(both)
    assert every_item(first.items)[0].sentence[-2].text == "next.xml"
    assert answers_sentence(second) == "answers GoTo of 0.xml"


FIRST = "may answer CallConnected, DtmfEntered, GoTo, IncomingCall, IncomingSMS, RecordCompleted or SMSDeliveryReport"


@pytest.mark.parametrize(
    ("texts", "answers"),
    [
        (["<GoTo>1</GoTo>", "<GoTo>0</GoTo>"], [f"{FIRST}; also answers GoTo of 1.xml", "answers GoTo of 0.xml"]),
        (["<GoTo>0</GoTo>"], [f"{FIRST}; also answers GoTo of 0.xml"]),
        (["<GoTo>2</GoTo>", "<GoTo>0</GoTo>", "<GoTo>0</GoTo>"], ["answers GoTo of 1.xml and GoTo of 2.xml", FIRST]),
    ],
)
def test_that_a_document_leads_back_to_the_first_does_not_exclude_that_calls_begin_there(
    texts: list[str], answers: list[str]
) -> None:
    scripts = [script(text, f"{number}.xml") for number, text in enumerate(texts)]
    found = outlines(join(scripts, lambda url: scripts[int(url)]))
    assert [answers_sentence(each) for each in found][: len(answers)] == answers
    assert [bool(each.may_answer) for each in found] == [answers_sentence(each).startswith("may") for each in found]


def test_findings_stand_where_they_belong() -> None:
    found = outlined("<UserInput><Inputs><Input><Say/></Input></Inputs></UserInput><!-- ozml: nonsense -->")
    codes = {
        item.element.name: [each.code for each in item.findings] for item in every_item(found.items) if item.element
    }
    assert codes["Input"] == ["OZ105"]
    assert codes["Say"] == ["OZ102", "OZ501"]


def test_a_text_between_commands_is_not_the_fault_of_the_one_before() -> None:
    found = outlined(
        "<Speak>a</Speak>Hello.<UserInput><Inputs><Input Key='1'><Hangup/>now</Input></Inputs></UserInput>"
    )
    assert [each.code for each in found.findings] == ["OZ106"]
    marked = [item.element.name for item in every_item(found.items) if item.element and item.findings]
    assert marked == ["Input"]


@given(faulty_documents())
@slow
def test_every_element_and_every_finding_is_told_once(document: Document) -> None:
    again = written(document)
    found = outlines(join([again], nowhere))[0]
    items = every_item(found.items)
    told = Counter(item.element.index for item in items if item.element is not None)
    assert told == Counter(element.index for element in said_elements(again.document))
    findings = Counter(each for item in items for each in item.findings) + Counter(found.findings)
    assert findings == Counter(check(write(document), path="call.xml"))
