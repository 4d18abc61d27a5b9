"""Ctrl-C, which Python by itself now and then loses.

It raises KeyboardInterrupt wherever the program happens to be. Within an import that may be in a function whose errors are
printed and dropped: there the interrupt comes again a moment later, or at the next :func:`check`.
"""

from __future__ import annotations

import signal
from types import FrameType

#: Seconds.
_MOMENT = 0.01
_noted = False


def install() -> None:
    """Take over from Python, unless whoever started the program said that interrupts are to be ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _note)


def check() -> None:
    """Raise KeyboardInterrupt where there was an interrupt."""
    if _noted:
        raise KeyboardInterrupt


def _note(_number: int, frame: FrameType | None) -> None:
    global _noted
    _noted = True
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            if hasattr(signal, "setitimer"):
                signal.signal(signal.SIGALRM, _note)
                signal.setitimer(signal.ITIMER_REAL, _MOMENT)
            return
        frame = frame.f_back
    raise KeyboardInterrupt
