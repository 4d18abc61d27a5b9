"""The formatter: what it lays out, what it leaves, and that it loses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ozmlcli.builder.append import append_commands
from ozmlcli.checker.check import check
from ozmlcli.document.element import Document, Element
from ozmlcli.document.meaning import meaning
from ozmlcli.fmt import formatter, relayout
from ozmlcli.fmt.formatter import Formatted, Refused, Unproven, format_document
from ozmlcli.fmt.relayout import Layout
from ozmlcli.fmt.write import write, write_text
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from ozmlcli.reader.tree import MAX_DEPTH
from tests.documents import commands, documents, faulty_documents
from tests.wild import wild_documents

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
USUAL = Layout()
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

thorough = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def formatted(data: bytes | str, layout: Layout = USUAL) -> bytes:
    data = data.encode() if isinstance(data, str) else data
    done = format_document(data, layout)
    assert isinstance(done, Formatted), done
    assert format_document(data, layout, proves=False) == done
    return done.data


def fmt(text: str, **layout: str | int) -> str:
    """What is between the root's tags, formatted."""
    data = formatted(f"<Response>\n{text}\n</Response>", Layout(**layout)).decode()  # type: ignore[arg-type]
    assert data.startswith(f"{HEAD}<Response>\n")
    assert data.endswith("\n</Response>\n")
    return data.removeprefix(f"{HEAD}<Response>\n").removesuffix("\n</Response>\n")


def is_program(data: bytes) -> bool:
    """Whether a document begins with code of PHP, so that it is none yet."""
    source = read_source(data)
    return source.text.lstrip().lower().startswith("<?php")


def parsed(data: bytes) -> Document | None:
    source = read_source(data)
    found = parse(source, data) if isinstance(source, Source) else None
    return found.document if isinstance(found, Parsed) else None


@thorough
@given(wild_documents(), st.sampled_from(["", "\n", "\r\n"]), st.integers(20, 120), st.sampled_from(["", "  ", "\t"]))
def test_every_document_that_parses_keeps_its_meaning_and_stays_when_formatted_again(
    data: bytes, line_end: str, line_length: int, indent: str
) -> None:
    layout = Layout(line_length, indent, line_end)
    assume(not is_program(data))
    done = formatted(data, layout)
    before, after = parsed(data), parsed(done)
    assert before is not None
    assert after is not None
    assert meaning(after.root) == meaning(before.root)
    assert formatted(done, layout) == done


@thorough
@given(st.one_of(documents(), faulty_documents()))
def test_what_authoring_prints_is_formatted(document: Document) -> None:
    data = write(document)
    if parsed(data) is not None:
        assert formatted(data) == data


@thorough
@given(documents(most=2), st.lists(commands(), min_size=1, max_size=3))
def test_what_is_appended_to_a_formatted_document_is_formatted(document: Document, added: list[Element]) -> None:
    data = append_commands(write_text(document), added).encode()
    assert formatted(data) == data


