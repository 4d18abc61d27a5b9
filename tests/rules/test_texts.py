"""Edge cases of the rules about what is spoken."""

from __future__ import annotations

import pytest

from tests.rules.cases import found, only

SPEAK = "<Response><Speak>{}</Speak></Response>"


@pytest.mark.parametrize("text", ["...", " . ", "-", "?!", "\u2026", "\u00ab\u00bb", "\u200b", "\u00a0.", "()"])
def test_a_text_of_punctuation_alone_is_told(text: str) -> None:
    assert found(SPEAK.format(text)) == [("unspeakable-text", text.strip(" "))]


@pytest.mark.parametrize(
    "text", ["a", "...a", "5", "$x", "\u20ac", "%", "#", "*", "&amp;", "@", "\u00e9", "\U0001f4de", "\u65e5", "+"]
)
def test_a_text_in_which_something_may_be_heard_is_fine(text: str) -> None:
    assert found(SPEAK.format(text), variables=["x"]) == []


def test_an_attribute_is_judged_as_a_text_is() -> None:
    assert found('<Response><Speak Language="-" Text="..."/></Response>') == [("unspeakable-text", "...")]
    assert found('<Response><Speak Language="..." Text="a"/></Response>') == []


def test_a_parameter_that_does_not_exist_holds_no_text() -> None:
    assert found('<Response><Speak Foo="...">a</Speak></Response>') == [("unknown-parameter", "Foo")]
    assert found('<Response><Speak Foo="...">&#233;</Speak></Response>') == [("unknown-parameter", "Foo")]
    assert found('<Response><Speak Foo="press 3">a</Speak><Record RecordPath="a"/></Response>') == [
        ("unknown-parameter", "Foo")
    ]


def test_a_text_beside_a_comment_is_judged() -> None:
    assert found('<Response><Speak Text="..."><!-- c --></Speak></Response>') == [("unspeakable-text", "...")]


def test_a_text_in_pieces_is_judged_as_a_whole_and_told_once() -> None:
    assert found(SPEAK.format("...<!-- c -->Hello")) == []
    assert found(SPEAK.format("...<!-- c -->!!")) == [("unspeakable-text", "...")]


def test_what_is_missing_or_lost_is_told_by_others() -> None:
    assert [name for name, _ in found(SPEAK.format(" "))] == ["missing-text"]
    assert [name for name, _ in found('<Response><Speak Text=" "/></Response>')] == ["empty-value"]
    assert [name for name, _ in found(SPEAK.format("\ufffd."))] == ["garbled-text"]
    assert [name for name, _ in found(SPEAK.format("\u0080"))] == ["garbled-text"]
    assert [name for name, _ in found(SPEAK.format("\u009f"))] == ["garbled-text"]


def test_invisible_characters_are_not_shown() -> None:
    assert "invisible" in only(SPEAK.format("\u200b")).message
    assert '"..."' in only(SPEAK.format("\n...\n")).message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("M\ufffdrz", 'lost: "M\ufffdrz"'),
        ("Caf\u00c3\u00a9 Central", 'seems to mean "Caf\u00e9"'),
        ("the \u00c3\u0153bung", 'seems to mean "\u00dcbung"'),
        ("5 \u00c2\u00b0", 'seems to mean "\u00b0"'),
        ("it\u00e2\u20ac\u2122s", 'seems to mean "it\u2019s"'),
        ("it\u00e2\u0080\u0099s", 'seems to mean "it\u2019s"'),
        ("K\u00c5\u2018", None),
        ("\u0150 it\u0092s", "U+0092"),
        ("a\u0080", "U+0080"),
        ("a\u0081", "U+0081"),
        ("a\u009f", "U+009F"),
    ],
)
def test_garbled_texts_are_told_with_what_they_mean(text: str, words: str | None) -> None:
    document = SPEAK.format(text)
    assert [name for name, _ in found(document)] == (["garbled-text"] if words else [])
    if words:
        assert words in only(document).message


@pytest.mark.parametrize(
    "text",
    [
        "Caf\u00e9",
        "\u65e5\u672c",
        "IRM\u00c3\u00a0",
        "IRM\u00c3\u00bb",
        "\u00c3\u00a9 \u0150",
        "\u00c3\u00a9 \u00e9",
        "\u00c3a",
        "\u00a0",
        "\u00e2a",
    ],
)
def test_texts_in_other_letters_are_fine(text: str) -> None:
    assert "garbled-text" not in {name for name, _ in found(SPEAK.format(text))}


