"""The house: imports point down only, and each third party lives in its place."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "ozmlcli"

#: From the bottom up. A module imports from layers below its own; within a layer only where it is a package.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("language",),
    ("shape", "suggest"),
    ("document", "switches"),
    ("finding",),
    ("diagnostic", "source", "printer", "scan", "modes", "tree", "values", "keys"),
    ("files", "locate", "meaning", "parse", "relayout", "write", "rules", "schema"),
    ("ignore", "sniff", "settings"),
    ("place", "discover", "append", "directives", "baseline"),
    ("ordinary", "stencil"),
    ("template",),
    ("checker", "fixes"),
    ("load",),
    ("diff",),
    ("author", "fmt"),
    ("builder",),
    ("show",),
    ("report",),
    ("task",),
    ("examine", "reformat"),
    ("crew",),
    ("parallel",),
    ("generate",),
    ("cli",),
)
#: Names that stand outside: the public face and the way in.
FACES = {"__init__", "__main__"}
#: Where each third party may be imported.
HOMES = {
    "click": {"cli"},
    "rich": {"report"},
    "pathspec": {"ignore", "settings"},
    "lxml": {"tree", "parse", "schema", "generate"},
    "xmlschema": {"schema"},
    "tomllib": {"settings"},
}


def _modules() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in PACKAGE.rglob("*.py"):
        found.setdefault(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), []).append(path)
    return found


def _imports(path: Path) -> set[str]:
    """Top-level names that a file imports: of our package by its module, of others by their name."""
    depth = len(path.relative_to(PACKAGE).parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {f".{(node.module or alias.name).partition('.')[0]}" for alias in node.names}
    return found


def test_every_module_has_a_layer() -> None:
    assert set(_modules()) - FACES == {name for layer in LAYERS for name in layer}


def test_imports_point_down_only() -> None:
    height = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    upward = [
        f"{path.relative_to(PACKAGE)} imports {imported}"
        for name, paths in _modules().items()
        if name not in FACES
        for path in paths
        for imported in _imports(path)
        if imported[0] == "."
        and imported[1:] in height
        and imported[1:] != name
        and height[imported[1:]] >= height[name]
    ]
    assert upward == []


def test_third_parties_live_in_their_places() -> None:
    for library, homes in HOMES.items():
        users = {name for name, paths in _modules().items() for path in paths if library in _imports(path)}
        assert users == homes, library


def test_rules_know_nothing_of_lxml_text_or_files() -> None:
    allowed = {".finding", ".document", ".shape", ".language", ".modes", ".suggest", ".values", ".keys", ".rules"}
    for path in (PACKAGE / "rules").glob("*.py"):
        if path.name not in {"registry.py", "catalogue.py"}:
            ours = {name for name in _imports(path) if name[0] == "."}
            assert ours <= allowed, path.name


def test_files_stay_small() -> None:
    tables = {"language/commands.py", "builder/commands.py"}  # data, and made from data
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert set(long) <= tables
