"""Strategies that make documents from the language table: valid ones, and ones with something wrong."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ozmlcli.builder.element import make_element
from ozmlcli.document.element import Attribute, Document, Element
from ozmlcli.fmt.write import write_compact
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import all_specs, find_parameter, find_spec
from ozmlcli.language.model import Body, Command, Content, Parameter, Part, Required, Spec
from ozmlcli.language.notifications import ROOTS
from ozmlcli.language.types import WHITE_SPACE

#: Characters that XML can carry, with those that need care among the likely ones.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("a1 &<>\"'\t\n\r]-;$\u00e9\u2028\U0001f4de")),
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=20,
)
VARIABLES = st.sampled_from(["$x", "to $item.message now", "$_a\n"])


def values(parameter: Parameter) -> SearchStrategy[str]:
    """Values of a parameter's type."""
    kind = parameter.type
    if kind.choices:
        return st.one_of(st.sampled_from(kind.choices), VARIABLES)
    if kind.pattern:
        return st.one_of(st.from_regex(kind.pattern, fullmatch=True).map(lambda v: v.strip("\n")), VARIABLES)
    return TEXTS if parameter.body is Body.NO else TEXTS.filter(lambda text: bool(text.strip(WHITE_SPACE)))


@st.composite
def commands(draw: DrawFn, depth: int = 2) -> Element:
    """A valid command, with what it holds down to a depth."""
    spec = draw(st.sampled_from(COMMANDS))
    return draw(elements(spec, depth))


@st.composite
def elements(draw: DrawFn, spec: Spec, depth: int) -> Element:
    """An element of ``spec`` in which nothing is wrong as to its form."""
    given_ = [p for p in spec.parameters if p.required is Required.YES or draw(st.booleans())]
    parameters = {parameter.name: draw(values(parameter)) for parameter in given_}
    children: list[Element] = []
    if depth > 0 and spec.content is Content.COMMANDS:
        children = draw(st.lists(commands(depth - 1), max_size=2))
    elif spec.content is Content.PARTS:
        for part in spec.parts:
            count = draw(st.integers(0, 2 if part.repeated else 1))
            children += [draw(elements(part, depth)) for _ in range(count)]
    text = draw(TEXTS) if isinstance(spec, Part) and spec.content is Content.TEXT else ""
    return make_element(spec, parameters, children, text)


@st.composite
def documents(draw: DrawFn, most: int = 4) -> Document:
    """A document in which nothing is wrong as to its form; its modes may be mixed."""
    root = make_element(ROOTS[0], {}, draw(st.lists(commands(), max_size=most)))
    return Document.of(root)


_NAMES = [spec.name for spec in all_specs()]
_WRONG_VALUES = st.sampled_from(["", " ", "x", "-1", "5 ", "60s", "WAV", "1,2", "$", "99999", "00B2", "caller"])


def _rename(draw: DrawFn, element: Element) -> None:
    name = draw(st.sampled_from([*_NAMES, "Say", "speak", "record", "Foo"]))
    match = find_spec(name)
    element.written = name
    element.name, element.spec = (match.spec.name, match.spec) if match else (name, None)
    element.attributes = [_attribute(element.spec, a.written, a.value) for a in element.attributes]


def _attribute(spec: Spec | None, written: str, value: str) -> Attribute:
    found = find_parameter(spec, written) if spec is not None else None
    return Attribute(found.parameter.name if found else written, written, value, found.parameter if found else None)


def _change_value(draw: DrawFn, element: Element) -> None:
    if element.attributes:
        place = draw(st.integers(0, len(element.attributes) - 1))
        old = element.attributes[place]
        element.attributes[place] = old._replace(value=draw(_WRONG_VALUES))


def _add_attribute(draw: DrawFn, element: Element) -> None:
    names = (
        ["Foo", "Format", "Text", "Time", "Party", *(p.name for p in element.spec.parameters if element.spec)]
        if element.spec
        else ["Foo"]
    )
    added = _attribute(element.spec, draw(st.sampled_from(names)), draw(_WRONG_VALUES))
    if element.get(added.name) is None:
        element.attributes.append(added)


def _drop_attribute(draw: DrawFn, element: Element) -> None:
    if element.attributes:
        element.attributes.pop(draw(st.integers(0, len(element.attributes) - 1)))


def _add_text(draw: DrawFn, element: Element) -> None:
    element.content.insert(draw(st.integers(0, len(element.content))), draw(st.sampled_from(["stray", "5", " \n"])))


def _add_child(draw: DrawFn, element: Element) -> None:
    child = draw(elements(draw(st.sampled_from(list(all_specs()))), 0))
    child.parent = element
    element.children.append(child)
    element.content.append(child)


_MUTATIONS: list[Callable[[DrawFn, Element], None]] = [
    _rename,
    _change_value,
    _add_attribute,
    _drop_attribute,
    _add_text,
    _add_child,
]


@st.composite
def faulty_documents(draw: DrawFn) -> Document:
    """A document that was valid as to its form before up to three things in it were changed."""
    document = draw(documents(most=2))
    for _ in range(draw(st.integers(0, 3))):
        element = document.elements[draw(st.integers(0, len(document.elements) - 1))]
        draw(st.sampled_from(_MUTATIONS))(draw, element)
        document = Document.of(document.root)
    return document


def sample(command: Command, *more: Parameter) -> str:
    """The text of a command with what it requires, and ``more`` parameters, each with the first value of its type."""
    wanted = [p for p in command.parameters if p.required is Required.YES or p in more]
    values_ = {parameter.name: _plain(parameter) for parameter in wanted}
    return write_compact(make_element(command, values_))


def _plain(parameter: Parameter) -> str:
    if parameter.type.choices:
        return parameter.type.choices[0]
    return next(value for value in ("1", "0042", "a") if parameter.type.accepts(value))
