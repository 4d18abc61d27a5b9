"""ozml schema."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from ozmlcli.checker.schema import schema_path
from tests.cli.program import HELLO, ozml, shell


def test_it_prints_the_schema_of_the_package_byte_for_byte() -> None:
    done = ozml("schema")
    assert (done.code, done.err) == (0, "")
    assert done.out == Path(schema_path()).read_bytes()


def test_what_it_prints_is_a_schema_that_judges_documents() -> None:
    schema = etree.XMLSchema(etree.fromstring(ozml("schema").out))
    assert schema.validate(etree.fromstring(HELLO))
    assert not schema.validate(etree.fromstring(b"<Response><Speek/></Response>"))


def test_it_writes_the_schema_to_a_file(tmp_path: Path) -> None:
    done = shell("ozml schema -o ozml.xsd && ozml schema | cmp - ozml.xsd", tmp_path)
    assert (done.code, done.out, done.err) == (0, b"", "")
