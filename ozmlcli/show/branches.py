"""The ways that a call may take behind a command: what its parts hold, and where keys and time-outs lead."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ..document.element import Element
from ..document.meaning import parameters
from ..language import types
from ..language.index import find_parameters
from ..language.model import Content, Part
from .script import command_name
from .sentence import describe
from .words import Chunk, Kind, Sentence, value_chunks

#: The parameters of UserInput that are told as branches.
TOLD = frozenset({"Repeat", "BackKey", "ForwardToUrl"})
#: When the document in a parameter of a command runs.
PICKED_UP: Sentence = (Chunk("when it is picked up"),)


class Way(Enum):
    """Where a branch leads."""

    COMMANDS = "commands"  # to the commands that it holds
    URL = "url"
    BACK = "back"  # to the menu around its own
    AGAIN = "again"  # to where the command began
    ON = "on"  # to what stands behind the command


class Branch(NamedTuple):
    """A way that a call may take.

    ``when`` says in which case, for an outline, and ``label`` more shortly; neither says anything of commands that a command
    holds by itself, such as those of ForEach. ``part`` is the element that holds the ``commands``.
    """

    way: Way
    when: Sentence = ()
    label: Sentence = ()
    commands: tuple[Element, ...] = ()
    part: Element | None = None
    url: str = ""
    back: Element | None = None
    perhaps: Sentence = ()  # the condition for AGAIN, where it hangs on a variable

    @property
    def meanwhile(self) -> bool:
        """Whether its commands run while the command waits."""
        return self.part is not None and isinstance(self.part.spec, Part) and self.part.spec.meanwhile

    @property
    def ends_call(self) -> bool:
        """Whether the call is over behind its commands."""
        return self.part is not None and isinstance(self.part.spec, Part) and self.part.spec.ends_call


def branches(element: Element) -> list[Branch]:
    """The ways behind ``element``, those that its parts hold first."""
    found = list(_parts(element))
    loose = tuple(child for child in element.children if not isinstance(child.spec, Part))
    if loose:
        found.append(Branch(Way.COMMANDS, commands=loose))
    if command_name(element) == "UserInput":
        found += _menu(element, any(each.part is not None and each.part.name == "Input" for each in found))
    return found


def leaves(element: Element) -> list[Element]:
    """The parts of ``element`` that hold a text, as those of Array."""
    return [child for child in element.children if _is_leaf(child)]


def _is_leaf(element: Element) -> bool:
    """Whether an element is a part that holds a text, and not by mistake something else."""
    return isinstance(element.spec, Part) and element.spec.content is Content.TEXT and not element.children


def _parts(element: Element) -> Iterator[Branch]:
    for child in element.children:
        spec = child.spec
        if not isinstance(spec, Part) or _is_leaf(child):
            continue
        if spec.content is Content.PARTS:
            yield from branches(child)
            continue
        when = describe(child)
        label = _key(child) if child.name == "Input" else when
        yield Branch(Way.COMMANDS, when, label, tuple(child.children), child)


def _key(branch: Element) -> Sentence:
    key = dict(parameters(branch)).get("Key")
    return (Chunk("(no Key)", Kind.LACK),) if key is None else (Chunk(key, Kind.VALUE),)


def _menu(menu: Element, has_keys: bool) -> Iterator[Branch]:
    given = dict(parameters(menu))
    url = given.get("ForwardToUrl")
    if url:
        when = "other digits" if has_keys else "any digits"
        yield Branch(Way.URL, (Chunk(f"on {when}"),), (Chunk(when),), url=url)
    back = given.get("BackKey")
    if back:
        around = next((each for each in menu.ancestors() if command_name(each) == "UserInput"), None)
        key = Chunk(back, Kind.VALUE)
        yield Branch(Way.ON if around is None else Way.BACK, (Chunk("on "), key), (key,), back=around)
    yield _timeout(menu, given)


def _timeout(menu: Element, given: dict[str, str]) -> Branch:
    # Where several digits are awaited, some of them may have been pressed.
    several = any(given.get(name) for name in ("Digits", "MinDigits", "MaxDigits"))
    when: Sentence = (Chunk("not complete" if several else "no key"),)
    timeout = given.get("Timeout", "")
    if timeout.strip("0") and menu.spec is not None:
        when += (Chunk(" within "), *value_chunks(find_parameters(menu.spec)["Timeout"].parameter, timeout))
    repeat = given.get("Repeat", "")
    if types.holds_variable(repeat):
        return Branch(Way.ON, when, when, perhaps=(Chunk(repeat, Kind.VALUE),))
    return Branch(Way.AGAIN if repeat == "true" else Way.ON, when, when)
