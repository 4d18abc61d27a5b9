"""The formatter: bytes in, formatted bytes out, or why not.

    bytes -> source -> parse -> layout -> proof -> bytes

Before it hands anything out it proves that nothing is lost: the result means the same, has the same comments, instructions
and CDATA sections among the same elements, and formatted again stays as it is.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

import re
from typing import TYPE_CHECKING, NamedTuple

from ..checker.aim import NO_AIM
from ..checker.check import judge
from ..document.meaning import mean_the_same
from ..reader.parse import SHORT, Parsed, Tree, parse, parse_tree, read_tree
from ..reader.source import MAX_BYTES, Source, read_source
from ..scan.php import code_start
from .relayout import Layout, is_declared, lay_out

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic

_DEFAULT = Layout()
#: What a tree would drop, and the beginnings of elements among which it stands.
_MARK = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^ \t\r\n/>]+", re.DOTALL)
_LINE_END = re.compile("\r\n?")


class Formatted(NamedTuple):
    """A document in its canonical form."""

    data: bytes


class Refused(NamedTuple):
    """What keeps a document from being read, as the checker says it."""

    diagnostics: "list[Diagnostic]"


class Unproven(NamedTuple):
    """What formatting would have done to a document, in words. It is a fault of the formatter, and nothing is handed out."""

    words: str


def format_document(
    data: bytes, layout: Layout = _DEFAULT, path: str = "-", *, proves: bool = True
) -> Formatted | Refused | Unproven:
    """Format a document, be it valid or not.

    Args:
        data: the document, as it is in the file or on the wire. Its encoding and its byte order mark stay.
        layout: the length of lines, the indentation and the line ends.
        path: what to call it in diagnostics.
        proves: whether the result is to be proven. Who only asks whether there would be another one, and hands nothing out,
            has the answer in a third of the time without.

    Returns:
        The same bytes where they are in the canonical form already; diagnostics where they are no document.
    """
    source = read_source(data) if len(data) <= MAX_BYTES else None
    tree = parse_tree(source, data) if isinstance(source, Source) else None
    if not isinstance(source, Source) or not isinstance(tree, Tree) or code_start(source.text) is not None:
        return Refused(judge(data, NO_AIM, path))
    family = next((name for name in ("UTF-16", "UTF-32") if source.codec.startswith(name.lower())), "UTF-8")
    text = lay_out(source.text, layout, family)
    changes = text != source.text
    after = source.bom + text.encode(source.codec) if changes else data
    if len(source.text) < SHORT and not (changes and proves):
        return Formatted(after)  # as most files are; of these no tree of ours is needed
    parsed = read_tree(tree, source.text)
    if not isinstance(parsed, Parsed):
        return Refused(judge(data, NO_AIM, path))
    if not (changes and proves):
        return Formatted(after)
    words = _harm(source.text, parsed, text, after)
    if not words and lay_out(text, layout, family) != text:
        words = "formatting it a second time would change it again"
    return Unproven(words) if words else Formatted(after)


def _harm(before: str, parsed: Parsed, text: str, after: bytes) -> str:
    """What formatting would change beside the layout, in words; "" where nothing."""
    source = read_source(after)
    if not isinstance(source, Source) or source.text != text:
        return "in its encoding it would be another text"
    again = parse(source, after)
    if not isinstance(again, Parsed):
        return "it would not be XML any more"
    if not mean_the_same(parsed.document.root, again.document.root):
        return "it would mean something else"
    if _marks(text) != _marks(before):
        return "a comment, a processing instruction or a CDATA section would change or be elsewhere"
    return ""


def _marks(text: str) -> list[str]:
    """The comments, instructions and CDATA sections in order, and a < for each element among which they stand."""
    declared = is_declared(text)
    if "<!" not in text and text.find("<?", 2 if declared else 0) < 0:
        return []  # the elements alone are compared as to what they mean
    found = [mark if mark[1] in "!?" else "<" for mark in _MARK.findall(text)][declared:]
    return [_LINE_END.sub("\n", mark) for mark in found] if "\r" in text else found