def test_the_help_on_a_control_character_names_what_it_was() -> None:
    assert "this number is \u2019." in only(SPEAK.format("it\u0092s")).help
    assert "this number" not in only(SPEAK.format("a\u0081")).help


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "ISO-8859-2", "ISO-8859-15"])
def test_utf_8_that_is_declared_as_something_else_is_called_that(encoding: str) -> None:
    told = only(f'<?xml version="1.0" encoding="{encoding}"?><Response><Speak>In Gy\u0151r now</Speak></Response>')
    assert told.name == "garbled-text"
    assert '"Gy\u0151r"' in told.message
    assert "its UTF-8 was taken for another encoding" in told.message
    assert told.help.startswith("If the XML declaration names another encoding than UTF-8, mend it.")


def test_garbled_texts_are_told_wherever_texts_for_people_are() -> None:
    document = (
        '<Response><SendEmail Recipient="a" ApiExtension="1" Subject="\ufffdS" Message="Caf\u00e9"/>'
        '<Array ID="a"><item>\ufffdi</item></Array><ForEach Source="a"><Speak>$item</Speak></ForEach></Response>'
    )
    assert found(document) == [("garbled-text", "\ufffd"), ("garbled-text", "\ufffd")]


def test_a_path_is_no_text_for_people() -> None:
    document = '<Response><SendEmail Recipient="\ufffd" ApiExtension="1" Message="a"/></Response>'
    assert found(document) == []


def test_long_texts_are_cut_short_around_the_fault() -> None:
    finding = only(SPEAK.format("x" * 100 + "\ufffd" + "y" * 100))
    assert '"' + "x" * 20 + "\ufffd" + "y" * 19 + '"' in finding.message


ONE, OTHER, NONE = '<Speak Language="en">a</Speak>', '<Speak Language="pt">b</Speak>', "<Speak>c</Speak>"


@pytest.mark.parametrize(
    ("run", "count"),
    [
        (ONE + NONE + ONE, 1),
        (ONE + NONE + NONE + ONE, 2),
        (ONE + NONE + ONE + NONE + ONE, 2),
        (ONE + NONE + ONE.replace("en", " EN "), 1),
        (OTHER + NONE + ONE + NONE + ONE, 1),
        (ONE + "<!-- c -->" + NONE + ONE, 1),
        (ONE + '<Speak Language=" ">c</Speak>' + ONE, 1),
        (ONE + NONE + OTHER, 0),
        (ONE + OTHER + NONE, 0),
        (NONE + ONE + OTHER, 0),
        (ONE + NONE, 0),
        (NONE + ONE, 0),
        (NONE + ONE + ONE, 0),
        (ONE + OTHER, 0),
        (NONE + NONE, 0),
        (ONE + "<Delay>1</Delay>" + NONE + ONE, 0),
        (ONE + "<Speak>$text</Speak>" + ONE, 0),
        (ONE + '<Speak Text="$text"/>' + ONE, 0),
        (ONE + '<Speak Voice="Anna">c</Speak>' + ONE, 0),
        ('<Speak Language="$text">a</Speak>' + NONE + '<Speak Language="$text">a</Speak>', 0),
    ],
)
def test_a_text_without_language_between_two_of_one_is_told(run: str, count: int) -> None:
    names = found(f"<Response>{run}</Response>", variables=["text"])
    assert names == [("languages-differ", "Speak")] * count


def test_texts_without_language_in_another_list_are_fine() -> None:
    document = f"<Response><UserInput><InitialCommands>{ONE}</InitialCommands></UserInput>{NONE}{ONE}</Response>"
    assert found(document) == []


def test_the_words_on_languages_name_that_of_the_text_before() -> None:
    finding = only(f"<Response>{ONE}{OTHER}{NONE}{OTHER}</Response>")
    assert "have pt" in finding.message
    assert 'Language="pt"' in finding.help
    assert [each.location.column for each in finding.related] == [48]


def test_a_text_that_is_no_document_has_no_neighbours() -> None:
    assert [name for name, _ in found('<Speak Language="en">a</Speak>')] == ["unknown-root"]
