"""Texts that mean something to Markdown, HTML, Mermaid, Graphviz, a formula or a terminal."""

from __future__ import annotations

import random

from ozmlcli.builder.element import make_document, make_element
from ozmlcli.document.element import Element
from ozmlcli.fmt.write import write
from ozmlcli.language.index import COMMAND_BY_NAME
from ozmlcli.show.join import Joined, join
from tests.show.told import nowhere, script

TOKENS = (
    *(
        '"',
        "'",
        "`",
        "``",
        "```",
        "\\",
        "\\N",
        "\\l",
        "\\n",
        "&",
        "&amp;",
        "&#60;",
        "#",
        "#35;",
        "#quot;",
        ";",
        "%%",
        "%% x",
    ),
    *("end", "subgraph", "graph TD", "classDef x:#a;", "style n1 fill:#f00;", "click n1", ":::x", "-->", "---", "==>"),
    *(
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "{{",
        "}}",
        "([",
        "])",
        "[/",
        "/]",
        "|",
        "||",
        "<",
        ">",
        "<br>",
        "<b>b</b>",
        "<!--",
        "-->",
    ),
    *(
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "$",
        "$$x^2$$",
        "$x$",
        "@",
        "@team",
        ":smile:",
        "fa:fa-car",
    ),
    *(
        "http://app.example/a_b?c=d&e=f",
        "www.example.com",
        "a@example.com",
        "*a*",
        "_a_",
        "**a**",
        "~~a~~",
        "[a](b)",
        "![a](b)",
    ),
    *(
        "1.",
        "1. a",
        "- a",
        "+ a",
        "# a",
        "> a",
        "---",
        "=",
        "ﬂ°°35¶ß",
        "ß",
        "°",
        "é",
        "漢字",
        "\U0001f4de",
        "\u202e",
        "\u200b",
    ),
    *("\n", "\n\n", "\t", "\r", "  ", "\u00a0", "\u2028", "a", "word", "7", "\\u003c", "</script>", "]]>", "<![CDATA["),
)


def texts(number: int) -> list[str]:
    """So many texts, each of some tokens; always the same ones, and first each token alone."""
    choose = random.Random(7)  # noqa: S311, not for secrets
    mixed = ["".join(choose.choices(TOKENS, k=choose.randint(2, 6))) for _ in range(number)]
    return [*TOKENS, *mixed]


def calls(number: int) -> list[Joined]:
    """Documents with such texts wherever a document can hold some."""
    found = texts(number)
    return [_call(found[at : at + 5], at) for at in range(0, len(found) - 4, 5)]


def _call(some: list[str], number: int) -> Joined:
    speak = _element("Speak", Text=some[0])
    inputs = [_part("Input", [_element("GoTo", Url=f"http://app.example/{some[2]}")], Key=some[1])]
    parts = [_part("InitialCommands", [_element("Play", AudioFile=some[3])]), _part("Inputs", inputs)]
    menu = make_element(COMMAND_BY_NAME["UserInput"], {"ForwardToUrl": some[4], "BackKey": "#"}, parts)
    unknown = Element("Say", "Say", None)
    unknown.content.append(some[0])
    document = make_document([speak, menu, unknown, _element("Hangup"), _element("Hold", CallId=some[1])])
    return join([script(write(document), path=f"{some[0]}-{number}.xml")], nowhere)


def _element(name: str, **given: str) -> Element:
    return make_element(COMMAND_BY_NAME[name], given)


def _part(name: str, children: list[Element], **given: str) -> Element:
    from ozmlcli.language.index import SPEC_BY_NAME

    return make_element(SPEC_BY_NAME[name], given, children)
