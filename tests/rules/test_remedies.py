"""What a finding tells people to do fits what was written, and a fix is called safe only where nothing is guessed."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic
from ozmlcli.language.index import SPEC_BY_NAME, find_parameter


def told(document: str, name: str, mode: str | None = None, answers: str | None = None) -> Diagnostic:
    """The first finding of a rule."""
    return next(each for each in check(document.encode(), mode=mode, answers=answers) if each.name == name)


def within(content: str) -> str:
    return f"<Response>\n{content}\n</Response>"


QUOTES = "''"

#: For each finding its rule, a document, and whether its fix may be applied without asking.
FIXES = [
    ("forbidden-character", within("<Speak>a\x07</Speak>"), False),
    ("invalid-value", within("<Record Format='wv' FinishedUrl='u'/>"), False),
    ("letter-case", within("<hangup/>"), True),
    ("mismatched-end-tag", within("<Speak>a</speak>"), True),
    ("mismatched-end-tag", within("<Speak>a</>"), True),
    ("mismatched-end-tag", within("<Speak>a</Speek>"), False),
    ("mismatched-end-tag", within("<Hangpu></Hangup>"), False),
    ("missing-slash", within("<Speak>a<Speak>"), False),
    ("old-name", within("<UserInput enteredUrl='u'/>"), True),
    ("old-name", within("<BlindTransfer Target='1' TranferorParty='caller'/>"), False),
    ("outside-root", f"Here: {within('<Hangup/>')}", False),
    ("unclosed-quote", within('<Record Format="wav/>'), False),
    ("unclosed-quote", within("<Record Format=\"wav'/>"), True),
    ("unclosed-tag", within("<Speak>a</Speak\n<Hangup/>"), True),
    ("unescaped-ampersand", within("<Speak>a & b</Speak>"), True),
    ("unescaped-ampersand", within("<Speak>&lt 5</Speak>"), False),
    ("unknown-command", within("<Hangpu/>"), False),
    ("unknown-entity", within("<Speak>&nbsp;</Speak>"), True),
    ("unknown-entity", within("<Speak>&foo;</Speak>"), False),
    ("unknown-parameter", within("<Record Formt='wav' FinishedUrl='u'/>"), False),
    ("unknown-root", "<Respons><Hangup/></Respons>", False),
    ("value-case", within("<Record Format='WAV' FinishedUrl='u'/>"), True),
]


@pytest.mark.parametrize(("name", "document", "safe"), FIXES)
def test_a_fix_is_safe_only_where_nothing_is_guessed(name: str, document: str, safe: bool) -> None:
    fix = told(document, name).fix
    assert fix is not None
    assert fix.safe is safe


@pytest.mark.parametrize(
    ("name", "document", "message", "remedy"),
    [
        ("cut-off", "<Response><Speak>a", "The document ends, but Speak and Response are still open.", ""),
        ("cut-off", "<Response><UserInput><Inputs>", "but Inputs, UserInput and Response are still open.", ""),
        (
            "cut-off",
            "<Response><ForEach><UserInput><Inputs><Input>",
            "but Input, Inputs, UserInput, ForEach and Response are still open.",
            "Write </Input></Inputs></UserInput></ForEach></Response> at the end.",
        ),
        (
            "cut-off",
            "<Response><ForEach Source='a'><ForEach Source='b'><UserInput><Inputs><Input>",
            "but Input and 5 elements around it are still open.",
            "Write their closing tags at the end.",
        ),
        ("forbidden-character", within("<Speak>\x07</Speak>"), "The character U+0007 cannot stand", ""),
        (
            "forbidden-character",
            within("<Speak>\x01\x02</Speak>"),
            "2 characters that cannot stand in XML; the first is U+0001.",
            "",
        ),
        ("invalid-value", within("<Record Format='wv' FinishedUrl='u'/>"), 'Format is "wv", not', "Did you mean wav?"),
        ("mismatched-end-tag", within("<Speak>a</Play>"), "Speak is closed as Play.", "Write </Speak>."),
        ("missing-text", within("<Speak/>"), "Speak has no Text.", "Write <Speak>...</Speak>: what"),
        ("old-name", within("<UserInput enteredUrl='u'/>"), "is an old name of ForwardToUrl.", ""),
        ("old-name", within("<BlindTransfer Target='1' TranferorParty='a'/>"), "is a misprint of TransferorParty.", ""),
        ("stray-text", within("<Hangup>a</Hangup>"), "Hangup holds", "Hangup has no text"),
        ("stray-text", within("a <Hangup/>"), "Response holds", "Put it into a command, such as <Speak>"),
        (
            "too-large",
            within(f"<Record {' '.join(f'a{n}={QUOTES}' for n in range(1001))}/>"),
            "The tag",
            "More than 1000 attr",
        ),
        ("unclosed-tag", within("<Speak>a</Speak\n<Hangup/>"), "The closing tag of Speak has no >", "Write </Speak>."),
        ("unclosed-tag", within("<Record Format='wav'\n<Hangup/>"), "The tag of Record has no >", "Write > where"),
    ],
)
def test_the_words_fit_what_was_written(name: str, document: str, message: str, remedy: str) -> None:
    found = told(document, name)
    assert message in found.message
    assert found.help.startswith(remedy)


@pytest.mark.parametrize(
    ("name", "document", "element", "parameter", "beginning"),
    [
        ("empty-value", "<SendSms Recipient='' Message='a'/>", "SendSms", "Recipient", "Give it a value: "),
        ("missing-parameter", "<Array/>", "Array", "ID", 'Add ID="...": '),
        ("missing-parameter", "<SendDTMF Keys='1'/>", "SendDTMF", "Party", 'Add Party="caller|callee|all": '),
        ("missing-text", "<Speak/>", "Speak", "Text", "Write <Speak>...</Speak>: "),
        (
            "perhaps-missing",
            "<SendSms Recipient='1'>a</SendSms>",
            "SendSms",
            "ApiExtension",
            'To be safe, add ApiExtension="...": ',
        ),
        (
            "perhaps-missing",
            "<Speak CallId='a'>b</Speak>",
            "Speak",
            "Party",
            'To be safe, add Party="caller|callee|all": ',
        ),
    ],
)
def test_what_is_missing_is_described_in_the_words_of_the_table(
    name: str, document: str, element: str, parameter: str, beginning: str
) -> None:
    match = find_parameter(SPEC_BY_NAME[element], parameter)
    assert match is not None
    doc = match.parameter.doc
    mode = "third-party" if element == "Speak" and name == "perhaps-missing" else None
    assert told(within(document), name, mode).help == f"{beginning}{doc[0].lower()}{doc[1:]}"


def test_what_some_pages_demand_everywhere_is_not_said_of_a_mode() -> None:
    everywhere = told(within("<SendSms Recipient='1'>a</SendSms>"), "perhaps-missing").message
    assert everywhere.endswith("which some pages of the documentation demand.")
    one = told(within("<Speak CallId='a'>b</Speak>"), "perhaps-missing", "third-party").message
    assert one.endswith("demand in third-party mode.")


def test_only_notifications_that_fit_are_offered() -> None:
    remedy = told(within("<Hold/>"), "cannot-answer", answers="IncomingCall").help
    assert remedy == "Hold may answer CallChanged or RecordCompleted."


@pytest.mark.parametrize(
    ("document", "message", "remedy"),
    [
        ("<Hold/><Reject/>", "Reject is a command of extension mode, but Hold is a", "remove Reject or Hold."),
        (
            "<Play Party='all' CallId='1'>a.wav</Play><Reject/>",
            "Reject is a command of extension mode, but Party of Play is only considered in third-party mode.",
            "remove Reject or Party of Play.",
        ),
    ],
)
def test_of_mixed_modes_both_sides_are_named_as_what_they_are(document: str, message: str, remedy: str) -> None:
    found = [each for each in check(within(document).encode()) if each.name == "mixed-modes"]
    assert any(message in each.message and each.help.endswith(remedy) for each in found)


@pytest.mark.parametrize(("length", "shown"), [(43, "@" * 43), (44, f"{'@' * 40}...")])
def test_a_long_piece_is_shown_in_part(length: int, shown: str) -> None:
    found = told(within(f'<Record {"@" * length} Format="wav"/>'), "stray-character")
    assert found.message.startswith(f"{shown} ")


def test_a_long_text_before_the_root_is_shown_in_part() -> None:
    found = told(f"{'word ' * 100}{within('<Hangup/>')}", "outside-root")
    assert len(found.message) < 200


def test_the_limit_is_named_that_was_passed() -> None:
    assert "10 MB" in told(within(f"<Speak>{'a' * 10_000_001}</Speak>"), "too-large").help
    assert told(within("<Speak/>") + " " * (64 * 1024 * 1024), "too-large").help.startswith("More than 64 MiB")
