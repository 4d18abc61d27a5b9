"""Comments and processing instructions, of which one document has others than the other."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..checker.load import Loaded
from ..document.part import Span
from ..scan.places import TOKEN
from ..suggest import shortened
from .common import common
from .compare import Comparison
from .cosmetic import Cosmetic
from .node import Numbers
from .spelling import mates as mated

_LONGEST = 60


class _Aside(NamedTuple):
    """A comment or an instruction as it is written, and how many elements begin before it."""

    text: str
    span: Span
    elements: int

    @property
    def kind(self) -> str:
        return "Comment" if self.text.startswith("<!--") else "Processing instruction"


def asides(old: Loaded, new: Loaded, made: Comparison) -> list[Cosmetic]:
    """What was added, removed or moved of them."""
    one, other = _asides(old.text), _asides(new.text)
    numbers = Numbers()
    both = common([numbers.of(aside.text) for aside in one], [numbers.of(aside.text) for aside in other])
    mates = {other.element.index: one.element.index for one, other in mated(made)}
    found = [_told(one[a], other[b]) for a, b in both if not _same_place(one[a], other[b], mates)]
    stays = {a for a, _ in both}
    gone = [aside for place, aside in enumerate(one) if place not in stays]
    waiting: dict[str, list[_Aside]] = {}
    for aside in reversed(gone):
        waiting.setdefault(aside.text, []).append(aside)
    kept = {b for _, b in both}
    for place, aside in enumerate(other):
        if place not in kept:
            same = waiting.get(aside.text)
            found.append(_told(same.pop() if same else None, aside))
    return found + [_told(aside, None) for left in waiting.values() for aside in left]


def _asides(text: str) -> list[_Aside]:
    found = []
    elements = 0
    for token in TOKEN.finditer(text):
        elements += token["name"] is not None
        written = token.group()
        if written.startswith(("<!--", "<?")) and not _is_declaration(written):
            found.append(_Aside(written, Span(*token.span()), elements))
    return found


def _is_declaration(written: str) -> bool:
    return written.startswith(("<?xml ", "<?xml\t", "<?xml\r", "<?xml\n"))


def _same_place(one: _Aside, other: _Aside, mates: dict[int, int]) -> bool:
    """Whether two stand behind the begin of the same element, as far as that can be told."""
    if not one.elements or not other.elements:
        return one.elements == other.elements
    return mates.get(other.elements - 1, one.elements - 1) == one.elements - 1


def _told(one: _Aside | None, other: _Aside | None) -> Cosmetic:
    aside = other or one
    assert aside is not None
    verb = "moved" if one is not None and other is not None else "added" if other is not None else "removed"
    words = f"{aside.kind} {verb}: {shortened(' '.join(aside.text.split()), _LONGEST)}"
    return Cosmetic(words, one.span if one is not None else None, other.span if other is not None else None)
