"""Ctrl-C, which Python by itself now and then loses.

It raises KeyboardInterrupt wherever the program happens to be. Within an import that may be in a function whose errors are
printed and dropped: there the interrupt comes again a moment later, or at the next :func:`check`.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # signal, without the enumerations that take a millisecond to make
from types import FrameType

#: Seconds.
_MOMENT = 0.01
_noted = False


def install() -> None:
    """Take over from Python, unless whoever started the program said that interrupts are to be ignored."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _note)


def check() -> None:
    """Raise KeyboardInterrupt where there was an interrupt."""
    if _noted:
        raise KeyboardInterrupt


def _note(_number: int, frame: FrameType | None) -> None:
    global _noted
    _noted = True
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            if hasattr(_signal, "setitimer"):
                _signal.signal(_signal.SIGALRM, _note)
                _signal.setitimer(_signal.ITIMER_REAL, _MOMENT)
            return
        frame = frame.f_back
    raise KeyboardInterrupt
