"""A copy of what this project needs to be installed, as others get it: changes that are not committed are in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = (
    "ozmlcli",
    "schemas",
    ".github",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
    "action.yml",
)

GOOD = b"<Response>\n  <Speak>Leave a message.</Speak>\n</Response>\n"
BAD = b"<Response>\n  <Say>Leave a message.</Say>\n</Response>\n"
FINDING = ":2:4: error OZ102 unknown-command: Say is no command of OzML."


def copy_to(folder: Path) -> Path:
    """Copy the project to a new folder."""
    folder.mkdir()
    for name in _NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def plain_environment(**more: str | Path) -> dict[str, str]:
    """This process's environment, without what git, pre-commit or GitHub set for the process that runs the tests."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "GITHUB_"))}
    return {**ours, **{name: str(value) for name, value in more.items()}}


class Repository:
    """A git repository with nothing of the user's settings."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._environment = {**environment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        folder.mkdir(exist_ok=True)
        self("git", "init", "--quiet")
        for name in ("name", "email"):
            self("git", "config", f"user.{name}", "tests@example.com")

    def __call__(self, *words: str, code: int = 0) -> str:
        """Run a program in the repository, which is to end with ``code``; what it says."""
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout
        return done.stdout

    def commit(self, message: str, code: int = 0) -> str:
        """Commit all that is there."""
        self("git", "add", "--all")
        return self("git", "commit", "--message", message, code=code)
