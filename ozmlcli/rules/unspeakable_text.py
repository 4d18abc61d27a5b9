r"""A text to be spoken holds punctuation or invisible characters alone.

Often it was meant as a pause, or a variable of the application held nothing but the full stop behind it.

Bad:

    <Response>
      <Speak>...</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Delay>2</Delay>
      <Speak>Welcome.</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.values import texts, values
from ..finding import Finding, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ207", "unspeakable-text", Severity.WARNING, looks_at=frozenset({"Speak"}), odd=True)

#: Punctuation that may well be read aloud.
_READ = frozenset("#%&*@/\\_\u2030\u00a7\u00b6\u2020\u2021\ufe60\ufe6a\ufe6b\uff03\uff05\uff06\uff0a\uff0f\uff20")


def check(element: Element, _context: Context) -> Iterator[Finding]:
    body_is_heard = any(_is_heard(character) for _, text in texts(element) for character in text)
    for value in values(element):
        if value.parameter is None or value.parameter.name != "Text" or not value.text.strip(WHITE_SPACE):
            continue
        if any(_is_heard(character) for character in value.text) if value.place.key else body_is_heard:
            continue
        from ..suggest import shortened

        shown = shortened(" ".join(value.text.split()))
        yield Finding(
            value.place,
            f'The text "{shown}" holds nothing that can be spoken.' if shown.isprintable() else _INVISIBLE,
            "Write what shall be heard. For a pause in extension mode there is Delay.",
        )
        return


_INVISIBLE = "The text holds invisible characters alone, nothing that can be spoken."


def _is_heard(character: str) -> bool:
    """Whether a character may be heard, or says that another was lost, which is a fault of its own."""
    if character.isalnum() or character in _READ:
        return True
    from unicodedata import category

    return category(character)[0] not in "PZC" or "\x80" <= character <= "\x9f"
