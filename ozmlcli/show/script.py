"""A document and all that is known of it: its mode, what is wrong with it, what of it never runs, where all stands."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..checker.aim import NO_AIM, Aim
from ..checker.check import judge, may_direct
from ..checker.place import Rows
from ..diagnostic import Diagnostic, Location
from ..document.element import Document, Element
from ..document.modes import Reading, read_modes
from ..document.values import EMBEDDING
from ..language.index import NOTIFICATION_BY_NAME
from ..language.model import Command, Content, Notification, Part, Root
from ..reader.parse import Parsed, parse
from ..reader.source import Source, read_source
from ..rules.after_hangup import behind_hangup
from ..rules.base import Context
from ..rules.never_runs import refuses
from ..rules.reject_after_answer import NOTHING_TO_REFUSE
from ..rules.stray_text import RULE as STRAY_TEXT
from ..scan.locate import Locator
from ..settings.policy import Policy


class Script(NamedTuple):
    """A document that can be shown.

    ``reading`` says its mode, ``answers`` the notification that it answers, if that is known; ``variables`` are those that
    the site provides. ``locations`` say where each element stands, ``findings`` what the validator says of it and
    ``unreached`` why it never runs, both by the number of the element. ``refusing`` are the Rejects that refuse the call;
    ``idle_rejects`` say why others refuse none. ``embedded`` are the documents that stand in a parameter of an element.
    """

    path: str
    document: Document
    reading: Reading
    answers: Notification | None
    variables: frozenset[str]
    locations: list[Location]
    findings: dict[int, list[Diagnostic]]
    unreached: dict[int, str]
    refusing: frozenset[int] = frozenset()
    idle_rejects: Mapping[int, str] = MappingProxyType({})
    embedded: "Mapping[int, Script]" = MappingProxyType({})


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
    if may_direct(text):
        from ..checker.directives import read_directives

        said = read_directives(text)
        aim = aim.over(Aim(said.mode, said.answers))
    aim = aim.over(default)
    reading = read_modes(document, aim.possible)
    rows, locator = Rows(text), Locator(text)
    starts = [locator.element(element.index).start for element in document.elements]
    locations = [rows.location(start) for start in starts]
    findings: dict[int, list[Diagnostic]] = {}
    for each in diagnostics if policy is None else policy.apply(diagnostics):
        offset = rows.offset(each.location)
        # A text between elements is the fault of what holds them, not of the element before it.
        within = locator.around(offset) if each.code == STRAY_TEXT.code else None
        number = bisect_right(starts, offset) - 1 if within is None else within
        findings.setdefault(_told_at(document, number), []).append(each)
    script = _script(path, document, reading, aim.answers, locations, may_embed=True)
    return script._replace(variables=aim.variables, findings=findings)


def _script(
    path: str,
    document: Document,
    reading: Reading,
    answers: Notification | None,
    locations: list[Location],
    *,
    may_embed: bool,
) -> Script:
    """The script of a document of which nothing is found wrong."""
    context = Context(document, reading, answers)
    rejects = [element for element in document.elements if command_name(element) == "Reject"]
    refusing = frozenset(element.index for element in rejects if refuses(element, context))
    embedded = {}
    for element in document.elements if may_embed else ():
        given = element.get(EMBEDDING)
        if given is not None and given.parameter is not None:
            found = _embedded(path, given.value, locations[element.index])
            if found is not None:
                embedded[element.index] = found
    return Script(
        path,
        document,
        reading,
        answers,
        frozenset(),
        locations,
        {},
        _unreached(document, refusing),
        refusing,
        {} if refusing else {each.index: why for each in rejects if (why := _idle(each, context))},
        embedded,
    )


def _embedded(path: str, text: str, location: Location) -> Script | None:
    """The document in a value, every element of which stands at ``location``; None where it is none that can be read."""
    if "<" not in text:
        return None
    data = text.encode("utf-8", "replace")
    source = read_source(data)
    parsed = parse(source, data) if isinstance(source, Source) else None
    if not isinstance(parsed, Parsed):
        return None
    document = parsed.document
    if not isinstance(document.root.spec, Root | Command) or document.root.namespace:
        return None
    # It runs when the call is answered, as what answers this notification does.
    answers = NOTIFICATION_BY_NAME["CallConnected"]
    reading = read_modes(document, answers.modes)
    # One within another one is shown as text: each stands in more signs of escape, and nobody writes such.
    return _script(path, document, reading, answers, [location] * len(document.elements), may_embed=False)


def command_name(element: Element) -> str:
    """The name of an element of OzML; "" for one in a namespace, which is none whatever its name."""
    return "" if element.namespace else element.name


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


def _idle(reject: Element, context: Context) -> str:
    """Why a Reject that refuses no call does not, "" where that is not known."""
    root = context.document.root
    if reject is not root and root.children[0] is not reject:
        return "which refuses a call as the first command only"
    if context.answers is not None and context.answers.name in NOTHING_TO_REFUSE:
        return "with no call to refuse"
    return ""


def _unreached(document: Document, refusing: frozenset[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    if refusing:
        found = {later.index: "never runs: Reject refuses the call" for later in document.root.children[1:]}
    for element in document.elements:
        if command_name(element) == "Hangup":
            late = (later.index for later, _ in behind_hangup(element, document))
            found.update({number: "too late: the call is over" for number in late if number not in found})
    return found
