"""What the words of the command line chose, as values."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..bulk.task import Mending
from ..checker.aim import NO_AIM, Aim
from ..finding import Severity


class Selection(NamedTuple):
    """Which files, and where their settings come from; None and () where the command line leaves something to these."""

    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool | None = None
    config: str | None = None
    isolated: bool = False
    stdin_filename: str = ""
    skip_other_xml: bool = False


class Choices(NamedTuple):
    """The choices of ``ozml validate``; None and () where it leaves something to the settings.

    ``reads_mode`` where it says that the mode is to be read off the documents, whatever the settings say.
    """

    aim: Aim = NO_AIM
    reads_mode: bool = False
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    mending: Mending = Mending.NONE
    unsafe: bool = False
    baseline: str | None = None
    files: Selection = Selection()

    @property
    def mode(self) -> str | None:
        """The word for the mode; None where the line leaves it open."""
        if self.reads_mode:
            return "auto"
        return self.aim.mode.value if self.aim.mode is not None else None

    @property
    def answers(self) -> str | None:
        """The name of the notification that the documents answer; None where the line leaves it open."""
        return self.aim.answers.name if self.aim.answers is not None else None
