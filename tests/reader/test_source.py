"""Bytes and their decoding: valid documents in every usual encoding, and words that help where bytes and words differ."""

from __future__ import annotations

import codecs
import encodings.aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker.check import check
from ozmlcli.reader.source import Source, Unreadable, read_source
from tests.marked import location, places, read_marks, words

BODY = "<Response>\n  <Speak>Grüße{}</Speak>\n</Response>\n"


def declared(encoding: str, more: str = "") -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{BODY.format(more)}'


#: Names of encodings as documents declare them, Python's codec, and characters that tell it from others.
ENCODINGS = [
    ("UTF-8", "utf-8", " €\U0001f4de"),
    ("utf8", "utf-8", " €"),
    ("UTF-8", "utf-8-sig", " €\U0001f4de"),
    ("UTF-16", "utf-16", " €\U0001f4de"),
    ("UTF-16", "utf-16-le", " €\U0001f4de"),
    ("UTF-16", "utf-16-be", " €\U0001f4de"),
    ("UTF-16LE", "utf-16-le", " €"),
    ("UTF-16BE", "utf-16-be", " €"),
    ("ISO-10646-UCS-2", "utf-16", " €"),
    ("UTF-32", "utf-32", " €"),
    ("UTF-32", "utf-32-le", " €"),
    ("UTF-32", "utf-32-be", " €"),
    ("ISO-8859-1", "iso8859-1", " ÿ"),
    ("latin1", "iso8859-1", " ÿ"),
    ("ISO-8859-2", "iso8859-2", " ő"),
    ("ISO-8859-15", "iso8859-15", " €"),
    ("windows-1250", "cp1250", " ő€"),
    ("Windows-1252", "cp1252", " €"),
]
LINE_ENDS = pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
IN_ALL = pytest.mark.parametrize(("name", "codec", "more"), ENCODINGS)


@IN_ALL
@LINE_ENDS
def test_a_valid_document_in_a_usual_encoding_has_no_findings(name: str, codec: str, more: str, line_end: str) -> None:
    text = declared(name, more).replace("\n", line_end)
    data = text.encode(codec)
    source = read_source(data)
    assert isinstance(source, Source)
    assert (source.text, source.plain) == (text, codec == "utf-8")
    assert source.bom + source.text.encode(source.codec) == data
    assert check(data) == []


@IN_ALL
@LINE_ENDS
def test_a_finding_stands_at_the_same_place_in_every_encoding(name: str, codec: str, more: str, line_end: str) -> None:
    text, expected = read_marks(declared(name, more).replace("</Speak>", "</Speak> <⟪Say⟫/>").replace("\n", line_end))
    assert places(check(text.encode(codec))) == expected


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>\n', "\n", "<!-- a -->\n"])
def test_without_a_declared_encoding_the_first_bytes_tell_it(codec: str, mark: bytes, declaration: str) -> None:
    text = declaration + BODY.format(" €")
    source = read_source(mark + text.encode(codec))
    assert isinstance(source, Source)
    assert source.text == text
    assert check(mark + text.encode(codec)) == []


@pytest.mark.parametrize("quote", ["'", '"'])
def test_the_declaration_is_read_in_either_kind_of_quotes_and_with_spaces(quote: str) -> None:
    declaration = f"<?xml version = {quote}1.0{quote} \n encoding = {quote}ISO-8859-2{quote} standalone='yes' ?>"
    text = declaration + BODY.format(" ő")
    assert read_source(text.encode("iso8859-2")) == Source(text, plain=False, codec="iso8859-2")


def test_a_declaration_within_the_document_does_not_count() -> None:
    text = "<Response><Speak>é<![CDATA[<?xml version='1.0' encoding='ISO-8859-1'?>]]></Speak></Response>"
    assert read_source(text.encode()) == Source(text, plain=True)
    assert check(text.encode()) == []


