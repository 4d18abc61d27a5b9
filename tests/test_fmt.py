"""The formatter: what it lays out, what it leaves, and that it loses nothing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ozmlcli.append import append_commands
from ozmlcli.document import Document, Element
from ozmlcli.fmt import Formatted, format_document
from ozmlcli.meaning import meaning
from ozmlcli.parse import Parsed, parse
from ozmlcli.relayout import Layout
from ozmlcli.source import Source, read_source
from ozmlcli.write import write, write_text
from tests.documents import commands, documents, faulty_documents
from tests.wild import wild_documents

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
USUAL = Layout()
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

thorough = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def formatted(data: bytes | str, layout: Layout = USUAL) -> bytes:
    done = format_document(data.encode() if isinstance(data, str) else data, layout)
    assert isinstance(done, Formatted), done
    return done.data


def fmt(text: str, **layout: str | int) -> str:
    """What is between the root's tags, formatted."""
    data = formatted(f"<Response>\n{text}\n</Response>", Layout(**layout)).decode()  # type: ignore[arg-type]
    assert data.startswith(f"{HEAD}<Response>\n")
    assert data.endswith("\n</Response>\n")
    return data.removeprefix(f"{HEAD}<Response>\n").removesuffix("\n</Response>\n")


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
