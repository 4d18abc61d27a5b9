"""The table of settings. The reader, the JSON Schema and --show-settings all read it."""

from __future__ import annotations

from typing import NamedTuple

from ..finding import Severity
from ..fmt.printer import Style
from ..language.model import Mode
from ..language.notifications import NOTIFICATIONS

_CONTROL = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
_IN_SET = rf"[^\\\]/{_CONTROL}]"
#: No control characters, no white space at the end, a backslash before something that it can quote, sets that are closed.
_PATTERN = (
    r"(?=.*[^\s/!])(?!.*\s$)"
    rf"(?:[^\\[{_CONTROL}]|\\[^/{_CONTROL}]|\[(?:[!^]|(?![!^]))(?:\]{_IN_SET}*|{_IN_SET}+)\])*$"
)


class Text(NamedTuple):
    """A kind of text: a ``noun`` with its ``plural``, an ``example``, and what keeps to it.

    That is one of the ``choices``, or what ``pattern`` matches; where both are empty, it is a word for rules, of which
    :mod:`~ozmlcli.settings.selectors` knows more. The patterns mean the same to Python and to ECMAScript.
    """

    noun: str
    plural: str
    example: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    must: str = ""


class Flag(NamedTuple):
    """True or false."""


class Number(NamedTuple):
    """A whole number between two, or one of the ``words`` in the place of one."""

    least: int
    most: int
    words: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """Such as: a whole number from 0 to 16 or "tab"."""
        return " or ".join([f"a whole number from {self.least} to {self.most}", *(f'"{word}"' for word in self.words)])

    def accepts(self, value: object) -> bool:
        """Whether ``value`` is such a number or word. True and false are none."""
        if isinstance(value, int) and not isinstance(value, bool):
            return self.least <= value <= self.most
        return isinstance(value, str) and value in self.words


class Many(NamedTuple):
    """A list."""

    of: Text


class Table(NamedTuple):
    """A table whose keys are of a kind too."""

    keys: Text
    values: Text | Many


Kind = Text | Flag | Number | Many | Table

#: What select takes: a rule's name or code, the beginning of a code, or ALL.
SELECTOR = Text("a rule", "rules", "OZ4")
#: The same without the rules that cannot be left out.
IGNORABLE = Text("a rule that can be ignored", "rules", "OZ4")
#: One rule, but for those that judge the text itself.
RULE = Text("a rule", "rules", "reject-not-first")
SEVERITY = Text("a severity", "severities", "warning", tuple(severity.value for severity in Severity))
MODE = Text("a mode", "modes", "routing", ("auto", *(mode.value for mode in Mode)))
NOTIFICATION = Text(
    "a notification", "notifications", "IncomingCall", tuple(notification.name for notification in NOTIFICATIONS)
)
PATTERN = Text(
    "a pattern",
    "patterns as in .gitignore",
    "tests/broken/",
    pattern=f"^(?!#){_PATTERN}",
    must="It is written as in .gitignore, such as tests/broken/ or *.old.xml.",
)
FILE_PATTERN = Text(
    "a pattern for files",
    "patterns as in .gitignore",
    "sms/",
    pattern=f"^(?![#!]){_PATTERN}",
    must="It is written as in .gitignore, without a ! before it, such as sms/ or *-sms.xml.",
)
VARIABLE = Text(
    "a name of a variable",
    "names of variables",
    "customer",
    pattern=r"^\$?[A-Za-z_][A-Za-z0-9_.]*$",
    must="It is made of letters, digits, underscores and dots, such as customer or customer.name.",
)
LINE_LENGTH = Number(20, 1000)
INDENT = Number(0, 16, ("tab",))

#: What belongs to tools and to others, not to the project.
_EXCLUDE = (".git/", ".hg/", ".svn/", ".venv/", "__pycache__/", "node_modules/", "vendor/")


class Settings(NamedTuple):
    """What is settled for the documents in a folder. The fields are those of :data:`FIELDS`, the defaults too.

    Patterns are relative to the folder of the settings' file. Tables are pairs, in the file's order. The names of
    ``variables`` are without the $.
    """

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    exclude: tuple[str, ...] = _EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    mode: str = "auto"
    answers: str | None = None
    variables: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per_file_mode: tuple[tuple[str, str], ...] = ()
    per_file_answers: tuple[tuple[str, str], ...] = ()
    line_length: int = Style().line_length
    indent: int | str = len(Style().indent)

    @property
    def excluded(self) -> tuple[str, ...]:
        """The patterns of what is passed over in folders."""
        return self.exclude + self.extend_exclude


class Field(NamedTuple):
    """A setting: its key in the file, what it may hold, and a sentence on it."""

    key: str
    kind: Kind
    doc: str

    @property
    def attribute(self) -> str:
        """Its name in :class:`Settings`."""
        return self.key.replace("-", "_")

    @property
    def default(self) -> object:
        """What holds where nothing is written."""
        return Settings._field_defaults[self.attribute]


FIELDS: tuple[Field, ...] = (
    Field("select", Many(SELECTOR), "The rules that are asked: names, codes, beginnings of codes such as OZ4, or ALL."),
    Field("ignore", Many(IGNORABLE), "The rules that are not asked, even where select names them."),
    Field("severity", Table(RULE, SEVERITY), "For a rule, whether what it finds is an error or a warning."),
    Field(
        "exclude",
        Many(PATTERN),
        "What is passed over in folders: patterns as in .gitignore, relative to the folder of this file.",
    ),
    Field("extend-exclude", Many(PATTERN), "Patterns beside those of exclude, which by default has the usual ones."),
    Field("respect-gitignore", Flag(), "Whether what .gitignore files name is passed over in folders."),
    Field("mode", MODE, "The control mode that the documents are for; auto reads it off each document."),
    Field("answers", NOTIFICATION, "The notification that the documents answer."),
    Field("variables", Many(VARIABLE), "The names of the variables that the site provides, with or without the $."),
    Field("fail-on", SEVERITY, "The least severity with which a run fails."),
    Field("per-file-ignores", Table(FILE_PATTERN, Many(IGNORABLE)), "For files by pattern, rules that are not asked."),
    Field(
        "per-file-mode",
        Table(FILE_PATTERN, MODE),
        "For files by pattern, the control mode; where several patterns match, the last one counts.",
    ),
    Field(
        "per-file-answers",
        Table(FILE_PATTERN, NOTIFICATION),
        "For files by pattern, the notification that they answer; where several patterns match, the last one counts.",
    ),
    Field("line-length", LINE_LENGTH, "The length of line up to which ozml fmt leaves a start tag on one."),
    Field("indent", INDENT, "By how many spaces ozml fmt indents what an element holds; or tab."),
)
FIELD_BY_KEY = {field.key: field for field in FIELDS}
