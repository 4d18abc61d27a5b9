"""A document and all that is known of it: its mode, what is wrong with it, what of it never runs, where all stands."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from bisect import bisect_right
from typing import NamedTuple

from ..checker import MARK, NO_AIM, Aim, judge
from ..diagnostic import Diagnostic, Location
from ..document import Document, Element
from ..language.model import Content, Notification, Part
from ..locate import Locator
from ..modes import Reading, read_modes
from ..parse import Parsed, parse
from ..place import Rows
from ..rules.after_hangup import behind_hangup
from ..rules.base import Context
from ..rules.never_runs import behind_reject
from ..settings.policy import Policy
from ..source import Source, read_source


class Script(NamedTuple):
    """A document that can be shown.

    ``reading`` says its mode, ``answers`` the notification that it answers, if that is known; ``variables`` are those that
    the site provides. ``locations`` say where each element stands, ``findings`` what the validator says of it and
    ``unreached`` why it never runs, both by the number of the element.
    """

    path: str
    document: Document
    reading: Reading
    answers: Notification | None
    variables: frozenset[str]
    locations: list[Location]
    findings: dict[int, list[Diagnostic]]
    unreached: dict[int, str]


class Refused(NamedTuple):
    """A text that is no document, and why."""

    path: str
    diagnostics: list[Diagnostic]
    text: str


def read_script(
    data: bytes, path: str, aim: Aim = NO_AIM, default: Aim = NO_AIM, policy: Policy | None = None
) -> Script | Refused:
    """Read a document as ``ozml validate`` does: with what the user says of it, and what the settings say."""
    diagnostics = judge(data, aim, path, default)
    source = read_source(data)
    parsed = parse(source, data) if isinstance(source, Source) else None
    if not isinstance(parsed, Parsed):
        return Refused(path, diagnostics, source.text)
    document, text = parsed.document, source.text
    if MARK in text:
        from ..directives import read_directives

        said = read_directives(text)
        aim = aim.over(Aim(said.mode, said.answers))
    aim = aim.over(default)
    reading = read_modes(document, aim.possible)
    rows, locator = Rows(text), Locator(text)
    starts = [locator.element(element.index).start for element in document.elements]
    findings: dict[int, list[Diagnostic]] = {}
    for each in diagnostics if policy is None else policy.apply(diagnostics):
        number = bisect_right(starts, rows.offset(each.location)) - 1
        findings.setdefault(_told_at(document, number), []).append(each)
    return Script(
        path,
        document,
        reading,
        aim.answers,
        aim.variables,
        [rows.location(start) for start in starts],
        findings,
        _unreached(Context(document, reading, aim.answers)),
    )


def has_sentence(element: Element) -> bool:
    """Whether something is said of an element itself: not of a root, nor of a part that only holds others together."""
    parent = element.parent
    if parent is None:
        return element.is_command
    if not isinstance(element.spec, Part) or element.spec.content is not Content.PARTS:
        return True
    # Where commands are expected, it is in the wrong place, and told like one.
    if isinstance(parent.spec, Part):
        return parent.spec.content is not Content.PARTS
    return parent.parent is None and not parent.is_command


def _told_at(document: Document, number: int) -> int:
    """The number of the element at which a finding in another is told; -1 for the document."""
    element = document.elements[number] if number >= 0 else None
    while element is not None and not has_sentence(element):
        element = element.parent
    return -1 if element is None else element.index


def _unreached(context: Context) -> dict[int, str]:
    found: dict[int, str] = {}
    document = context.document
    for element in document.elements:
        if element.name == "Reject":
            found.update(
                {later.index: "never runs: Reject refuses the call" for later in behind_reject(element, context)}
            )
        elif element.name == "Hangup":
            found.update({later.index: "too late: the call is over" for later, _ in behind_hangup(element, document)})
    return found