#: What stands between the root's tags, and what is made of it.
LAID_OUT = {
    "one command a line": ("<Hangup/><Beep></Beep>", "  <Hangup/>\n  <Beep/>"),
    "what is nested is indented": (
        "<ForEach Source='x'><Delay>1</Delay></ForEach>",
        '  <ForEach Source="x">\n    <Delay>1</Delay>\n  </ForEach>',
    ),
    "names in the documentation's letter case": (
        "<speak LANGUAGE='en'>a</speak><sendsms recipient='1'/>",
        '  <Speak Language="en">a</Speak>\n  <SendSms Recipient="1"/>',
    ),
    "other documented and old names stay": (
        "<UserInput enteredurl='a'/><UserInput forwardTourl='a'/><Call Dialed='1'/><ITEM/><Item/>",
        '  <UserInput enteredUrl="a"/>\n  <UserInput ForwardToUrl="a"/>\n  <Call Dialed="1"/>\n  <item/>\n  <Item/>',
    ),
    "what the language does not know stays": ("<Foo b='1' A='2'/>", '  <Foo b="1" A="2"/>'),
    "attributes in the table's order, unknown ones behind": (
        "<Record zoo='1' finishedurl='u' a='2' Format='wav' Duration='5'/>",
        '  <Record Duration="5" Format="wav" FinishedUrl="u" zoo="1" a="2"/>',
    ),
    "two spellings of one name stay two": (
        "<Record format='wav' Format='mp3'/><Record FORMAT='wav' format='mp3'/>",
        '  <Record format="wav" Format="mp3"/>\n  <Record Format="wav" format="mp3"/>',
    ),
    "values stay as they are written": (
        "<Speak Text = 'caf&#233; &quot;&apos; ' Voice='a \"b\"'/><Record Format='WAV'/>",
        '  <Speak Text="caf&#233; &quot;&apos; " Voice=\'a "b"\'/>\n  <Record Format="WAV"/>',
    ),
    "defaults and texts as attributes stay": (
        "<Record Format='mp3'/><Speak Text='a'/>",
        '  <Record Format="mp3"/>\n  <Speak Text="a"/>',
    ),
    "one blank line stays, none at the ends": (
        "\n\n\n<Hangup/>\n\n\n\n<Hangup/>\n<Hangup/>\r\n \t\r\n<!-- a -->\n\n",
        "  <Hangup/>\n\n  <Hangup/>\n  <Hangup/>\n\n  <!-- a -->",
    ),
    "a comment stays on the line of what it speaks of": (
        "<Hangup/>   <!-- a --><!-- b -->\n<!-- c --><Hangup/><!-- d -->\n<ForEach>  <!-- e -->\n<Hangup/></ForEach>",
        (
            "  <Hangup/> <!-- a --> <!-- b -->\n  <!-- c -->\n  <Hangup/> <!-- d -->\n"
            "  <ForEach> <!-- e -->\n    <Hangup/>\n  </ForEach>"
        ),
    ),
    "a comment before a command has its own line": (
        "<Beep/><!-- a --><Hangup/>",
        "  <Beep/>\n  <!-- a -->\n  <Hangup/>",
    ),
    "within comments and instructions nothing changes": (
        "<!-- a\n      b -->\n<?php  echo\n 1?>",
        "  <!-- a\n      b -->\n  <?php  echo\n 1?>",
    ),
    "a text of one line stands in its tags": ("<Speak>\n  One  two. \n</Speak>", "  <Speak>One  two.</Speak>"),
    "a text of several lines is indented": (
        "<Speak> One.\n\n\n\tTwo &amp; three. \n</Speak>",
        "  <Speak>\n    One.\n\n    Two &amp; three.\n  </Speak>",
    ),
    "what stands in a text stays in its line": (
        "<Speak>One <!-- a\n b --> two\n<![CDATA[ & \n three]]> four</Speak>",
        "  <Speak>\n    One <!-- a\n b --> two\n    <![CDATA[ & \n three]]> four\n  </Speak>",
    ),
    "a no-break space is no layout": ("<Speak>\u00a0a\u00a0</Speak>", "  <Speak>\u00a0a\u00a0</Speak>"),
    "a blank that is written as a number stays": ("<Delay> 5&#10; </Delay>", "  <Delay>5&#10;</Delay>"),
    "what counts as it is stays as it is": (
        "<SendSms Recipient='1'> a\n b </SendSms><Var ID='a'> </Var><Foo> </Foo><Beep>\n</Beep>",
        '  <SendSms Recipient="1"> a\n b </SendSms>\n  <Var ID="a"> </Var>\n  <Foo> </Foo>\n  <Beep>\n</Beep>',
    ),
    "nothing but layout is nothing": (
        "<Hangup> </Hangup><Delay>\n</Delay><Speak> \n\n </Speak><UserInput>\n</UserInput>",
        "  <Hangup/>\n  <Delay/>\n  <Speak/>\n  <UserInput/>",
    ),
    "CDATA stays CDATA": (
        "<GoTo> <![CDATA[http://a.example/?b=1&c=2]]> </GoTo>",
        "  <GoTo><![CDATA[http://a.example/?b=1&c=2]]></GoTo>",
    ),
    "where elements stand in a text, nothing changes": (
        "<Foo>b<Bar  c='1' /></Foo><Speak> <b/></Speak><Speak>a <b><c/><c/></b> d</Speak>",
        "  <Foo>b<Bar  c='1' /></Foo>\n  <Speak> <b/></Speak>\n  <Speak>a <b><c/><c/></b> d</Speak>",
    ),
    "a stray text among commands stays where it is, and the commands get their form": (
        "<ForEach>a  <hangup></hangup>b<record  format='wav'></record>\n\n c</ForEach>",
        '  <ForEach>a  <Hangup/>b<Record Format="wav"/>\n\n c</ForEach>',
    ),
    "what a command among stray texts holds is laid out below the line on which it begins": (
        "<ForEach>\na\n      <forEach><Hangup/><Speak>b\nc</Speak></forEach><ForEach><Hangup/></ForEach>\n</ForEach>",
        (
            "  <ForEach>\na\n      <ForEach>\n        <Hangup/>\n        <Speak>\n          b\n          c\n"
            "        </Speak>\n      </ForEach><ForEach>\n      <Hangup/>\n    </ForEach>\n</ForEach>"
        ),
    ),
    "a stray text that is held by an element among stray texts": (
        "<ForEach>a<ForEach>b<hangup></hangup></ForEach></ForEach>",
        "  <ForEach>a<ForEach>b<Hangup/></ForEach></ForEach>",
    ),
    "among stray texts, off keeps all of it": (
        "<ForEach>a <!-- ozml: fmt off --><hangup></hangup></ForEach><ForEach xml:space='preserve'>a<hangup/></ForEach>",
        (
            "  <ForEach>a <!-- ozml: fmt off --><hangup></hangup></ForEach>\n"
            '  <ForEach xml:space="preserve">a<hangup/></ForEach>'
        ),
    ),
    "elements of which nothing is known, without text": (
        "<Foo><Bar/><Baz/></Foo>",
        "  <Foo>\n    <Bar/>\n    <Baz/>\n  </Foo>",
    ),
    "a long start tag has an attribute a line": (
        f"<Record Format='wav' FinishedUrl='{'u' * 80}'/><Play AudioFile='{'u' * 99}'/>",
        f'  <Record\n      Format="wav"\n      FinishedUrl="{"u" * 80}"/>\n  <Play AudioFile="{"u" * 99}"/>',
    ),
    "a value with a line break is as good as a long one": (
        "<Speak Language='en' Text='a\nb'/>",
        '  <Speak\n      Text="a\nb"\n      Language="en"/>',
    ),
    "names with a prefix stay": (
        "<x:speak xmlns:x='urn:x'  b='1' x:Text='2'/>",
        '  <x:speak xmlns:x="urn:x" b="1" x:Text="2"/>',
    ),
    "the switches": (
        (
            "<Hangup></Hangup>\n<!-- ozml: fmt off as it is aligned -->\n<Delay>  1</Delay>\n  \t<Delay> 10</Delay>\n"
            " <!-- ozml: fmt on --> <Hangup></Hangup>"
        ),
        (
            "  <Hangup/>\n  <!-- ozml: fmt off as it is aligned -->\n<Delay>  1</Delay>\n  \t<Delay> 10</Delay>\n"
            " <!-- ozml: fmt on -->\n  <Hangup/>"
        ),
    ),
    "off lasts to the end of the parent": (
        "<ForEach>\n<!-- ozml: fmt off -->\n<hangup></hangup>\n<ForEach><!-- ozml: fmt on --></ForEach> </ForEach><hangup/>",
        (
            "  <ForEach>\n    <!-- ozml: fmt off -->\n<hangup></hangup>\n<ForEach><!-- ozml: fmt on --></ForEach> </ForEach>\n"
            "  <Hangup/>"
        ),
    ),
    "a text in which it is switched off stays as it is": (
        (
            "<Speak>  a <!-- ozml: fmt off -->  b \n c <!-- ozml: fmt on --> d</Speak>\n"
            "<Delay> <!-- ozml: fmt off --> 5 </Delay><Speak> a <!-- ozml: fmt on --></Speak>"
        ),
        (
            "  <Speak>  a <!-- ozml: fmt off -->  b \n c <!-- ozml: fmt on --> d</Speak>\n"
            "  <Delay> <!-- ozml: fmt off --> 5 </Delay>\n  <Speak>a <!-- ozml: fmt on --></Speak>"
        ),
    ),
    "where XML itself says that white space is to stay, it stays": (
        (
            "<Speak xml:space='preserve'>  a\n b </Speak><ForEach xml:space = 'preserve'><Delay > 1</Delay>\n</ForEach>"
            "<Speak xml:space='default'> a </Speak>"
        ),
        (
            '  <Speak xml:space="preserve">  a\n b </Speak>\n'
            '  <ForEach xml:space="preserve"><Delay > 1</Delay>\n</ForEach>\n  <Speak xml:space="default">a</Speak>'
        ),
    ),
    "what is no switch switches nothing": (
        "<!-- fmt off --><hangup/><!-- ozml: fmt offf --><hangup/><!-- ozml: fmt on --><hangup/>",
        "  <!-- fmt off -->\n  <Hangup/>\n  <!-- ozml: fmt offf -->\n  <Hangup/>\n  <!-- ozml: fmt on -->\n  <Hangup/>",
    ),
}


