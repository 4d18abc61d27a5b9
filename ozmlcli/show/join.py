"""Several documents that lead to each other by URLs."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..document.values import begins_query, urls
from ..language.notifications import NOTIFICATIONS
from ..language.types import URL, WHITE_SPACE
from .script import Script

#: What is posted to a URL, by the parameter that says it.
_POSTED = {notification.url_set_in: notification.name for notification in NOTIFICATIONS}


class Reached(NamedTuple):
    """That a document answers a notification which the document ``source`` brings about."""

    notification: str
    source: int


class Joined(NamedTuple):
    """Documents, those that the user named first; by URL the number of the one that is found there.

    ``reached`` says by the number of a document what it answers, as far as other documents tell.
    """

    scripts: list[Script]
    links: dict[str, int]
    reached: dict[int, list[Reached]]


def join(named: list[Script], follow: Callable[[str], Script | None]) -> Joined:
    """Join the ``named`` documents with all to which their URLs lead.

    ``follow`` gives the document at a URL: the same one for each that leads to it, None where it is not known.
    """
    scripts = list(named)
    numbers = {id(script): number for number, script in enumerate(scripts)}
    links: dict[str, int] = {}
    seen: set[str] = set()
    reached: dict[int, dict[Reached, None]] = {}
    for source, script in enumerate(scripts):  # which grows on the way
        for url, notification in _called(script):
            found = follow(url) if url not in seen else None
            seen.add(url)
            if found is not None:
                if id(found) not in numbers:
                    numbers[id(found)] = len(scripts)
                    scripts.append(found)
                links[url] = numbers[id(found)]
            if url in links and notification is not None:
                reached.setdefault(links[url], {})[Reached(notification, source)] = None
    return Joined(scripts, links, {number: list(each) for number, each in reached.items()})


def entries(joined: Joined) -> set[int]:
    """The documents to which no other one leads, and of each circle to which none leads the first.

    A call comes to these in ways of which the documents do not tell.
    """
    behind: dict[int, set[int]] = {number: set() for number in range(len(joined.scripts))}
    for target, sources in joined.reached.items():
        for each in sources:
            behind[each.source].add(target)
    found: set[int] = set()
    seen: set[int] = set()
    for number in behind:
        if number not in seen:
            reachable = _reachable(number, behind)
            seen |= reachable
            found = (found - reachable) | {number}  # nothing before leads here, so it is in no circle with those
    return found


def _reachable(start: int, behind: Mapping[int, set[int]]) -> set[int]:
    """The documents to which one leads, with itself."""
    found = {start}
    ahead = [start]
    while ahead:
        new = behind[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def loose(joined: Joined) -> Iterator[tuple[Script, str]]:
    """The URLs that lead to none of the documents, each with one in which it stands."""
    seen = set(joined.links)
    for script in joined.scripts:
        for url, _ in _called(script):
            if url not in seen:
                seen.add(url)
                yield script, url


def posted(parameter: str, command: str) -> str | None:
    """The notification that comes to the URL in a parameter; None where it has no name."""
    return _POSTED.get(f"{parameter} of {command}")


def _called(script: Script) -> Iterator[tuple[str, str | None]]:
    """The URLs that the phone system will request on behalf of a document, and the notification that it posts there."""
    for inner in script.embedded.values():
        yield from _called(inner)
    for value in (value for element in script.document.elements for value in urls(element)):
        url = value.text.strip(WHITE_SPACE)
        if url and not begins_query(url) and value.parameter is not None and value.parameter.type is URL:
            yield url, posted(value.name, value.place.element.name)
