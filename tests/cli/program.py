"""Running the program in the tests: within this process for speed, or as a process or a shell line of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ozmlcli.checker.check import check
from ozmlcli.cli.main import run
from ozmlcli.document.element import Document
from ozmlcli.language.model import Parameter
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source

SCRIPTS = Path(sys.executable).parent
OZML = str(SCRIPTS / "ozml")

HELLO = b'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Speak>Hello.</Speak>\n</Response>\n'


class Result(NamedTuple):
    """What a run left: its exit code, standard output as bytes and standard error as text."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def error(self) -> str:
        """What standard error says, without the lines on usage and the warnings."""
        aside = ("Usage: ", "Try '", "Warning: ")
        lines = [line for line in self.err.splitlines() if line and not line.startswith(aside)]
        return "\n".join(lines).removeprefix("Error: ")


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield out, err
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def ozml(*arguments: str | Path, stdin: bytes = b"") -> Result:
    """Run the program within this process."""
    with _streams(stdin) as (out, err):
        code = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return Result(code, out.getvalue(), err.getvalue().decode("utf-8"))


def process(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Result:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [OZML, *arguments], input=stdin, capture_output=True, env={**os.environ, **(env or {})}, cwd=cwd, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def shell(line: str, cwd: Path, *, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result:
    """Run a line of bash, in which a failing part of a pipe fails the whole."""
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PATH": path, **(env or {})},
        cwd=cwd,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def tree(data: bytes) -> Document:
    """The document in ``data``, which must be valid."""
    assert [diagnostic for diagnostic in check(data) if diagnostic.is_error] == []
    source = read_source(data)
    assert isinstance(source, Source)
    parsed = parse(source, data)
    assert isinstance(parsed, Parsed)
    return parsed.document


def commands(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """The commands of a valid document: for each its name and its parameters, with a text under the name ""."""
    found = []
    root = tree(data).root
    for element in [root] if root.is_command else root.children:
        given = {attribute.name: attribute.value for attribute in element.attributes}
        found.append((element.name, {**given, **({"": element.text} if element.text else {})}))
    return found


def sample(parameter: Parameter) -> str:
    """A value that the parameter takes."""
    if parameter.type.free:
        return "x y"
    if parameter.type.choices:
        return parameter.type.choices[0]
    return next(value for value in ("60", "1", "0042") if parameter.type.accepts(value))


def wrong(parameter: Parameter) -> str:
    """A value that the parameter does not take; there is none where every text is a value."""
    return next(value for value in ("oops", "1,2", "") if not parameter.type.accepts(value))