@pytest.mark.parametrize(("before", "after"), LAID_OUT.values(), ids=LAID_OUT)
def test_what_is_made_of(before: str, after: str) -> None:
    assert fmt(before) == after
    assert fmt(after) == after


def test_what_can_be_chosen() -> None:
    text = "<ForEach Source='x'><Speak Language='en'>a\nb</Speak></ForEach>"
    assert fmt(text, indent="\t") == (
        '\t<ForEach Source="x">\n\t\t<Speak Language="en">\n\t\t\ta\n\t\t\tb\n\t\t</Speak>\n\t</ForEach>'
    )
    assert fmt(text, indent="") == '<ForEach Source="x">\n<Speak Language="en">\na\nb\n</Speak>\n</ForEach>'
    record = "<Record Format='wav' Duration='5'/>"
    fits = '  <Record Duration="5" Format="wav"/>'
    assert fmt(record, line_length=len(fits)) == fits
    assert fmt(record, line_length=len(fits) - 1) == '  <Record\n      Duration="5"\n      Format="wav"/>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<Response/>", f"{HEAD}<Response/>\n"),
        ("<?xml version='1.0'?><response></response>", f"{HEAD}<Response/>\n"),
        (
            '<?xml version="1.0"  encoding = "utf-8" ?>\n\n\n<Response/>\n\n',
            HEAD.replace("UTF", "utf") + "<Response/>\n",
        ),
        (
            "<?xml version='1.0' encoding='ASCII' standalone='yes'?><Response/>",
            '<?xml version="1.0" encoding="ASCII" standalone="yes"?>\n<Response/>\n',
        ),
        (
            "<!-- a --><!-- b -->\n\n\n<?c d?><Response/><!-- e -->  <?f?>\n<!-- g -->",
            f"{HEAD}<!-- a --> <!-- b -->\n\n<?c d?>\n<Response/> <!-- e --> <?f?>\n<!-- g -->\n",
        ),
        (
            "<!-- ozml: fmt off -->\n<Response >\n</Response >\n\n",
            f"{HEAD}<!-- ozml: fmt off -->\n<Response >\n</Response >\n\n",
        ),
        ("<?a b?><Response/>", f"{HEAD}<?a b?>\n<Response/>\n"),
        ("<?xml-stylesheet b?><Response/>", f"{HEAD}<?xml-stylesheet b?>\n<Response/>\n"),
        ("<ozml><hangup/></ozml>", f"{HEAD}<OzML>\n  <Hangup/>\n</OzML>\n"),
        ("<Foo><hangup/></Foo>", f"{HEAD}<Foo>\n  <Hangup/>\n</Foo>\n"),
    ],
)
def test_what_stands_around_the_commands(before: str, after: str) -> None:
    assert formatted(before).decode() == after
    assert formatted(after).decode() == after


