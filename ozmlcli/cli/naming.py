"""What commands and parameters of the language are called on a command line."""

from __future__ import annotations

import re

from ..language.index import argument
from ..language.model import Command, Parameter
from ..language.types import BOOLEAN
from ..language.words import kebab


def metavar(parameter: Parameter) -> str:
    """The word that stands for a parameter's value in help texts."""
    return f"[{parameter.type.metavar}]" if parameter.type.choices else parameter.type.metavar


def option_names(spec: Command) -> dict[str, str]:
    """What each parameter is called on the command line."""
    body = argument(spec)
    names = {p.name: metavar(p) if p is body else f"--{kebab(p.name)}" for p in spec.parameters}
    for part in [*spec.parts, *(inner for outer in spec.parts for inner in outer.parts)]:
        names[part.name] = f"--{kebab(part.name)}"
    return names


def example_line(spec: Command) -> str:
    """The command line that writes the table's example."""
    body = argument(spec)
    words = ["ozml", kebab(spec.name)]
    for name, value in spec.example:
        parameter = next((p for p in spec.parameters if p.name == name), None)
        if parameter is not None and parameter is body:
            words.append(quoted(value))
        elif parameter is not None and parameter.type == BOOLEAN:
            words.append(f"--{'' if value == 'true' else 'no-'}{kebab(name)}")
        else:
            words += [f"--{kebab(name)}", quoted(value)]
    return " ".join(words)


def quoted(word: str) -> str:
    """A word of a command line, so that the shells of POSIX and of Windows all read it alike where they can."""
    if re.fullmatch(r"[\w@%+=:,./-]+", word, re.ASCII):
        return word
    if not re.search(r'["$`\\!]', word):
        return f'"{word}"'
    escaped = word.replace("'", "'\\''")
    return f"'{escaped}'"
