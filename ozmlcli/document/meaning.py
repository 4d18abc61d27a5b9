"""What a document means, apart from how it is written: the one place that says which differences count.

The same are: a name in any letter case or spelling that the language has for it, attributes in any order, a parameter as
attribute or as text, a default that is written or left out, CDATA or escapes, comments, and white space that is layout
(:class:`~ozmlcli.language.types.WhiteSpace`). The formatter proves by it that it changed nothing; the diff compares by it.
"""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from ..language.index import body_parameter, parameter_places
from ..language.model import Content, Parameter, Spec
from ..language.types import TEXT, WHITE_SPACE
from .element import Attribute, Element

_NAME = attrgetter("name")


class Meaning(NamedTuple):
    """What an element means.

    ``parameters`` are pairs of name and value, those of the table first and in its order, then others by name; defaults are
    left out. A parameter that is given twice is there twice. ``content`` holds the elements, and text that is no parameter.
    """

    name: str
    parameters: tuple[tuple[str, str], ...]
    content: "tuple[Meaning | str, ...]"


def meaning(element: Element) -> Meaning:
    """What ``element`` means, with all that it holds."""
    return Meaning(
        full_name(element),
        parameters(element),
        tuple(item if isinstance(item, str) else meaning(item) for item in content(element)),
    )


def full_name(element: Element) -> str:
    """The canonical name; one in a namespace is another: {URI}name."""
    return f"{{{element.namespace}}}{element.name}" if element.namespace else element.name


def parameters(element: Element) -> tuple[tuple[str, str], ...]:
    """The parameters of ``element`` itself, as :class:`Meaning` has them."""
    found = [
        (attribute.parameter, attribute.name, _value(attribute))
        for attribute in element.attributes
        if attribute.parameter is None or _value(attribute) != attribute.parameter.default_value
    ]
    body = _body(element)
    if body is not None:
        text = body.type.meant(element.text)
        if text and text != body.default_value:
            found.append((body, body.name, text))
    if len(found) > 1:
        order = {} if element.spec is None else parameter_places(element.spec)
        found.sort(key=lambda each: (order.get(each[1], len(order)) if each[0] is not None else len(order), each[1]))
    return tuple((name, value) for _, name, value in found)


def content(element: Element) -> list[Element | str]:
    """What stands in ``element`` beside its parameters: elements, and text that is no parameter."""
    if _body(element) is not None:
        return []
    if not element.children:
        text = _text(element.spec, element.text)
        return [text] if text else []
    items: list[Element | str] = []
    joins = False
    for item in element.content:
        if isinstance(item, Element):
            items.append(item)
            joins = False
        elif isinstance(item, str):  # comments and instructions interrupt no text
            if joins:
                items[-1] = f"{items[-1]}{item}"
            else:
                items.append(item)
            joins = True
    meant = (_text(element.spec, item) if isinstance(item, str) else item for item in items)
    return [item for item in meant if item != ""]


def _value(attribute: Attribute) -> str:
    return attribute.value if attribute.parameter is None else attribute.parameter.type.meant(attribute.value)


def _body(element: Element) -> Parameter | None:
    """The parameter that the text of ``element`` is."""
    return None if element.spec is None or element.children else body_parameter(element.spec)


def _text(spec: Spec | None, text: str) -> str:
    """What a text means that is no parameter. Where none is expected, white space at its ends is layout.

    Where it is not known whether one is, white space alone is.
    """
    stripped = text.strip(WHITE_SPACE)
    if stripped and (spec is None or spec.content is Content.OPEN):
        return TEXT.meant(text)
    return TEXT.meant(text) if spec is not None and spec.content is Content.TEXT else stripped


def mean_the_same(one: Element, other: Element) -> bool:
    """Whether two elements mean the same, with all that they hold. What is the same as written need not be looked into."""
    if one.name != other.name or one.namespace != other.namespace:
        return False
    as_written = one.attributes == other.attributes or _in_order(one) == _in_order(other)
    if not (one.children or other.children):
        return (as_written and one.text == other.text) or meaning(one) == meaning(other)
    if not as_written and parameters(one) != parameters(other):
        return False
    held, held_there = _held(one), _held(other)
    return len(held) == len(held_there) and all(map(_are_the_same, held, held_there))


def _in_order(element: Element) -> list[Attribute]:
    """The attributes by their names; two of one name stay as they stand."""
    return sorted(element.attributes, key=_NAME)


def _held(element: Element) -> Sequence[Element | str]:
    """Like :func:`content`; in most elements stand others alone."""
    return element.children if len(element.content) == len(element.children) else content(element)


def _are_the_same(one: Element | str, other: Element | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return mean_the_same(one, other)
