"""The table of variables that the phone system provides, and of the one that ForEach binds."""

from __future__ import annotations

from typing import NamedTuple

from .model import Source, documented, seen


class Variable(NamedTuple):
    """A name that needs no declaration: within which elements it is known, () for everywhere, and whether it is a list."""

    name: str
    doc: str
    source: Source
    within: tuple[str, ...] = ()
    is_list: bool = False


def _of_alarm(name: str, doc: str) -> Variable:
    return Variable(name, doc, documented("PS5556", "O7670"), ("Received",))


VARIABLES: tuple[Variable, ...] = (
    Variable("item", "The current item of the list.", documented("PS5403", "O7654"), ("ForEach",)),
    Variable("voicemails", "The new messages, in a voicemail extension.", seen("PS5401", "PS5403"), is_list=True),
    Variable("oldvoicemails", "The messages that were heard, in a voicemail extension.", seen("PS5403"), is_list=True),
    Variable("username", "The owner, in a voicemail extension.", seen("PS5401", "PS5403")),
    Variable("oldmessagepath", "The directory of heard messages, in a voicemail extension.", seen("PS5401")),
    _of_alarm("account", "The account of the alarm system."),
    _of_alarm("eventqualifier", "What the alarm message tells."),
    _of_alarm("eventcode", "The number of the event."),
    _of_alarm("eventname", "The name of the event."),
    _of_alarm("partition", "The partition."),
    _of_alarm("zone", "The zone."),
    Variable("FromConnection", "The connection that the message came from.", seen("O7665"), ("OnMessage",)),
    Variable("Text", "The text of the message.", seen("O7665"), ("OnMessage",)),
)