@pytest.mark.parametrize(
    ("line_end", "before", "after"),
    [
        ("", "<Response>\r\n<!-- a\n b -->\r<Hangup/></Response>", "\r\n"),
        ("", "<Response>\n<!-- a\r\n b -->\n<Hangup/></Response>\r\n", "\n"),
        ("", "<Response><!-- a\r b --><Hangup/></Response>", "\n"),
        ("\r\n", "<Response>\n<!-- a\n b -->\n<Hangup/></Response>", "\r\n"),
        ("\n", "<Response>\r\n<!-- a\r\n b -->\r\n<Hangup/></Response>", "\n"),
    ],
)
def test_lines_end_as_the_first_one_does_or_as_is_wanted(line_end: str, before: str, after: str) -> None:
    wanted = f"{HEAD}<Response>\n  <!-- a\n b -->\n  <Hangup/>\n</Response>\n".replace("\n", after)
    assert formatted(before, Layout(line_end=line_end)).decode() == wanted


def test_what_is_switched_off_stays_byte_for_byte() -> None:
    off = "<!-- ozml: fmt off -->\r\n<Delay >1</Delay>\r<!-- b\n -->\r\n<!-- ozml: fmt on -->"
    data = formatted(f"<Response>\n{off}</Response>", Layout(line_end="\n"))
    assert data.decode() == f"{HEAD}<Response>\n  {off}\n</Response>\n"
    for inside in (f"<Speak>a{off}</Speak>", f"<Speak>a<b>{off}</b></Speak>", f"<ForEach>a{off}</ForEach>"):
        data = formatted(f"<Response>\n{inside}</Response>", Layout(line_end="\n"))
        assert data.decode() == f"{HEAD}<Response>\n  {inside}\n</Response>\n"
    data = formatted(f"<Response>\n<ForEach>a<Foo>{off}</Foo></ForEach>\n</Response>", Layout(line_end="\n"))
    assert data.decode() == f"{HEAD}<Response>\n  <ForEach>a<Foo> {off}\n    </Foo></ForEach>\n</Response>\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "iso-8859-2", "shift_jis"])
