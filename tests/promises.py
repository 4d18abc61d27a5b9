"""What holds of every input, whatever its bytes: the promises that the fuzzing campaign tries to break."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from ozmlcli.checker.check import check
from ozmlcli.checker.fixes import mend
from ozmlcli.checker.place import Rows
from ozmlcli.diagnostic import Diagnostic, Location
from ozmlcli.fmt.formatter import Formatted, Refused, format_document
from ozmlcli.language.model import Mode
from ozmlcli.language.notifications import NOTIFICATIONS
from ozmlcli.reader.source import read_source
from ozmlcli.report.formats import FORMATS, render
from ozmlcli.report.outcome import Outcome
from ozmlcli.report.summary import summarize
from ozmlcli.report.text import render_plain

#: What a user may say of a document, beside nothing.
_MODES = (None, None, *Mode)
_ANSWERS = (None, None, None, *(notification.name for notification in NOTIFICATIONS))


class Said(NamedTuple):
    """What is said of an input, and whether unsafe fixes are asked for. The input decides, so that it is all that counts."""

    mode: Mode | None
    answers: str | None
    unsafe: bool

    @classmethod
    def of(cls, data: bytes) -> Said:
        """What is said of ``data``."""
        number = zlib.crc32(data)
        number, unsafe = divmod(number, 2)
        number, mode = divmod(number, len(_MODES))
        said = cls(_MODES[mode], _ANSWERS[number % len(_ANSWERS)], bool(unsafe))
        try:
            check(b"", mode=said.mode, answers=said.answers)
        except ValueError:  # the notification is not of the mode
            return said._replace(answers=None)
        return said


def hold(data: bytes) -> None:
    """Ask everything of ``data``.

    Raises:
        AssertionError: where a promise is broken.
    """
    said = Said.of(data)

    def judge(document: bytes) -> list[Diagnostic]:
        return check(document, mode=said.mode, answers=said.answers, url="http://app.example/call?a=1", path="a.xml")

    found = judge(data)
    assert judge(data) == found, "the same input, another answer"
    _are_in_the_text(found, data)
    _can_be_told(found, data)
    done = mend(data, judge, unsafe=said.unsafe)
    assert done.left == judge(done.data), "what is said to be left is not"
    assert done.applied or done.data == data, "changed without a fix"
    _is_not_worse(done.left, found)
    _are_in_the_text(done.left, done.data)
    assert mend(data, judge, unsafe=said.unsafe) == done, "the same input, mended otherwise"
    _can_be_formatted(data, judge)


def _can_be_formatted(data: bytes, judge: Callable[[bytes], list[Diagnostic]]) -> None:
    done = format_document(data)
    found = judge(data)
    if isinstance(done, Refused):
        assert _of_the_text(found), "what can be read is not formatted"
        return
    assert isinstance(done, Formatted), "what formatting changes is not the layout alone"
    # A message of PHP among the elements keeps no text from being XML.
    assert not _of_the_text([each for each in found if each.name != "php-message"]), "what cannot be read is formatted"
    assert format_document(done.data) == done, "formatted again, it changes again"
    assert _errors(judge(done.data)) == _errors(found), "other errors in the formatted document"


def _errors(found: list[Diagnostic]) -> list[str]:
    """The codes, in an order of their own: formatting brings attributes into the table's."""
    return sorted(each.code for each in found if each.is_error)


def _are_in_the_text(found: list[Diagnostic], data: bytes) -> None:
    text = read_source(data).text
    rows = Rows(text)
    for start, end in _places(found):
        for place in (start, end):
            offset = rows.offset(place)
            assert 0 <= offset <= len(text), "a place outside the text"
            assert rows.location(offset) == place, "a place behind the end of its row"
        assert start <= end, "a place that ends before it begins"
    order = [(each.location, each.end_location, each.code) for each in found]
    assert order == sorted(order), "findings out of order"
    assert len(set(found)) == len(found), "a finding that is told twice"
    assert all(each.message for each in found), "a finding without a message"


def _places(found: list[Diagnostic]) -> Iterator[tuple[Location, Location]]:
    for each in found:
        yield each.location, each.end_location
        for related in each.related:
            yield related.location, related.end_location
        for edit in each.fix.edits if each.fix else ():
            yield edit.location, edit.end_location


def _can_be_told(found: list[Diagnostic], data: bytes) -> None:
    outcome = Outcome(["a.xml"], found, [], summarize(1, found))
    told = {form.name: render(form.name, outcome) for form in FORMATS}
    for name in ("json", "gitlab", "sarif"):
        json.loads(told[name])
    etree.fromstring(told["junit"].encode())
    assert told["concise"].count("a.xml:") >= len(found), "a finding without a line"
    text = read_source(data).text
    for encoding in ("utf-8", "ascii"):
        assert render_plain(found, text, encoding).encode(encoding).count(b"a.xml:") >= len(found)


def _is_not_worse(after: list[Diagnostic], before: list[Diagnostic]) -> None:
    unread, unread_before = _of_the_text(after), _of_the_text(before)
    assert unread <= unread_before, "mended into what cannot be read"
    if not unread_before:
        assert sum(each.is_error for each in after) <= sum(each.is_error for each in before), "mended into more errors"


def _of_the_text(found: list[Diagnostic]) -> int:
    return sum(each.code.startswith("OZ0") for each in found)
