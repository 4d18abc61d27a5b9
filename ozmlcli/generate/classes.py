"""The source of ``commands.py``: one class a command, with typed keyword arguments, made from the table."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..language.commands import COMMANDS
from ..language.index import argument
from ..language.model import Command, Content, Parameter, Required
from ..language.words import parameter_words, snake, spec_words

_HEAD = '''\
"""The commands as classes. Made from the language table by "make generate". Do not edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ..language.index import COMMAND_BY_NAME
from .base import Command, Commands, Variable, branches, one, texts

__all__ = [
'''


def make_commands() -> str:
    """The whole module."""
    names = "".join(f'    "{command.name}",\n' for command in sorted(COMMANDS, key=lambda command: command.name))
    return _HEAD + names + "]\n" + "".join(f"\n\n{_class(command)}" for command in COMMANDS)


def _annotation(parameter: Parameter) -> str:
    python = parameter.type.python
    return "str" if python == "str" else f"{python} | Variable"


def _arguments(command: Command) -> Iterator[str]:
    first = argument(command)
    if first is not None:
        optional = " | None = None" if first.required is not Required.YES else ""
        yield f"{snake(first.name)}: {_annotation(first)}{optional}"
    rest = [parameter for parameter in command.parameters if parameter is not first]
    named = [
        *(_keyword(p) for p in rest),
        *(f"{snake(name)}: {kind} = {empty}" for name, kind, empty, _ in _parts(command)),
    ]
    if command.content is Content.COMMANDS:
        named.append("commands: Commands = ()")
    if named:
        yield "*"
        yield from sorted(named, key=lambda one: "=" in one)
    if command.open and not command.parts:
        yield "**parameters: str | int | bool"


def _keyword(parameter: Parameter) -> str:
    if parameter.required is Required.YES:
        return f"{snake(parameter.name)}: {_annotation(parameter)}"
    return f"{snake(parameter.name)}: {_annotation(parameter)} | None = None"


def _parts(command: Command) -> Iterator[tuple[str, str, str, str]]:
    """For each part of a command the argument's name, its type, its empty value and what turns it into contents."""
    for part in command.parts:
        if part.content is Content.TEXT:
            yield f"{part.name}s", "Sequence[str]", "()", "texts"
        elif part.parts:
            yield part.name, "Mapping[str, Commands] | None", "None", "branches"
        else:
            yield part.name, "Commands", "()", "one"


def _class(command: Command) -> str:
    lines = [f"class {command.name}(Command):", *_docstring(command), ""]
    arguments = list(_arguments(command))
    lines += [
        "    def __init__(",
        "        self,",
        *(f"        {one}," for one in arguments),
        "    ) -> None:",
    ]
    if not arguments:
        lines[-3:] = ["    def __init__(self) -> None:"]
    if arguments and arguments[-1].startswith("**"):
        lines[-2] = lines[-2].rstrip(",")
    lines += ["        super().__init__(", f'            "{command.name}",']
    given = [f'                "{p.name}": {snake(p.name)},' for p in command.parameters]
    if command.open and not command.parts:
        given.append("                **parameters,")
    lines += ["            {", *given, "            },"] if given else ["            {},"]
    lines += _parts_lines(command)
    if command.content is Content.COMMANDS:
        lines.append("            commands=commands,")
    return "\n".join([*lines, "        )"]) + "\n"


def _parts_lines(command: Command) -> list[str]:
    if not command.parts:
        return []
    lines = ["            zip(", f'                COMMAND_BY_NAME["{command.name}"].parts,', "                ["]
    for name, _, empty, function in _parts(command):
        argument = f"{snake(name)} or {{}}" if empty == "None" else snake(name)
        lines.append(f"                    {function}({argument}),")
    return [*lines, "                ],", "                strict=True,", "            ),"]


def _docstring(command: Command) -> list[str]:
    entries = [(snake(p.name), parameter_words(p)) for p in command.parameters]
    first = argument(command)
    if first is not None:
        entries.sort(key=lambda entry: entry[0] != snake(first.name))
    entries += [(snake(name), part.doc) for (name, *_), part in zip(_parts(command), command.parts, strict=True)]
    entries += [("commands", "What to run.")] if command.content is Content.COMMANDS else []
    lines = textwrap.wrap(spec_words(command), 112)
    body = [f'    """{lines[0]}', *(f"    {line}" for line in lines[1:])]
    if not entries:
        return [*body[:-1], f'{body[-1]}"""']
    body += ["", "    Args:"]
    for name, words in entries:
        body += textwrap.wrap(f"{name}: {words}", 112, initial_indent=" " * 8, subsequent_indent=" " * 12)
    return [*body, '    """']
