"""An outline holds every command once, with its branches, what is wrong with it, and why it never runs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from ozmlcli.checker import check
from ozmlcli.document import Document
from ozmlcli.show.join import join
from ozmlcli.show.outline import answers_sentence, mode_sentence, outlines
from ozmlcli.write import write
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
        "  when no message came, and then the call ends",
        "    ends the call",
    ]
    assert lines(loop) == ["declares the list a", '  "x"', "runs for each item of a", '  says "$item"']


def test_what_stands_in_the_wrong_place_is_told_all_the_same() -> None:
    assert lines("<Array ID='a'><item>x<Hangup/></item></Array>") == [
        "declares the list a",
        '  "x"',
        "    ends the call",
    ]
    assert lines("<Inputs><Input Key='1'><Hangup/></Input></Inputs>") == ["The branches", "  on 1", "    ends the call"]


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
    assert lines(trap)[-1] == 'says "a"'  # no page says what other digits do
    sure = trap.replace("Repeat", "ForwardToUrl='http://app.example/' Repeat")
    assert lines(sure)[-1] == 'says "a" (nothing leads here)'


def test_a_reject_that_answers_no_call_hides_nothing() -> None:
    assert lines("<Reject/><Speak>a</Speak>", answers="CallConnected")[1] == 'says "a"'


def test_the_mode_and_what_it_may_answer() -> None:
    found = outlined("<Hold/>")
    assert (mode_sentence(found), answers_sentence(found)) == (
        "third-party mode, by what it holds",
        "may answer CallChanged or RecordCompleted",
    )
    assert mode_sentence(outlined("<Hold/>", mode="third-party")) == "third-party mode"
    assert mode_sentence(outlined("<Hangup/>")) == "extension or third-party mode, by what it holds"
    assert mode_sentence(outlined("")) == "any mode"
    assert answers_sentence(outlined("<Hangup/>", answers="GoTo")) == "answers GoTo"
    assert answers_sentence(outlined("<Reject/>")) == "may answer IncomingCall"


def test_a_document_says_itself_what_it_is_for() -> None:
    found = outlined("<!-- ozml: answers=GoTo --><Hangup/>")
    assert (mode_sentence(found), found.answers) == ("extension mode", "GoTo")


def test_variables_are_named_with_where_they_come_from() -> None:
    found = outlined(
        "\n<Var ID='City'>x</Var><Speak>$city $other</Speak><ForEach Source='voicemails'><Play>$item.a</Play></ForEach>"
    )
    assert [(each.name, each.words, each.row) for each in found.variables] == [
        ("City", "declared on line 2", 2),
        ("other", "not declared here", None),
        ("voicemails", "provided by the phone system: the new messages, in a voicemail extension", None),
        ("item", "provided by the phone system: the item of the list that the turn is at", None),
    ]


def test_a_link_names_the_file_behind_it() -> None:
    target = script("<GoTo>http://app.example/start</GoTo>", "next.xml")
    both = joined("<GoTo> http://app.example/next </GoTo>", follow=lambda url: target if url.endswith("next") else None)
    first, second = outlines(both)
    assert every_item(first.items)[0].sentence[-2].text == "next.xml"
    assert answers_sentence(second) == "answers GoTo of 0.xml"


def test_findings_stand_where_they_belong() -> None:
    found = outlined("<UserInput><Inputs><Input><Say/></Input></Inputs></UserInput><!-- ozml: nonsense -->")
    codes = {
        item.element.name: [each.code for each in item.findings] for item in every_item(found.items) if item.element
    }
    assert codes["Input"] == ["OZ105"]
    assert codes["Say"] == ["OZ102", "OZ501"]


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
