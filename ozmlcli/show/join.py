"""Several documents that lead to each other by URLs."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Callable
from typing import NamedTuple

from ..language.types import URL, WHITE_SPACE
from ..values import urls
from .script import Script


class Joined(NamedTuple):
    """Documents, those that the user named first, and by URL the number of the one that is found there."""

    scripts: list[Script]
    links: dict[str, int]


def join(named: list[Script], follow: Callable[[str], Script | None]) -> Joined:
    """Join the ``named`` documents with all to which their URLs lead.

    ``follow`` gives the document at a URL: the same one for each that leads to it, None where it is not known.
    """
    scripts = list(named)
    numbers = {id(script): number for number, script in enumerate(scripts)}
    links: dict[str, int] = {}
    seen: set[str] = set()
    for script in scripts:  # which grows on the way
        for url in _called(script):
            if url in seen:
                continue
            seen.add(url)
            found = follow(url)
            if found is None:
                continue
            if id(found) not in numbers:
                numbers[id(found)] = len(scripts)
                scripts.append(found)
            links[url] = numbers[id(found)]
    return Joined(scripts, links)


def _called(script: Script) -> list[str]:
    """The URLs that the phone system will request on behalf of a document."""
    found = (value for value in urls(script.document) if value.parameter is not None and value.parameter.type is URL)
    return [url for value in found if (url := value.text.strip(WHITE_SPACE))]
