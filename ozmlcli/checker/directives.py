"""What a document says to ozml itself, in comments: ``<!-- ozml: ignore[rule] reason -->`` and its like.

<!-- ozml: ignore[perhaps-missing] the gateway adds it -->   for the next element and all that it holds
<!-- ozml: ignore-file[letter-case] -->                      for the whole document
<!-- ozml: mode=third-party -->                              the control mode that the document is for
<!-- ozml: answers=CallChanged -->                           the notification that it answers
<!-- ozml: fmt off -->                                       the formatter leaves the rest of the parent as it is,
<!-- ozml: fmt on -->                                        or as far as this
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..document.part import Span
from ..document.switches import OFF, ON
from ..finding import Edit, Fault, Finding
from ..language.index import NOTIFICATION_BY_NAME
from ..language.model import Mode, Notification
from ..rules.base import Rule
from ..rules.catalogue import RULES
from ..rules.registry import find_rule, text_rule
from ..scan.comments import CommentSpan, find_comments
from ..scan.locate import Locator
from ..scan.places import with_its_line
from ..suggest import listing, nearest

_BEGINNING = re.compile(r"\s*ozml:")
#: What would be one in lower case. Only with what makes it one: a title may begin with the name of the language.
_ODD_BEGINNING = re.compile(
    r"\s*(ozml:)\s*(?:ignore(?:-file)?\[|(?:mode|answers)\s*=|fmt\s+(?:off|on)(?=\s|$))", re.IGNORECASE
)
_IGNORE = re.compile(r"\s*(ignore|ignore-file)(?:\[([^\]]*)\])?(?=\s|$)")
_ASSIGNMENT = re.compile(r"\s*([^\s=]+)\s*=\s*(\S*)")
_FMT = re.compile(r"\s*(fmt)(?=\s|$)\s*(\S*)")
_WORD = re.compile(r"\s*(\S[^\s\[]*)")
#: After so many faults none has a suggestion: the comparisons take time.
_SUGGESTED = 50
_ITEM = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


#: What stands behind the last thing on a line.

_EVERYWHERE = Span(0, sys.maxsize)


class Suppression(NamedTuple):
    """A rule that is not to be told of, where it is named, and from which offset to which; ``None`` everywhere."""

    rule: Rule
    named: Span
    comment: Span
    within: Span | None


class Directives(NamedTuple):
    """What a document says, the ``faults`` in how it says it, and the ``locator`` that found where."""

    mode: Mode | None
    answers: Notification | None
    suppressions: list[Suppression]
    faults: list[Fault]
    locator: Locator


def read_directives(text: str) -> Directives:
    """Read the directives in the text of a well-formed document."""
    reader = _Reader(text)
    for comment in find_comments(text):
        begins = _BEGINNING.match(comment.text)
        if begins:
            reader.read(comment, comment.span.start + 4 + begins.end(), comment.span.end - 3)
        elif odd := _ODD_BEGINNING.match(comment.text):
            start, end = (comment.span.start + 4 + offset for offset in odd.span(1))
            reader.fault(Span(start, end), odd[1], "says nothing to ozml", "Write ozml: in lower case.")
    return Directives(reader.mode, reader.answers, reader.suppressions, reader.faults, reader.locator)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self.locator = Locator(text)
        self.mode: Mode | None = None
        self.answers: Notification | None = None
        self.suppressions: list[Suppression] = []
        self.faults: list[Fault] = []
        self._off: set[int | None] = set()  # the elements in which the formatter is switched off

    def read(self, comment: CommentSpan, start: int, end: int) -> None:
        """Read what stands in a comment behind its mark."""
        text = self._text
        ignore = _IGNORE.match(text, start, end)
        if ignore is not None:
            self.ignore(comment, ignore)
            return
        fmt = _FMT.match(text, start, end)
        if fmt is not None:
            self.fmt(comment, fmt)
            return
        word = _WORD.match(text, start, end)
        if word is None:
            self.fault(comment.span, "ozml:", "says nothing", _FORMS)
        while word is not None:
            assignment = _ASSIGNMENT.match(text, start, end)
            if assignment is None:
                meant = nearest(word[1], ("ignore", "ignore-file", "mode", "answers", "fmt"))
                remedy = _SWITCHES if meant == "fmt" else f"Did you mean {meant}?" if meant else _FORMS
                self.fault(Span(*word.span(1)), word[1], "is nothing that ozml knows", remedy)
                return
            self.assign(assignment)
            start = assignment.end()
            word = _WORD.match(text, start, end)

    def assign(self, match: re.Match[str]) -> None:
        key, value = match.groups()
        place = Span(*match.span(2)) if value else Span(*match.span(1))
        if key == "mode":
            modes = [mode.value for mode in Mode]
            if value not in modes:
                self.fault(place, value, "is no control mode", f"Write {listing(modes, 'or')}.")
            elif self.mode not in {None, Mode(value)}:
                self.fault(place, value, "contradicts the mode that was named before", "Keep one of the two.")
            else:
                self.mode = Mode(value)
        elif key == "answers":
            known = NOTIFICATION_BY_NAME.get(value)
            if known is None:
                meant = nearest(value, NOTIFICATION_BY_NAME)
                remedy = f"Write {meant}." if meant else f"There are {listing(NOTIFICATION_BY_NAME)}."
                self.fault(place, value, "is no notification", remedy)
            elif self.answers not in {None, known}:
                self.fault(place, value, "contradicts the notification that was named before", "Keep one of the two.")
            else:
                self.answers = known
        else:
            meant = nearest(key, ("mode", "answers"))
            self.fault(
                Span(*match.span(1)), key, "is nothing that ozml knows", f"Did you mean {meant}?" if meant else _FORMS
            )

    def fmt(self, comment: CommentSpan, match: re.Match[str]) -> None:
        """Of the formatter's switches, whether they are any: it looks for them itself."""
        word = match[2]
        place = Span(*match.span(2 if word else 1))
        if word not in {OFF, ON}:
            meant = nearest(word, (OFF, ON))
            self.fault(place, word or "fmt", "switches nothing", f"Write fmt {meant}." if meant else _SWITCHES)
            return
        around = self.locator.around(comment.span.start)
        if word == OFF:
            self._off.add(around)
        elif around in self._off:
            self._off.discard(around)
        else:
            remedy = "Remove it, or write fmt off before it: in the same element, not above it or within another."
            self.fault(place, "fmt on", "switches nothing", remedy)

    def ignore(self, comment: CommentSpan, match: re.Match[str]) -> None:
        kind, names = match.groups()
        place = Span(*match.span(1))
        if names is None or not names.strip(" ,\t\r\n"):
            self.fault(place, kind, "names no rule", f"Write {kind}[rule-name]; ozml rule lists them.")
            return
        within = None
        if kind == "ignore":
            if comment.element is None:
                self.fault(place, kind, "has no element behind it", "Write it before the element that it is for.")
                return
            within = self.locator.element(comment.element)
        for item in _ITEM.finditer(self._text, *match.span(2)):
            named = Span(*item.span())
            rule = find_rule(item.group())
            if rule is None:
                known = [word for rule in RULES.values() for word in (rule.code, rule.name)]
                meant = nearest(item.group(), known) if len(self.faults) < _SUGGESTED else None
                remedy = f"Did you mean {meant}?" if meant else "ozml rule lists them."
                if re.fullmatch("OZ[0-9]{0,2}", item.group(), re.IGNORECASE):
                    remedy = "Name the rules one by one. The beginning of a code goes into ignore of the settings."
                self.fault(named, item.group(), "is no rule", remedy)
            else:
                self.suppressions.append(Suppression(rule, named, comment.span, within))

    def fault(self, span: Span, subject: str, why: str, remedy: str) -> None:
        self.faults.append(Fault("unknown-directive", span, subject, details=(why, remedy)))


