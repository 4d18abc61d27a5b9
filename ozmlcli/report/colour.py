"""Styled pieces on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from .layout import Piece


def print_pieces(pieces: Iterable[Piece]) -> None:
    """Print ``pieces`` to standard output, in colour."""
    # rich writes to the terminal by itself, since an old one of Windows takes no escape sequences.
    console = Console(soft_wrap=True, highlight=False, force_terminal=True)
    console.print(Text.assemble(*pieces), end="")
