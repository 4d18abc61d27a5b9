"""Words that messages share: what an author may have meant, lists, and what an author wrote, cut short."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .language.foreign import TWIML

#: What to do about code of PHP, about its messages, and about byte order marks that it sends along.
PHP_NOT_RUN = (
    "If this is the script itself, check what it prints instead: php SCRIPT | ozml validate -. If a web server sent it, have"
    " the server run the code: the file's name must usually end in .php."
)
PHP_SAYS = (
    "Mend what it tells of, and switch display_errors off, so that messages go to the log and not into an answer."
)
NO_MARKS = "Save all files of the script, also those that it includes, as UTF-8 without a byte order mark."

#: Names that are longer, or that are more, are compared with none: it would take longer than the rest of the check.
_LONGEST, _MOST = 100, 200
#: What stands for what was cut off.
_CUT = "..."


def nearest(written: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that ``written`` most resembles, if it resembles one."""
    return _nearest(written.lower(), tuple(names))


@lru_cache(maxsize=1024)  # a mistake comes seldom alone
def _nearest(folded: str, names: tuple[str, ...]) -> str | None:
    by_folded = {name.lower(): name for name in names if len(name) <= _LONGEST}
    if len(folded) > _LONGEST or len(by_folded) > _MOST:
        return None
    if folded in by_folded:
        return by_folded[folded]
    letters = sorted(folded)
    for other, name in by_folded.items():  # two letters that changed places are the usual slip, and need no comparing
        if sorted(other) == letters:
            return name
    from difflib import get_close_matches

    found = get_close_matches(folded, by_folded, n=1, cutoff=0.75)
    return by_folded[found[0]] if found else None


def from_twiml(written: str) -> tuple[str, ...]:
    """The OzML commands that do what TwiML's ``written`` does."""
    return TWIML.get(written.lower(), ())


def listing(words: Iterable[str], conjunction: str = "and") -> str:
    """``words`` for a sentence: "a, b and c"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def shortened(text: str, most: int = 40) -> str:
    """``text`` for a message, cut where it is long and where that makes it shorter."""
    return text if len(text) <= most + len(_CUT) else f"{text[:most]}{_CUT}"


def shortened_start(text: str, most: int) -> str:
    """The same for a text of which the end says most, such as a path."""
    return text if len(text) <= most + len(_CUT) else f"{_CUT}{text[-most:]}"
