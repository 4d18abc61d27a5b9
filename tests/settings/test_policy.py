"""Which findings count, and how much."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

import pytest

from ozmlcli.checker.aim import aim
from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic
from ozmlcli.finding import Severity
from ozmlcli.rules import catalogue
from ozmlcli.rules.registry import FALLBACK_RULES, TEXT_RULES
from ozmlcli.settings.model import IGNORABLE, SELECTOR, Settings
from ozmlcli.settings.policy import Choices, Judgement, Policy
from ozmlcli.settings.selectors import from_command_line

FAULTY = b"<response><Delay/><Reject/><Speek/></response>"
FOUND = check(FAULTY)
BROKEN = check(b"<Response>")
RULES = list(catalogue.RULES.values())
#: A finding of each rule.
EACH = [FOUND[0]._replace(code=rule.code, name=rule.name, severity=rule.severity) for rule in RULES]
FINAL = {catalogue.RULES[module].code for module in TEXT_RULES + FALLBACK_RULES}


def codes(diagnostics: Iterable[Diagnostic]) -> set[str]:
    return {diagnostic.code for diagnostic in diagnostics}


def left(
    settings: Settings, select: list[str] | None = None, ignore: Iterable[str] = (), path: str = "a.xml"
) -> set[str]:
    return codes(
        Judgement(settings, Choices(None if select is None else tuple(select), tuple(ignore))).policy(path).apply(EACH)
    )


def test_the_default_changes_nothing_and_copies_nothing() -> None:
    assert Judgement(Settings()).policy("a.xml") == Policy()
    assert Policy().apply(EACH) is EACH
    assert Judgement(Settings(ignore=("OZ1",))).policy("a.xml").apply([]) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_selected_ignored_and_changed_by_code_and_by_name(rule: object) -> None:
    assert isinstance(rule, tuple)
    code, name, severity = rule[:3]
    every, one = codes(EACH), {code}
    for word in (code, name):
        assert left(Settings(select=(word,))) == FINAL | one
        assert left(Settings(ignore=(word,))) == FINAL | (every - one)
        assert left(Settings(per_file_ignores=(("a.xml", (word,)),))) == FINAL | (every - one)
        assert left(Settings(), select=[word]) == FINAL | one
        assert left(Settings(), ignore=[word]) == FINAL | (every - one)
        for new in Severity:
            applied = Judgement(Settings(severity=((word, new),))).policy("a.xml").apply(EACH)
            expected = [
                each._replace(severity=new) if each.code == code and code not in FINAL else each for each in EACH
            ]
            assert applied == expected
            assert severity in Severity


@pytest.mark.parametrize("prefix", ["OZ", "OZ0", "OZ1", "OZ11", "OZ4"])
def test_the_beginning_of_a_code_stands_for_all_rules_with_it(prefix: str) -> None:
    meant = {code for code in codes(EACH) if code.startswith(prefix)}
    assert left(Settings(select=(prefix,))) == FINAL | meant
    assert left(Settings(ignore=(prefix,))) == FINAL | (codes(EACH) - meant)


def test_ignore_wins_over_select_however_exact() -> None:
    assert left(Settings(select=("OZ401",), ignore=("OZ4",))) == FINAL
    assert left(Settings(ignore=("ALL",))) == FINAL
    assert left(Settings(select=())) == FINAL


def test_the_command_line_selects_in_place_of_the_file_and_ignores_beside_it() -> None:
    settings = Settings(select=("OZ1",), ignore=("OZ102",))
    assert left(settings, select=["OZ102"]) == FINAL | {"OZ102"}
    assert left(settings, select=["OZ102"], ignore=["OZ1"]) == FINAL
    assert left(settings, ignore=["OZ11"]) == FINAL | {
        code for code in codes(EACH) if code.startswith("OZ1") and not code.startswith("OZ11") and code != "OZ102"
    }


def test_what_the_command_line_selects_is_still_ignored_in_single_files() -> None:
    settings = Settings(per_file_ignores=(("old/", ("OZ102",)),))
    assert left(settings, select=["OZ102"], path="old/a.xml") == FINAL
    assert left(settings, select=["OZ102"], path="a.xml") == FINAL | {"OZ102"}


def test_the_order_stays_and_only_the_severity_changes() -> None:
    name = FOUND[-1].name
    policy = Judgement(Settings(severity=((name, Severity.WARNING),))).policy("a.xml")
    assert policy.apply(FOUND) == [*FOUND[:-1], FOUND[-1]._replace(severity=Severity.WARNING)]


def test_a_text_that_cannot_be_read_is_told_whatever_is_ignored() -> None:
    assert BROKEN
    assert Judgement(Settings(select=(), ignore=("ALL",))).policy("a.xml").apply(BROKEN) == BROKEN


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("sms/", ["sms/a.xml", "x/sms/b/a.xml"], ["sms.xml", "sms"]),
        ("/sms/*.xml", ["sms/a.xml", "./sms/a.xml"], ["x/sms/a.xml", "sms/a.ozml"]),
        ("*-sms.xml", ["a-sms.xml", "x/y/a-sms.xml"], ["a-sms.xml.bak"]),
        ("sms", ["sms/a.xml", "sms"], ["asms/a.xml"]),
        ("*", ["a.xml", "x/y.xml"], ["../a.xml"]),
        ("a.xml", ["a.xml"], ["../a.xml", "../x/a.xml"]),
    ],
)
def test_patterns_for_files_are_those_of_gitignore(pattern: str, matching: list[str], others: list[str]) -> None:
    judgement = Judgement(
        Settings(
            per_file_ignores=((pattern, ("OZ102",)),),
            per_file_mode=((pattern, "routing"),),
            per_file_answers=((pattern, "Error"),),
        )
    )
    for path in matching:
        assert "OZ102" not in codes(judgement.policy(path).apply(EACH)), path
        assert judgement.aim(path) == ("routing", "Error"), path
    for path in others:
        assert judgement.policy(path).apply(EACH) is EACH, path
        assert judgement.aim(path) == ("auto", None), path


def test_ignores_of_several_patterns_add_up_and_of_modes_the_last_counts() -> None:
    settings = Settings(
        ignore=("OZ101",),
        per_file_ignores=(("a*", ("OZ102",)), ("*.xml", ("OZ103",))),
        per_file_mode=(("a*", "routing"), ("*.xml", "extension")),
    )
    assert codes(EACH) - left(settings) == {"OZ101", "OZ102", "OZ103"}
    assert Judgement(settings).aim("a.xml") == ("extension", None)
    assert Judgement(settings).aim("a.ozml") == ("routing", None)


SEVERAL = Settings(
    mode="extension",
    answers="IncomingCall",
    per_file_mode=(("r.xml", "routing"), ("e.xml", "extension"), ("both.xml", "routing"), ("against.xml", "routing")),
    per_file_answers=(
        ("s.xml", "RoutingInterception"),
        ("both.xml", "RoutingInterception"),
        ("x.xml", "Error"),
        ("against.xml", "GoTo"),
    ),
)


@pytest.mark.parametrize(
    ("path", "choices", "expected"),
    [
        ("a.xml", Choices(), ("extension", "IncomingCall")),
        ("r.xml", Choices(), ("routing", None)),
        ("e.xml", Choices(), ("extension", "IncomingCall")),
        ("s.xml", Choices(), ("auto", "RoutingInterception")),
        ("both.xml", Choices(), ("routing", "RoutingInterception")),
        ("x.xml", Choices(), ("extension", "Error")),
        ("a.xml", Choices(mode="routing"), ("routing", None)),
        ("s.xml", Choices(mode="extension"), ("extension", None)),
        ("both.xml", Choices(mode="auto"), ("auto", "RoutingInterception")),
        ("r.xml", Choices(answers="GoTo"), ("auto", "GoTo")),
        ("r.xml", Choices(answers="RoutingInterception"), ("routing", "RoutingInterception")),
        ("r.xml", Choices(mode="extension", answers="GoTo"), ("extension", "GoTo")),
    ],
)
def test_of_what_does_not_go_together_the_weaker_gives_way(
    path: str, choices: Choices, expected: tuple[str, str | None]
) -> None:
    mode, answers = Judgement(SEVERAL, choices).aim(path)
    assert (mode, answers) == expected
    aim(mode, answers)


def test_what_is_equally_strong_is_the_checkers_to_refuse() -> None:
    with pytest.raises(ValueError, match="GoTo is no notification of routing mode"):
        aim(*Judgement(SEVERAL).aim("against.xml"))


def test_a_policy_travels_between_processes() -> None:
    settings = Settings(ignore=("OZ1",), severity=(("OZ401", Severity.WARNING),), per_file_ignores=(("*", ("OZ2",)),))
    policy = Judgement(settings).policy("a.xml")
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301


def test_the_command_line_takes_words_in_any_letter_case_and_between_commas() -> None:
    assert from_command_line(["oz4,Letter_Case", "all", " OZ401 ,"], IGNORABLE) == (
        "OZ4",
        "letter-case",
        "ALL",
        "OZ401",
    )
    assert from_command_line(["doctype,oz001"], SELECTOR) == ("doctype", "OZ001")
    for word, message in {
        "oz9": 'There is no rule "oz9". The command "ozml rule" lists them.',
        "leter-case": 'There is no rule "leter-case". Did you mean letter-case?',
        "oz001": "OZ001 cannot be ignored or changed in severity: a text that is not XML cannot be judged.",
        "Doctype": "doctype cannot be ignored or changed in severity: a text that is not XML cannot be judged.",
    }.items():
        with pytest.raises(ValueError, match=r"rule|ignored") as caught:
            from_command_line(["OZ4", word], IGNORABLE)
        assert str(caught.value) == message
