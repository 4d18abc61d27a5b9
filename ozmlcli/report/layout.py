"""Text as it stands on a terminal: in pieces of one style, nothing in it that acts, and so many columns wide."""

import re
import sys

#: A source line is shown up to this many columns; of a longer one the part around the fault.
WIDTH = 100
#: So many columns have pipes and files: output is the same everywhere, but on a terminal that is too narrow for it.
UNLIMITED = sys.maxsize
_CUT = "..."
_TAB = "    "
_LINE_END = "\r\n|\r|\n"


#: A stretch of output and its style, which is rich's; "" for none. A named tuple would take as long to make as its text.
Piece = tuple[str, str]


def split_lines(text: str) -> list[str]:
    """The lines of ``text``, without their ends, as rows are counted."""
    return re.split(_LINE_END, text) if "\r" in text else text.split("\n")


def window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """A line as what stands before, in and after a part, cut where it is too long."""
    if len(line) <= WIDTH:
        return line[:start], line[start:end], line[end:]
    # A line may be a whole document with a thousand faults: no more of it is copied than can be shown.
    before, after = line[max(start - WIDTH, 0) : start], line[end : end + WIDTH]
    marked = line[start : min(end, start + WIDTH + 1)]
    marked = marked if len(marked) <= WIDTH else f"{marked[:WIDTH]}..."
    room = max((WIDTH - len(marked)) // 2, 10)
    if len(before) > room:
        before = f"...{before[-room:]}"
    if len(after) > room:
        after = f"{after[:room]}..."
    return before, marked, after


def fitted(parts: tuple[str, str, str], room: int) -> tuple[str, str, str]:
    """What is shown before, in and after a part, cut to ``room`` columns, with that of a mark behind the end."""
    before, marked, after = parts
    if not exceeds(f"{before}{marked}{after}" if marked or after else f"{before} ", room):
        return parts
    left, right = cells(before), cells(after)
    least = min(left, len(_CUT))
    if exceeds(marked, room - least - min(right, len(_CUT))):
        marked, after, right = _beginning(marked, room - least), "", 0
    rest = room - max(cells(marked), 1)
    left = min(left, max(rest // 2, rest - right))
    return _beginning(before[::-1], left)[::-1], marked, _beginning(after, rest - left)


def _beginning(text: str, room: int) -> str:
    """``text`` or, where it has no room, its beginning and dots."""
    if not exceeds(text, room):
        return text
    kept = 0
    for character in text:
        room -= cells(character)
        if room < len(_CUT):
            break
        kept += 1
    return f"{text[:kept]}{_CUT}"


def exceeds(text: str, room: int) -> bool:
    """Whether ``text`` takes more columns than ``room``."""
    return 2 * len(text) > room and cells(text) > room  # none takes more than two


def hanging(words: str, before: int, indent: int, columns: int) -> str:
    """``words`` and a blank, behind ``before`` columns of a line, wrapped as a terminal with so many columns needs it."""
    before %= columns
    if not exceeds(words, columns - before - 1):
        return f" {words}"
    from textwrap import wrap

    line = f"{'x' * before} {words}"
    lines = wrap(
        line, columns, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False, tabsize=4
    )
    return "\n".join(lines)[before:]


def visible(text: str, encoding: str = "utf-8") -> str:
    """``text`` without what would move the cursor or otherwise act upon a terminal, one character for each but the tab."""
    if text.isascii() and text.isprintable():
        return text
    from unicodedata import category

    shown = [_TAB if c == "\t" else c if c.isprintable() or category(c) == "Zs" else "\ufffd" for c in text]
    # What the encoding cannot carry becomes a question mark, one for each, so that the marks below stay in their places.
    return "".join(shown).encode(encoding, "replace").decode(encoding)


def one_line(text: str) -> str:
    """``text`` on one line: its line ends are spaces, and it is visible."""
    return visible(" ".join(split_lines(text)))


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
