"""Commands added to a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ozmlcli.builder.append import append_commands
from ozmlcli.builder.element import make_element
from ozmlcli.document.element import Document, Element
from ozmlcli.fmt.printer import Style
from ozmlcli.fmt.write import write, write_compact, write_element, write_text
from ozmlcli.language.index import SPEC_BY_NAME
from tests.documents import commands, documents
from tests.fmt.test_write import outline, read

HANGUP = make_element(SPEC_BY_NAME["Hangup"], {})
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def loop() -> Element:
    """A command that encloses another one."""
    return make_element(SPEC_BY_NAME["ForEach"], {"Source": "x"}, [make_element(SPEC_BY_NAME["Delay"], {"Time": "1"})])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # empty roots
        ("<Response/>", "<Response>\n  <Hangup/>\n</Response>"),
        ("<Response />\n", "<Response>\n  <Hangup/>\n</Response>\n"),
        ("<Response></Response>", "<Response>\n  <Hangup/>\n</Response>"),
        ("<Response>\n\n</Response>", "<Response>\n  <Hangup/>\n</Response>"),
        ("<Response\n  ></Response >", "<Response\n  >\n  <Hangup/>\n</Response >"),
        # one line
        ("<Response><Beep/></Response>", "<Response><Beep/><Hangup/></Response>"),
        ("<Response> <Beep/> </Response>", "<Response> <Beep/> <Hangup/></Response>"),
        ("<Response><Beep/><!-- x --></Response>", "<Response><Beep/><!-- x --><Hangup/></Response>"),
        # comments
        ("<Response><!-- x --></Response>", "<Response><!-- x -->\n  <Hangup/>\n</Response>"),
        ("<Response>\n  <!-- x -->\n</Response>", "<Response>\n  <!-- x -->\n  <Hangup/>\n</Response>"),
        (
            "<Response>\n  <Beep/>  <!-- x -->\n  <!-- y -->\n\n</Response><!-- z -->",
            "<Response>\n  <Beep/>  <!-- x -->\n  <!-- y -->\n  <Hangup/>\n</Response><!-- z -->",
        ),
        ("<!-- a\n -->\n<Response/><?b?>", "<!-- a\n -->\n<Response>\n  <Hangup/>\n</Response><?b?>"),
        ("<Response><Beep/><!-- </Response> --></Response>", "<Response><Beep/><!-- </Response> --><Hangup/></Response>"),
        # indentation
        ("<Response>\n\t<Beep/>\n</Response>", "<Response>\n\t<Beep/>\n\t<Hangup/>\n</Response>"),
        ("<Response>\n<Beep/>\n</Response>", "<Response>\n<Beep/>\n<Hangup/>\n</Response>"),
        ("<Response>\n    <Beep/> <Beep/>\n</Response>", "<Response>\n    <Beep/> <Beep/>\n    <Hangup/>\n</Response>"),
        ("  <Response>\n    <Beep/>\n  </Response>", "  <Response>\n    <Beep/>\n    <Hangup/>\n  </Response>"),
        ("  <Response/>", "  <Response>\n    <Hangup/>\n  </Response>"),
        ("<Response>\n  <Beep/></Response>", "<Response>\n  <Beep/>\n  <Hangup/>\n</Response>"),
        ("<Response><Beep/>\n</Response>", "<Response><Beep/>\n  <Hangup/>\n</Response>"),
        (
            "<Response><Speak>a\nb</Speak></Response>",
            "<Response><Speak>a\nb</Speak>\n  <Hangup/>\n</Response>",
        ),
        # names
        ("<response></response>", "<response>\n  <Hangup/>\n</response>"),
        ("<response/>", "<response>\n  <Hangup/>\n</response>"),
        ("<OzML><Beep/></OzML>", "<OzML><Beep/><Hangup/></OzML>"),
        ("<Response a='>'><Beep b='</Response>'/></Response>", "<Response a='>'><Beep b='</Response>'/><Hangup/></Response>"),
        ("<Response><![CDATA[]]></Response>", "<Response><![CDATA[]]>\n  <Hangup/>\n</Response>"),
    ],
)  # fmt: skip
def test_a_command_stands_behind_the_last_one_in_the_manner_of_the_text(before: str, after: str) -> None:
    assert append_commands(DECLARATION + before, [HANGUP]) == DECLARATION + after
    crlf = (DECLARATION + before).replace("\n", "\r\n")
    if "\n" in before:
        assert append_commands(crlf, [HANGUP]) == (DECLARATION + after).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<Response/>", DECLARATION),
        ('<?xml version="1.0"?>\n<Response/>', '<?xml version="1.0"?>\n'),
        ('<?xml version="1.0" encoding="utf-8"?>\n<Response/>', '<?xml version="1.0" encoding="utf-8"?>\n'),
        ("<?xml version='1.0' encoding='ISO-8859-1'?>\n<Response/>", "<?xml version='1.0' encoding=\"UTF-8\"?>\n"),
        (
            '<?xml version="1.0" encoding = "utf-16" standalone="yes" ?>\n<Response/>',
            '<?xml version="1.0" encoding = "UTF-8" standalone="yes" ?>\n',
        ),
        ('<?xml version="1.0" encoding="utf8"?>\n<Response/>', '<?xml version="1.0" encoding="UTF-8"?>\n'),
    ],
)
def test_the_declaration_names_utf_8(before: str, after: str) -> None:
    assert append_commands(before, [HANGUP]) == f"{after}<Response>\n  <Hangup/>\n</Response>"


def test_what_a_command_encloses_is_indented_by_the_step_of_the_text() -> None:
    text = DECLARATION + "<Response>\n\t<Beep/>\n</Response>"
    assert append_commands(text, [loop()]).splitlines()[3:] == [
        '\t<ForEach Source="x">',
        "\t\t<Delay>1</Delay>",
        "\t</ForEach>",
        "</Response>",
    ]
    assert append_commands(text.replace("\t", "    "), [loop()]).splitlines()[4] == "        <Delay>1</Delay>"
    assert append_commands(DECLARATION + "<Response><Beep/></Response>", [loop()]).splitlines()[1] == (
        '<Response><Beep/><ForEach Source="x"><Delay>1</Delay></ForEach></Response>'
    )


def test_a_compact_document_stays_on_one_line_however_long_it_gets() -> None:
    long = make_element(SPEC_BY_NAME["Record"], {"FinishedUrl": "x" * 200, "Format": "wav"})
    assert len(append_commands(DECLARATION + "<Response><Beep/></Response>", [long]).splitlines()) == 2


def test_a_root_that_holds_no_commands_is_refused() -> None:
    with pytest.raises(ValueError, match="the root element is Request, and commands can be added to Response only"):
        append_commands('<Request DialedAddress="1"/>', [HANGUP])


@st.composite
def texts(draw: DrawFn) -> tuple[Document, str]:
    """A valid document, and a text of it in one of many manners."""
    document = draw(documents(most=3))
    manner = draw(st.sampled_from(["as it is", "compact", "crlf", "tabs", "no declaration"]))
    text = write_text(document)
    if manner == "compact":
        text = DECLARATION + write_compact(document.root)
    elif manner == "crlf":
        text = text.replace("\n", "\r\n")
    elif manner == "tabs":
        text = DECLARATION + write_element(document.root, style=Style(indent="\t")) + "\n"
    elif manner == "no declaration":
        text = text.removeprefix(DECLARATION)
    extra = draw(st.sampled_from(["", "<!-- end -->", "\n\n<!-- <a> </Response> -->\n"]))
    return document, text + extra


@given(texts(), st.lists(commands(), max_size=3))
def test_whatever_is_added_every_old_letter_stays_and_all_reads_back(
    made: tuple[Document, str], added: list[Element]
) -> None:
    document, text = made
    new = append_commands(text, added)
    old = (
        text
        if text.startswith("<?xml")
        else (DECLARATION.replace("\n", "\r\n") if "\r\n" in text else DECLARATION) + text
    )
    if old.endswith("<Response/>") or "<Response/>" in old:
        head, _, tail = old.partition("<Response/>")
        assert new.startswith(f"{head}<Response>")
        assert new.endswith(f"</Response>{tail}")
    else:
        place = [
            match.start()
            for match in re.finditer(
                "</Response>", re.sub(r"<!--.*?-->", lambda m: "x" * len(m.group()), old, flags=re.DOTALL)
            )
        ][-1]
        head, tail = old[:place].rstrip(" \t\r\n"), old[place:]
        assert new.startswith(head)
        assert new.endswith(tail)
    expected = [outline(element) for element in [*document.root.children, *added]]
    assert [outline(element) for element in read(new.encode()).root.children] == expected


@given(documents(most=2), st.lists(commands(), min_size=1, max_size=3))
def test_adding_one_by_one_is_adding_all_at_once_and_gives_the_canonical_text(
    document: Document, added: list[Element]
) -> None:
    at_once = append_commands(write_text(document), added)
    one_by_one = write_text(document)
    for element in added:
        one_by_one = append_commands(one_by_one, [element])
    assert at_once == one_by_one
    assert at_once == write(read(at_once.encode())).decode()
