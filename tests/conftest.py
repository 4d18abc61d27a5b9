"""What several test files of the command line use."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

# A shell starts what runs in its background so that interrupts are ignored, and programs started from there inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
