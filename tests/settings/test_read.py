"""Bytes to settings; and every fault with its place and in words."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.finding import Severity
from ozmlcli.rules.catalogue import RULES
from ozmlcli.rules.registry import ALL_RULES, FALLBACK_RULES, TEXT_RULES
from ozmlcli.settings.error import SettingsError
from ozmlcli.settings.model import FIELDS, FILE_PATTERN, PATTERN, Many, Settings, Table
from ozmlcli.settings.read import Loaded, read
from ozmlcli.settings.values import WrongError, settings_of

from .tables import ANY, PIECES, SPOILT_TABLES, TABLES, written

ALL_OF_IT = b"""
select = ["ALL", "OZ4"]
ignore = ["OZ1", "letter-case"]
exclude = ["old/"]
extend-exclude = ["*.bak.xml", "!keep.bak.xml"]
respect-gitignore = false
mode = "extension"
answers = "IncomingCall"
variables = ["$customer", "item.name"]
fail-on = "warning"
line-length = 120
indent = "tab"
severity = { OZ401 = "warning", letter-case = "error" }

[per-file-ignores]
"old/*.xml" = ["OZ402"]
[per-file-mode]
"routing/" = "routing"
[per-file-answers]
"sms*.xml" = "IncomingSMS"
"""


def settled(text: str | bytes, path: str = "ozml.toml") -> Loaded:
    loaded = read(text.encode() if isinstance(text, str) else text, path)
    assert loaded is not None
    return loaded


def trouble(data: bytes, path: str) -> SettingsError | None:
    try:
        read(data, path)
    except SettingsError as error:
        return error
    return None


def wrong(table: dict[str, Any]) -> WrongError | None:
    try:
        settings_of(table)
    except WrongError as error:
        return error
    return None


def fault(text: str | bytes, path: str = "ozml.toml") -> SettingsError:
    error = trouble(text.encode() if isinstance(text, str) else text, path)
    assert error is not None
    assert error.path == path
    return error


def test_everything_that_can_be_settled() -> None:
    assert settled(ALL_OF_IT).settings == Settings(
        select=("ALL", "OZ4"),
        ignore=("OZ1", "letter-case"),
        severity=(("OZ401", Severity.WARNING), ("letter-case", Severity.ERROR)),
        exclude=("old/",),
        extend_exclude=("*.bak.xml", "!keep.bak.xml"),
        respect_gitignore=False,
        mode="extension",
        answers="IncomingCall",
        variables=("customer", "item.name"),
        fail_on=Severity.WARNING,
        per_file_ignores=(("old/*.xml", ("OZ402",)),),
        per_file_mode=(("routing/", "routing"),),
        per_file_answers=(("sms*.xml", "IncomingSMS"),),
        line_length=120,
        indent="tab",
    )
    assert settled(ALL_OF_IT).given == {field.key for field in FIELDS}
    assert settled(ALL_OF_IT).settings.excluded == ("old/", "*.bak.xml", "!keep.bak.xml")


def test_an_empty_file_settles_nothing() -> None:
    assert settled("") == Loaded("ozml.toml", Settings(), frozenset())


def test_the_fields_of_settings_are_those_of_the_table() -> None:
    assert {field.attribute for field in FIELDS} == set(Settings._fields)
    assert all(field.default == getattr(Settings(), field.attribute) for field in FIELDS)


def test_settings_travel_between_processes() -> None:
    loaded = settled(ALL_OF_IT)
    assert pickle.loads(pickle.dumps(loaded)) == loaded  # noqa: S301
    error = fault("mode = 3")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == f"ozml.toml:1:8: {error.message}"  # noqa: S301


def test_in_pyproject_settings_are_a_table_among_others() -> None:
    text = "[project]\nname = 'ozml'\n[tool.ozml]\nmode = 'routing'\n[tool.ozml.severity]\nOZ401 = 'warning'"
    loaded = settled(text, "/a/pyproject.toml")
    assert loaded.settings == Settings(mode="routing", severity=(("OZ401", Severity.WARNING),))
    assert loaded.given == {"mode", "severity"}
    assert loaded.folder == "/a"


@pytest.mark.parametrize(
    "text",
    ["", "[tool.ruff]", "dependencies = ['ozml']", "tool = 'ozml'", "tool.x = 'ozml'", "# ozml\n[tool]", "not = TOML"],
)
def test_a_pyproject_without_the_table_has_no_settings(text: str) -> None:
    assert read(text.encode(), "pyproject.toml") is None


def test_a_pyproject_without_the_word_costs_no_toml_reader() -> None:
    program = (
        "import sys; from ozmlcli.settings.find import Finder; from ozmlcli.settings.read import read;"
        "print(read(b'[tool.ruff]', 'pyproject.toml'), *{'tomllib', 'pathspec', 'difflib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"


@pytest.mark.parametrize(
    ("text", "row", "column", "message"),
    [
        ('\nselct = ["ALL"]', 2, 1, 'Unknown setting "selct". Did you mean select?'),
        ("fail_on = 'error'", 1, 1, 'Unknown setting "fail_on". Did you mean fail-on?'),
        ("[severty]\nOZ401 = 'error'", 1, 2, 'Unknown setting "severty". Did you mean severity?'),
        ("mode = 3", 1, 8, 'mode must be "auto", "extension", "third-party" or "routing", not 3.'),
        ("mode = 'ruting'", 1, 8, '"ruting" is no mode. Did you mean "routing"?'),
        ("fail-on = 'never'", 1, 11, 'fail-on must be "error" or "warning", not "never".'),
        ("respect-gitignore = 'yes'", 1, 21, 'respect-gitignore must be true or false, not "yes".'),
        ("select = 'OZ4'", 1, 10, 'select must be a list of rules, such as ["OZ4"], not "OZ4".'),
        ("ignore = [\n  'OZ4', # 1\n  3,\n]", 3, 3, 'ignore must hold rules, such as "OZ4", not 3.'),
        ("select = ['OZ4', 'OZ9']", 1, 18, 'There is no rule "OZ9". The command "ozml rule" lists them.'),
        ("select = ['oz4']", 1, 11, 'There is no rule "oz4". Did you mean OZ4?'),
        ("ignore = ['letter_csae']", 1, 11, 'There is no rule "letter_csae". Did you mean letter-case?'),
        ("severity = 'error'", 1, 12, 'severity must be a table, such as { "reject-not-first" = "warning" }, not "error".'),
        ("severity.OZ4 = 'error'", 1, 10, "OZ4 stands for several rules. Name each by its code or name."),
        ("[severity]\nOZ401 = 'fatal'", 2, 9, 'severity must be "error" or "warning", not "fatal".'),
        (
            "[severity]\nOZ401 = 'error'\nreject-not-first = 'error'",
            3,
            1,
            "reject-not-first is the same rule as OZ401. Keep one of them.",
        ),
        ("answers = 'IncommingCall'", 1, 11, '"IncommingCall" is no notification. Did you mean "IncomingCall"?'),
        ("mode = 'routing'\nanswers = 'GoTo'", 2, 11, "GoTo is no notification of routing mode."),
        (
            "exclude = ['a', '!']",
            1,
            17,
            '"!" is not a pattern. It is written as in .gitignore, such as tests/broken/ or *.old.xml.',
        ),
        (
            "[per-file-mode]\n'!a' = 'routing'",
            2,
            1,
            '"!a" is not a pattern for files. It is written as in .gitignore, without a ! before it, such as sms/ or *-sms.xml.',
        ),
        (
            "variables = ['$a', 'b c']",
            1,
            20,
            '"b c" is not a name of a variable. It is made of letters, digits, underscores and dots, such as customer or customer.name.',
        ),
        ("[per-file-mode]\ncall.xml = 'routing'", 2, 1, 'A pattern with a dot stands between quotes. Write "call.xml".'),
        ("per-file-ignores.a = ['OZ4', 'doctype']", 1, 30, None),
        # of the syntax
        ("mode = routing", 1, 8, 'Text stands between quotes. Write "routing".'),
        ("select = [ALL]", 1, 11, 'Text stands between quotes. Write "ALL".'),
        ("[per-file-mode]\n *.xml = 'routing'", 2, 2, 'Such a key stands between quotes. Write "*.xml".'),
        ("[per-file-mode]\nsms/ = 'routing'", 2, 1, 'Such a key stands between quotes. Write "sms/".'),
        ("mode = 'auto'\nmode = 'auto'", 2, 1, "This is given twice. Keep one of them."),
        ("[severity]\n[severity]", 2, 10, "This table is given twice. Put what it holds under one heading."),
        ('mode = "auto\n', 1, 13, "A quote is missing at the end of the text on this line."),
        ("select = [\n'ALL'\n\n", 2, 6, "This is not TOML: unclosed array."),
        ("a = \0", 1, 5, "This is not TOML: invalid value."),
        # of the bytes
        (b"\xef\xbb\xbfmode = 3", 1, 8, None),
        (b"# x\n# \xc3\xa9 \xe9\n", 2, 5, "The byte 0xE9 is not UTF-8. TOML is written in UTF-8; save the file in that encoding."),
        ("mode = 3".encode("utf-16"), 1, 1, "The file is in UTF-16. TOML is written in UTF-8; save the file in that encoding."),
        (b"#" * (1 << 20) + b"#", 1, 1, "The file is too long for settings: more than 1 MB."),
        # of what is made to be slow, or to break the reader
        (f"\nx = {'[' * 100_000}", 1, 1, "Lists or tables stand too deep within each other."),
        (f"\nx = {'{a=' * 100_000}", 1, 1, "Lists or tables stand too deep within each other."),
        ("\n" + ".".join("a" * 100_000), 2, 1, "A key has more than 100 parts."),
        ("\n" + " . ".join(["'a'"] * 100_000), 2, 1, "A key has more than 100 parts."),
        (f"\nx = {'1' * 100_000}", 2, 5, "A number has too many digits."),
        (f"mode = 0x{'f' * 100_000}", 1, 8, None),
        ("mode = 'a\\u001b[31mb'".replace("'", '"'), 1, 8, None),
    ],
)  # fmt: skip
def test_a_fault_has_its_place_and_words(text: str | bytes, row: int, column: int, message: str | None) -> None:
    error = fault(text)
    assert (error.row, error.column, error.message) == (row, column, message or error.message)
    assert error.message.isprintable()


def test_a_place_in_pyproject_is_one_of_the_whole_file() -> None:
    error = fault("[project]\nmode = 3\n[tool.ozml]\nmode = 3\r\n", "pyproject.toml")
    assert (error.row, error.column) == (4, 8)
    error = fault("[tool]\r\nozml = 3", "pyproject.toml")
    assert str(error) == "pyproject.toml:2:8: tool.ozml must be a table, not 3. Write [tool.ozml] on a line of its own."
    assert fault("[[tool.ozml]]\na = 1", "pyproject.toml").message.startswith("tool.ozml must be a table, not a list.")


@pytest.mark.parametrize("module", ALL_RULES)
def test_every_rule_is_settled_by_code_and_name_but_those_that_judge_the_text(module: str) -> None:
    rule = RULES[module]
    final = module in TEXT_RULES + FALLBACK_RULES
    for word in (rule.code, rule.name):
        assert settings_of({"select": [word]}).select == (word,)
        for table in ({"ignore": [word]}, {"severity": {word: "error"}}, {"per-file-ignores": {"a": [word]}}):
            if not final:
                settings_of(table)
                continue
            with pytest.raises(WrongError) as caught:
                settings_of(table)
            assert caught.value.message.startswith(f"{word} cannot be ignored or changed in severity: ")
            if module in TEXT_RULES:
                assert caught.value.message.endswith(": a text that is not XML cannot be judged.")


@pytest.mark.parametrize("word", ["ALL", "OZ", "OZ0", "OZ00", "OZ10", "OZ4"])
def test_what_stands_for_several_rules_passes_over_those_that_judge_the_text(word: str) -> None:
    assert settings_of({"ignore": [word], "select": [word]}).ignore == (word,)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_a_value_of_another_kind_is_refused(field: Any) -> None:
    misfits = [
        -1,
        1.5,
        "nix/\n",
        ["\n"],
        [[]],
        {"\n": "\n"},
        {"a": {}},
        {"OZ401": [3]},
        tomllib.loads("x = 1979-05-27")["x"],
    ]
    misfits += [True] * (field.default is not True) + [{}] * (not isinstance(field.kind, Table))
    misfits += [[]] * (not isinstance(field.kind, Many))
    for value in misfits:
        error = wrong({field.key: value})
        assert error is not None, value
        assert error.path[0] == field.key
        assert error.message.isprintable()
        assert error.message.endswith((".", "?"))


@ANY
@given(st.data())
def test_a_text_gives_what_its_table_gives_however_it_is_written(data: st.DataObject) -> None:
    text = data.draw((SPOILT_TABLES | TABLES).flatmap(written))
    table = tomllib.loads(text)
    expected = wrong(table)
    if expected is None:
        assert settled(text).settings == settings_of(table)
        return
    error = fault(text)
    assert error.message == expected.message
    line = text.replace("\r\n", "\n").split("\n")[error.row - 1]
    assert line[error.column - 1 : error.column].strip()


@ANY
@given(PIECES)
def test_the_library_takes_every_pattern_that_is_taken(pattern: str) -> None:
    from pathspec import GitIgnoreSpec

    if wrong({"exclude": [pattern]}) is not None:
        return
    (made,) = GitIgnoreSpec.from_lines([pattern]).patterns
    assert made.include is (not pattern.startswith("!"))


@pytest.mark.parametrize("kind", [PATTERN, FILE_PATTERN])
@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "/a",
        "a/",
        "a/b",
        "*.xml",
        "**/a",
        "a/**",
        "a?b",
        "[a-c].xml",
        "[!a]",
        "my file.xml",
        " a",
        "\\#a",
        "\\!a",
        "a\\ b",
        "é",
        "a#",
        "**",
        "*",
    ],
)
def test_the_usual_patterns_are_taken(kind: Any, pattern: str) -> None:
    key = "exclude" if kind is PATTERN else "per-file-mode"
    settings_of({key: [pattern] if kind is PATTERN else {pattern: "routing"}})


@pytest.mark.parametrize(
    "pattern",
    ["", " ", "/", "!", "!/", "//", "# a", "a ", "a\\ ", "a\\", "a\\/b", "[a", "[]", "[!]", "[a/b]", "[\\]]", "[z-a]", "[[:alpha:]]", "a\tb", "a\nb", "a\n", "\0"],
)  # fmt: skip
def test_what_git_would_not_read_as_it_is_meant_is_no_pattern(pattern: str) -> None:
    for table in ({"exclude": [pattern]}, {"per-file-mode": {pattern: "routing"}}):
        error = wrong(table)
        assert error is not None
        assert " is not a pattern" in error.message


@ANY
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_give_settings_or_a_fault(data: bytes) -> None:
    for path in ("ozml.toml", "pyproject.toml"):
        error = trouble(data + b"#ozml", path)
        if error is not None:
            assert error.row >= 1
            assert error.column >= 1
            assert error.message.isprintable()
