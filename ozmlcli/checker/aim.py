"""What a document is for, as far as its author or the settings say so."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterable
from typing import NamedTuple

from ..language.index import NOTIFICATION_BY_NAME
from ..language.model import ANY_MODE, Mode, Notification


class Aim(NamedTuple):
    """What the user says of a document: its mode, the notification that it answers, or nothing.

    ``variables`` are the names that the site provides beyond those of the language; ``url`` is where the phone system
    fetches the document.
    """

    mode: Mode | None = None
    answers: Notification | None = None
    variables: frozenset[str] = frozenset()
    url: str = ""

    @property
    def possible(self) -> frozenset[Mode]:
        """The modes that are left."""
        modes = self.answers.modes if self.answers is not None and self.answers.modes else ANY_MODE
        return modes & {self.mode} if self.mode is not None else modes

    @property
    def is_bare(self) -> bool:
        """Whether it names neither a notification nor a URL, about which there are rules of their own."""
        return self.answers is None and not self.url

    def over(self, other: "Aim") -> "Aim":
        """This, completed by what ``other`` says and this leaves open; what does not go together with this is left out."""
        if other == NO_AIM:  # equal, not the same: in another process it is a copy
            return self
        made = self._replace(variables=self.variables | other.variables, url=self.url or other.url)
        if made.mode is None and made._replace(mode=other.mode).possible:
            made = made._replace(mode=other.mode)
        if made.answers is None and made._replace(answers=other.answers).possible:
            made = made._replace(answers=other.answers)
        return made


NO_AIM = Aim()


def aim(
    mode: Mode | str | None = None,
    answers: Notification | str | None = None,
    variables: Iterable[str] = (),
    url: str = "",
) -> Aim:
    """What a document is for, from words.

    Args:
        mode: ``extension``, ``third-party`` or ``routing``; None or ``auto`` to read it off the document.
        answers: the name of a notification.
        variables: the names of variables that the site provides, without the $.
        url: the address of the document.

    Raises:
        ValueError: for an unknown word, and where the notification is not of the mode.
    """
    if isinstance(mode, str):
        mode = None if mode == "auto" else Mode(mode)
    if isinstance(answers, str):
        if answers not in NOTIFICATION_BY_NAME:
            raise ValueError(f"{answers} is no notification; there are {', '.join(NOTIFICATION_BY_NAME)}")
        answers = NOTIFICATION_BY_NAME[answers]
    aimed = Aim(mode, answers, frozenset(variables), url)
    if mode is not None and answers is not None and not aimed.possible:
        raise ValueError(f"{answers.name} is no notification of {mode.value} mode")
    return aimed
