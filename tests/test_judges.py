"""Three judges of form agree: the table's rules, libxml2 and xmlschema."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import xmlschema
from hypothesis import HealthCheck, given, note, settings
from lxml import etree

from ozmlcli.checker.aim import aim
from ozmlcli.checker.check import check
from ozmlcli.checker.schema import canonical_tree, schema_path
from ozmlcli.document.element import Document, Element
from ozmlcli.document.modes import read_modes
from ozmlcli.fmt.write import write
from ozmlcli.language.index import OPEN_NAMES
from ozmlcli.rules.base import Context
from ozmlcli.rules.registry import SCHEMA_RULES, load
from tests.documents import documents, faulty_documents

LIBXML2 = etree.XMLSchema(etree.parse(schema_path()))
XMLSCHEMA = xmlschema.XMLSchema(schema_path())
EXAMPLES = Path(__file__).parents[1] / "examples"
#: How many documents each test is to invent at the least; ``make judges`` asks for more than the tests do.
JUDGED = int(os.environ.get("OZML_JUDGED", "0"))


def _open_to_all(element: Element) -> bool:
    """Whether an element stands where the language says nothing, so that the XSD does not look at it."""
    return any(ancestor.name in OPEN_NAMES for ancestor in element.ancestors())


def the_table_accepts(document: Document) -> bool:
    context = Context(document, read_modes(document, aim().possible), None)
    for module in SCHEMA_RULES:
        rule, judge = load(module).RULE, load(module).check
        for element in document.elements:
            if rule.whole and element is not document.root:
                continue
            if rule.looks_at is not None and element.name not in rule.looks_at:
                continue
            if any(True for _ in judge(element, context)) and not _open_to_all(element):
                return False
    return True


def verdicts(document: Document) -> tuple[bool, bool, bool]:
    tree = canonical_tree(document.root)
    text = etree.tostring(tree, encoding="unicode")
    note(text)
    return the_table_accepts(document), LIBXML2.validate(tree), XMLSCHEMA.is_valid(text)


@settings(max_examples=max(2000, JUDGED), deadline=None, suppress_health_check=list(HealthCheck))
@given(faulty_documents())
def test_the_three_judges_agree_on_documents_with_something_wrong(document: Document) -> None:
    table, libxml2, xmlschema_ = verdicts(document)
    assert table == libxml2 == xmlschema_


@settings(max_examples=max(1000, JUDGED), deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_the_three_judges_accept_what_the_table_makes(document: Document) -> None:
    assert verdicts(document) == (True, True, True)


@settings(max_examples=max(500, JUDGED), deadline=None, suppress_health_check=list(HealthCheck))
@given(faulty_documents())
def test_no_fault_needs_the_words_of_xmlschema(document: Document) -> None:
    assert "unexplained" not in {diagnostic.name for diagnostic in check(write(document))}


@pytest.mark.skipif(
    shutil.which("xmllint") is None and "CI" not in os.environ,
    reason="xmllint is not installed (Debian: libxml2-utils); in CI this fails",
)
def test_xmllint_accepts_the_schema_and_the_examples() -> None:
    documents_ = [str(path) for path in sorted(EXAMPLES.rglob("*.xml"))]
    assert documents_
    done = subprocess.run(
        ["xmllint", "--noout", "--schema", schema_path(), *documents_], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "judge", [LIBXML2.validate, lambda tree: XMLSCHEMA.is_valid(etree.tostring(tree, encoding="unicode"))]
)
@pytest.mark.parametrize(
    ("document", "accepted"),
    [
        ("<Response/>", True),
        ("<Response><Record>\n</Record></Response>", True),
        ("<Response><Record Format='$f' Duration='a $b c'/></Response>", True),
        ("<Response><Record Format='ogg'/></Response>", False),
        ("<Speak>Hello.</Speak>", False),
        ("<Request DialedAddress='1'><OnWhatever><Foo/></OnWhatever></Request>", True),
        ("<Response><Beep Tone='3'>x<y/></Beep></Response>", True),
    ],
)
def test_the_schema_says_what_the_language_is(judge: object, document: str, *, accepted: bool) -> None:
    assert callable(judge)
    assert judge(etree.fromstring(document)) is accepted
