"""The checker: bytes in, diagnostics out.

    bytes -> source -> parse -> XSD -> rules -> places -> diagnostics, in the document's order

Of most documents it is seen at a glance that there is nothing to say (:mod:`.ordinary`), and of one that is like others but
for its values it is known before it is parsed (:mod:`.template`).

Nothing here reads files or prints, and the same bytes always give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from ..document.modes import read_modes
from ..language.index import OPEN_NAMES
from ..language.model import Mode, Notification
from ..reader.parse import LARGE, Parsed, Refused, parse_tree, read_tree
from ..reader.source import BEFORE, MAX_BYTES, Source, read_source
from ..reader.tree import survey
from ..rules.base import Context
from ..rules.registry import (
    ANSWER_RULES,
    CHECKS,
    FLOW_RULES,
    MEANING_RULES,
    MODE_RULES,
    SCHEMA_RULES,
    SPELLING_RULES,
    URL_RULES,
    dispatch,
)
from .aim import NO_AIM, Aim, aim
from .ordinary import is_ordinary
from .schema import MANY, Verdict, accepts, is_as_documented
from .schema import judge as judge_form

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic
    from ..document.element import Document
    from ..finding import Fault, Finding
    from ..rules.base import Rule
    from ..rules.registry import Group
    from .place import Locate
    from .template import Cut, Template

    Found = list[tuple[Rule, Finding]]

_ALWAYS = MEANING_RULES + FLOW_RULES
#: What a document holds that speaks to ozml; :mod:`.directives` is loaded for such documents alone.
MARK = "ozml:"


def may_direct(text: str) -> bool:
    """Whether a document may hold directives; in other letters they say nothing, and that is told."""
    return "<!--" in text and MARK in text.lower()


def check(
    data: bytes,
    *,
    mode: Mode | str | None = None,
    answers: Notification | str | None = None,
    variables: Iterable[str] = (),
    url: str = "",
    path: str = "-",
) -> list[Diagnostic]:
    """Judge a document.

    Args:
        data: the document, as it is in the file or on the wire.
        mode: the control mode that it is for; None or ``auto`` to read it off the document.
        answers: the notification that it answers, if that is known.
        variables: the names of variables that the site provides, without the $.
        url: where the phone system fetches the document, if that is known; a GoTo to the same place is told.
        path: what to call it in the diagnostics.

    Returns:
        What is wrong with it, in the document's order. Errors make it invalid, warnings do not.

    Raises:
        ValueError: for a mode or a notification that does not exist.
        TypeError: for a text; its encoding is part of what is judged.
    """
    if not isinstance(data, bytes):
        raise TypeError(f"check() takes bytes, not {type(data).__name__}; of a text, pass text.encode('utf-8')")
    return judge(data, aim(mode, answers, variables, url), path)


def judge(data: bytes, aimed: Aim, path: str, default: Aim = NO_AIM) -> list[Diagnostic]:
    """Like :func:`check`, with the words read already. What the document says of itself outweighs ``default``."""
    if len(data) > MAX_BYTES:
        from ..document.part import Span
        from ..finding import Fault

        return _refused([Fault("too-large", Span(0, 0), "document")], "", path)
    source = read_source(data)
    if not isinstance(source, Source):
        return _refused([source.fault], source.text, path)
    if _may_be_of_php(source.text):
        return _judge_without_php(source, data, aimed, path, default)
    return _judge_source(source, data, aimed, path, default)


def _may_be_of_php(text: str) -> bool:
    """Whether PHP may have printed messages into a text, or the text be a script."""
    return " on line <b>" in text or text.lstrip(BEFORE)[:3].lower() in {"<?p", "<?="}


def _judge_without_php(source: Source, data: bytes, aimed: Aim, path: str, default: Aim) -> list[Diagnostic]:
    """Judge a text as if the messages of PHP in it were not there, and tell of them, or that it is a script."""
    from ..scan.frame import find_root
    from ..scan.php import find_messages, script_fault, without

    text = source.text
    script = script_fault(text)
    if script is not None:
        return _refused([script], text, path)
    root = find_root(text)
    messages = find_messages(text, root) if root is not None else []
    if not messages:
        return _judge_source(source, data, aimed, path, default)
    rest = source._replace(text=without(text, messages))
    found = _refused(messages, text, path) + _judge_source(rest, rest.text.encode(), aimed, path, default)
    return sorted(found, key=lambda each: (each.location, each.end_location, each.code))


def _judge_source(source: Source, data: bytes, aimed: Aim, path: str, default: Aim) -> list[Diagnostic]:
    text = source.text
    if may_direct(text):
        return _judge_text(source, data, aimed, path, default=default)
    aimed = aimed.over(default)
    pieces = _cut(text)
    template = pieces.template if pieces is not None else None
    if pieces is not None and template is not None:
        findings = _known_findings(template, pieces.values, aimed, text)
        if findings is not None:
            return _placed(findings, text, path, template.places(text, pieces.written)) if findings else []
    return _judge_text(source, data, aimed, path, pieces=pieces)


def _known_findings(template: Template, values: list[str], aimed: Aim, text: str) -> Found | None:
    """The findings in a document of a template; None where it must be read nevertheless."""
    groups = dispatch(_ALWAYS).of(text)
    fit = template.fit(values)
    typed = fit or template.are_of_their_types(values)
    if typed and template.accepted is None:
        return None  # once such a one is read, it is known what the XSD says
    settled = template.settled(aimed.possible, groups) if fit and aimed.is_bare else None
    if settled is not None and settled.findings is not None:
        return settled.findings
    document = template.document(values, fit=fit)
    context = _context(document, aimed)
    faults: Found = []
    if typed:
        verdict = judge_form(document, None, accepted=template.accepted)
    else:
        faults = _ask(dispatch(SCHEMA_RULES).of(text), context)
        if not faults:
            _let_go(document)
            return None
        verdict = Verdict.REFUSED
    findings = _findings(context, text, groups, verdict, faults)
    if settled is not None:
        settled.findings = findings
    _let_go(document)
    return findings


def _judge_text(
    source: Source, data: bytes, aimed: Aim, path: str, *, default: Aim | None = None, pieces: Cut | None = None
) -> list[Diagnostic]:
    """Judge a document of which nothing is known. With a ``default``, it may say of itself what outweighs that."""
    text = source.text
    tree = parse_tree(source, data)
    if isinstance(tree, Refused):
        return _refused(tree.faults, text, path)
    shapes = survey(tree) if len(text) <= LARGE else None
    groups = dispatch(_ALWAYS).of(text)
    accepted = None
    if shapes is not None and default is None and aimed.is_bare and is_ordinary(shapes, aimed.possible, groups):
        accepted = accepts(tree)
    learns = pieces is not None and pieces.recurs()
    if accepted and not learns:
        return []
    parsed = read_tree(tree, text, shapes)
    if isinstance(parsed, Refused):
        return _refused(parsed.faults, text, path)
    if pieces is not None and learns:
        if accepted is None:
            accepted = parsed.document.exact and accepts(tree)
        pieces.learn(parsed.document, accepted=accepted)
    if default is not None:
        findings = _directed(parsed, aimed, text, default, groups)
    else:
        findings = _read_findings(parsed, _context(parsed.document, aimed), text, groups, accepted)
    _let_go(parsed.document)
    return _placed(findings, text, path)


_begun = False


def _cut(text: str) -> Cut | None:
    """The text in two, for templates; not the first one of a process, as in many it is the only one."""
    global _begun
    if not _begun:
        _begun = True
        return None
    from .template import cut

    return cut(text)


def _placed(findings: Found, text: str, path: str, locate: Locate | None = None) -> list[Diagnostic]:
    """The findings as diagnostics."""
    return _place()(findings, text, path, locate) if findings else []


@cache
def _place() -> Callable[[Found, str, str, Locate | None], list[Diagnostic]]:
    """``place.place``, loaded when the first fault is found; an ``import`` each time would take as long as a rule."""
    from .place import place

    return place


def _let_go(document: Document) -> None:
    """Leave no circles in a document that is needed no more, so that it goes at once, without the garbage collector."""
    for element in document.elements:
        element.parent = None


def _directed(parsed: Parsed, aimed: Aim, text: str, default: Aim, groups: list[Group]) -> Found:
    """The findings in a document that may hold directives."""
    from .directives import read_directives, suppress

    directives = read_directives(text)
    said = Aim(directives.mode, directives.answers)
    context = _context(parsed.document, aimed.over(said).over(default))
    return suppress(_read_findings(parsed, context, text, groups), directives, text)


def _context(document: Document, aimed: Aim) -> Context:
    """What rules may know of a document."""
    return Context(document, read_modes(document, aimed.possible), aimed.answers, aimed.variables, aimed.url)


def _read_findings(
    parsed: Parsed, context: Context, text: str, groups: list[Group], accepted: bool | None = None
) -> Found:
    """The findings in a document that was read. It may be known whether the XSD ``accepted`` it as it is written."""
    document, tree = parsed
    faults: Found = []
    if len(document.elements) > MANY:
        # Of a long document the rules are asked first: where they find something, the XSD need not say so at length.
        faults = _ask(dispatch(SCHEMA_RULES).of(text), context)
    verdict = Verdict.REFUSED if faults else judge_form(document, tree, accepted=accepted)
    return _findings(context, text, groups, verdict, faults)


def _findings(context: Context, text: str, groups: list[Group], verdict: Verdict, faults: Found) -> Found:
    """All findings.

    ``faults`` are what the XSD's rules find, where they were asked already. What they find, the XSD refuses.
    """
    document = context.document
    findings = _ask(groups, context)
    if context.answers is not None:
        findings += _ask(dispatch(ANSWER_RULES).of(text), context)
    if context.url:
        findings += _ask(dispatch(URL_RULES).of(text), context)
    if context.reading.clues:
        findings += _ask(dispatch(MODE_RULES).of(text), context)
    is_open = _partly_open(document)
    if (verdict is not Verdict.ACCEPTED or is_open) and not is_as_documented(document):
        findings += _ask(dispatch(SPELLING_RULES).of(text), context)
    if verdict is Verdict.REFUSED or is_open:
        faults = faults or _ask(dispatch(SCHEMA_RULES).of(text), context)
        if verdict is Verdict.REFUSED and not faults:
            faults = [_unexplained(document)]
        findings += faults
    return findings


def _ask(groups: list[Group], context: Context) -> Found:
    """What the rules of ``groups`` find."""
    document, mode = context.document, context.mode
    root = document.root
    findings: Found = []
    done: set[str] = set()
    for group in groups:
        concerned = group.concerned
        for element in document.elements:
            for rule in concerned[element.shape]:
                if not rule.whole:
                    if rule.lacking and not element.shape.lacks_in(mode):
                        continue
                    asked = element
                elif rule.code in done:
                    continue
                else:
                    done.add(rule.code)
                    asked = root
                for finding in CHECKS[rule.name](asked, context):
                    findings.append((rule, finding))
    return findings


def _partly_open(document: Document) -> bool:
    """Whether the document has an element of whose content and attributes the XSD does not know all."""
    return document.open and any(
        element.name in OPEN_NAMES and (element.children or element.attributes) for element in document.elements
    )


def _unexplained(document: Document) -> tuple[Rule, Finding]:
    from ..document.part import Place
    from ..finding import Finding
    from ..rules.catalogue import RULES
    from .schema import explain

    finding = Finding(Place(document.root), f"The document is not as the schema says: {explain(document)}.")
    return RULES["unexplained"], finding


def _refused(faults: list[Fault], text: str, path: str) -> list[Diagnostic]:
    from ..rules.registry import text_rule
    from .place import place

    findings = []
    for fault in faults:
        rule, explain = text_rule(fault.rule)
        findings.append((rule, explain(fault, text)))
    return place(findings, text, path)
