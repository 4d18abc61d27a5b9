"""Mutation testing of the rules: ``python -m campaigns.mutation [--least PERCENT] [RULE ...]``.

Changes the rules a little, one change at a time, and asks whether a test of the rules fails: one of ``tests/rules``, or for
what keeps a text from being a document one of ``tests/reader``. A change that no test notices is a survivor: it is printed
with its line. The last line counts; the exit code is 1 where fewer than ``--least`` percent were killed.

What is changed: comparisons, ``and`` and ``or``, ``not``, arithmetic and the joining of sets, numbers, truth values and
words (names of elements and parameters among them), what is returned, and statements that are left out. What is not: the
wording of messages, docstrings, annotations, imports, the strings of RULE and the registry's lists of files.

The tools on PyPI were tried by what they say of themselves: mutmut and cosmic-ray also mutate the wording of messages,
which a message's test should not repeat, and cosmic-ray starts the tests anew for each change, which takes hours. Here
the tests are collected once, and run once to see which of them enter which rule; for each change the process forks, puts
the changed code into the module that the tests have imported already, and runs those that enter it up to the first that
fails. First come those that name the rule and those that noticed the changes before.
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import os
import pickle
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, cast

import pytest

ROOT = Path(__file__).parents[1]
RULES = ROOT / "ozmlcli" / "rules"
#: The tests of the rules, beside tests/rules: of those that speak of a text and of its directives.
OF_TEXTS = ("reader/test_parse.py", "reader/test_source.py", "checker/test_directives.py")
#: How many times as long as without a change the tests may compute, and seconds beside; then a loop is endless, and the
#: change is killed.
LIMIT, ALLOWED = 5, 5
#: Calls whose texts are wording.
_SAY = frozenset({"Finding", "Fix", "Related"})
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_LEFT_OUT = (ast.Expr, ast.Assign, ast.AugAssign, ast.Raise, ast.Return, ast.Continue, ast.Break)


class Mutant(NamedTuple):
    """A rule's file with one change."""

    module: str
    line: int
    change: str
    tree: ast.Module


class Survivor(NamedTuple):
    """A change that no test noticed."""

    mutant: Mutant
    was: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=float, default=90, help="percent that must be killed")
    parser.add_argument("rules", nargs="*", help="files of rules without .py; all of them if none is named")
    options = parser.parse_args()
    modules = options.rules or sorted(
        path.stem for path in RULES.glob("*.py") if path.stem not in {"__init__", "catalogue"}
    )
    campaign = Campaign(modules)
    tests = [str(ROOT / "tests" / name) for name in ("rules", *OF_TEXTS)]
    code = pytest.main(["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-seed=0", *tests], [campaign])
    if code != pytest.ExitCode.OK:
        return int(code)
    killed = campaign.total - len(campaign.survivors)
    percent = 100 * killed / campaign.total
    print(f"{killed} killed, {len(campaign.survivors)} survived, {campaign.total} in all: {percent:.1f} %")
    return int(percent < options.least)


class Entered(NamedTuple):
    """What a test did without any change: the rules that it entered, and the seconds that it took."""

    modules: frozenset[str]
    seconds: float


