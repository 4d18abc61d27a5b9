"""Edge cases of the rules about the course of a call: what never runs, what comes too late, what goes round in circles."""

from __future__ import annotations

from functools import partial

import pytest

from ozmlcli.checker.check import check
from ozmlcli.language.notifications import NOTIFICATIONS
from tests.rules import cases
from tests.rules.cases import only

RECORD = '<Record FinishedUrl="http://app.example/recorded"/>'
#: What the documents below leave to the site to declare.
found = partial(cases.found, variables=("a", "again", "id", "key", "n", "url"))

HI = "<Speak>Hi</Speak>"
URL = "http://app.example/menu"


def response(*commands: str) -> str:
    return f"<Response>{''.join(commands)}</Response>"


def names(document: str, mode: str | None = None, answers: str | None = None, url: str = "") -> list[str]:
    return [name for name, _ in found(document, mode, answers, url=url)]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<Response><Reject/></Response>", []),
        (f"<Response><Reject/>{HI}</Response>", [("never-runs", "Speak")]),
        (f"<Response><!-- c --><Reject/><!-- c -->{HI}<Hangup/></Response>", [("never-runs", "Speak")]),
        ("<OzML><Reject/><Hangup/></OzML>", [("undocumented-root", "OzML"), ("never-runs", "Hangup")]),
        ("<Response><Reject/><Say/><Hangup/></Response>", [("unknown-command", "Say"), ("never-runs", "Hangup")]),
        (f"<Response><Reject/><Reject/>{HI}</Response>", [("reject-not-first", "Reject"), ("never-runs", "Speak")]),
        (f"<Response>{HI}<Reject/>{HI}</Response>", [("reject-not-first", "Reject")]),
        (f"<Respons><Reject/>{HI}</Respons>", [("unknown-root", "Respons")]),
        ("<Reject/>", [("unknown-root", "Reject")]),
        (f"<Request DialedAddress='1'><Reject/>{HI}</Request>", []),
    ],
)
def test_what_stands_after_reject_is_told_once(document: str, expected: list[tuple[str, str]]) -> None:
    assert found(document) == expected


def test_reject_of_the_wrong_mode_is_told_as_such_alone() -> None:
    assert names(response("<Reject/>", "<Speak Party='all'>Hi</Speak>"), "third-party") == ["command-of-other-mode"]


def test_what_never_runs_is_told_with_the_reject_before_it() -> None:
    document = response("<Reject/>", HI)
    finding = only(document)
    assert finding.is_error
    assert "Speak never runs" in finding.message
    (related,) = finding.related
    assert related.location.column - 1 == document.index("Reject")


A, B = 'CallId="a"', 'CallId="b"'
PARTY = 'Party="all"'


@pytest.mark.parametrize(
    ("commands", "place"),
    [
        ([HI, "<Hangup/>"], ""),
        (["<Hangup/>", HI], "Speak"),
        (["<Hangup/>", "<Play>a.wav</Play>"], "Play"),
        (["<Hangup/>", RECORD], "Record"),
        (["<Hangup/>", '<BlindTransfer Target="1"/>'], "BlindTransfer"),
        (["<Hangup/>", '<UserInput ForwardToUrl="http://a/"/>'], "UserInput"),
        (["<Hangup/>", '<SendEmail Recipient="a@b" Message="c" ApiExtension="1"/>'], ""),
        (["<Hangup/>", "<Delay>1</Delay>", "<Hangup/>"], ""),
        (["<Hangup/>", "<Delay>1</Delay>", HI, HI], "Speak"),
        (["<Hangup/>", "<Hangup/>", HI], "Speak"),
        (["<Hangup/>", HI, "<Hangup/>", HI, "<Hangup/>"], "Speak"),
        (["<Hangup/>", "<Exit/>", "<Beep/>", "<SQL/>", "<GoTo>http://a/</GoTo>"], ""),
        (["<ForEach Source='a'><Hangup/></ForEach>", HI], ""),
        (["<Hangup/>", "<ForEach Source='a'><Speak>Hi</Speak></ForEach>"], ""),
        (["<ForEach Source='a'><Hangup/><Speak>Hi</Speak></ForEach>"], "Speak"),
        (["<ForEach Source='a'><Hangup/><Hangup/></ForEach>", "<Hangup/>", HI], "Speak"),
        ([f"<Hangup {A}/>", "<Hold/>"], ""),
        ([f"<Hangup {A}/>", f"<Hold {B}/>"], ""),
        (["<Hangup/>", f"<Hold {B}/>"], ""),
        (["<Hangup/>", "<Hold/>"], "Hold"),
        ([f"<Hangup {A}/>", '<Hold CallId=" a "/>'], "Hold"),
        ([f"<Hangup {A}/>", f"<Hangup {B}/>", f"<Unhold {B}/>"], "Unhold"),
        (['<Hangup CallId="$id"/>', '<Hold CallId="$id"/>'], ""),
        (['<Hangup CallId="$id"/>', "<Hangup/>", "<Hold/>"], "Hold"),
    ],
)
def test_what_needs_the_call_is_told_after_hangup(commands: list[str], place: str) -> None:
    assert found(response(*commands)) == ([("after-hangup", place)] if place else [])


