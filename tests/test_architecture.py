"""The house: imports point down only, nothing goes in circles, and each third party lives in its place."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "ozmlcli"

#: From the bottom up: a part of the house imports from those below it.
LAYERS = (
    "language",
    "suggest",
    "document",
    "finding",
    "diagnostic",
    "scan",
    "reader",
    "files",
    "rules",
    "checker",
    "fmt",
    "settings",
    "builder",
    "diff",
    "show",
    "report",
    "bulk",
    "generate",
    "cli",
)
#: Names that stand outside: the public face and the way in.
FACES = {"__init__", "__main__"}
#: Where each third party may be imported: a part of the house, or a module of one.
HOMES = {
    "click": {"cli"},
    "rich": {"report"},
    "pathspec": {"files.ignore", "settings"},
    "lxml": {"reader.parse", "reader.tree", "checker.schema", "generate"},
    "xmlschema": {"checker.schema"},
    "tomllib": {"settings"},
}
#: What rules may know: nothing of lxml, of texts or of files.
KNOWN_TO_RULES = {"document", "finding", "language", "rules", "suggest"}


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the package, by their names in it: ``scan`` and ``scan.faults``."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


def part(module: str) -> str:
    return module.partition(".")[0]


def ours(module: str) -> set[str]:
    """The modules of ours that a module imports, also within functions and for its types."""
    package = module if module in _packages() else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(modules()[module]):
        if not isinstance(node, ast.ImportFrom) or node.level == 0:
            continue
        folders = package.split(".") if package else []
        above = folders[: len(folders) - node.level + 1]
        home = ".".join([*above, *([node.module] if node.module else [])])
        for alias in node.names:
            inner = f"{home}.{alias.name}".lstrip(".")
            found.add(inner if inner in modules() else home or "__init__")
    return found - {module}


def _packages() -> set[str]:
    return {".".join(path.parent.relative_to(PACKAGE).parts) for path in PACKAGE.rglob("__init__.py")}


def theirs(module: str) -> set[str]:
    """The third parties, and modules of Python, that a module imports."""
    found = set()
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Import):
            found |= {part(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(part(node.module or ""))
    return found


def test_every_module_has_a_layer() -> None:
    assert {part(module) for module in modules()} - FACES == set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_down_only(layer: str) -> None:
    below = {*LAYERS[: LAYERS.index(layer) + 1], "__init__"}
    upward = {
        f"{module} imports {imported}"
        for module in modules()
        if part(module) == layer
        for imported in ours(module)
        if part(imported) not in below
    }
    assert upward == set()


def test_no_module_leads_back_to_itself() -> None:
    graph = {module: ours(module) for module in modules() if module not in FACES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("library", HOMES)
def test_third_parties_live_in_their_places(library: str) -> None:
    homes = HOMES[library]
    users = {module for module in modules() if library in theirs(module)}
    assert {home for home in homes if any(f"{user}.".startswith(f"{home}.") for user in users)} == homes
    assert [user for user in users if not any(f"{user}.".startswith(f"{home}.") for home in homes)] == []


def test_rules_know_nothing_of_lxml_text_or_files() -> None:
    for module in modules():
        if part(module) == "rules":
            assert {part(imported) for imported in ours(module)} <= KNOWN_TO_RULES, module


def test_files_stay_small() -> None:
    tables = {"language/commands.py", "builder/commands.py"}  # data, and made from data
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert set(long) <= tables


def test_the_map_names_every_part_in_this_order() -> None:
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    drawn = text.split("ozmlcli/\n", 1)[1].split("\n```", 1)[0]
    assert re.findall(r"^  (\w+)(?:/|\.py) ", drawn, re.MULTILINE) == list(LAYERS)