class Campaign:
    """A plugin of pytest: in place of one run of the tests, one for each mutant."""

    def __init__(self, modules: list[str]) -> None:
        self._modules = modules
        self.survivors: list[Survivor] = []
        self.total = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the collected tests, in a process of its own, for each mutant."""
        entered = _enter(session)
        session.config.pluginmanager.unregister(session.config.pluginmanager.get_plugin("terminalreporter"))
        gc.collect()
        gc.freeze()  # lest each process copy all that is in memory
        for name in self._modules:
            started = time.monotonic()
            before, survived = self.total, len(self.survivors)
            source = (RULES / f"{name}.py").read_text("utf-8")
            asked = [item for item in session.items if f"[{name}" in item.name or name in entered[item.nodeid].modules]
            asked.sort(key=lambda item: (f"[{name}-" not in item.name, entered[item.nodeid].seconds))
            limit = LIMIT * sum(entered[item.nodeid].seconds for item in asked) + ALLOWED
            for mutant in mutants(name, source):
                self.total += 1
                killer = _killer(session, asked, mutant, limit)
                if killer is not None and killer < len(asked):
                    asked.insert(0, asked.pop(killer))
                elif killer is None:
                    was = source.splitlines()[mutant.line - 1].strip()
                    self.survivors.append(Survivor(mutant, was))
                    print(f"\n  {name}.py:{mutant.line}: {mutant.change}\n    {was}", end="", flush=True)
            tried = self.total - before
            dead = tried - (len(self.survivors) - survived)
            took = time.monotonic() - started
            print(f"\n{name}: {dead} of {tried} killed by {len(asked)} tests ({took:.0f} s)", end="", flush=True)
        print()
        return True


def _enter(session: pytest.Session) -> dict[str, Entered]:
    """Run all tests without any change, in a process of its own, and see what each enters."""
    with tempfile.TemporaryFile() as file:
        child = os.fork()
        if not child:
            code = 1
            try:
                entered = {item.nodeid: _watched(session, item) for item in session.items}
                file.write(pickle.dumps(entered))
                file.flush()
                code = bool(session.testsfailed)
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        if status:
            raise pytest.UsageError("a test fails without any change")
        file.seek(0)
        found: dict[str, Entered] = pickle.loads(file.read())  # noqa: S301 - written above
        return found


def _watched(session: pytest.Session, item: pytest.Item) -> Entered:
    files: set[str] = set()
    start = time.process_time()
    sys.setprofile(lambda frame, event, _: files.add(frame.f_code.co_filename) if event == "call" else None)
    try:
        _run(session, [item])
    finally:
        sys.setprofile(None)
    ours = {Path(file) for file in files if file.startswith(str(RULES))}
    return Entered(frozenset(path.stem for path in ours), time.process_time() - start)


def _killer(session: pytest.Session, asked: list[pytest.Item], mutant: Mutant, limit: float) -> int | None:
    """The number of the first test that fails with ``mutant``, or one beyond them if it fails otherwise; None for none."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        failed: int | None = len(asked)
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            # Ends the process. It counts what is computed, so that other work on the machine kills no mutant.
            signal.setitimer(signal.ITIMER_PROF, limit)
            _put_in(mutant)
            failed = _run(session, asked)
            os.write(writing, b"" if failed is None else str(failed).encode())
        finally:
            os._exit(failed is not None)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return int(said or len(asked)) if status else None


def _run(session: pytest.Session, items: list[pytest.Item]) -> int | None:
    """Run the tests up to the first that fails, and tell its number."""
    for number, item in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return number
    return None


def _put_in(mutant: Mutant) -> None:
    """Run the changed code in the module, and hand its new functions to all that hold the old ones."""
    module = import_module(f"ozmlcli.rules.{mutant.module}")
    old = {name: value for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
    exec(compile(mutant.tree, str(module.__file__), "exec"), vars(module))  # noqa: S102
    new = {id(value): vars(module)[name] for name, value in old.items()}
    for other in list(sys.modules.values()):
        if isinstance(other, ModuleType) and other.__name__.startswith(("ozmlcli", "tests")):
            for name, value in list(vars(other).items()):
                if id(value) in new:
                    setattr(other, name, new[id(value)])
    import_module("ozmlcli.rules.registry").dispatch.cache_clear()


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """All changes of a rule's file."""
    tree = ast.parse(source)
    for path, node in _candidates(tree, ()):
        for change, made in _changed(node, path):
            yield Mutant(module, node.lineno, change, _with(path, made))


class _Step(NamedTuple):
    """The way to a node from the one that holds it: a field, and where that is a list its number."""

    parent: ast.AST
    field: str
    number: int | None


_Path = tuple[_Step, ...]


def _candidates(node: ast.AST, path: _Path) -> Iterator[tuple[_Path, ast.expr | ast.stmt]]:
    """All statements and expressions that may be changed, with the way to them."""
    for field, value in ast.iter_fields(node):
        if _is_spared(node, field):
            continue
        for number, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _is_left(child, (*path, _Step(node, field, number))):
                way = (*path, _Step(node, field, number))
                if isinstance(child, ast.expr | ast.stmt):
                    yield way, child
                yield from _candidates(child, way)


def _is_spared(node: ast.AST, field: str) -> bool:
    """Whether nothing in a field is changed."""
    return field in {"annotation", "returns", "decorator_list", "bases", "ctx", "slice_type"} or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)  # a docstring
    )


