"""How rules are asked: what a rule needs, it must find out of nothing less."""

from __future__ import annotations

import pickle
import random
import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ozmlcli.builder.element import make_element
from ozmlcli.checker.check import check
from ozmlcli.checker.template import cut
from ozmlcli.document.element import Document
from ozmlcli.document.modes import read_modes
from ozmlcli.document.shape import MOST, MOST_CHARACTERS, PLAIN, find_shape
from ozmlcli.finding import Finding, Severity
from ozmlcli.fmt.write import write
from ozmlcli.language.index import all_specs
from ozmlcli.language.model import ANY_MODE, Mode
from ozmlcli.language.notifications import RESPONSE
from ozmlcli.language.types import WHITE_SPACE, ValueType
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from ozmlcli.rules.base import Context, Rule
from ozmlcli.rules.catalogue import RULES
from ozmlcli.rules.registry import dispatch, load
from tests.documents import faulty_documents
from tests.rules.test_documentation import EXAMPLES, MARK

ANY_RULE = Rule("", "", Severity.ERROR)
#: Rules that are not asked of every element that they look at.
CHOOSY = [
    module
    for module, rule in RULES.items()
    if rule._replace(code="", name="", severity=Severity.ERROR, looks_at=None, whole=False) != ANY_RULE
]
NEEDY = [module for module, rule in RULES.items() if rule.needs]
TEXTS = [example.text.replace(MARK, "") for example in EXAMPLES if example.module in CHOOSY]


#: Values of every kind.
VALUES = (
    "1",
    "2",
    "12",
    "60",
    "#",
    "wav",
    "mp3",
    "true",
    "false",
    "caller",
    "all",
    "en",
    "x",
    "a.wav",
    "http://b.example/",
)


def asked_directly(module: str, text: str) -> int:
    """How much the rule finds in a document if it is asked whatever the document holds."""
    return len(found_directly(module, text))


def found_directly(module: str, text: str) -> list[Finding]:
    """What the rule finds in a document if it is asked whatever the document holds."""
    source = read_source(text.encode())
    parsed = parse(source, text.encode()) if isinstance(source, Source) else None
    assert isinstance(parsed, Parsed)
    document, rule = parsed.document, RULES[module]
    context = Context(document, read_modes(document, ANY_MODE), None)
    looked_at = [
        each
        for each in document.elements
        if (rule.looks_at is None or each.name in rule.looks_at)
        and rule.has_text in {None, bool(each.text.strip(WHITE_SPACE))}
    ]
    ours = [document.root] if rule.whole and looked_at else looked_at
    return [finding for each in ours for finding in load(module).check(each, context)]


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.sampled_from([0.0, 0.3, 1.0]))
def test_a_rule_finds_the_same_as_if_it_were_always_asked(text: str, chance: random.Random, share: float) -> None:
    """Also where characters are written as numbers, which keeps the needs out of sight."""
    for character in "$@\u00c3\u00a9\ufffd ":
        if chance.random() < share:
            head, mark, tail = text.partition("<Response>")
            text = head + mark + _hidden(tail, character)
    if chance.random() < share:
        text = text.replace("Language=", "lANGUAGE=").replace("press", "pReSS")
    assert_found(text)


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_a_rule_finds_the_same_in_texts_in_pieces(text: str, chance: random.Random) -> None:
    head, mark, tail = text.partition("<Response>")
    for _ in range(3):
        place = chance.choice([each for each in range(1, len(tail)) if _is_between_tags(tail, each)] or [0])
        tail = tail[:place] + chance.choice(["<!-- a -->", "<?a b?>"]) + tail[place:]
    assert_found(head + mark + tail)


def test_a_formal_rule_needs_no_strings() -> None:
    """What it finds is remembered for documents with other values, and so with other strings."""
    assert not [module for module, rule in RULES.items() if rule.formal and rule.needs]
    assert any(rule.formal for rule in RULES.values())


@pytest.mark.parametrize("module", [module for module, rule in RULES.items() if rule.formal])
def test_what_a_formal_rule_finds_does_not_hang_on_values(module: str) -> None:
    """As long as they are as documented, which is what a template's values must be."""
    told = 0
    for text in (example.text.replace(MARK, "") for example in EXAMPLES if example.module == module):
        for _ in range(2):
            check(text.encode())
        places = [match.span() for match in re.finditer(r'(?<==")[^"]*(?=")|(?<=>)[^<>\s][^<>]*(?=<)', text)]
        alike = [f"{text[:start]}{value}{text[end:]}" for start, end in places for value in VALUES]
        found = [_without_elements(found_directly(module, each)) for each in (text, *alike) if _fits(each)]
        assert all(each == found[0] for each in found)
        told += len(found[0]) if len(found) > 1 else 0
    # Values that are as documented give the first two nothing to find; no template has namespaces, and roots have no values.
    assert told or module in {"invalid_value", "value_case", "namespace", "undocumented_root", "unknown_root"}


