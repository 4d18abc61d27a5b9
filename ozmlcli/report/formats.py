"""The forms in which ``ozml validate`` can say what it found; each is loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .outcome import Outcome


class Format(NamedTuple):
    """A form: its name, which is its module's too, and what it is for."""

    name: str
    help: str


#: Needs the source beside the findings, and is printed file by file.
TEXT = Format("text", "The line at fault, what is wrong with it, what to write instead and how a fix changes it.")

#: Those that take the whole outcome.
FORMATS = (
    Format("concise", "A line for each finding, for editors and grep."),
    Format("json", "All that is known of each finding, for programs."),
    Format("github", "Annotations in GitHub Actions."),
    Format("gitlab", "A Code Quality report for GitLab."),
    Format("sarif", "SARIF 2.1.0, for code scanning and viewers of several tools."),
    Format("junit", "JUnit XML, in which each file is a test case, for Jenkins and others."),
)


def render(name: str, outcome: Outcome) -> str:
    """The outcome in the form called ``name``."""
    rendered: str = import_module(f"{__package__}.{name}").render(outcome)
    return rendered
