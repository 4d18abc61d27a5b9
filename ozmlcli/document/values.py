"""What stands in a document's attributes and texts, each with its place, and the names of variables in it.

Names are compared without regard to letter case, as the phone system seems to read all names, so they are lower case here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..language.index import OPEN_NAMES, all_specs, body_parameter
from ..language.model import Content, Parameter
from ..language.types import SQL, URL, WHITE_SPACE, holds_variable
from .element import Document, Element
from .part import Place, Span, Target

#: Commands that declare a name, which is their ID.
DECLARING = frozenset({"Var", "Array"})

#: Notifications whose answer goes on with a script that may have declared names.
CONTINUING = frozenset({"DtmfEntered", "GoTo"})

#: The parameter whose value is a document of its own.
EMBEDDING = "ResponseOzML"

_USE = r"[$]([A-Za-z_][A-Za-z0-9_]*+)"
#: Not behind a letter ("US$amount"), a backslash, or where a query in a URL begins a name; not "$tag$" of SQL.
_CLEAR_USE = rf"(?<![\w$?&\\]){_USE}(?![$\w])"


class Value(NamedTuple):
    """A value as it is written: of which parameter (None if of none that is known), where, and its text."""

    parameter: Parameter | None
    place: Place
    text: str

    @property
    def name(self) -> str:
        """The parameter's name, "" where there is none."""
        return self.parameter.name if self.parameter is not None else ""


class Name(NamedTuple):
    """A name that a command declares, in lower case and as written."""

    folded: str
    written: str
    element: Element
    place: Place


def part_of(place: Place, text: str, start: int, end: int) -> Place:
    """The place of a part, which is not empty, of the ``text`` that stands at ``place``, by its offsets in it."""
    before = 0 if place.target is Target.VALUE else len(text) - len(text.lstrip(WHITE_SPACE))
    return place._replace(within=Span(start - before, end - before))


def texts(element: Element) -> Iterator[tuple[Place, str]]:
    """The runs of text that stand directly in an element, without those of only white space."""
    number = 0
    for run in element.content:
        if isinstance(run, str) and run.strip(WHITE_SPACE):
            yield Place(element, Target.TEXT, number=number), run
            number += 1


def values(element: Element) -> Iterator[Value]:
    """All that an element is given: its attributes, then its text."""
    for attribute in element.attributes:
        yield Value(attribute.parameter, Place(element, Target.VALUE, attribute.written), attribute.value)
    body = body_parameter(element.spec) if element.spec is not None else None
    for place, text in texts(element):
        yield Value(body, place, text)


def _may_be_url(parameter: Parameter) -> bool:
    return parameter.type is URL or parameter.name == "AudioFile"


#: Elements that are given a URL, or as Play a file, which may be one.
WITH_URLS = frozenset(spec.name for spec in all_specs() if any(map(_may_be_url, spec.parameters)))


def urls(element: Element) -> Iterator[Value]:
    """What ``element`` is given as a URL, or as the file that Play plays."""
    in_pieces = sum(1 for _ in texts(element)) > 1  # with a comment in it: no piece is the whole
    return (
        value
        for value in values(element)
        if value.parameter is not None and _may_be_url(value.parameter) and (value.place.key or not in_pieces)
    )


def is_query(parameter: Parameter | None, text: str) -> bool:
    """Whether ``text``, which is given as ``parameter``, is an SQL query: also in the place of a URL."""
    kind = parameter.type if parameter is not None else None
    return kind is SQL or (kind is URL and begins_query(text))


def begins_query(url: str) -> bool:
    """Whether an SQL query stands in the place of a URL, as an SQL OzML extension takes it of GoTo.

    A word of letters and a blank begin no URL.
    """
    words = url.split(maxsplit=1)
    return len(words) > 1 and words[0].isalpha()


def is_another_language(parameter: Parameter, text: str) -> bool:
    """Whether a value is a query or a document of its own, in which a $ need not begin a variable of this one."""
    return parameter.name == EMBEDDING or is_query(parameter, text)


def is_known_around(element: Element) -> bool:
    """Whether all that encloses an element is documented in full; elsewhere nobody can tell which names are known."""
    return not any(around.name in OPEN_NAMES or around.spec is None for around in element.ancestors())


def names_in(text: str) -> set[str]:
    """The names of all that may be a variable in ``text``, in lower case."""
    return {name.lower() for name in re.findall(_USE, text)}


def clear_uses_in(text: str) -> Iterator[tuple[str, Span]]:
    """What in ``text`` can be nothing but a variable: the names as written, each once, and where it is first used."""
    seen = set()
    for found in re.finditer(_CLEAR_USE, text):
        if found[1] not in seen:
            seen.add(found[1])
            yield found[1], Span(*found.span())


def uses(element: Element) -> set[str]:
    """The names, in lower case, that an element itself uses: as variables, or as the list that it goes through."""
    found: set[str] = set()
    for value in values(element):
        if "$" in value.text:
            found |= names_in(value.text)
    source = element.get("Source") if element.name == "ForEach" else None
    if source is not None:
        found.add(source.value.strip(WHITE_SPACE).lower())
    return found


def declaration(element: Element) -> Name | None:
    """What ``element`` declares, if it is one of :data:`DECLARING` with a name that is known here."""
    id_ = element.get("ID")
    if id_ is None or holds_variable(id_.value):
        return None
    written = id_.value.strip(WHITE_SPACE)
    return Name(written.lower(), written, element, Place(element, Target.VALUE, id_.written)) if written else None


def declared(document: Document) -> dict[str, str] | None:
    """The names that a document declares: as written, by those in lower case. None where they cannot all be known."""
    found: dict[str, str] = {}
    for element in document.elements:
        if element.spec is None:  # a misspelled Var, perhaps
            found.update(_any_names(element))
        elif element.name == "SQL":
            return None
        elif element.name in DECLARING:
            name = declaration(element)
            if name is not None:
                found.setdefault(name.folded, name.written)
            elif element.get("ID") is not None:
                return None
            else:
                found.update(_any_names(element))  # of a misspelled ID, perhaps
    return found


def _any_names(element: Element) -> dict[str, str]:
    """The values of what is no parameter: as written, by those in lower case."""
    written = [attribute.value.strip(WHITE_SPACE) for attribute in element.attributes if attribute.parameter is None]
    return {name.lower(): name for name in written}


def provided(element: Element) -> dict[str, str]:
    """The names that are known at ``element`` without a declaration, as written by those in lower case."""
    from ..language.variables import VARIABLES

    around = set()
    within = element
    for ancestor in element.ancestors():
        around.add(ancestor.name)
        if within.is_command and ancestor.spec is not None and ancestor.spec.content is Content.PARTS:
            # The command is misplaced, which is told of; it was meant for one of the parts.
            around.update(part.name for part in ancestor.spec.parts)
        within = ancestor
    return {v.name.lower(): v.name for v in VARIABLES if not v.within or around.intersection(v.within)}


def leads_on(element: Element) -> bool:
    """Whether further commands may follow from a command that stand in no document that is known here."""
    if element.spec is None or element.spec.content is Content.OPEN or element.get(EMBEDDING) is not None:
        return True
    return any(v.parameter is not None and v.parameter.type in {URL, SQL} and v.text for v in values(element))
