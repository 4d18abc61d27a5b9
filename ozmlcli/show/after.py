"""What comes behind a command, and how surely a command runs: decided here alone, for the outline and the chart."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from enum import Enum, IntEnum

from ..document.element import Element
from ..document.meaning import parameters
from ..language.model import Mode
from ..rules.base import call_of
from .script import Script, command_name


class After(Enum):
    """What comes behind a command, as far as the pages say."""

    NEXT = "the next command"
    IF_FAILS = "the next command, if the transfer fails"
    ELSEWHERE = "what a URL or a query answers; of the next command no page says whether it runs"
    UNSTATED = "perhaps the next command"
    CALL_OVER = "the next command, without the call"
    REFUSED = "nothing"


class Standing(IntEnum):
    """How surely a command runs once its document does, in the case that its branch is for. The surest is the least."""

    SURE = 0
    IF_FAILS = 1
    UNSTATED = 2
    UNREACHED = 3

    @property
    def words(self) -> str:
        """What is said of a command that stands so."""
        return _WORDS[self]


_WORDS = {
    Standing.SURE: "",
    Standing.IF_FAILS: "if the transfer fails",
    Standing.UNSTATED: "not stated whether this runs",
    Standing.UNREACHED: "nothing leads here",
}


def after(command: Element, script: Script) -> After:
    """What comes behind ``command``, apart from where its own branches lead."""
    name = command_name(command)
    if name == "GoTo":
        return After.ELSEWHERE if dict(parameters(command)).get("Url") else After.UNSTATED
    if name == "BlindTransfer" and script.reading.mode is not Mode.THIRD_PARTY:
        return After.IF_FAILS  # an example says it (O7631); what comes behind a transfer that succeeds, no page says
    if name == "Hangup" and call_of(command) == "":
        return After.CALL_OVER
    if name == "Reject":
        return After.REFUSED if command.index in script.refusing else After.UNSTATED
    if name == "Exit":
        return After.UNSTATED  # known by its name only
    return After.NEXT
