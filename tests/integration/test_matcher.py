"""The problem matcher finds in the text that the program prints each finding with all its parts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ozmlcli import Diagnostic, check
from tests.cli.program import process
from tests.integration.checkout import ROOT
from tests.rules.test_documentation import EXAMPLES, MARK

((MATCHER,),) = [
    matcher["pattern"]
    for matcher in json.loads((ROOT / ".github" / "ozml-matcher.json").read_text("utf-8"))["problemMatcher"]
]
PARTS = ("file", "line", "column", "severity", "code", "message")
#: Documents whose findings quote what may mislead: places, colons, words that the program itself says, odd characters.
MISLEADING = (
    "<Response><Speak Foo='b.xml:1:2: error OZ102 x: y'>Hi</Speak></Response>",
    "<Response><Record Format='\u2028:1:1: \u00e9\u65e5\x85\U0001f4de'/></Response>",
    "<Response><Record Format=': error OZ201 invalid-value: '/></Response>",
    "<a:1:2:>",
)
#: Names of files, in folders of their own.
NAMES = ("a.xml", "my calls.xml", "c:1:2.xml", "\u00e9\u65e5.xml", "error OZ102 x: y.xml")

#: A runner of GitHub reads the log line by line, with regular expressions as those of ECMAScript.
JAVASCRIPT = """
const fs = require('fs');
const [pattern, lines] = JSON.parse(fs.readFileSync(0, 'utf-8'));
const expression = new RegExp(pattern);
console.log(JSON.stringify(lines.map(line => { const found = expression.exec(line); return found && [...found]; })));
"""


class Printed:
    """What the program prints on documents with every fault that the rules describe, and what it means by that."""

    def __init__(self, folder: Path) -> None:
        texts = [example.text.replace(MARK, "") for example in EXAMPLES if example.kind == "Bad"] + list(MISLEADING)
        self.diagnostics: list[Diagnostic] = []
        paths = []
        for number, text in enumerate(texts):
            name = f"{number:03}/{NAMES[number % len(NAMES)]}"
            data = text.encode()
            (folder / name).parent.mkdir()
            (folder / name).write_bytes(data)
            self.diagnostics += check(data, path=name)
            paths.append(name)
        done = process("validate", "--output-format", "text", *paths, cwd=folder, env={"PYTHONUTF8": "1"})
        self.lines = done.text.split("\n")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return Printed(tmp_path_factory.mktemp("faults"))


def expected(found: Diagnostic) -> list[str]:
    numbers = [str(found.location.row), str(found.location.column)]
    message = "".join(c if c.isprintable() or c == "\u00a0" else "\ufffd" for c in found.message)
    return [found.path, *numbers, found.severity.value, found.code, message]


def parts(match: list[str] | re.Match[str]) -> list[str]:
    return [match[MATCHER[part]] for part in PARTS]


def test_the_matcher_has_every_part() -> None:
    assert set(MATCHER) == {"regexp", *PARTS}
    assert sorted(MATCHER[part] for part in PARTS) == list(range(1, re.compile(MATCHER["regexp"]).groups + 1))


def test_it_matches_each_finding_and_no_other_line(printed: Printed) -> None:
    found = [match for line in printed.lines if (match := re.match(MATCHER["regexp"], line))]
    assert len(found) > 60
    assert {match[MATCHER["severity"]] for match in found} == {"error", "warning"}
    assert [parts(match) for match in found] == [expected(each) for each in printed.diagnostics]


def test_it_matches_the_same_in_javascript(printed: Printed) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node")
    given = json.dumps([MATCHER["regexp"], printed.lines])
    done = subprocess.run([node, "-e", JAVASCRIPT], input=given, capture_output=True, encoding="utf-8", check=True)
    found = [match for match in json.loads(done.stdout) if match]
    assert [parts(match) for match in found] == [expected(each) for each in printed.diagnostics]
