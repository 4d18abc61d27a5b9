"""``--output-format text``: the source line, a caret under the exact part, the message, the help and the fix.

The layout is made once, as styled pieces. rich is loaded only to colour them on a terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostic import Diagnostic
from ..finding import Severity
from .excerpt import Excerpts, room
from .fixdiff import changed_lines, diff
from .layout import UNLIMITED, Piece, cells, hanging, split_lines, visible

#: Where a message goes on, on a terminal that is too narrow for it.
_INDENT = 4
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def render_plain(diagnostics: Sequence[Diagnostic], text: str, encoding: str = "utf-8", columns: int = 0) -> str:
    """The findings in one document of the given text, without colour; only what ``encoding`` can carry.

    For a terminal it is cut to its ``columns``; 0 for none.
    """
    return "".join([said for said, _ in _pieces(diagnostics, text, encoding, columns)])


def print_coloured(diagnostics: Sequence[Diagnostic], text: str, encoding: str = "utf-8", columns: int = 0) -> None:
    """Print the findings in one document of the given text to a terminal."""
    from .colour import print_pieces

    print_pieces(_pieces(diagnostics, text, encoding, columns))


def _pieces(diagnostics: Sequence[Diagnostic], text: str, encoding: str, columns: int) -> list[Piece]:
    def words(said: str) -> str:
        if said.isascii() and said.isprintable():
            return said
        return visible(said).encode(encoding, "backslashreplace").decode(encoding)

    pieces: list[Piece] = []
    lines = split_lines(text)
    for diagnostic in diagnostics:
        style = _STYLES[diagnostic.severity]
        where = f"{words(diagnostic.path)}:{diagnostic.location.row}:{diagnostic.location.column}"
        kind = f"{diagnostic.severity.value} {diagnostic.code}"
        said = f" {words(diagnostic.message)}"
        if columns:
            said = hanging(said[1:], cells(f"{where}: {kind} {diagnostic.name}:"), _INDENT, columns)
        pieces += ((where, "bold"), (": ", ""), (kind, style), (f" {diagnostic.name}", "dim"), (f":{said}\n", ""))
        fix = diagnostic.fix
        changed = changed_lines(fix, lines) if fix is not None else []
        rows = [
            diagnostic.location.row,
            *[each.location.row for each in diagnostic.related],
            *[each.row for each in changed],
        ]
        margin = len(str(max(rows)))
        excerpts = Excerpts(lines, margin, encoding, room(columns, margin) if columns else UNLIMITED)
        pieces += excerpts.excerpt(diagnostic.location, diagnostic.end_location, ("^", "", style))
        shown = diagnostic.location.row
        for related in diagnostic.related:
            mark = ("-", words(related.message), "cyan")
            pieces += excerpts.excerpt(related.location, related.end_location, mark, below=shown)
            shown = related.location.row
        if diagnostic.help:
            pieces += excerpts.remark("help", words(diagnostic.help))
        if fix is not None:
            pieces += excerpts.remark("safe fix" if fix.safe else "unsafe fix", words(fix.message))
            pieces += diff(changed, margin, encoding, excerpts.room)
        pieces.append(("\n", ""))
    return pieces
