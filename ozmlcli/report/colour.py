"""Styled pieces on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from .layout import Piece


def coloured_console() -> Console:
    """Standard output in colours, whatever the environment says: that was decided before."""
    # rich writes to the terminal by itself, since an old one of Windows takes no escape sequences.
    console = Console(soft_wrap=True, highlight=False, force_terminal=True, no_color=False)
    if console.color_system is None:  # TERM=dumb
        return Console(soft_wrap=True, highlight=False, force_terminal=True, no_color=False, color_system="standard")
    return console


def print_pieces(pieces: Iterable[Piece]) -> None:
    """Print ``pieces`` to standard output, in colour."""
    console = coloured_console()
    console.print(Text.assemble(*pieces), end="")
