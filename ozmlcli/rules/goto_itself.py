r"""GoTo leads to the document in which it stands, and nothing before it leads elsewhere.

The phone system fetches the same address again, and runs the same commands: the call goes round in circles, unless the
application answers differently the next time. A GoTo that a key chooses, or that follows a UserInput, may well start a menu
over, and is not faulted; nor is one that follows a Delay or a Play, as an application may be asked again and again while a
caller waits. Say what the document's address is with --url; without it, nothing is said.

Bad (url: http://app.example/menu):

    <Response>
      <Speak>This number has changed.</Speak>
      <GoTo>http://app.example/menu</GoTo>  <!-- fault -->
    </Response>

Good (url: http://app.example/menu):

    <Response>
      <UserInput Timeout="8">
        <InitialCommands><Speak>For sales, press 1. To hear this again, press 9.</Speak></InitialCommands>
        <Inputs>
          <Input Key="1"><BlindTransfer Target="2010"/></Input>
          <Input Key="9"><GoTo>http://app.example/menu</GoTo></Input>
        </Inputs>
      </UserInput>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.commands import COMMANDS
from ..language.model import Content, Root
from ..language.types import WHITE_SPACE
from .base import Context, Rule

RULE = Rule("OZ409", "goto-itself", Severity.WARNING, looks_at=frozenset({"GoTo"}), whole=True)

#: Commands after which the next one surely has its turn, but for those by which a caller waits.
_GOES_ON = frozenset(command.name for command in COMMANDS if command.content in {Content.EMPTY, Content.TEXT}) - {
    "BlindTransfer",
    "Delay",
    "GoTo",
    "Hangup",
    "Play",
    "Reject",
}


def check(root: Element, context: Context) -> Iterator[Finding]:
    if not context.url or not isinstance(root.spec, Root):
        return
    first = next((command for command in root.children if command.name not in _GOES_ON), None)
    if first is not None and first.name == "GoTo":
        yield from _judge(first, context.url)


def _judge(goto: Element, url: str) -> Iterator[Finding]:
    attribute = goto.get("Url")
    written = goto.text if attribute is None else attribute.value
    if _address(written) == _address(url) != "":
        yield Finding(
            Place(goto, Target.TEXT) if attribute is None else Place(goto, Target.VALUE, attribute.written),
            "GoTo leads to this very document: the call goes round in circles, unless the application answers "
            "differently the next time.",
            "Go to another URL; to play a menu again, use Repeat of UserInput.",
        )


def _address(url: str) -> str:
    """What tells whether two URLs are the same document."""
    return url.strip(WHITE_SPACE).partition("#")[0]
