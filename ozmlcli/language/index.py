"""Finding entries of the table by the names that people write.

The phone system seems to read names without regard to case (the vendor's own examples write ``speak`` and ``timeout``), so
every look-up goes from the written name first as it is, then in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .commands import COMMANDS
from .model import Alias, Body, Content, Parameter, Part, Spec, Standing
from .notifications import NOTIFICATIONS, ROOTS


class SpecMatch(NamedTuple):
    """What a written element name was found to mean. ``exact`` where a documentation writes it so."""

    spec: Spec
    exact: bool


class ParameterMatch(NamedTuple):
    """What a written attribute name was found to mean; ``alias`` where it is another name, not another letter case."""

    parameter: Parameter
    exact: bool
    alias: Alias | None = None

    @property
    def spelling(self) -> str:
        """How a documentation writes the name that was found, which may be another than the parameter's own."""
        return self.parameter.name if self.alias is None else self.alias.name


def _parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.parts)


def all_specs() -> Iterator[Spec]:
    """Every element of the language: roots, commands and their parts."""
    yield from ROOTS
    for command in COMMANDS:
        yield command
        yield from _parts(command.parts)


def _spec_matches() -> dict[str, SpecMatch]:
    table: dict[str, SpecMatch] = {}
    for spec in all_specs():
        names = [spec.name, *(alias.name for alias in spec.aliases)]
        table.update({name: SpecMatch(spec, exact=True) for name in names})
    return table


def _parameter_matches(spec: Spec) -> dict[str, ParameterMatch]:
    table: dict[str, ParameterMatch] = {}
    for parameter in spec.parameters:
        table[parameter.name] = ParameterMatch(parameter, exact=True)
        for alias in parameter.aliases:
            table[alias.name] = ParameterMatch(parameter, alias.standing is Standing.DOCUMENTED, alias)
    for name, match in list(table.items()):
        table.setdefault(name.lower(), match._replace(exact=False))
    return table


_SPECS = _spec_matches()
#: By names in lower case; a name that is documented so is found before.
_FOLDED = {name.lower(): match._replace(exact=False) for name, match in reversed(_SPECS.items())}
_PARAMETERS: dict[str, dict[str, ParameterMatch]] = {}
_PLACES: dict[str, dict[str, int]] = {}

_BODIES = {
    spec.name: parameter for spec in all_specs() for parameter in spec.parameters if not parameter.attribute_only
}

#: Commands by their names.
COMMAND_BY_NAME = {command.name: command for command in COMMANDS}
COMMAND_NAMES = frozenset(COMMAND_BY_NAME)
NOTIFICATION_BY_NAME = {notification.name: notification for notification in NOTIFICATIONS}
#: Elements that may enclose a document: the roots, and Request, which does so in its page's example.
ROOT_NAMES = frozenset({*(root.name for root in ROOTS), "Request"})
#: Elements whose content is not known, so that nothing is claimed of it.
OPEN_NAMES = frozenset(spec.name for spec in all_specs() if spec.content is Content.OPEN)
SPEC_BY_NAME = {spec.name: spec for spec in all_specs()}


def find_spec(written: str) -> SpecMatch | None:
    """The element that ``written`` names, whatever its letter case."""
    return _SPECS.get(written) or _FOLDED.get(written.lower())


def find_parameter(spec: Spec, written: str) -> ParameterMatch | None:
    """The parameter of ``spec`` that ``written`` names, whatever its letter case or spelling."""
    table = find_parameters(spec)
    return table.get(written) or table.get(written.lower())


def find_parameters(spec: Spec) -> dict[str, ParameterMatch]:
    """The parameters of ``spec`` by every spelling that a documentation has, and by these in lower case."""
    table = _PARAMETERS.get(spec.name)
    if table is None:
        table = _PARAMETERS[spec.name] = _parameter_matches(spec)
    return table


def parameter_places(spec: Spec) -> dict[str, int]:
    """The names of the parameters of ``spec`` with their places in the table."""
    places = _PLACES.get(spec.name)
    if places is None:
        places = _PLACES[spec.name] = {parameter.name: place for place, parameter in enumerate(spec.parameters)}
    return places


def body_parameter(spec: Spec) -> Parameter | None:
    """The parameter of ``spec`` that may stand as its text, if one may."""
    return _BODIES.get(spec.name)


def argument(spec: Spec) -> Parameter | None:
    """The parameter that authors give without its name: the one that stands as the element's text, or likely may."""
    body = body_parameter(spec)
    return body if body is not None and body.body in {Body.YES, Body.LIKELY} else None