# Contradictions


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["UTF-8", "utf-8", "ISO-8859-1"])
def test_what_powershell_leaves_behind_is_told_with_its_remedy(codec: str, name: str) -> None:
    text, expected = read_marks(declared(f"⟪{name}⟫"))
    (diagnostic,) = check(text.encode(codec))
    assert diagnostic.name == "encoding-contradiction"
    assert places([diagnostic]) == expected
    assert f"says {name}, but the bytes are UTF-16" in diagnostic.message
    assert "PowerShell" in diagnostic.message
    assert "-o call.xml" in diagnostic.help


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "iso8859-1"])
@pytest.mark.parametrize("name", ["UTF-16", "utf-16le", "UTF-32", "ucs-4"])
def test_bytes_of_one_byte_a_character_are_not_what_utf_16_means(codec: str, name: str) -> None:
    text, expected = read_marks(declared(f"⟪{name}⟫"))
    (diagnostic,) = check(text.encode(codec))
    assert diagnostic.name == "encoding-contradiction"
    assert places([diagnostic]) == expected
    assert f"says {name}, but the bytes are UTF-8" in diagnostic.message
    assert "PowerShell" not in words(diagnostic)


def test_a_byte_order_mark_of_utf_8_contradicts_another_declared_encoding() -> None:
    text, expected = read_marks(declared("⟪ISO-8859-1⟫"))
    (diagnostic,) = check(text.encode("utf-8-sig"))
    assert (diagnostic.name, places([diagnostic])) == ("encoding-contradiction", expected)


# Encodings that nobody can read


@pytest.mark.parametrize(
    "name",
    [
        *("UTF-88", "klingon", "xml", "version", "encoding", "x", "UTF-8-SIG", "utf-16-sig", "cp037", "cp1140"),
        *("rot13", "rot-13", "hex", "base64", "bz2", "zip", "zlib", "uu", "quopri", "utf-7", "U7", "charmap"),
        *("unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem", "hz", "aliases"),
        *("a.b", "..", "os.path", "utf-8:strict", "_", "-", "1"),
    ],
)
@pytest.mark.parametrize("codec", ["ascii", "utf-16"])
def test_an_encoding_that_no_reader_of_xml_knows_is_named(name: str, codec: str) -> None:
    text, expected = read_marks(
        f'<?xml version="1.0" encoding="⟪{name}⟫"?><Response><Speak>a\\n+AGE-</Speak></Response>'
    )
    (diagnostic,) = check(text.encode(codec))
    assert diagnostic.name == "unknown-encoding"
    assert places([diagnostic]) == expected
    assert f"{name} is no encoding" in diagnostic.message
    assert "UTF-8" in diagnostic.help


@given(st.from_regex(r"[A-Za-z0-9._:-]{1,30}", fullmatch=True), st.binary(max_size=30))
def test_no_declared_encoding_is_a_crash(name: str, body: bytes) -> None:
    data = f'<?xml version="1.0" encoding="{name}"?><Response><Speak>'.encode() + body
    source = read_source(data)
    assert isinstance(source.text, str)
    if isinstance(source, Unreadable):
        assert 0 <= source.fault.span.start <= source.fault.span.end <= len(source.text) + 1


ALIASES = sorted({*encodings.aliases.aliases, *encodings.aliases.aliases.values()})


@pytest.mark.parametrize("name", ALIASES)
def test_a_codec_of_python_reads_a_document_as_it_stands_or_not_at_all(name: str) -> None:
    text = (
        f"<?xml version='1.0' encoding='{name}'?>\n<Response><Speak>a\\u0041\\x41+AGE-~{{ =41 xn--a</Speak></Response>"
    )
    source = read_source(text.encode("ascii"))
    assert isinstance(source, Unreadable) or source.text == text


# Wrong bytes


