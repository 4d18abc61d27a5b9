"""A document in memory: its text and its tree, or what keeps it from being read, in the checker's words."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..diagnostic import Diagnostic
from ..document.element import Document
from ..reader.parse import Parsed, parse
from ..reader.source import MAX_BYTES, Source, read_source
from .aim import NO_AIM
from .check import judge


class Loaded(NamedTuple):
    """A document that could be read, valid or not."""

    path: str
    data: bytes
    source: Source
    document: Document

    @property
    def text(self) -> str:
        """Its text."""
        return self.source.text


class Broken(NamedTuple):
    """Why a text is no document: the findings, each at its place in as much of the ``text`` as could be read."""

    path: str
    diagnostics: list[Diagnostic]
    text: str


def load(data: bytes, path: str) -> Loaded | Broken:
    """Read a document; ``path`` is what to call it in the findings."""
    if len(data) > MAX_BYTES:
        return Broken(path, judge(data, NO_AIM, path), "")
    source = read_source(data)
    if isinstance(source, Source):
        parsed = parse(source, data)
        if isinstance(parsed, Parsed):
            return Loaded(path, data, source, parsed.document)
    return Broken(path, judge(data, NO_AIM, path), source.text)
