"""Author, check and compare OzML, the XML in which a web application answers the Ozeki Phone System.

    >>> from ozmlcli import Record, Response, Speak
    >>> data = Response(Speak("Leave a message."), Record(format="wav", finish_digits="#")).to_xml()

The names below are all there is to the public API. They are looked up when they are first used, so that a program which
needs one of them does not load them all.
"""

from __future__ import annotations

TYPE_CHECKING = False  # to load typing takes longer than all that happens before cli.entry can see to Ctrl-C

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .builder.base import Command as Command
    from .builder.base import Commands as Commands
    from .builder.base import OzmlError as OzmlError
    from .builder.base import Response as Response
    from .builder.base import Variable as Variable
    from .builder.commands import *  # noqa: F403
    from .checker.check import check as check
    from .diagnostic import Diagnostic as Diagnostic
    from .diagnostic import Location as Location
    from .finding import Severity as Severity
    from .language.model import Mode as Mode

_HOMES = {
    ".builder.base": ("Command", "Commands", "OzmlError", "Response", "Variable"),
    ".checker.check": ("check",),
    ".diagnostic": ("Diagnostic", "Location"),
    ".finding": ("Severity",),
    ".language.model": ("Mode",),
}


if not TYPE_CHECKING:  # which would take any name for one of ours

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name == "__all__":  # "from ozmlcli import *" and help() ask for it
            return _public()
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(home, __name__), name)
        commands = import_module(".builder.commands", __name__)
        if name in commands.__all__:
            return getattr(commands, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_public()})


def _public() -> list[str]:
    """The names of the public API: those above, and the commands, which the language's table knows."""
    from importlib import import_module

    own = [name for names in _HOMES.values() for name in names]
    return sorted([*own, *import_module(".builder.commands", __name__).__all__])
