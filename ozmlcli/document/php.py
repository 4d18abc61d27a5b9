"""Error messages that PHP printed into a text of a document."""

from __future__ import annotations

import re

from .part import Span

#: The two ends of a message as PHP prints them; as HTML the words are in <b>, which may have been escaped.
_KIND = r"\b(?:PHP )?(?:[A-Z][a-z]+ (?:fatal )?)?(?:Warning|Notice|Deprecated|[Ee]rror)(?:</b>)?: "
_FILE = r"\.(?:php|phtml|inc)\b[^<>]{0,40}?(?:</b>)? on line (?:<b>)?\d*"


def printed_in(text: str) -> Span | None:
    """Where the first message in ``text`` stands."""
    end = re.search(_FILE, text)
    start = re.search(_KIND, text[: end.start()]) if end is not None else None
    return Span(start.start(), end.end()) if start is not None and end is not None else None
