"""Which changes are told, and that they are the changes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ozmlcli.diff import apply, compare
from ozmlcli.diff.change import Change
from ozmlcli.diff.normal import canonical_text
from ozmlcli.diff.sentence import sentence
from ozmlcli.document.element import Document
from ozmlcli.document.meaning import Meaning, meaning
from ozmlcli.fmt.write import write
from tests.diff.edits import Author, read, response
from tests.documents import faulty_documents

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

MENU = (
    "<UserInput Timeout='5'><InitialCommands><Speak>Press 1 or 2.</Speak></InitialCommands><Inputs>"
    "<Input Key='1'><Speak>Sales.</Speak><BlindTransfer Target='2000'/></Input>"
    "<Input Key='2'><Speak>Support.</Speak><BlindTransfer Target='3000'/></Input>"
    "</Inputs></UserInput>"
)
BRANCH = "Response/UserInput[1]/Inputs/Input"


def applied(old: Document, changes: list[Change]) -> Meaning:
    made = apply(old, changes)
    assert made is not None
    return meaning(made.root)


def told(old: str, new: str) -> list[str]:
    """The changes between two responses in words, each with its path; they give the new one when applied."""
    one, other = response(old), response(new)
    changes = compare(one, other)
    assert applied(one, changes) == meaning(other.root)
    return [f"{change.side.path} | {sentence(change)}" for change in changes]


#: Two responses, and what is told of them.
CASES: dict[str, tuple[str, str, list[str]]] = {
    "a parameter": (
        "<Record Duration='5'/>",
        "<Record Duration='6'/>",
        ["Response/Record[1] | Record: Duration 5 \u2192 6"],
    ),
    "a default": ("<Record/>", "<Record Format='wav'/>", ["Response/Record[1] | Record: Format mp3 \u2192 wav"]),
    "parameters that come and go": (
        "<Record Duration='5'/>",
        "<Record FinishDigits='#' Inactivity='2'/>",
        ["Response/Record[1] | Record: Duration 5 removed, Inactivity 2 added, FinishDigits # added"],
    ),
    "a text": (
        "<Speak>Good day to you.</Speak>",
        "<Speak>Good night to you.</Speak>",
        ['Response/Speak[1] | Speak: Text "Good day to you." \u2192 "Good night to you."'],
    ),
    "a text that is another": (
        "<Hold/><Speak>Hello.</Speak><Delay>5</Delay>",
        "<Hold/><Speak>Goodbye!</Speak><Delay>5</Delay>",
        ["Response/Speak[1] | Speak: Text Hello. \u2192 Goodbye!"],
    ),
    "one that is added": (
        "<Delay>5</Delay><Hangup/>",
        "<Delay>5</Delay><Speak>Bye.</Speak><Hangup/>",
        ['Response/Speak[1] | Speak added: "Bye."'],
    ),
    "one that is removed": (
        "<Delay>5</Delay><Beep/><Hangup/>",
        "<Delay>5</Delay><Hangup/>",
        ["Response/Beep[1] | Beep removed"],
    ),
    "the last of equals": ("<Hold/><Hold/><Hold/>", "<Hold/>" * 4, ["Response/Hold[4] | Hold added"]),
    "the last of equals that go": ("<Hold/><Hold/><Hold/>", "<Hold/>" * 2, ["Response/Hold[3] | Hold removed"]),
    "one of equals": (
        "<Hold/><Hold/><Speak>a</Speak><Hold/>",
        "<Hold/><Hold CallId='x'/><Speak>a</Speak><Hold/>",
        ["Response/Hold[2] | Hold: CallId x added"],
    ),
    "one that is moved": (
        "<Speak>a</Speak><Delay>5</Delay><Play>b.wav</Play><Hangup/>",
        "<Speak>a</Speak><Play>b.wav</Play><Hangup/><Delay>5</Delay>",
        ["Response/Delay[1] | Delay moved from 2nd to 4th: Time 5"],
    ),
    "one that is moved and changed": (
        "<Record Duration='5' Inactivity='2' FinishDigits='#'/><Play>b.wav</Play><Hangup/>",
        "<Play>b.wav</Play><Hangup/><Record Duration='6' Inactivity='2' FinishDigits='#'/>",
        ["Response/Record[1] | Record moved from 1st to 3rd; Duration 5 \u2192 6"],
    ),
    "one that goes before another": (
        "<Speak>Line one.</Speak><Speak>Line two.</Speak>",
        "<Speak>Line two.</Speak><Speak>Totally different words here.</Speak>",
        [
            'Response/Speak[1] | Speak removed: "Line one."',
            'Response/Speak[2] | Speak added: "Totally different words here."',
        ],
    ),
    "a file that goes before another": (
        "<Play>a</Play><Play>b</Play>",
        "<Play>b</Play><Play>c</Play>",
        ["Response/Play[1] | Play removed: AudioFile a", "Response/Play[2] | Play added: AudioFile c"],
    ),
    "an item of a list that goes before another": (
        "<Array ID='a'><item>x</item><item>y</item></Array>",
        "<Array ID='a'><item>y</item><item>z</item></Array>",
        ["Response/Array[1]/item[1] | item removed", "Response/Array[1]/item[2] | item added"],
    ),
    "the only one of its name that is another elsewhere": (
        "<Delay>5</Delay><Play>b.wav</Play><Hangup/>",
        "<Play>b.wav</Play><Hangup/><Delay>9</Delay>",
        ["Response/Delay[1] | Delay removed: Time 5", "Response/Delay[1] | Delay added: Time 9"],
    ),
    "one that moves and gets its first parameter": (
        "<Record/><Play>b.wav</Play><Hangup/>",
        "<Play>b.wav</Play><Hangup/><Record Duration='6'/>",
        ["Response/Record[1] | Record moved from 1st to 3rd; Duration 6 added"],
    ),
    "one that moves before others that are rewritten": (
        "<Play>a</Play><Play>b</Play><Play>c</Play><Play>d</Play>",
        "<Play>d</Play><Play>x</Play><Play>y</Play><Play>z</Play>",
        [
            "Response/Play[1] | Play moved from 4th to 1st: AudioFile d",
            "Response/Play[2] | Play: AudioFile a \u2192 x",
            "Response/Play[3] | Play: AudioFile b \u2192 y",
            "Response/Play[4] | Play: AudioFile c \u2192 z",
        ],
    ),
    "one that goes into a branch": (
        MENU + "<Play>b.wav</Play>",
        MENU.replace("<Speak>Sales.", "<Play>b.wav</Play><Speak>Sales."),
        [f"{BRANCH}[Key=1]/Play[1] | Play moved from Response/Play[1] to {BRANCH}[Key=1]/Play[1]: AudioFile b.wav"],
    ),
    "one that goes from branch to branch and is changed": (
        MENU.replace("<Speak>Sales.", "<Play Repeat='true' CallId='c' Party='all'>b.wav</Play><Speak>Sales."),
        MENU.replace("<Speak>Support.", "<Play Repeat='true' CallId='c' Party='caller'>b.wav</Play><Speak>Support."),
        [
            (
                f"{BRANCH}[Key=2]/Play[1] | Play moved from {BRANCH}[Key=1]/Play[1] to {BRANCH}[Key=2]/Play[1]; "
                "Party all \u2192 caller"
            )
        ],
    ),
    "the key of a branch": (
        MENU,
        MENU.replace("'2'", "'3'"),
        [f"{BRANCH}[Key=3] | Input: Key 2 \u2192 3"],
    ),
    "keys that are exchanged": (
        MENU,
        MENU.replace("'2'", "'0'").replace("'1'", "'2'").replace("'0'", "'1'"),
        [f"{BRANCH}[Key=2] | Input: Key 1 \u2192 2", f"{BRANCH}[Key=1] | Input: Key 2 \u2192 1"],
    ),
    "a branch that is emptied": (
        MENU,
        MENU.replace("<Speak>Support.</Speak><BlindTransfer Target='3000'/>", ""),
        [
            f'{BRANCH}[Key=2]/Speak[1] | Speak removed: "Support."',
            f"{BRANCH}[Key=2]/BlindTransfer[1] | BlindTransfer removed: Target 3000",
        ],
    ),
    "something deep within": (
        MENU,
        MENU.replace("2000", "2001"),
        [f"{BRANCH}[Key=1]/BlindTransfer[1] | BlindTransfer: Target 2000 \u2192 2001"],
    ),
    "what encloses others": (
        "<Speak>a</Speak><Speak>b</Speak>",
        "<ForEach Source='x'><Speak>a</Speak><Speak>b</Speak></ForEach>",
        [
            "Response/ForEach[1] | ForEach added: Source x",
            'Response/ForEach[1]/Speak[1] | Speak moved from Response/Speak[1] to Response/ForEach[1]/Speak[1]: "a"',
            'Response/ForEach[1]/Speak[2] | Speak moved from Response/Speak[2] to Response/ForEach[1]/Speak[2]: "b"',
        ],
    ),
    "a menu that is another": (
        f"<Hold/>{MENU}<Hangup/>",
        (
            "<Hold/><UserInput Timeout='9'><Inputs><Input Key='7'><Beep/></Input><Input Key='8'><Reject/></Input></Inputs>"
            "</UserInput><Hangup/>"
        ),
        ["Response/UserInput[1] | UserInput removed: Timeout 5", "Response/UserInput[1] | UserInput added: Timeout 9"],
    ),
    "a menu of the same keys that says it in other words": (
        (
            "<Hold/><UserInput Timeout='5'><Inputs>"
            "<Input Key='1'><Speak>For sales press one.</Speak><BlindTransfer Target='2000'/></Input>"
            "<Input Key='2'><Speak>For support press two.</Speak><BlindTransfer Target='3000'/></Input></Inputs></UserInput>"
        ),
        (
            "<Hold/><UserInput Timeout='9' Repeat='3'><Inputs>"
            "<Input Key='1'><Speak>For sales, press 1.</Speak><BlindTransfer Target='2001'/></Input>"
            "<Input Key='2'><Speak>For support, press 2.</Speak><BlindTransfer Target='3001'/></Input></Inputs></UserInput>"
        ),
        [
            "Response/UserInput[1] | UserInput: Timeout 5 \u2192 9, Repeat false \u2192 3",
            'Response/UserInput[1]/Inputs/Input[Key=1]/Speak[1] | Speak: Text "For sales press one." \u2192 "For sales, press 1."',
            "Response/UserInput[1]/Inputs/Input[Key=1]/BlindTransfer[1] | BlindTransfer: Target 2000 \u2192 2001",
            (
                'Response/UserInput[1]/Inputs/Input[Key=2]/Speak[1] | Speak: Text "For support press two." \u2192 '
                '"For support, press 2."'
            ),
            "Response/UserInput[1]/Inputs/Input[Key=2]/BlindTransfer[1] | BlindTransfer: Target 3000 \u2192 3001",
        ],
    ),
    "a value that is given twice": (
        "<Speak Text='a' text='b'/>",
        "<Speak Text='a' text='c'/>",
        ["Response/Speak[1] | Speak: Text b \u2192 c"],
    ),
    "a text where none belongs": (
        "<Hold/>one word",
        "<Hold/>one",
        ['Response/text()[1] | Text in Response: "one word" \u2192 one'],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_named_as_a_person_would(name: str) -> None:
    old, new, wanted = CASES[name]
    assert told(old, new) == wanted


def _menu(timeout: str, first: str, *branches: str) -> str:
    """A menu with its keys from 1 on."""
    inputs = "".join(f"<Input Key='{key}'>{held}</Input>" for key, held in enumerate(branches, 1))
    initial = f"<InitialCommands>{first}</InitialCommands>"
    return f"<UserInput Timeout='{timeout}'>{initial}<Inputs>{inputs}</Inputs></UserInput>"


def _speak(words: str) -> str:
    return f"<Speak>{words}</Speak>"


_LIKE = _menu("6", _speak("for free the agent 9."), _speak("a press our on 7.") + _speak("our please our key 8."))

#: What could be told as more changes than the edits were.
FEW: dict[str, tuple[str, str, int]] = {
    "two rewritten behind one that is gone, beside two that moved": (
        "<Speak>a</Speak><Delay>2</Delay><Hold CallId='3'/><Hold CallId='4'/><Play>5.mp3</Play><Play>6.mp3</Play>",
        "<Delay>2</Delay><Speak>a</Speak><Play>x</Play><Play>y</Play><Hold CallId='3'/>",
        5,
    ),
    "a branch that holds what another holds as well": (
        _menu("5", _speak("Press."), "<Play>7.mp3</Play>", "<Hold/>"),
        _menu("5", _speak("Press."), "<Hold/>", "<Play>7.mp3</Play><Hold/>"),
        2,
    ),
    "the content of a branch in another": (
        _menu("1", "<Play>4.mp3</Play>", "<Delay>2</Delay>", "<Hold CallId='3'/>"),
        _menu("1", "<Play>4.mp3</Play>", "", "<Delay>2</Delay><Delay>11</Delay>"),
        3,
    ),
    "a menu that moved out of a menu like it": (
        "<Hangup/>" + _menu("14", "<Hold/>", _speak("Menu of our 15.") + _menu("16", "<Hold/>", _speak("Next 18."))),
        _menu("16", "", _speak("Next 18.")) + "<Hangup/>" + _menu("14", "<Hold/>", _speak("Menu of our 15.")),
        2,
    ),
    "a menu that is changed after most of it moved away": (
        _menu("1", "<Record Duration='3'/>", _speak("our to key 2."))
        + _speak("key the or with 4.")
        + _menu("5", "<Delay>11</Delay>", _LIKE + "<Delay>10</Delay>"),
        _menu("1", f"<Record Duration='3'/>{_LIKE}{_speak('our to key 2.')}", "<Play>12.mp3</Play>")
        + _speak("key the or with 4.")
        + _menu("fresh13", "<Delay>11</Delay>", "<Delay>10</Delay>"),
        4,
    ),
    "a part of a menu that is like that of a new one": (
        _menu("26", "<Hold/>", "<Record Duration='27'/>"),
        _menu("26", "<Hold/><Hold/>", "<Record Duration='27'/>") + _menu("35", "<Hold/>", _speak("a 36")),
        2,
    ),
    "a menu in the place of one that speaks alike": (
        "<Hold/>"
        + "".join(
            _menu(f"{n}", _speak(f"Please press a key for the agent {n}."), _speak("Please wait.")) for n in range(9)
        ),
        "<Hold/>"
        + "".join(
            _menu(f"{n}", _speak(f"Please press a key for the agent {n}."), _speak("Please wait.")) for n in range(8)
        )
        + _menu("x", _speak("Please press a key for the next 77."), "<Delay>1</Delay>", "<Delay>2</Delay>"),
        2,
    ),
    "long lists that are exchanged and changed": (
        "".join(f"<ForEach>{''.join(_speak(f'{name} {n}') for n in range(150))}</ForEach>" for name in "ab"),
        "".join(f"<ForEach>{''.join(_speak(f'{name} {n}') for n in range(1, 150))}</ForEach>" for name in "ba"),
        3,
    ),
}


@pytest.mark.parametrize("name", FEW)
def test_few_edits_are_told_as_few_changes(name: str) -> None:
    old, new, most = FEW[name]
    assert len(changes := told(old, new)) <= most, changes


def test_branches_of_one_key_are_told_apart_by_their_numbers() -> None:
    old = "<UserInput><Inputs><Input Key='1'><Hold/></Input><Input Key='1'><Beep/></Input></Inputs></UserInput>"
    assert told(old, old.replace("<Beep/>", "")) == [f"{BRANCH}[2]/Beep[1] | Beep removed"]


def test_another_root_is_one_change_of_the_name() -> None:
    old, new = read("<Response><Hold/></Response>"), read("<OzML><Hold/></OzML>")
    changes = compare(old, new)
    assert [sentence(change) for change in changes] == ["OzML: the name was Response"]
    assert applied(old, changes) == meaning(new.root)


def test_a_document_that_is_not_there_is_added_or_removed_whole() -> None:
    document = response(MENU)
    added, removed = compare(None, document), compare(document, None)
    assert [sentence(change) for change in (*added, *removed)] == ["Response added", "Response removed"]
    made = apply(None, added)
    assert made is not None
    assert meaning(made.root) == meaning(document.root)
    assert apply(document, removed) is None
    assert compare(None, None) == []


def test_three_edits_among_a_thousand_commands_are_three_changes() -> None:
    lines = [f"<Speak>Item {number} of the list, please write it down.</Speak>" for number in range(1000)]
    new = lines.copy()
    new[500] = new[500].replace("write", "note")
    del new[700]
    new.insert(100, new.pop(300))
    assert told("".join(lines), "".join(new)) == [
        'Response/Speak[101] | Speak moved from 301st to 101st: "Item 300 of the list, please write it down."',
        (
            'Response/Speak[501] | Speak: Text "Item 500 of the list, please write it down." \u2192 '
            '"Item 500 of the list, please note it down."'
        ),
        'Response/Speak[701] | Speak removed: "Item 700 of the list, please write it down."',
    ]


@SLOW
@given(st.integers(0, 2**32), st.integers(1, 30), st.integers(0, 8))
def test_edits_of_different_commands_are_told_as_no_more_changes(seed: int, size: int, edits: int) -> None:
    author = Author(Random(seed))  # noqa: S311 - not for secrets
    edited = author.edited(author.document(size), edits)
    changes = compare(edited.old, edited.new)
    assert len(changes) <= len(edited.edits), [sentence(change) for change in changes]
    assert applied(edited.old, changes) == meaning(edited.new.root)


@SLOW
@given(faulty_documents(), faulty_documents())
def test_the_changes_of_any_two_documents_make_one_of_the_other(one: Document, other: Document) -> None:
    old, new = read(write(one)), read(write(other))
    changes = compare(old, new)
    assert applied(old, changes) == meaning(new.root)
    assert (changes == []) == (meaning(old.root) == meaning(new.root))
    assert compare(old, old) == []


@SLOW
@given(faulty_documents(), faulty_documents())
def test_the_canonical_text_says_the_same_and_is_equal_for_equals(one: Document, other: Document) -> None:
    old, new = read(write(one)), read(write(other))
    assert (canonical_text(old) == canonical_text(new)) == (meaning(old.root) == meaning(new.root))
    assert meaning(read(canonical_text(old)).root) == meaning(old.root)
    assert canonical_text(read(canonical_text(old))) == canonical_text(old)


@SLOW
@given(faulty_documents(), faulty_documents())
def test_no_two_paths_are_equal(one: Document, other: Document) -> None:
    old, new = read(write(one)), read(write(other))
    changes = compare(old, new)
    for side in ([c.old for c in changes if c.old], [c.new for c in changes if c.new]):
        assert len({each.path for each in side}) == len({each.address for each in side}) == len(side)


def test_namespaces_are_part_of_the_meaning_and_of_the_canonical_text() -> None:
    old = read("<Response><Speak xmlns='urn:x' xmlns:p='urn:y' p:a='1' xml:lang='en'>Hello</Speak></Response>")
    new = read("<Response><Speak a='1'>Hello</Speak></Response>")
    assert len(compare(old, new)) == 2
    text = canonical_text(old)
    assert 'xmlns="urn:x"' in text
    assert 'xml:lang="en"' in text
    assert meaning(read(text).root) == meaning(old.root)


def test_changes_of_another_document_are_refused() -> None:
    old, new, other = response(MENU), response(MENU.replace("2000", "2001")), response("<Hold/>")
    changes = compare(old, new)
    for document in (other, None, response(MENU.replace("2000", "1"))):
        with pytest.raises(ValueError, match="not changes of this document"):
            apply(document, changes)


def test_what_is_compared_stays_as_it_is() -> None:
    old, new = response(MENU), response(MENU.replace("2000", "2001"), "<Hold/>")
    before = write(old), write(new)
    apply(old, compare(old, new))
    assert (write(old), write(new)) == before
