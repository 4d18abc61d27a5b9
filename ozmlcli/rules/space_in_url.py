r"""A URL holds a space.

A URL ends at a space, or is no URL at all, depending on who reads it. A space within one is written %20.

Bad:

    <Response>
      <Play>http://app.example/audio/road report.mp3</Play>  <!-- fault -->
      <GoTo>http://app.example/menu?city=New York</GoTo>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Play>http://app.example/audio/road%20report.mp3</Play>
      <GoTo>http://app.example/menu?city=New%20York</GoTo>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..document.values import WITH_URLS, urls
from ..finding import Edit, Finding, Fix, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ210", "space-in-url", Severity.WARNING, looks_at=WITH_URLS, odd=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for value in urls(element):
        if len(value.text.split(maxsplit=1)) < 2:
            continue
        url = value.text.strip(WHITE_SPACE)
        if not url.lower().startswith(("http://", "https://")) or not any(blank in url for blank in WHITE_SPACE):
            continue  # in an SQL OzML extension GoTo takes a query
        yield Finding(
            value.place,
            f"The URL in {value.name} of {value.place.element.name} holds a space.",
            "Write %20 for it. In PHP, pass values through rawurlencode() before they go into a URL.",
            fix=_fix(value.place, url),
        )


def _fix(place: Place, url: str) -> Fix | None:
    """None where the URL seems to go on in another line, or where its text differs from how it is written."""
    if any(character in url for character in "\t\r\n&<\"'") or "  " in url:
        return None
    return Fix("Write %20", (Edit(place, url.replace(" ", "%20")),), safe=False)
