"""The XSD, made from the language table: XSD 1.0, documented, for editors, libxml2 and xmlschema."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker

from ..document.element import XML
from ..fmt.write import DECLARATION
from ..language.commands import COMMANDS
from ..language.index import SPEC_BY_NAME, all_specs, body_parameter
from ..language.model import Alias, Content, Parameter, Required, Spec, Standing
from ..language.notifications import ROOTS
from ..language.types import VARIABLE_PATTERN, ValueType
from ..language.words import parameter_words, spec_words

_NAMESPACE = "http://www.w3.org/2001/XMLSchema"
_LANG = f"{{{XML}}}lang"
_XS = ElementMaker(namespace=_NAMESPACE, nsmap={"xs": _NAMESPACE})
_MANY = {"minOccurs": "0", "maxOccurs": "unbounded"}
_NOTE = 'Made from the language table by "make generate". Do not edit.'
_ABOUT = """OzML, the commands by which a web application answers the Ozeki Phone System.

XSD cannot say everything about OzML: which control mode considers a parameter, where Reject may stand, that a parameter
stands as an attribute or as text, that letter case does not matter. "ozml validate" says that too."""

_Node = etree._Element


def make_xsd() -> str:
    """The whole schema."""
    specs = sorted((spec for spec in all_specs() if spec not in ROOTS), key=lambda spec: spec.name)
    schema = _make("schema", {"version": "1"}, [_words(_ABOUT)])
    schema.extend([_blank(), _variable(), *_value_types(), _commands()])
    schema.extend(_complex_type(spec) for spec in specs)
    schema.extend(_root(root) for root in ROOTS)
    schema.append(_root(SPEC_BY_NAME["Request"]))
    etree.indent(schema)
    return f"{DECLARATION}\n<!-- {_NOTE} -->\n{etree.tostring(schema, encoding='unicode')}\n"


def _make(tag: str, attributes: dict[str, str] | None = None, children: Iterable[_Node] = ()) -> _Node:
    return _XS(tag, *children, attributes or {})


def _words(text: str) -> _Node:
    documentation = _make("documentation", {_LANG: "en"})
    documentation.text = text
    return _make("annotation", children=[documentation])


# Types of values


def _simple_type(name: str, words: str, content: _Node) -> _Node:
    return _make("simpleType", {"name": name}, [_words(f"{words[0].upper()}{words[1:]}."), content])


def _restriction(base: str, facet: str = "", values: Iterable[str] = ()) -> _Node:
    return _make("restriction", {"base": base}, [_make(facet, {"value": value}) for value in values])


def _blank() -> _Node:
    return _simple_type("Blank", "white space or nothing", _restriction("xs:string", "pattern", [r"\s*"]))


def _variable() -> _Node:
    pattern = rf"[\s\S]*{VARIABLE_PATTERN}[\s\S]*"
    return _simple_type(
        "Variable", "text that holds a variable, such as $name", _restriction("xs:string", "pattern", [pattern])
    )


def _value_types() -> list[_Node]:
    types = {parameter.type.name: parameter.type for spec in all_specs() for parameter in spec.parameters}
    as_text = {body.type.name for spec in all_specs() if (body := body_parameter(spec)) and not body.type.free}
    return [
        node
        for name in sorted(types)
        for node in [_value_type(types[name]), *([_or_blank(types[name])] if name in as_text else [])]
    ]


def _value_type(kind: ValueType) -> _Node:
    if kind.free:
        return _simple_type(kind.name, kind.words, _restriction("xs:string"))
    if kind.choices:
        literal = _restriction("xs:token", "enumeration", kind.choices)
    else:
        literal = _restriction("xs:token", "pattern", [kind.pattern])
    inner = _make("simpleType", children=[literal])
    return _simple_type(kind.name, kind.words, _make("union", {"memberTypes": "Variable"}, [inner]))


def _or_blank(kind: ValueType) -> _Node:
    """The type of a text that may be left out, because its parameter may stand as an attribute."""
    union = _make("union", {"memberTypes": f"Blank {kind.name}"})
    return _simple_type(f"{kind.name}OrBlank", f"{kind.words}, or nothing", union)


# Elements


def _commands() -> _Node:
    choice = _make("choice", children=[element for command in COMMANDS for element in _elements(command)])
    return _make("group", {"name": "Commands"}, [_words("The commands."), choice])


def _elements(spec: Spec, **occurs: str) -> list[_Node]:
    names = [spec.name, *(alias.name for alias in spec.aliases)]
    return [_make("element", {"name": name, "type": spec.name, **occurs}) for name in names]


def _root(spec: Spec) -> _Node:
    if spec not in ROOTS:
        return _make("element", {"name": spec.name, "type": spec.name}, [_words(spec_words(spec))])
    content = _make("complexType", children=[_make("group", {"ref": "Commands", **_MANY})])
    return _make("element", {"name": spec.name}, [_words(spec_words(spec)), content])


def _complex_type(spec: Spec) -> _Node:
    attributes = [attribute for parameter in spec.parameters for attribute in _attributes(parameter)]
    if spec.open:
        attributes.append(_make("anyAttribute", {"processContents": "skip"}))
    text = _text_type(spec)
    if text:
        extension = _make("extension", {"base": text}, attributes)
        content = [_make("simpleContent", children=[extension])]
    else:
        content = [_children(spec), *attributes]
    mixed = {"mixed": "true"} if spec.content is Content.OPEN else {}
    return _make("complexType", {"name": spec.name, **mixed}, [_words(spec_words(spec)), *content])


def _text_type(spec: Spec) -> str:
    """The type of what stands between the tags, where that is text alone."""
    if spec.content is Content.EMPTY:
        return "Blank"
    if spec.content is not Content.TEXT:
        return ""
    body = body_parameter(spec)
    return "xs:string" if body is None or body.type.free else f"{body.type.name}OrBlank"


def _children(spec: Spec) -> _Node:
    if spec.content is Content.COMMANDS:
        return _make("group", {"ref": "Commands", **_MANY})
    if spec.content is Content.OPEN:
        return _make("sequence", children=[_make("any", {"processContents": "skip", **_MANY})])
    if any(part.repeated for part in spec.parts):
        return _make("choice", _MANY, [element for part in spec.parts for element in _elements(part)])
    return _make("all", children=[element for part in spec.parts for element in _elements(part, minOccurs="0")])


def _attributes(parameter: Parameter) -> list[_Node]:
    required = parameter.required is Required.YES and parameter.attribute_only
    made = [_attribute(parameter.name, parameter, parameter_words(parameter))]
    if required:
        made[0].set("use", "required")
    return made + [_attribute(alias.name, parameter, _alias_words(alias, parameter)) for alias in parameter.aliases]


def _attribute(name: str, parameter: Parameter, words: str) -> _Node:
    return _make("attribute", {"name": name, "type": parameter.type.name}, [_words(words)])


def _alias_words(alias: Alias, parameter: Parameter) -> str:
    kinds = {Standing.DOCUMENTED: "Another name", Standing.OLD: "An old name", Standing.MISPRINT: "A misprint"}
    return f"{kinds[alias.standing]} of {parameter.name}."
