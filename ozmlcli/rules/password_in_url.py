r"""A URL holds a password.

Whoever may read the document, or a log of requests, can read it too; with http it crosses the network in the clear.

Bad:

    <Response>
      <Record FinishedUrl="http://anna:secret@app.example/recorded"/>  <!-- fault -->
      <GoTo>https://anna:secret@app.example/menu</GoTo>  <!-- fault -->
      <GoTo>http://app.example/menu?user=anna&amp;password=secret</GoTo>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record FinishedUrl="http://app.example/recorded"/>
      <GoTo>https://app.example/menu</GoTo>
    </Response>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.element import Element
from ..document.values import values
from ..finding import Finding, Severity
from ..language.index import all_specs
from ..language.types import PATH, URL, holds_variable
from .base import Context, Rule

_WITH_URLS = frozenset(spec.name for spec in all_specs() if any(p.type in {URL, PATH} for p in spec.parameters))

RULE = Rule("OZ209", "password-in-url", Severity.WARNING, looks_at=_WITH_URLS, odd=True)

_AUTHORITY = r"\s*[A-Za-z][A-Za-z0-9+.\-]*://(?P<user>[^/?#\s:@]*):(?P<password>[^/?#\s@]+)@"
_QUERY = r"[?&](?:[Pp]ass(?:word|wd)|PASS(?:WORD|WD)|[Pp]wd|PWD)=(?P<password>[^&#\s]+)"


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for value in values(element):
        if value.parameter is None or value.parameter.type not in {URL, PATH}:
            continue
        found = re.match(_AUTHORITY, value.text) or re.search(_QUERY, value.text)
        if found is not None and not holds_variable(found["password"]):
            user = found.groupdict().get("user")
            yield Finding(
                value.place,
                f"The URL in {value.parameter.name} of {element.name} holds the password{f' of {user}' if user else ''}.",
                "Leave the password out. Let the application know the phone system by its network address, or by a token "
                "in the URL that is good for one call.",
            )
