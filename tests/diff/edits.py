"""Documents, and the same after edits, each of which a person would name as one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from ozmlcli.builder.element import make_element
from ozmlcli.document.element import Attribute, Document, Element
from ozmlcli.fmt.write import write
from ozmlcli.language.index import SPEC_BY_NAME, body_parameter
from ozmlcli.language.model import Content
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source


def read(text: str | bytes) -> Document:
    """The document that a text is."""
    data = text.encode() if isinstance(text, str) else text
    source = read_source(data)
    assert isinstance(source, Source)
    parsed = parse(source, data)
    assert isinstance(parsed, Parsed)
    return parsed.document


def response(*body: str) -> Document:
    """The document of a response with these commands."""
    return read(f"<Response>{''.join(body)}</Response>")


class Edited(NamedTuple):
    """A document, what edits made of it, and the names of the edits."""

    old: Document
    new: Document
    edits: list[str]


class Author:
    """Writes documents whose commands differ from each other, with here and there one of the sort that do not."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._count = 0

    def document(self, commands: int) -> Document:
        return Document.of(make_element(SPEC_BY_NAME["Response"], {}, [self.command(2) for _ in range(commands)]))

    def command(self, depth: int) -> Element:
        """A new command, perhaps a menu."""
        self._count += 1
        number = self._count
        kind = self.chance.choice(["Speak", "Speak", "Record", "Play", "Delay", "SendSms", "UserInput", "ForEach"])
        if depth and kind == "UserInput":
            return self._menu(depth, number)
        if depth and kind == "ForEach":
            commands = [self.command(depth - 1) for _ in range(self.chance.randrange(1, 4))]
            return make_element(SPEC_BY_NAME["ForEach"], {"Source": f"list{number}"}, commands)
        given: dict[str, dict[str, str | int | bool | None]] = {
            "Record": {"Duration": number, "FinishedUrl": f"http://app.example/{number}"},
            "Play": {"AudioFile": f"music/{number}.mp3"},
            "Delay": {"Time": number},
            "SendSms": {"Recipient": f"+36{number:06}", "Message": f"Order {number} is on its way."},
            "Hold": {},
        }
        if kind in given:
            return make_element(SPEC_BY_NAME[kind], given[kind])
        words = " ".join(self.chance.choice(_WORDS) for _ in range(self.chance.randrange(3, 9)))
        return make_element(SPEC_BY_NAME["Speak"], {"Language": "en-UK", "Text": f"{words} {number}."})

    def _menu(self, depth: int, number: int) -> Element:
        branches = []
        for key in range(1, self.chance.randrange(2, 5)):
            commands = [self.command(depth - 1) for _ in range(self.chance.randrange(1, 3))]
            branches.append(make_element(SPEC_BY_NAME["Input"], {"Key": str(key)}, commands))
        first = make_element(SPEC_BY_NAME["InitialCommands"], {}, [self.command(0)])
        parts = [first, make_element(SPEC_BY_NAME["Inputs"], {}, branches)]
        return make_element(SPEC_BY_NAME["UserInput"], {"Timeout": str(number)}, parts)

    def edited(self, old: Document, edits: int) -> Edited:
        """The document after so many edits of different commands, none of which lies within another."""
        new = copy.deepcopy(old)
        touched: set[int] = set()
        done = []
        for _ in range(edits):
            new = Document.of(new.root)
            free = [e for e in new.elements if e.is_command and not _near(e, touched)]
            if not free:
                break
            command = self.chance.choice(free)
            name = self.chance.choice(sorted(EDITS))
            added = EDITS[name](self, new, command, touched)
            touched.update(id(each) for each in (command, added) if each is not None)
            done.append(name)
        return Edited(read(write(old)), read(write(Document.of(new.root))), done)

    def put(self, document: Document, command: Element, touched: set[int]) -> None:
        """Put a command anywhere but within one that was edited already."""
        places = [e for e in document.elements if e.spec and e.spec.content is Content.COMMANDS and e is not command]
        free = [e for e in places if not any(id(each) in touched or each is command for each in (e, *e.ancestors()))]
        parent = self.chance.choice(free)
        number = self.chance.randrange(len(parent.children) + 1)
        parent.children.insert(number, command)
        parent.content = list(parent.children)
        command.parent = parent


_WORDS = (
    "please",
    "wait",
    "for",
    "the",
    "next",
    "free",
    "agent",
    "or",
    "press",
    "a",
    "key",
    "to",
    "go",
    "on",
    "with",
    "our",
)


def _near(element: Element, touched: set[int]) -> bool:
    """Whether an element was edited, or lies within such a one or around it."""
    pending = [element, *element.ancestors()]
    if any(id(each) in touched for each in pending):
        return True
    inside = list(element.children)
    while inside:
        each = inside.pop()
        if id(each) in touched:
            return True
        inside += each.children
    return False


def _change(author: Author, document: Document, command: Element, touched: set[int]) -> None:
    author._count += 1
    fresh = f"fresh{author._count}"
    body = body_parameter(command.spec) if command.spec is not None else None
    if body is not None and command.text:
        words = command.text.split()
        words[author.chance.randrange(len(words))] = fresh
        command.content = [" ".join(words) if author.chance.random() < 0.7 else f"Wholly {fresh}"]
    elif command.attributes:
        number = author.chance.randrange(len(command.attributes))
        command.attributes[number] = command.attributes[number]._replace(value=fresh)
    else:
        command.attributes.append(Attribute("CallId", "CallId", fresh, None))


def _take(command: Element) -> None:
    parent = command.parent
    assert parent is not None
    parent.children.remove(command)
    parent.content = list(parent.children)


def _remove(author: Author, document: Document, command: Element, touched: set[int]) -> None:
    _take(command)


def _move(author: Author, document: Document, command: Element, touched: set[int]) -> None:
    _take(command)
    author.put(Document.of(document.root), command, touched)


def _add(author: Author, document: Document, command: Element, touched: set[int]) -> Element:
    added = author.command(1)
    author.put(document, added, touched)
    return added


#: The edits by their names. What one is not to touch again, it returns.
EDITS: dict[str, Callable[[Author, Document, Element, set[int]], Element | None]] = {
    "add": _add,
    "change": _change,
    "move": _move,
    "remove": _remove,
}
