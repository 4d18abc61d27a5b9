"""Write the files that are made from the language table: ``python -m ozmlcli.generate [--check]``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .catalogue import make_catalogue
from .classes import make_commands
from .readme import make_readme
from .settings_schema import make_settings_schema
from .xsd import make_xsd

ROOT = Path(__file__).resolve().parent.parent.parent

CATALOGUE = "ozmlcli/rules/catalogue.py"

#: The files made, and how.
TARGETS: dict[str, Callable[[], str]] = {
    "schemas/ozml.xsd": make_xsd,
    "schemas/ozml-settings.json": make_settings_schema,
    "ozmlcli/builder/commands.py": make_commands,
    CATALOGUE: make_catalogue,
    "README.md": make_readme,
}


def stale() -> list[str]:
    """The files that differ from what the table makes."""
    return [
        name
        for name, make in TARGETS.items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text("utf-8") != make()
    ]


def main(arguments: list[str]) -> int:
    """Write what is stale; with ``--check`` only name it, and fail if there is any."""
    found = stale()
    for name in found:
        if "--check" not in arguments:
            (ROOT / name).write_text(TARGETS[name](), "utf-8", newline="\n")
        print(name)
    if CATALOGUE in found and "--check" not in arguments:
        # What is loaded still has the old one, of which other files are made.
        return subprocess.run([sys.executable, "-m", __package__ or ""], check=False).returncode
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