@pytest.mark.parametrize(
    "declaration", ["", '<?xml version="1.0"?>', '<?xml version="1.0" ?>', '<?xml version="1.0" encoding="UTF-8"?>']
)
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_byte_that_is_not_utf_8_is_shown_with_what_it_may_be(declaration: str, mark: bytes) -> None:
    text, expected = read_marks(f"{declaration}\r\n<Response>\r\n<Speak>5 ⟪€⟫ ü</Speak></Response>")
    (diagnostic,) = check(mark + text.encode("cp1252"))
    assert diagnostic.name == "wrong-bytes"
    assert "0x80" in diagnostic.message
    assert "UTF-8" in diagnostic.message
    assert ("declared as UTF-8" in diagnostic.message) == ("encoding" in declaration)
    assert diagnostic.help.endswith("such as Windows-1252 or Windows-1250 (Central European), where this is €.")
    assert places([diagnostic]) == expected


@pytest.mark.parametrize(
    ("byte", "words"),
    [
        (b"\xf5", "Windows-1252, where this is õ, or Windows-1250 (Central European), where it is ő."),
        (b"\x83", "Windows-1252, where this is ƒ."),
        (b"\x81", "Save the file as UTF-8, or declare the encoding that it has."),
    ],
)
def test_what_a_wrong_byte_is_in_the_encodings_of_windows_is_told(byte: bytes, words: str) -> None:
    (diagnostic,) = check(b"<Response><Speak>" + byte + b"</Speak></Response>")
    assert diagnostic.help.endswith(words)


def test_a_wrong_byte_stands_at_its_code_point() -> None:
    data = b"<Response>\r\n<!-- \xf0\x9f\x93\x9e\xc3\xa9 -->\xe9<Hangup/></Response>"
    (diagnostic,) = check(data)
    assert (diagnostic.location, diagnostic.end_location) == ((2, 12), (2, 13))


def test_a_declaration_that_does_not_come_first_is_told_beside_the_wrong_byte() -> None:
    (diagnostic,) = check(b"Warning: a on line 3\n" + declared("windows-1252").encode("cp1252"))
    assert diagnostic.name == "wrong-bytes"
    assert "declaration does not come first" in diagnostic.message
    assert "Delete what stands before" in diagnostic.help


def test_a_byte_that_the_declared_encoding_lacks_is_shown() -> None:
    (diagnostic,) = check(declared("Windows-1252").encode("cp1252").replace(b"\xfc", b"\x81"))
    assert (diagnostic.name, diagnostic.location) == ("wrong-bytes", (3, 12))
    assert "declared as Windows-1252, but the byte 0x81 is not" in diagnostic.message


def test_half_a_surrogate_pair_is_no_utf_16() -> None:
    (diagnostic,) = check("\ufeff<Response>\ud83d</Response>".encode("utf-16-le", "surrogatepass"))
    assert (diagnostic.name, diagnostic.location) == ("wrong-bytes", (1, 11))


@pytest.mark.parametrize(
    ("data", "before"),
    [
        ("<Response><Speak>Grü".encode()[:-1], "<Response><Speak>Gr"),
        ("<Response>\n<Speak>\U0001f4de".encode()[:-1], "<Response>\n<Speak>"),
        ("<Response>\U0001f4de".encode("utf-16")[:-1], "<Response>"),
        ("<Response>\U0001f4de".encode("utf-16")[:-2], "<Response>"),
        (declared("UTF-16").encode("utf-16")[:-1], declared("UTF-16")[:-1]),
    ],
)
def test_a_document_that_ends_within_a_character_is_cut_off(data: bytes, before: str) -> None:
    (diagnostic,) = check(data)
    assert (diagnostic.name, diagnostic.location) == ("cut-off", location(before))
    assert "within a character" in diagnostic.message


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_a_fault_within_the_text(data: bytes) -> None:
    source = read_source(data)
    if isinstance(source, Unreadable):
        assert 0 <= source.fault.span.start <= source.fault.span.end <= len(source.text) + 1
    else:
        assert not source.plain or source.text.encode() == data