_FORMS = "Write ignore[rule-name], ignore-file[rule-name], mode=..., answers=..., fmt off or fmt on."
_SWITCHES = "Write fmt off or fmt on."

Findings = list[tuple[Rule, Finding]]


def suppress(findings: Findings, directives: Directives, text: str) -> Findings:
    """What is left of the findings in ``text``, with what is wrong about the directives themselves."""
    locator = directives.locator
    said = [_explained(fault, text) for fault in directives.faults]
    placed = [(locator.span(finding.place).start, rule, finding) for rule, finding in (*findings, *said)]
    left: Findings = []
    used: set[Span] = set()
    covers = {code: _Cover(found, used) for code, found in _by_code(directives.suppressions).items()}
    for offset, rule, finding in sorted(placed, key=lambda item: item[0]):
        if rule.code not in covers or not covers[rule.code].reaches(offset):
            left.append((rule, finding))
    left.extend(_explained(fault, text) for fault in _unused(directives.suppressions, used, text))
    return left


def _by_code(suppressions: list[Suppression]) -> dict[str, list[Suppression]]:
    found: dict[str, list[Suppression]] = {}
    for each in suppressions:
        found.setdefault(each.rule.code, []).append(each)
    return found


class _Cover:
    """What the suppressions of one rule reach, asked from the beginning of the text to its end.

    Elements stand within each other or apart, so those around an offset are a stack. Each suppression is looked at a few
    times only, however many there are.
    """

    def __init__(self, suppressions: list[Suppression], used: set[Span]) -> None:
        ahead = [(each.within or _EVERYWHERE, each.named) for each in suppressions]
        ahead.sort(key=lambda item: (-item[0].start, item[0].end))
        self._ahead = ahead  # the next one last
        self._around: list[tuple[Span, Span]] = []
        self._noted = 0  # so many of those around are among the used ones
        self._used = used

    def reaches(self, offset: int) -> bool:
        """Whether a finding at ``offset`` is suppressed; what suppresses it is used."""
        while self._ahead and self._ahead[-1][0].start <= offset:
            self._leave(self._ahead[-1][0].start)
            self._around.append(self._ahead.pop())
        self._leave(offset)
        self._used.update(named for _, named in self._around[self._noted :])
        self._noted = len(self._around)
        return bool(self._around)

    def _leave(self, offset: int) -> None:
        while self._around and self._around[-1][0].end <= offset:
            self._around.pop()
        self._noted = min(self._noted, len(self._around))


def _unused(suppressions: list[Suppression], used: set[Span], text: str) -> Iterator[Fault]:
    together = Counter(each.comment for each in suppressions)
    for each in suppressions:
        if each.named not in used:
            edits = (Edit(with_its_line(text, each.comment), ""),) if together[each.comment] == 1 else ()
            where = "" if each.within is None else "here"
            yield Fault("unused-suppression", each.named, each.rule.name, details=(where,), edits=edits)


def _explained(fault: Fault, text: str) -> tuple[Rule, Finding]:
    rule, explain = text_rule(fault.rule)
    return rule, explain(fault, text)
