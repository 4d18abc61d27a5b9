r"""A URL does not begin with http:// or https://, but nearly so.

Such a URL leads nowhere.

Bad:

    <Response>
      <Play>htpp://app.example/welcome.wav</Play>  <!-- fault -->
      <GoTo>http:/app.example/menu</GoTo>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Play>http://app.example/welcome.wav</Play>
      <GoTo>http://app.example/menu</GoTo>
    </Response>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.element import Element
from ..document.values import WITH_URLS, urls
from ..finding import Edit, Finding, Fix, Severity
from .base import Context, Rule

RULE = Rule("OZ213", "misspelled-scheme", Severity.WARNING, looks_at=WITH_URLS, odd=True)

_BEGINNING = r"\s*([A-Za-z]+)(:?//?)"
_GOOD = ("http://", "https://")


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for value in urls(element):
        if "/" not in value.text or value.text.startswith(_GOOD):
            continue
        found = re.match(_BEGINNING, value.text)
        meant = _meant(found[1].lower(), found[2]) if found is not None else None
        if found is None or meant is None:
            continue
        mended = value.text[: found.start(1)] + meant + value.text[found.end() :]
        plain = not any(character in mended for character in "&<\"'")
        yield Finding(
            value.place,
            f"The URL in {value.name} of {value.place.element.name} begins with {found[1]}{found[2]}.",
            f"Did you mean {meant}?",
            fix=Fix(f"Write {meant}", (Edit(value.place, mended.strip()),), safe=False) if plain else None,
        )


def _meant(scheme: str, separator: str) -> str | None:
    """How the URL is to begin, if it does not begin so already and seems to be one."""
    if separator == "://":
        if scheme in {"http", "https"}:
            return None
        from ..suggest import nearest

        near = nearest(scheme, ("http", "https"))
        return f"{near}://" if near is not None else None
    return f"{scheme}://" if scheme in {"http", "https"} and separator != "/" else None
