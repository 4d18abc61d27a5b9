r"""Play is given an audio file that is neither wav nor mp3.

The documentation knows these two formats alone. What counts is the ending of the name; other endings than those of known
audio formats are not judged, as a URL may well answer with a wav.

Bad:

    <Response>
      <Play>music/waiting.ogg</Play>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Play>music/waiting.mp3</Play>
    </Response>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.element import Element
from ..document.values import values
from ..finding import Finding, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ212", "unplayable-file", Severity.WARNING, looks_at=frozenset({"Play"}), odd=True)

#: Endings that files of sound have which are neither. Of any other ending, a URL may well answer with a wav.
_SOUNDS = frozenset(
    {"aac", "aif", "aiff", "amr", "au", "flac", "gsm", "m4a", "mid", "midi", "mp4", "oga", "ogg", "opus", "webm", "wma"}
)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    for value in values(element):
        if value.parameter is None or value.parameter.name != "AudioFile":
            continue
        path = re.split(r"[?#]", value.text, maxsplit=1)[0].strip(WHITE_SPACE)
        _, dot, ending = path.rpartition(".")
        if dot and ending.lower() in _SOUNDS:
            yield Finding(
                value.place,
                f"Play takes wav and mp3 files, and this one ends in .{ending}.",
                "Convert the file to wav or mp3.",
            )