def _is_left(node: ast.AST, path: _Path) -> bool:
    """Whether a node and all in it stay as they are."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Tuple) and len(path) == 2 and all(isinstance(each, ast.Constant) for each in node.elts):
        return True  # the lists of the registry, without which nothing is imported
    if isinstance(node, ast.Subscript) and len(path) == 2:
        return True  # another name of a type
    return isinstance(path[-1].parent, ast.Call) and ast.unparse(path[-1].parent.func) in {"cast", "TypeVar"}


def _changed(node: ast.expr | ast.stmt, path: _Path) -> Iterator[tuple[str, ast.AST]]:
    """A node's changes, with words for each."""
    if isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            for other in _COMPARISONS[type(operator)]:
                made = copy.deepcopy(node)
                made.ops[number] = other()
                yield f"{type(operator).__name__} -> {other.__name__}", made
    elif isinstance(node, ast.BoolOp):
        other_ = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} -> {other_.__name__}", ast.BoolOp(other_(), node.values)
    elif isinstance(node, ast.UnaryOp):
        if isinstance(node.op, ast.Not | ast.USub):
            yield f"without {type(node.op).__name__}", node.operand
    elif isinstance(node, ast.BinOp):
        if type(node.op) in _ARITHMETIC:
            arithmetic = _ARITHMETIC[type(node.op)]
            yield f"{type(node.op).__name__} -> {arithmetic.__name__}", ast.BinOp(node.left, arithmetic(), node.right)
    elif isinstance(node, ast.Constant):
        for value in _other_values(node, path):
            yield f"{node.value!r} -> {value!r}", ast.Constant(value)
    elif isinstance(node, _LEFT_OUT) and any(isinstance(step.parent, ast.FunctionDef) for step in path):
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            yield "left out", ast.Pass()
        if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
            yield "returns None", ast.Return(ast.Constant(None))


def _other_values(node: ast.Constant, path: _Path) -> tuple[bool | int | str, ...]:
    value = node.value
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 1,)
    if isinstance(value, str) and not _is_wording(value, path):
        return (f"XX{value}",)
    return ()


def _is_wording(text: str, path: _Path) -> bool:
    """Whether a string is said to people, and not compared or looked up."""
    if any(isinstance(step.parent, ast.JoinedStr) for step in path):
        return True
    for parent in (step.parent for step in path):
        if isinstance(parent, ast.Call) and ast.unparse(parent.func) in {*_SAY, "Rule"}:
            return ast.unparse(parent.func) == "Rule" or isinstance(path[-1].parent, ast.Call | ast.IfExp)
    return " " in text or text.endswith(".")


def _with(path: _Path, made: ast.AST) -> ast.Module:
    """The file with ``made`` in place of what stands at the end of ``path``."""
    inner = made
    for step in reversed(path):
        parent = copy.copy(step.parent)
        if step.number is None:
            setattr(parent, step.field, inner)
        else:
            items = list(getattr(parent, step.field))
            items[step.number] = inner
            setattr(parent, step.field, items)
        inner = parent
    return ast.fix_missing_locations(cast("ast.Module", inner))


if __name__ == "__main__":
    sys.exit(main())
