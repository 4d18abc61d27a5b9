"""Folders of documents for the tests of ``ozml validate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.program import HELLO, ozml

SOUND = HELLO
#: An error that nothing mends.
FAULTY = b'<Response>\n  <Record Format="ogg" FinishedUrl="u"/>\n</Response>\n'
#: A warning that --fix mends.
ODD = b"<Response>\n  <hangup/>\n</Response>\n"
MENDED = b"<Response>\n  <Hangup/>\n</Response>\n"
#: An error that --fix --unsafe-fixes mends.
MISSPELT = b"<Response>\n  <Speek>Hello.</Speek>\n</Response>\n"
OTHER = b"<project/>\n"


def put(name: str | Path, data: bytes | str = SOUND) -> str:
    """Write a file, with the folders that it lies in."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(name)


def judged(*arguments: str | Path, stdin: bytes = b"") -> Any:
    """What ``ozml validate`` finds, as JSON."""
    return json.loads(ozml("validate", "--output-format", "json", *arguments, stdin=stdin).out)


def found(*arguments: str | Path, stdin: bytes = b"") -> list[tuple[str, str]]:
    """Of each finding the file and the code."""
    return [(each["path"], each["code"]) for each in judged(*arguments, stdin=stdin)["diagnostics"]]


def forest(top: Path, number: int = 600, data: tuple[bytes, ...] = (ODD, SOUND, FAULTY, OTHER, MISSPELT)) -> None:
    """A tree of so many documents, of which one cannot be read."""
    for each in range(number):
        put(top / f"{each % 7}" / f"{each:04}.xml", data[each % len(data)])
    (top / "3" / "0000-nowhere.xml").symlink_to("nix")
