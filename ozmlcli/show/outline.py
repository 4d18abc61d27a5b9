"""A document as an outline: what is known of it, and its commands in sentences, with their branches below them."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..diagnostic import Diagnostic
from ..language.model import Mode, Root
from ..language.notifications import NOTIFICATIONS
from ..language.words import mode_words
from ..rules.reject_after_answer import NOTHING_TO_REFUSE
from ..suggest import listing
from .flow import Flow, follow
from .items import Item, Outliner
from .join import Joined, entries
from .names import Variable, variables
from .script import Script

#: What is said of a document without any.
NO_COMMANDS = "(no commands)"


class Outline(NamedTuple):
    """A document as an outline.

    ``answers`` is the notification that it is said to answer; ``reached`` are those that other documents bring about, each
    with the path of one; ``may_answer`` are all that it could, where it is not said and other documents do not tell how
    a call comes to it. ``is_answer`` is false for a document whose root encloses no answer, such as Request. ``findings``
    are those about no command of it.
    """

    path: str
    modes: tuple[Mode, ...]
    mode_given: bool
    answers: str | None
    reached: tuple[tuple[str, str], ...]
    may_answer: tuple[str, ...]
    variables: tuple[Variable, ...]
    findings: tuple[Diagnostic, ...]
    items: Sequence[Item]
    is_answer: bool = True


def outlines(joined: Joined, flow: Flow | None = None) -> list[Outline]:
    """The outline of each document; ``flow`` is theirs, if they were followed."""
    targets = {url: joined.scripts[number].path for url, number in joined.links.items()}
    doubts = (flow or follow(joined)).doubts
    starts = entries(joined)
    found = []
    for number, script in enumerate(joined.scripts):
        reached = [(each.notification, joined.scripts[each.source].path) for each in joined.reached.get(number, ())]
        found.append(_outline(script, Outliner(script, targets, doubts), tuple(reached), number in starts))
    return found


def _outline(script: Script, outliner: Outliner, reached: tuple[tuple[str, str], ...], is_entry: bool) -> Outline:
    modes = script.reading.left
    answers = script.answers.name if script.answers is not None else None
    is_answer = isinstance(script.document.root.spec, Root)
    return Outline(
        script.path,
        tuple(mode for mode in Mode if mode in modes),
        script.reading.given,
        answers,
        reached,
        () if answers or not is_entry or not is_answer else _may_answer(script),
        tuple(variables(script)),
        tuple(script.findings.get(-1, ())),
        outliner.all(),
        is_answer,
    )


def mode_sentence(outlined: Outline) -> str:
    """For which mode a document is, and how that is known."""
    words = mode_words(frozenset(outlined.modes))
    if len(outlined.modes) == len(Mode):
        return "nothing in it tells the control mode"
    return f"for {words}" if outlined.mode_given else f"for {words}, by what it holds"


def answers_sentence(outlined: Outline, shown: Callable[[str], str] = str) -> str:
    """What a document answers, or may answer; "" where nothing is known. Paths are written as ``shown``."""
    if outlined.answers is not None:
        return f"answers {outlined.answers}"
    if not outlined.reached and not outlined.is_answer:
        return "answers no notification: it is no Response"
    reached = listing(f"{notification} of {shown(path)}" for notification, path in outlined.reached)
    if not outlined.may_answer:
        return f"answers {reached}" if reached else ""
    if len(outlined.modes) == len(Mode):  # all of them would say nothing
        return f"answers {reached}, among others" if reached else ""
    words = f"may answer {listing(outlined.may_answer, 'or')}"
    return f"{words}; also answers {reached}" if reached else words


def _may_answer(script: Script) -> tuple[str, ...]:
    """The notifications that a document may answer."""
    first = script.document.root.children[:1]
    refuses = bool(first) and first[0].name == "Reject"
    return tuple(
        each.name
        for each in NOTIFICATIONS
        if each.modes & script.reading.left and not (refuses and each.name in NOTHING_TO_REFUSE)
    )
