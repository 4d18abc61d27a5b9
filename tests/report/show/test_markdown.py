"""Markdown shows what a document says as it is: nothing in it becomes a link, an image, HTML or another list."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ozmlcli.report.layout import one_line
from ozmlcli.report.show.markdown import code, render
from ozmlcli.show.outline import outlines
from ozmlcli.show.words import Kind
from tests.report.show.hostile import calls, texts
from tests.show.told import every_item, joined

READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
EXPECTED = {"text", "code_inline", "softbreak", "strong_open", "strong_close", "s_open", "s_close"}
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item"}


def inline(text: str) -> list[Token]:
    return [each for token in READER.parse(text) for each in token.children or ()]


@pytest.mark.parametrize("text", texts(60))
def test_a_code_span_holds_its_text(text: str) -> None:
    tokens = inline(f"says {code(text)} to all")
    shown = one_line(text)
    if not shown.strip():
        assert tokens[0].content == "says (blank) to all"
        return
    assert [token.type for token in tokens] == ["text", "code_inline", "text"]
    assert tokens[1].content in {shown, shown.strip(" ")}


def test_nothing_in_a_document_becomes_markup() -> None:
    for each in calls(60):
        text = render(each).partition("```mermaid\n")[0]
        assert {token.type for token in inline(text)} <= EXPECTED
        blocks = {token.type for token in READER.parse(text)} - {"inline"}
        assert blocks <= {f"{name}_{end}" for name in BLOCKS for end in ("open", "close")}


def test_every_value_is_a_code_span() -> None:
    for each in calls(30):
        spans = {token.content.strip() for token in inline(render(each)) if token.type == "code_inline"}
        for item in every_item(outlines(each)[0].items):
            for chunk in item.sentence:
                text = one_line(chunk.text).strip()
                assert chunk.kind not in {Kind.VALUE, Kind.QUOTE} or not text or text in spans


def test_the_chart_stands_behind_the_outline_where_it_can_be_drawn() -> None:
    assert re.search(r"\n```mermaid\nflowchart TD\n(.*\n)*```\n\Z", render(joined("<Hangup/>")))
    assert "mermaid" not in render(joined("<GoTo>u</GoTo>" * 501))


def test_what_hangs_on_something_says_it_where_that_begins() -> None:
    outline = render(joined("<GoTo>u</GoTo><UserInput BackKey='#'/>")).partition("\n```")[0]
    assert outline.splitlines()[-3:] == [
        "- waits for `1` digit (not stated whether this runs)",
        "  - on `#`: goes on",
        "  - no key: goes on",
    ]


def test_a_whole_document() -> None:
    text = '<!-- ozml: answers=GoTo --><Var ID="a">x</Var><Hangup/><Speak Text="$a">b</Speak>'
    assert render(joined(text)).partition("\n```mermaid")[0] == (
        "### `0.xml`\n"
        "\n"
        "For extension mode.\n"
        "Answers GoTo.\n"
        "\n"
        "- `$a` is declared on line 1\n"
        "\n"
        "What happens:\n"
        "\n"
        "- sets `$a` to `x`\n"
        "- ends the call\n"
        "- ~~says `$a`, with Text `b`~~ (too late: the call is over)\n"
        "  - **warning OZ404 after-hangup**, line 1: `Speak stands after Hangup, when the call is over.`\n"
        "  - **error OZ110 given-twice**, line 1: `Text is given twice: as an attribute and as text.`\n"
    )


def test_a_document_without_commands_says_so() -> None:
    assert render(joined("")).startswith("### `0.xml`\n\nNothing in it tells the control mode.\n\n(no commands)\n")
