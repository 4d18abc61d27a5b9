"""``--output-format concise``: a line for each finding, as editors and grep read them.

It is the form in which compilers write, so Vim and Emacs know it without being told. Files that could not be read have no
line: they have no place to jump to.
"""

from __future__ import annotations

from ..diagnostic import Diagnostic
from .layout import one_line
from .outcome import Outcome


def render(outcome: Outcome) -> str:
    """Such as ``call.xml:3:4: OZ102 [error] Say is no command of OzML. (unsafe fix: Write Speak)``."""
    return "".join(f"{line(diagnostic)}\n" for diagnostic in outcome.diagnostics)


def line(diagnostic: Diagnostic) -> str:
    """The line of one finding, without its end."""
    row, column = diagnostic.location
    fix = diagnostic.fix
    words = f" ({'safe' if fix.safe else 'unsafe'} fix: {fix.message})" if fix is not None else ""
    kind = f"{diagnostic.code} [{diagnostic.severity.value}]"
    return one_line(f"{diagnostic.path}:{row}:{column}: {kind} {diagnostic.message}{words}")
