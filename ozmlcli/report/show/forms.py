"""The forms in which ``ozml show`` can print documents; each is loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...show.join import Joined


class Form(NamedTuple):
    """A form: its name, which is its module's too, and what it is."""

    name: str
    help: str


#: The first is the usual one.
FORMS = (
    Form("tree", "an outline"),
    Form("markdown", "an outline with the chart, for a review"),
    Form("mermaid", "the chart, for GitHub, GitLab and wikis"),
    Form("dot", "the chart, for Graphviz"),
    Form("json", "all of it, for programs"),
)


def render(name: str, joined: Joined) -> str:
    """Documents in the form called ``name``, without colour."""
    rendered: str = import_module(f"{__package__}.{name}").render(joined)
    return rendered


def encoded(name: str, joined: Joined) -> bytes:
    """The same in UTF-8. Of JSON, which is far larger than the documents, no other copy is made."""
    if name != "json":
        return render(name, joined).encode("utf-8", "backslashreplace")
    from .json import pieces

    sink = BytesIO()
    for piece in pieces(joined):
        sink.write(piece.encode("utf-8", "backslashreplace"))
    return sink.getvalue()