def test_the_encoding_stays(codec: str) -> None:
    declared = "" if codec.startswith("utf") else f"<?xml version='1.0' encoding='{codec}'?>"
    name = "UTF-8" if codec == "utf-8-sig" else codec.upper().removesuffix("-LE") if codec.startswith("utf") else codec
    speak = "ソ" if codec == "shift_jis" else "ő"
    expected = f'<?xml version="1.0" encoding="{name}"?>\n<Response>\n  <Speak>{speak}</Speak>\n</Response>\n'
    data = f"{declared}<Response><Speak>{speak}</Speak></Response>".encode(codec)
    assert formatted(data) == expected.encode(codec)
    assert formatted(expected.encode(codec)) == expected.encode(codec)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.xml")), ids=lambda path: path.name)
def test_the_examples_are_formatted(path: Path) -> None:
    assert formatted(path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<Response>", "cut-off"),
        (b"<Response><Speak>a & b</Speak></Response>", "unescaped-ampersand"),
        (b"<!DOCTYPE a><Response/>", "doctype"),
        (b"<Response>\xff</Response>", "wrong-bytes"),
        (b"", "empty-document"),
        (b"<a>" * 300 + b"</a>" * 300, "too-deep"),
        (b"<a>" * MAX_DEPTH + b"<a/>" + b"</a>" * MAX_DEPTH, "too-deep"),  # the shortest one
        (b" " * (64 * 2**20 + 1), "too-large"),
    ],
)
def test_what_is_no_document_is_refused_in_the_words_of_the_checker(data: bytes, name: str) -> None:
    done = format_document(data, path="a.xml")
    assert isinstance(done, Refused)
    assert format_document(data, path="a.xml", proves=False) == done
    assert done.diagnostics == check(data, path="a.xml")
    assert done.diagnostics[0].name == name


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (lambda text: text.replace("One", "Two"), "it would mean something else"),
        (lambda text: text.replace("<!-- a -->", ""), "a comment, a processing instruction or a CDATA section"),
        (
            lambda text: text.replace("<!-- a -->", "").replace("<Hangup/>", "<Hangup/><!-- a -->"),
            "would change or be elsewhere",
        ),
        (lambda text: text.replace("<![CDATA[&]]>", "&amp;"), "a CDATA section would change"),
        (lambda text: text.replace("</Response>", ""), "it would not be XML any more"),
        (lambda text: text.replace("One", "One "), "a second time"),
        (lambda text: text.replace("UTF-8", "latin-1"), "in its encoding it would be another text"),
    ],
)
def test_what_cannot_be_proven_is_not_handed_out(
    spoilt: Callable[[str], str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lay_out(text: str, *arguments: Any) -> str:
        return spoilt(real(text, *arguments))

    real = relayout.lay_out
    monkeypatch.setattr(formatter, "lay_out", lay_out)
    done = format_document("<Response><Speak>One ű <![CDATA[&]]></Speak><!-- a --><Hangup/></Response>".encode())
    assert isinstance(done, Unproven)
    assert words in done.words


def test_what_is_only_asked_for_is_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatter, "parse", None)
    done = format_document(b"<Response><Hangup/></Response>", proves=False)
    assert done == Formatted(f"{HEAD}<Response>\n  <Hangup/>\n</Response>\n".encode())


@pytest.mark.parametrize(
    "part",
    [
        "<Hangup/>",
        "<!-- a -->",
        "<Hangup/><!-- a -->",
        "<?a?>",
        "<!-- ozml: fmt off --><!-- ozml: fmt on -->",
        "<Foo>a</Foo>",
    ],
)
def test_the_time_grows_with_the_length_alone(part: str) -> None:
    data = f"<Response>{part * 20_000}</Response>".encode()
    begun = time.process_time()
    formatted(data)
    assert time.process_time() - begun < 5  # with the square of it, a minute


def test_a_text_of_many_pieces_takes_no_longer_than_its_length() -> None:
    texts = "a<!-- b -->" * 50_000, "a\n" * 50_000
    data = "".join(["<Response>", *(f"<Speak>{text}</Speak>" for text in texts), "</Response>"]).encode()
    begun = time.process_time()
    formatted(data)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("head", ["<?php header('Content-Type: text/xml'); ?>", "\n <?PHP $n = 1 ?>\n"])
def test_a_program_in_php_is_refused(head: str) -> None:
    """What stands before its first line is sent before its headers are."""
    done = format_document(f"{head}<Response><Hangup/></Response>".encode())
    assert isinstance(done, Refused)
    assert [each.name for each in done.diagnostics] == ["php-script"]


def test_a_program_in_php_is_refused_where_it_silences_that_too() -> None:
    done = format_document(b"<?php a() ?><!-- ozml: ignore-file[php-script] --><Response><Hangup/></Response>")
    assert isinstance(done, Refused)
    assert [each.name for each in done.diagnostics] == ["php-script"]


def test_code_within_a_document_stays_where_it_is() -> None:
    assert fmt("<Speak>a <?php echo 1 ?></Speak>") == "  <Speak>a <?php echo 1 ?></Speak>"
