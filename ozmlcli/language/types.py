"""The kinds of values that parameters take: one :class:`ValueType` each, with its check, its XSD form and its words.

Every value may also hold a variable (``$name``), which the phone system replaces before it reads the value; what such a
value will be is not known here, so it is never faulted. Patterns are written in what the regular expressions of Python
and of XML Schema have in common.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

import re
from enum import Enum
from typing import NamedTuple

#: The white space of XML. ``str.strip`` without it would also take away no-break spaces.
WHITE_SPACE = " \t\r\n"

#: What makes a text hold a variable, in Python and in the XSD.
VARIABLE_PATTERN = r"[$][A-Za-z_]"


class WhiteSpace(Enum):
    """What of the white space in a value is part of it, and what is layout. No page says; this is inferred."""

    KEPT = "kept"  # all: a message has its lines and its blanks
    TRIMMED = "trimmed"  # that between its ends: no number, name or URL begins or ends with a blank
    WORDS = "words"  # only that words are apart: what is spoken has no width


class ValueType(NamedTuple):
    """A kind of value.

    ``name`` is the XSD type's name and ``metavar`` the word in help texts. ``words`` completes "is not ...". Values are
    limited by ``choices`` or ``pattern``, or by neither. ``python`` is the type in the Python API.
    """

    name: str
    metavar: str
    words: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    python: str = "str"
    remedy: str = ""
    white_space: WhiteSpace = WhiteSpace.TRIMMED

    @property
    def free(self) -> bool:
        """Whether every text is a value of this type."""
        return not self.choices and not self.pattern

    def accepts(self, value: str) -> bool:
        """Whether ``value`` is of this type, in the letter case of the documentation, or holds a variable."""
        if not self.choices and not self.pattern:
            return True
        value = value.strip(WHITE_SPACE)
        if value in self.choices or (self.pattern and re.fullmatch(self.pattern, value)):
            return True
        return holds_variable(value)

    def canonical(self, value: str) -> str:
        """``value`` in the documentation's letter case where that is all that differs, else as it is."""
        if self.choices:
            bare = value.strip(WHITE_SPACE)
            folded = bare.lower()
            for choice in self.choices:
                if choice.lower() == folded and choice != bare:
                    return choice
        return value

    def meant(self, value: str) -> str:
        """What ``value`` says: less the white space that is layout, and in the documentation's letter case."""
        if self.white_space is WhiteSpace.KEPT:
            return value
        if self.white_space is WhiteSpace.WORDS:
            return " ".join(re.split(f"[{WHITE_SPACE}]+", value.strip(WHITE_SPACE)))
        return self.canonical(value.strip(WHITE_SPACE))


def holds_variable(value: str) -> bool:
    """Whether ``value`` holds a variable such as ``$name``."""
    return "$" in value and re.search(VARIABLE_PATTERN, value) is not None


def _choice(name: str, *choices: str, python: str = "") -> ValueType:
    literal = f"Literal[{', '.join(repr(choice) for choice in choices)}]".replace("'", '"')
    words = ", ".join(choices[:-1]) + " or " + choices[-1]
    return ValueType(name, "|".join(choices), words, choices, python=python or literal)


def _alarm_number(name: str, digits: str, words: str, remedy: str) -> ValueType:
    return ValueType(name, "DIGITS", words, pattern=f"[0-9A-Fa-f]{digits}", remedy=remedy)


TEXT = ValueType("Text", "TEXT", "text", white_space=WhiteSpace.KEPT)
SPEECH = ValueType("Speech", "TEXT", "text to speak", white_space=WhiteSpace.WORDS)
#: What people hear or read.
PROSE = frozenset({TEXT, SPEECH})
URL = ValueType("Url", "URL", "a URL")
NUMBER = ValueType("PhoneNumber", "NUMBER", "a phone number")
CALL_ID = ValueType("CallId", "ID", "a call ID")
NAME = ValueType("Name", "NAME", "a name")
PATH = ValueType("Path", "PATH", "a path")
LANGUAGE = ValueType("Language", "LANGUAGE", "a language code")
SQL = ValueType("Sql", "SQL", "an SQL statement")

SECONDS = ValueType(
    "Seconds",
    "SECONDS",
    "a whole number of seconds",
    pattern="[0-9]+",
    python="int",
    remedy="Write digits only, such as 60.",
)
COUNT = ValueType(
    "Count", "N", "a whole number", pattern="[0-9]+", python="int", remedy="Write digits only, such as 4."
)

FORMAT = _choice("Format", "mp3", "wav")
PARTY = _choice("Party", "caller", "callee", "all")
TRANSFEROR = _choice("TransferorParty", "caller", "callee")
BOOLEAN = _choice("Boolean", "true", "false", python="bool")
QUALIFIER = _choice("EventQualifier", "NewEvent", "NewRestore", "StatusReport")

DTMF_SET = ValueType(
    "DtmfSet",
    "KEYS",
    "a set of DTMF keys",
    pattern=r"[0-9*#]*",
    remedy="Use 0 to 9, * and #, one after another without separators, such as 12#.",
)
DTMF_SEQUENCE = ValueType(
    "DtmfSequence",
    "KEYS",
    "one or more DTMF keys",
    pattern=r"[0-9*#]+",
    remedy="Use 0 to 9, * and #, such as 1 or 42#. Several keys need an Input each.",
)
DTMF_KEY = ValueType("DtmfKey", "KEY", "one DTMF key", pattern=r"[0-9*#]?", remedy="Use one of 0 to 9, * and #.")
DTMF_SIGNALS = ValueType(
    "DtmfSignals",
    "KEYS",
    "one or more DTMF signals",
    pattern=r"[0-9*#A-Da-d]+",
    remedy="Use 0 to 9, *, # and A to D, such as 42#.",
)

ALARM_ACCOUNT = _alarm_number("AlarmAccount", "{4}", "a number of four digits", "Write all four digits, such as 0042.")
ALARM_CODE = _alarm_number("AlarmCode", "{1,3}", "a number of up to three digits", "Write digits only, such as 110.")
ALARM_PARTITION = _alarm_number(
    "AlarmPartition", "{1,2}", "a number of up to two digits", "Write digits only, such as 1."
)
#: Alarm numbers are decimal in the OzML pages and hexadecimal in the vendor's SDK (source SDK-ALARM).
ALARM_TYPES = frozenset({ALARM_ACCOUNT, ALARM_CODE, ALARM_PARTITION})
