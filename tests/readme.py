"""The README's console blocks and charts: run in a real shell, and written anew with ``python -m tests.readme``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
#: A block of commands with their outputs; or a chart, and before it in a comment the command that prints it.
_BLOCK = re.compile(r"```console\n(?P<console>.*?)```|<!-- [$] (?P<command>[^\n]*) -->\n```mermaid\n.*?```", re.DOTALL)


def run(command: str, folder: Path) -> str:
    """What a command of the README prints, on both streams."""
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": search, "HOME": str(folder), "LANG": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    (folder / ".status").write_text(str(done.returncode))
    return done.stdout


def rerun(text: str) -> str:
    """The README with the outputs that its commands give now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shown = re.search(r"\$ cat callback\.xml\n(.*?)\$ ", text, re.DOTALL)
        (folder / "callback.xml").write_text(shown[1] if shown else "", "utf-8")
        return _BLOCK.sub(lambda match: _rerun(match, folder), text)


def _rerun(block: re.Match[str], folder: Path) -> str:
    if block["command"] is not None:
        return f"<!-- $ {block['command']} -->\n```mermaid\n{run(block['command'], folder)}```"
    return f"```console\n{_rerun_block(block['console'], folder)}```"


def _rerun_block(block: str, folder: Path) -> str:
    lines = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        # Each command has a shell of its own, so the status of the one before is handed on.
        previous = (folder / ".status").read_text() if (folder / ".status").exists() else "0"
        lines.append(f"$ {command}\n{run(command.replace('$?', previous), folder)}")
    return "".join(lines)


if __name__ == "__main__":
    README.write_text(rerun(README.read_text("utf-8")), "utf-8")
