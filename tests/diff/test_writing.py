"""What is only written in another way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ozmlcli.checker.load import Loaded, load
from ozmlcli.diff.compare import comparison
from ozmlcli.diff.writing import cosmetics
from ozmlcli.document.element import Document
from ozmlcli.fmt.write import write
from tests.documents import documents

#: Two bodies of a response, and how the second differs in writing.
CASES: dict[str, tuple[str, str, list[str]]] = {
    "letter case": ("<Speak>a</Speak>", "<speak>a</speak>", ["Speak: the name is written speak, not Speak."]),
    "the case of a parameter": (
        "<Delay Time='5'/>",
        "<Delay time='5'/>",
        ["Delay: Time is written time, not Time."],
    ),
    "order": (
        "<Record Duration='5' Format='wav'/>",
        "<Record Format='wav' Duration='5'/>",
        ["Record: its attributes stand in another order."],
    ),
    "quotes": ("<Hold CallId='a'/>", '<Hold CallId="a"/>', ["Hold: the value of CallId stands in double quotes."]),
    "an end tag": ("<Hangup/>", "<Hangup></Hangup>", ["Hangup: it has an end tag and is not self-closing."]),
    "no end tag": ("<Hangup></Hangup>", "<Hangup/>", ["Hangup: it is self-closing."]),
    "a default": ("<Record/>", "<Record Format='mp3'/>", ['Record: the default Format="mp3" is written out.']),
    "a default that goes": ("<Record Format='mp3'/>", "<Record/>", ['Record: the default Format="mp3" is left out.']),
    "an attribute for a text": (
        "<Speak>a</Speak>",
        "<Speak Text='a'/>",
        ["Speak: Text is given as an attribute, not as its text."],
    ),
    "a text for an attribute": (
        "<Speak Text='a'/>",
        "<Speak>a</Speak>",
        ["Speak: Text is given as its text, not as an attribute."],
    ),
    "the case of a value": (
        "<Record Format='wav'/>",
        "<Record Format='WAV'/>",
        ['Record: Format is written "WAV", not "wav".'],
    ),
    "an escape": (
        "<Hold CallId='a&amp;b'/>",
        "<Hold CallId='a&#38;b'/>",
        ["Hold: characters of CallId are escaped in another way."],
    ),
    "CDATA": (
        "<Speak>a &amp; b</Speak>",
        "<Speak><![CDATA[a & b]]></Speak>",
        ["Speak: its text stands in a CDATA section."],
    ),
    "an escape in a text": (
        "<Speak>a &amp; b</Speak>",
        "<Speak>a &#38; b</Speak>",
        ["Speak: characters of its text are escaped in another way."],
    ),
    "white space in a text": ("<Speak>a b</Speak>", "<Speak>a  b</Speak>", ["Speak: its text has other white space."]),
    "a comment": ("<Hold/>", "<Hold/><!-- put on hold -->", ["Comment added: <!-- put on hold -->"]),
    "a comment that goes": ("<!-- a --><Hold/>", "<Hold/>", ["Comment removed: <!-- a -->"]),
    "a comment that moves": ("<!-- a --><Hold/><Beep/>", "<Hold/><!-- a --><Beep/>", ["Comment moved: <!-- a -->"]),
    "an instruction": ("<Hold/>", "<?x y?><Hold/>", ["Processing instruction added: <?x y?>"]),
    "indentation, said once": (
        "<Hold/><Beep/><Hold/>",
        "\n  <Hold/>\n  <Beep/>\n  <Hold/>\n",
        ["Indentation or line breaks differ at 4 elements."],
    ),
    "white space in a tag": (
        "<Hold CallId='a'/>",
        "<Hold  CallId='a' />",
        ["White space within tags differs."],
    ),
}


def found(old: bytes, new: bytes) -> list[str]:
    one, other = load(old, "old"), load(new, "new")
    assert isinstance(one, Loaded)
    assert isinstance(other, Loaded)
    made = comparison(one.document, other.document)
    assert made.changes == []
    return [each.words for each in cosmetics(one, other, made)]


@pytest.mark.parametrize("name", CASES)
def test_a_difference_in_writing_is_told_in_words(name: str) -> None:
    old, new, words = CASES[name]
    assert found(f"<Response>{old}</Response>".encode(), f"<Response>{new}</Response>".encode()) == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<Response/>\n", "<Response/>\r\n", ["Lines end with CRLF, not with LF."]),
        ("<Response/>", "<Response/>\n", ["White space behind the document differs."]),
        ("<Response/>", '<?xml version="1.0"?><Response/>', ['An XML declaration is added: <?xml version="1.0"?>']),
        (
            "<!-- a --><Response><Hold/></Response>",
            "<Response><!-- a --><Hold/></Response>",
            ["Comment moved: <!-- a -->"],
        ),
        (
            "<Response><!-- a --><Hold/></Response>",
            "<!-- a --><Response><Hold/></Response>",
            ["Comment moved: <!-- a -->"],
        ),
        ('<?xml version="1.0"?><Response/>', "<Response/>", ["The XML declaration is left out."]),
        ("<Response/>", "\ufeff<Response/>", ["The encoding is UTF-8 with a byte order mark, not UTF-8."]),
    ],
)
def test_what_is_about_the_whole_document(old: str, new: str, words: list[str]) -> None:
    assert found(old.encode(), new.encode()) == words


def test_another_encoding_is_told() -> None:
    text = '<?xml version="1.0" encoding="{}"?><Response><Speak>\u00e9</Speak></Response>'
    words = found(text.format("UTF-8").encode(), text.format("ISO-8859-1").encode("latin-1"))
    assert words[-1] == "The encoding is ISO8859-1, not UTF-8."


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.data())
def test_there_is_something_to_tell_exactly_where_the_bytes_differ(document: Document, data: st.DataObject) -> None:
    old = write(document)
    new = old
    for before, after in data.draw(st.lists(st.sampled_from(REWRITINGS), max_size=3)):
        new = new.replace(before, after)
    one, other = load(old, "old"), load(new, "new")
    assert isinstance(one, Loaded)
    assert isinstance(other, Loaded)
    made = comparison(one.document, other.document)
    assert bool(made.changes or cosmetics(one, other, made)) == (old != new)


REWRITINGS = [
    (b"Speak", b"speak"),
    (b"\n", b"\r\n"),
    (b"/>", b" />"),
    (b"  <", b"<"),
    (b"UTF-8", b"utf-8"),
    (b"Key=", b"key="),
]