def test_a_hangup_in_a_branch_ends_that_branch_only() -> None:
    branch = '<Input Key="{}"><Hangup/></Input>'
    menu = f"<UserInput><Inputs>{branch.format(1)}{branch.format(2)}</Inputs></UserInput>"
    assert found(response(menu, HI)) == []


def test_what_comes_after_hangup_is_told_once_with_the_hangup_that_ends_its_call() -> None:
    document = response(f"<Hangup {A}/>", f"<Hangup {B}/>", f"<Hangup {B}/>", f"<Hold {B}/>", f"<Hold {A}/>")
    finding = only(document)
    assert not finding.is_error
    assert "Hold stands after Hangup" in finding.message
    assert "before Hangup" in finding.help
    (related,) = finding.related
    assert related.location.column - 1 == document.index(f"Hangup {B}")


@pytest.mark.parametrize(
    "document",
    [
        "<Hangup/>",
        f"<Respons><Hangup/>{HI}</Respons>",
        f"<Request DialedAddress='1'><Hangup/>{HI}</Request>",
        f"<Response><UserInput ForwardToUrl='http://a/'><Hangup/>{HI}</UserInput></Response>",
    ],
)
def test_what_is_no_list_of_commands_has_no_order(document: str) -> None:
    assert "after-hangup" not in names(document)


GOTO = f"<GoTo>{URL}</GoTo>"


@pytest.mark.parametrize(
    ("commands", "place"),
    [
        ([GOTO], URL),
        ([f'<GoTo Url="{URL}"/>'], URL),
        ([f'<GoTo Url=" {URL}#top"/>'], f" {URL}#top"),
        ([f"<GoTo> {URL} </GoTo>"], URL),
        ([HI, "<Var ID='a'>b</Var>", GOTO], URL),
        ([HI, "<Delay>1</Delay>", GOTO], ""),
        (["<Play>music/wait.wav</Play>", GOTO], ""),
        ([GOTO, GOTO], URL),
        (["<GoTo>http://app.example/other</GoTo>", GOTO], ""),
        ([f"<GoTo>{URL}?page=2</GoTo>"], ""),
        (["<GoTo>$url</GoTo>"], ""),
        ([f"<ForEach Source='a'>{GOTO}</ForEach>"], ""),
        (["<ForEach Source='a'><Speak>$item</Speak></ForEach>", GOTO], ""),
        (['<UserInput ForwardToUrl="http://a/"/>', GOTO], ""),
        ([f'<UserInput><Inputs><Input Key="1">{GOTO}</Input></Inputs></UserInput>'], ""),
        (['<BlindTransfer Target="1"/>', GOTO], ""),
        (["<Hangup/>", GOTO], ""),
        (["<Exit/>", GOTO], ""),
        (["<SQL/>", GOTO], ""),
        ([HI], ""),
        ([], ""),
    ],
)
def test_a_goto_to_its_own_document_is_told(commands: list[str], place: str) -> None:
    expected = [("goto-itself", place)] if place else []
    assert found(response(*commands), url=URL) == expected
    assert found(response(*commands), url=f" {URL}#part ") == expected
    assert found(response(*commands)) == []


@pytest.mark.parametrize("goto", ["<GoTo/>", '<GoTo Url=""/>', '<GoTo Url="#top"/>', "<GoTo> </GoTo>"])
@pytest.mark.parametrize("url", [" ", "#top", URL])
def test_a_goto_without_an_address_is_not_one_to_its_own_document(goto: str, url: str) -> None:
    assert "goto-itself" not in names(response(goto), url=url)


def test_a_goto_after_reject_or_in_an_unknown_root_is_not_judged() -> None:
    assert "goto-itself" not in names(response("<Reject/>", GOTO), url=URL)
    assert "goto-itself" not in names(f"<Respons>{GOTO}</Respons>", url=URL)


def test_the_words_on_a_goto_leave_the_application_its_way_out() -> None:
    (finding,) = check(response(GOTO).encode(), url=URL)
    assert not finding.is_error
    assert "unless the application answers differently" in finding.message


ANSWERED = {"CallConnected", "DtmfEntered", "GoTo", "RecordCompleted"}
MESSAGES = {"IncomingSMS", "SMSDeliveryReport"}


@pytest.mark.parametrize("notification", [notification.name for notification in NOTIFICATIONS])
def test_reject_answers_incoming_calls_only(notification: str) -> None:
    told = [d for d in check(response("<Reject/>").encode(), answers=notification) if d.name == "reject-after-answer"]
    assert len(told) == (notification in ANSWERED | MESSAGES)
    assert all(d.message.startswith(f"Reject answers {notification}, which ") for d in told)
    assert all(("Hangup" in d.help) is (notification in ANSWERED) for d in told)
    assert not any(d.is_error for d in told)


