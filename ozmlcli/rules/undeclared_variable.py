r"""A variable is used that nothing declares.

Var and Array declare names, ForEach binds $item for the commands within it, and some names are provided by the phone system,
such as $zone within Received. What the phone system makes of another name is not documented. In PHP, a text in single quotes
keeps $name as it stands.

Nothing is said of queries, which may have variables of their own, nor of a document that answers GoTo or DtmfEntered, as the
script that led to it may have declared the name.

Names that your own phone system provides are given with --variable NAME, or under variables in ozml.toml.

Bad:

    <Response>
      <Var ID="city">Szeged</Var>
      <Speak>The weather in $city is $wether.</Speak>  <!-- fault -->
      <Speak>$item</Speak>  <!-- fault -->
    </Response>

Good (variables: weather):

    <Response>
      <Var ID="city">Szeged</Var>
      <Speak>The weather in $city is $weather.</Speak>
      <ForEach Source="voicemails">
        <Speak>$item.date</Speak>
      </ForEach>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place
from ..document.php import printed_in
from ..document.values import (
    CONTINUING,
    clear_uses_in,
    declared,
    is_another_language,
    is_known_around,
    part_of,
    provided,
    values,
)
from ..finding import Finding, Severity
from ..suggest import listing, nearest
from .base import Context, Rule

RULE = Rule("OZ422", "undeclared-variable", Severity.WARNING, whole=True, needs=("$",))


#: After so many findings none has a suggestion: the comparisons take time.
_SUGGESTED = 50


def check(_element: Element, context: Context) -> Iterator[Finding]:
    using = [element for element in context.document.elements if _holds_dollar(element)]
    names = declared(context.document) if using else None
    if names is None:
        return
    names = {**names, **{name.lower(): name for name in context.variables}}
    told = 0
    goes_on = context.answers is not None and context.answers.name in CONTINUING
    for element in using:
        if not is_known_around(element):
            continue
        for place, name in _unknown(element, names):
            told += 1
            known = {**provided(element), **names} if told <= _SUGGESTED else {}
            within = _within(name)
            meant = None if within else nearest(name, known.values())
            if meant is not None or not goes_on:
                yield Finding(place, *_words(name, within, meant))


def _holds_dollar(element: Element) -> bool:
    for attribute in element.attributes:
        if "$" in attribute.value:
            return True
    return any(item.__class__ is str and "$" in item for item in element.content)


def _unknown(element: Element, names: dict[str, str]) -> Iterator[tuple[Place, str]]:
    for value in values(element):
        if value.parameter is not None and is_another_language(value.parameter, value.text):
            continue
        said = printed_in(value.text) if " on line " in value.text else None
        for name, where in clear_uses_in(value.text):
            if said is not None and said.start <= where.start < said.end:
                continue  # the names in a message of PHP are PHP's, and it is told of
            if name.lower() not in names and name.lower() not in provided(element):
                yield part_of(value.place, value.text, *where), name


def _within(name: str) -> tuple[str, ...]:
    """The elements within which alone the language provides a variable."""
    from ..language.variables import VARIABLES

    return next((variable.within for variable in VARIABLES if variable.name.lower() == name.lower()), ())


def _words(name: str, within: tuple[str, ...], meant: str | None) -> tuple[str, str]:
    if within:
        where = listing(within, "or")
        return f"${name} is known within {where} only.", f"Move it into {where}, or declare the name with Var."
    remedy = (
        f"Did you mean ${meant}?"
        if meant is not None
        else f'Declare it with <Var ID="{name}">. If it is a variable of PHP, put the text in double quotes there: single '
        f"quotes keep ${name} as it stands. If your phone system provides it, validate with --variable {name}, or list it "
        "under variables in ozml.toml."
    )
    return f"No Var and no Array declares ${name}.", remedy
