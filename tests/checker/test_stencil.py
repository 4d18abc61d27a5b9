"""Where things stand in documents of one template, as it is known from their frame."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ozmlcli.checker.place import Places
from ozmlcli.checker.stencil import Stencil
from ozmlcli.checker.template import Cut, Template, cut
from ozmlcli.document.element import Document, Element
from ozmlcli.document.part import Place, Span, Target
from ozmlcli.fmt.write import write, write_compact
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source
from tests.checker.test_template import MENU, PLAIN, forget, teach
from tests.documents import documents, faulty_documents

__all__ = ["forget"]

#: Parts of a document that a template knows: there are no instructions in it.
TARGETS = [target for target in Target if target is not Target.INSTRUCTION]


def known(text: str) -> tuple[Cut, Template] | None:
    pieces = cut(text)
    template = pieces.template if pieces is not None else None
    return (pieces, template) if pieces is not None and template is not None else None


def parts(element: Element) -> list[Place]:
    """All that a finding may be about."""
    keys = ["", "Foo", *(attribute.written for attribute in element.attributes)]
    return [Place(element, target, key, number) for target in TARGETS for key in keys for number in (0, 1)]


def assert_found(text: str) -> None:
    found = known(text)
    parsed = parse(Source(text, plain=True), text.encode())
    assert found is not None
    assert isinstance(parsed, Parsed)
    pieces, template = found
    locate = template.places(text, pieces.written)
    if locate is None:
        assert "\n" in "".join(pieces.written)
        return
    places = Places(text)
    for element in parsed.document.elements:
        for place in parts(element):
            assert locate(place) == places.locate(place), place


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("value", ["", "7", "12345", "&amp;", "\u00e9\U0001f4de", "  a  ", " "])
@pytest.mark.parametrize("place", range(4))
def test_everything_is_where_it_would_be_found_in_the_text(place: int, value: str, line_end: str) -> None:
    menu = MENU.replace("\n", line_end)
    teach(menu.format(*PLAIN))
    text = menu.format(*PLAIN[:place], value, *PLAIN[place + 1 :])
    if known(text) is None:
        assert not value.strip(" ")  # a text that is blank is none, so there is another frame
        return
    assert_found(text)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(), faulty_documents()), st.booleans())
def test_so_it_is_in_any_document(document: Document, compact: bool) -> None:
    text = write_compact(document.root) if compact else write(document).decode()
    teach(text)
    assume(known(text))
    assert_found(text)


def test_where_a_text_goes_over_a_line_nothing_is_known() -> None:
    text = "<Response>\n<Speak>{}</Speak>\n</Response>"
    teach(text.format("one line"))
    found = known(text.format("two\nlines"))
    assert found is not None
    pieces, template = found
    assert template.places(text.format("two\nlines"), pieces.written) is None


def test_a_stretch_of_the_text_is_where_it_is() -> None:
    text = MENU.format(*PLAIN)
    teach(text)
    found = known(text)
    assert found is not None
    locate = found[1].places(text, found[0].written)
    assert locate is not None
    assert locate(Span(40, 50)) == Places(text).locate(Span(40, 50))


def test_the_frame_is_read_to_its_end_at_once_as_threads_share_it() -> None:
    stencil = Stencil("<Response><Speak>\1</Speak><Hangup/></Response>", 0, "\1")
    assert list(stencil._locator._tags._pass) == []