def test_a_reject_that_is_told_otherwise_is_not_told_as_too_late() -> None:
    assert found(response("<Reject/>")) == []
    assert found(response("<Reject/>"), answers="CallConnected") == [("reject-after-answer", "Reject")]
    assert names(response("<Reject/>", HI), answers="CallConnected") == ["reject-after-answer"]
    assert names(response("<Reject/>", HI), answers="IncomingSMS") == ["reject-after-answer"]
    assert names(response("<Reject/>", HI), answers="IncomingCall") == ["never-runs"]
    assert names(response(HI, "<Reject/>"), answers="CallConnected") == ["reject-not-first"]
    assert names("<Reject/>", answers="CallConnected") == ["unknown-root"]
    assert "reject-after-answer" not in names(response("<Reject/>"), "third-party", "RecordCompleted")


HOLD, UNHOLD = "<Hold/>", "<Unhold/>"


@pytest.mark.parametrize(
    ("commands", "places"),
    [
        ([HOLD], []),
        ([UNHOLD], []),
        ([HOLD, UNHOLD, HOLD, UNHOLD], []),
        ([HOLD, HOLD], ["Hold"]),
        ([UNHOLD, UNHOLD], ["Unhold"]),
        ([HOLD, HOLD, HOLD], ["Hold", "Hold"]),
        ([HOLD, f"<Speak {PARTY}>Hi</Speak>", HOLD], ["Hold"]),
        ([HOLD, f"<Play {PARTY}>a.wav</Play>", f'<SendDTMF {PARTY} Keys="1"/>', RECORD, HOLD], ["Hold"]),
        ([HOLD, '<Speak CallId="$id" Party="all">Hi</Speak>', HOLD], ["Hold"]),
        ([HOLD, '<BlindTransfer Target="1" TransferorParty="caller"/>', HOLD], []),
        ([HOLD, '<Forward Destination="1"/>', HOLD], []),
        ([f"<Hold {A}/>", "<Hangup/>", f"<Hold {A}/>"], []),
        ([f"<Hold {A}/>", f"<Hold {B}/>"], []),
        ([f"<Hold {A}/>", HOLD], []),
        ([f"<Hold {A}/>", f"<Unhold {B}/>", '<Hold CallId=" a "/>'], ["Hold"]),
        (['<Hold CallId="$id"/>', '<Hold CallId="$id"/>'], []),
        ([HOLD, '<Unhold CallId="$id"/>', HOLD], []),
    ],
)
def test_a_hold_that_changes_nothing_is_told(commands: list[str], places: list[str]) -> None:
    assert found(response(*commands)) == [("held-twice", place) for place in places]


def test_holds_of_another_mode_are_told_as_such_alone() -> None:
    assert set(names(response(HOLD, HOLD), "extension")) == {"command-of-other-mode"}


@pytest.mark.parametrize(
    ("command", "state", "other"), [("Hold", "on hold", "Unhold"), ("Unhold", "taken back", "Hold")]
)
def test_a_hold_is_told_with_the_one_before_it_and_the_other_word(command: str, state: str, other: str) -> None:
    document = response(f"<{command}/>\n", f"<{command}/>")
    finding = only(document)
    assert finding.location.row == 2
    assert f"{command} changes nothing: the call is {state} already." in finding.message
    assert f" {other} " in finding.help
    assert finding.related[0].location.row == 1


BEGINNINGS = {"CallConnected", "IncomingCall"}


@pytest.mark.parametrize(
    "form", ["<Response/>", "<Response> </Response>", "<Response><!-- c --></Response>", "<OzML/>"]
)
@pytest.mark.parametrize("notification", [notification.name for notification in NOTIFICATIONS])
def test_an_empty_answer_is_told_where_a_script_begins(form: str, notification: str) -> None:
    told = [item for item in found(form, answers=notification) if item[0] != "undocumented-root"]
    assert told == (
        [("empty-response", form[1:5] if "OzML" in form else "Response")] if notification in BEGINNINGS else []
    )


@pytest.mark.parametrize("mode", [None, "extension", "third-party", "routing"])
def test_an_empty_answer_is_not_told_where_nothing_is_known_of_a_caller(mode: str | None) -> None:
    assert found("<Response/>", mode) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (response("<Hangup/>"), []),
        (response("Hi"), ["stray-text"]),
        (response("<Say/>"), ["unknown-command"]),
        ("<Respons/>", ["unknown-root"]),
    ],
)
def test_what_is_not_empty_or_no_response_is_not_told_as_empty(document: str, expected: list[str]) -> None:
    assert names(document, answers="IncomingCall") == expected


def test_the_words_on_an_empty_answer_name_the_notification() -> None:
    assert "IncomingCall" in only("<Response/>", answers="IncomingCall").message