def _fits(text: str) -> bool:
    pieces = cut(text)
    return pieces is not None and pieces.template is not None and pieces.template.fit(pieces.values)


def _without_elements(findings: list[Finding]) -> list[str]:
    return [re.sub(r"element=<[^>]*>", "", repr(finding)) for finding in findings]


def test_a_rule_about_odd_values_is_asked_where_a_piece_may_be_odd() -> None:
    assert_found("<Response><GoTo>http:/<!-- a -->/app.example/menu</GoTo></Response>")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(faulty_documents())
def test_a_rule_finds_the_same_in_documents_of_any_shape(document: Document) -> None:
    assert_found(write(document).decode())


def assert_found(text: str) -> None:
    codes = [each.code for each in check(text.encode())]
    for module in CHOOSY:
        assert codes.count(RULES[module].code) == asked_directly(module, text), module


PIECES = (
    "http",
    "https",
    "://",
    ":/",
    "//",
    "/",
    " ",
    "\t",
    "a",
    ".wav",
    ".mp3",
    ".ogg",
    "?",
    "&",
    "#",
    "@",
    ":",
    "$x",
    "pwd=b",
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.sampled_from(list(PLAIN)), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_of_a_plain_value_no_rule_about_odd_ones_has_anything_to_say(kind: ValueType, value: str) -> None:
    assume(PLAIN[kind](value))
    for spec in all_specs():
        for parameter in spec.parameters:
            if parameter.type == kind:
                element = make_element(spec, {parameter.name: value})
                document = Document.of(make_element(RESPONSE, {}, [element]))
                context = Context(document, read_modes(document, ANY_MODE), None)
                for module, rule in RULES.items():
                    if rule.odd and spec.name in (rule.looks_at or ()):
                        assert not list(load(module).check(element, context)), module


def _hidden(text: str, character: str) -> str:
    """With one character written as its number, where it stands in a text between tags."""
    pieces = []
    inside = True
    for each in text:
        inside = each == ">" if each in "<>" else inside
        pieces.append(f"&#{ord(each)};" if each == character and inside else each)
    return "".join(pieces)


def _is_between_tags(text: str, place: int) -> bool:
    return text.rfind("<", 0, place) < text.rfind(">", 0, place) < place and "&" not in text


@pytest.mark.parametrize("module", NEEDY)
def test_what_a_rule_needs_is_in_its_bad_documents(module: str) -> None:
    rule = RULES[module]
    for example in EXAMPLES:
        if example.module == module and example.kind == "Bad":
            assert any(need in example.text.lower() for need in rule.needs) or not example.text.isascii()


def test_rules_are_remembered_by_shape_and_not_without_end() -> None:
    _, concerned = dispatch(("duplicate_key",)).of("")[0]
    assert [rule.name for rule in concerned[find_shape("Inputs", [])]] == ["duplicate-key"]
    for number in range(MOST + 10):
        assert not concerned[find_shape(f"NoSuchElement{number}", [])]
    assert len(concerned) <= MOST


def test_nothing_is_remembered_of_shapes_with_very_long_names() -> None:
    _, concerned = dispatch(("duplicate_key",)).of("")[0]
    before = len(concerned)
    shapes = [find_shape(f"NoSuchElement{number}", ["x" * MOST_CHARACTERS]) for number in range(2)]
    assert [concerned[shape] for shape in shapes] == [(), ()]
    assert len(concerned) == before
    assert find_shape(shapes[0].written, [shapes[0].attributes[0].written]) is not shapes[0]


def test_clues_are_read_off_a_copy_as_off_the_document() -> None:
    """A process that is sent a document has copies of the table's values."""
    parsed = parse(Source(RECORD, plain=True), RECORD.encode())
    assert isinstance(parsed, Parsed)
    copied = pickle.loads(pickle.dumps(parsed.document))  # noqa: S301
    for document in (parsed.document, copied):
        clues = read_modes(document, frozenset({Mode.EXTENSION})).clues
        assert [clue.subject for clue in clues] == ["Record", "Duration"]


RECORD = '<Response><Record Duration="9" FinishedUrl="http://app.example/done"/></Response>'
