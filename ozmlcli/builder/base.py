"""What the generated classes stand on: Command, Response, Variable, and the error that carries diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Self

from ..document.element import Document, Element
from ..language.index import COMMAND_BY_NAME
from ..language.model import Part
from .element import Value, make_document, make_element

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic
    from ..language.model import Mode, Notification

_PARAMETER_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


class OzmlError(ValueError):
    """A document that would not be valid.

    Attributes:
        diagnostics: what is wrong with it, as ``ozml validate`` says it. At least one is an error.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        errors = [diagnostic for diagnostic in self.diagnostics if diagnostic.is_error]
        super().__init__("\n".join(f"{error.message} {error.help}".rstrip() for error in errors))

    def __reduce__(self) -> tuple[object, ...]:
        """To be made again from what it was made of, as it crosses from a worker process: the message is made of that."""
        return type(self), (self.diagnostics,), self.__dict__


class Variable(str):
    """A variable in the place of any value: ``Variable("item.message")`` is written ``$item.message``.

    Raises:
        ValueError: where the name is not made of letters, digits, underscores and dots.
    """

    __slots__ = ()

    def __new__(cls, name: str) -> Self:
        if not _VARIABLE_NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a variable; write it without $, such as 'item'.")
        return super().__new__(cls, f"${name}")

    def __getnewargs__(self) -> tuple[str]:
        return (self.removeprefix("$"),)


class Command:
    """A command with its parameters. The classes of the commands are in :mod:`ozmlcli.builder.commands`.

    Raises:
        ValueError: where a parameter that the language does not know has a name that XML could not carry.
    """

    def __init__(
        self,
        name: str,
        parameters: Mapping[str, Value],
        parts: Iterable[tuple[Part, Iterable[Content]]] = (),
        commands: Commands = (),
    ) -> None:
        self.name = name
        self.parameters = {key: value for key, value in parameters.items() if value is not None}
        for key in self.parameters:
            if not _PARAMETER_NAME.fullmatch(key):
                raise ValueError(f"{key!r} is no name of a parameter.")
        self._parts = [(part, list(contents)) for part, contents in parts]
        self._commands = listed(commands)

    def element(self) -> Element:
        """The command as an element, made anew at each call."""
        children = [element for part, contents in self._parts for element in part_elements(part, contents)]
        children += [command.element() for command in self._commands]
        return make_element(COMMAND_BY_NAME[self.name], self.parameters, children)

    def __repr__(self) -> str:
        given = ", ".join(f"{key}={value!r}" for key, value in self.parameters.items())
        return f"<{self.name} {given}>" if given else f"<{self.name}>"


#: One command, or several in order.
Commands = Command | Sequence[Command]
#: What a part is made of: the value of its parameter or its text, and its commands.
Content = tuple[str, Commands]


def listed(commands: Commands) -> list[Command]:
    """Commands as a list; a single one may be given by itself."""
    if isinstance(commands, Command):
        return [commands]
    found = list(commands)
    for command in found:
        if not isinstance(command, Command):
            raise TypeError(f"commands are expected here, not {type(command).__name__}")
    return found


def one(commands: Commands) -> list[Content]:
    """The contents of a part that stands once: none where it has no commands."""
    found = listed(commands)
    return [("", found)] if found else []


def branches(inputs: Mapping[str, Commands]) -> list[Content]:
    """The contents of parts that have a key each."""
    return [(str(key), listed(commands)) for key, commands in inputs.items()]


def texts(items: Iterable[str]) -> list[Content]:
    """The contents of parts that hold text."""
    if isinstance(items, str):
        raise TypeError("give a list of texts, not one text")
    return [(item, []) for item in items]


def part_elements(part: Part, contents: Iterable[Content]) -> list[Element]:
    """The elements of a part; where it only encloses another one, one element around those."""
    if part.parts:
        inner = [element for inner_part in part.parts for element in part_elements(inner_part, contents)]
        return [make_element(part, {}, inner)] if inner else []
    made = []
    for value, commands in contents:
        parameters: dict[str, Value] = {parameter.name: value for parameter in part.parameters}
        text = "" if part.parameters else value
        made.append(make_element(part, parameters, [command.element() for command in listed(commands)], text))
    return made


class Response:
    """A response: the document with which an application answers a notification.

    Args:
        commands: what the phone system is to do, in order.
        mode: the control mode, where it does not follow from the commands: ``extension``, ``third-party`` or ``routing``.
        answers: the notification that it answers, to have it checked that it can.
    """

    def __init__(
        self, *commands: Command, mode: Mode | str | None = None, answers: Notification | str | None = None
    ) -> None:
        for command in commands:
            if not isinstance(command, Command):
                raise TypeError(f"a Response holds commands, not {type(command).__name__}")
        self.commands = commands
        self.mode = mode
        self.answers = answers

    def document(self) -> Document:
        """The response as a tree, not checked."""
        return make_document([command.element() for command in self.commands])

    def to_xml(self) -> bytes:
        """The response as UTF-8, ready to be sent.

        Raises:
            OzmlError: where the document would not be valid. Nothing invalid is ever written.
        """
        from .author import checked_bytes, too_deep

        try:
            data, diagnostics = checked_bytes(self.document(), self.mode, self.answers)
        except RecursionError:
            raise OzmlError([too_deep()]) from None
        if any(diagnostic.is_error for diagnostic in diagnostics):
            raise OzmlError(diagnostics)
        return data

    def __str__(self) -> str:
        return self.to_xml().decode("utf-8")
