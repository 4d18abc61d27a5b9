"""Names in a namespace, as the author of a document writes them; the meaning knows them as {URI}name."""

from __future__ import annotations

from functools import cached_property

from ..document.element import PREFIXES, split_name
from ..scan.places import find_tags


class Names:
    """How the names in one document are told to people; without its ``text``, prefixes are not known."""

    def __init__(self, text: str = "") -> None:
        self._text = text

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        """The first prefix of each namespace; looked for only when a name in one is told, as in most documents none is."""
        found: dict[str, str] = {}
        if "xmlns:" in self._text:
            for tag in find_tags(self._text):
                for attribute in tag.attributes:
                    if attribute.written.startswith("xmlns:"):
                        namespace = self._text[attribute.value.start : attribute.value.end].replace("&amp;", "&")
                        found.setdefault(namespace, attribute.written.removeprefix("xmlns:"))
        return {**PREFIXES, **found}

    def plain(self, name: str) -> str:
        """A name as it is written, with its prefix where it has one: the step of a path."""
        namespace, local = split_name(name)
        prefix = self._prefixes.get(namespace) if namespace else None
        return f"{prefix}:{local}" if prefix else local

    def told(self, name: str) -> str:
        """A name for a sentence: without a prefix, its namespace is said, or it would seem to be another name."""
        namespace, _ = split_name(name)
        return name if not namespace else self.plain(name) if namespace in self._prefixes else self.full(name)

    def full(self, name: str) -> str:
        """A name with its namespace, for where it stands beside one that is written alike."""
        namespace, _ = split_name(name)
        return f"{self.plain(name)} (in the namespace {namespace})" if namespace else name


#: For documents of which there is no text.
NO_NAMES = Names()
