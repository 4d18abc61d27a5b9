"""The documentation of a rule, in the pieces in which reports carry it."""

from __future__ import annotations

import html
import inspect
import re
from typing import NamedTuple

from ..rules.registry import find_rule, load, module_of

_EXAMPLES = re.compile(r"^(?:Bad|Good)\b.*:$", re.MULTILINE)
_BLOCK = re.compile(r"((?:^    .*\n?|^\n(?=    ))+)", re.MULTILINE)


class RuleHelp(NamedTuple):
    """What is wrong, in a sentence; the same with the reasons; and with examples, as text and as Markdown."""

    short: str
    full: str
    text: str
    markdown: str


def rule_help(code: str) -> RuleHelp | None:
    """The documentation of the rule with this code, None where there is no such rule."""
    rule = find_rule(code)
    if rule is None:
        return None
    text = inspect.cleandoc(load(module_of(rule)).__doc__ or "")
    found = _EXAMPLES.search(text)
    prose = text[: found.start()] if found else text
    paragraphs = [" ".join(paragraph.split("\n")) for paragraph in prose.strip().split("\n\n")]
    return RuleHelp(paragraphs[0], "\n\n".join(paragraphs), text, _markdown(text))


def wrapped(text: str, columns: int) -> str:
    """A docstring with its prose wrapped for a terminal; its documents stay as they are."""
    from textwrap import fill

    return "\n\n".join(
        paragraph
        if paragraph.startswith("    ") or max(map(len, paragraph.split("\n"))) <= columns
        else fill(" ".join(paragraph.split("\n")), columns, break_long_words=False, break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    )


def _markdown(text: str) -> str:
    """A docstring with its documents fenced, and its prose safe from being read as HTML."""
    pieces = _BLOCK.split(text)  # every other one is a block
    return "".join(
        _fenced(piece) if number % 2 else html.escape(piece, quote=False) for number, piece in enumerate(pieces)
    )


def _fenced(block: str) -> str:
    return f"```xml\n{inspect.cleandoc(block)}\n```\n"
