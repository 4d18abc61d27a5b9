"""Outcomes for the tests of the reports."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from ozmlcli.checker.check import check
from ozmlcli.diagnostic import Diagnostic, Location, PlacedEdit, PlacedFix, PlacedRelated
from ozmlcli.finding import Severity
from ozmlcli.report.outcome import Outcome, Trouble
from ozmlcli.report.summary import summarize

#: A finding that has all that a finding may have.
FULL = Diagnostic(
    "a.xml",
    Location(1, 2),
    Location(3, 4),
    "OZ999",
    "name",
    Severity.WARNING,
    "Message.",
    "Help.",
    (PlacedRelated(Location(5, 6), Location(7, 8), "there"),),
    PlacedFix("Write it", safe=False, edits=(PlacedEdit(Location(9, 10), Location(11, 12), "x"),)),
)
#: One that has no more than it must have.
BARE = Diagnostic("b.xml", Location(4, 5), Location(4, 9), "OZ998", "other", Severity.ERROR, "Wrong.", "")


def outcome(*diagnostics: Diagnostic, files: Sequence[str] = (), troubles: Sequence[Trouble] = ()) -> Outcome:
    """What a run found, with the numbers that belong to it."""
    paths = files or list(dict.fromkeys(diagnostic.path for diagnostic in diagnostics))
    return Outcome(paths, diagnostics, troubles, summarize(len(paths), diagnostics))


#: Documents with faults of many kinds: over several lines, empty places, lines after characters of all widths.
DOCUMENTS = {
    "call.xml": '<Response>\n  <!-- 📞é日 --><Say>x</Say><record/>\n  <Record Format="ogg"\n     CallId="1" FinishDigits="#"/>\n</Response>\n',
    "answers/open.xml": "<Response>\r\n  <Record>\r\n</Response>",
    "answers/ünï 100%, of: it.xml": "<Response><GoTo>http://x.example/?a=1&b=2</GoTo></Response>",
    "twice.xml": "<Response><Speek/>\n<Speek/><Speek/></Response>",
    "empty.xml": "",
    "sound.xml": "<Response><Hangup/></Response>",
    "late.xml": "\n\n<?xml version='1.0'?>\r<Response/>",
}


def real() -> Outcome:
    """What the checker finds in the documents."""
    found = [d for path, text in DOCUMENTS.items() for d in check(text.encode(), path=path)]
    return outcome(
        *found, files=list(DOCUMENTS), troubles=[Trouble("gone.xml", "cannot read: no such file or directory")]
    )


#: Text of the kind that breaks formats.
HOSTILE = st.one_of(
    st.text(max_size=30),
    st.text(st.sampled_from(list("a%:,;=&<>\"'`|[](){}]\\/ \t\n\r\x00\x0b\x0c\x1b\x85\x9b\u2028\u202e\ufeff\ufffe\udcff\U0001f4de")), max_size=30),
    st.sampled_from(["]]>", "<![CDATA[", "::error::x", "%0A", "\r\n::set-output name=a::b", "a.xml:1:2: OZ101", "\ud83d\udcde", "-->", "&#0;"]),
)  # fmt: skip


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    """A finding of hostile words at any place."""
    numbers = st.integers(1, 5)

    def span() -> tuple[Location, Location]:
        start, end = sorted(Location(draw(numbers), draw(numbers)) for _ in range(2))
        return start, end

    related = tuple(PlacedRelated(*span(), draw(HOSTILE)) for _ in range(draw(st.integers(0, 2))))
    edits = tuple(PlacedEdit(*span(), draw(HOSTILE)) for _ in range(draw(st.integers(0, 2))))
    fix = PlacedFix(draw(HOSTILE), draw(st.booleans()), edits) if draw(st.booleans()) else None
    return Diagnostic(
        draw(HOSTILE.filter(bool)),
        *span(),
        draw(st.sampled_from(["OZ102", "OZ303", "OZ999"])),
        draw(st.sampled_from(["unknown-command", "mixed-modes"])),
        draw(st.sampled_from(Severity)),
        draw(HOSTILE),
        draw(HOSTILE),
        related,
        fix,
    )


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """What a run may find in the worst of cases."""
    found = draw(st.lists(findings(), max_size=4))
    paths = HOSTILE.filter(lambda path: path not in {"", *(diagnostic.path for diagnostic in found)})
    troubles = [Trouble(draw(paths), draw(HOSTILE)) for _ in range(draw(st.integers(0, 2)))]
    return outcome(*found, troubles=troubles)


def mended(text: str) -> str:
    """``text`` as a report carries it that must be Unicode: half of a surrogate pair is replaced."""
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
