r"""A text holds characters that come from a mistake about its encoding.

The caller hears the wrong characters, or none. The mark U+FFFD stands where a character was lost; the control characters
U+0080 to U+009F come of text in Windows-1252 that was taken for ISO-8859-1; and pairs such as Ã© are UTF-8 that was taken
for one of these, and encoded once more.

Bad:

    <Response>
      <Speak>Welcome to the CafÃ© Central.</Speak>  <!-- fault -->
      <Speak>M�rz</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Welcome to the Café Central.</Speak>
      <Speak>März</Speak>
    </Response>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Span
from ..document.values import part_of, values
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.model import Content
from ..language.types import PROSE, WHITE_SPACE
from .base import NOT_ASCII, Context, Rule

#: Elements with texts for people: those with a parameter that is a text, and the items of lists.
_WITH_TEXTS = frozenset(
    spec.name
    for spec in all_specs()
    if any(parameter.type in PROSE for parameter in spec.parameters)
    or (spec.content is Content.TEXT and not spec.parameters)
)

RULE = Rule("OZ208", "garbled-text", Severity.WARNING, looks_at=_WITH_TEXTS, needs=(NOT_ASCII,))

#: The first byte of a Latin letter in UTF-8 and its second, and the first two of a typographic quote, as Windows-1252 or
#: ISO-8859-1 have them; not a second one that may well follow these letters: a no-break space, a quote or a dash.
_PAIR = r"[ÂÃÄÅ](?![\u00a0«»])[\u0080-\u00bf€ƒ†‡ˆ‰ŠŒ\u017d˜™šœ\u017eŸ]|â[€\u0080]"
#: For which UTF-8 is taken.
_WESTERN, _CENTRAL = ("cp1252", "latin-1"), ("iso8859-2", "iso8859-15")
_READ_AS_UTF_8 = (
    "If the XML declaration names another encoding than UTF-8, mend it. In PHP, leave out utf8_encode() where a text is "
    "UTF-8 already, and let the database connection use utf8mb4."
)
_BLANKS = f"[{WHITE_SPACE}]"


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for value in values(element):
        if value.text.isascii() or (value.parameter is not None and value.parameter.type not in PROSE):
            continue
        fault = _fault(value.text)
        if fault is not None:
            where, message, remedy = fault
            yield Finding(part_of(value.place, value.text, *where), message, remedy)


def _fault(text: str) -> tuple[Span, str, str] | None:
    """What is garbled first, with words on it."""
    lost = text.find("\ufffd")
    if lost >= 0:
        return (
            Span(lost, lost + 1),
            f'The text holds U+FFFD, the mark of a character that was lost: "{_around(text, lost)}".',
            "Look for the place where the application reads this text in the wrong encoding, and write it anew.",
        )
    pair = re.search(_PAIR, text)
    meant = _meant(text, _WESTERN) if pair is not None else None
    if pair is not None and meant is not None:
        seen, words = _around(text, pair.start()), _around(meant, pair.start())
        return (
            Span(*pair.span()),
            f'The text holds "{seen}", which seems to mean "{words}": its UTF-8 was taken for another encoding.',
            _READ_AS_UTF_8,
        )
    control = re.search(r"[\u0080-\u009f]", text)
    meant = _meant(text, _CENTRAL) if control is not None else None
    if control is not None and meant is not None:
        return (
            Span(*control.span()),
            f'The text seems to mean "{_around(meant, control.start() - 1)}": its UTF-8 was taken for another encoding.',
            _READ_AS_UTF_8,
        )
    if control is not None:
        number = ord(control[0])
        character = bytes([number]).decode("cp1252", "ignore")
        remedy = f"In Windows-1252 this number is {character}. " if character else ""
        return (
            Span(*control.span()),
            f"The text holds the control character U+{number:04X}, which nobody can hear.",
            f"{remedy}Write the document in UTF-8.",
        )
    return None


def _meant(text: str, codecs: tuple[str, ...]) -> str | None:
    """What the text was before its UTF-8 was taken for another encoding, if all of it can have been that."""
    for codec in codecs:
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _around(text: str, at: int) -> str:
    """The word at an offset."""
    return re.split(_BLANKS, text[:at])[-1][-20:] + re.split(_BLANKS, text[at : at + 20], maxsplit=1)[0]
