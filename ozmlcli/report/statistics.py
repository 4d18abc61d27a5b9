"""``--statistics``: how often each rule found something, as text."""

from __future__ import annotations

from collections import Counter

from .outcome import Outcome


def render(outcome: Outcome) -> str:
    """A line for each rule that found something: the number, the code, ``[*]`` where a fix is safe, and the name.

    The most frequent come first, of equal ones the lower code.
    """
    counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in outcome.diagnostics)
    mended = {diagnostic.code for diagnostic in outcome.diagnostics if diagnostic.fix and diagnostic.fix.safe}
    width = max((len(str(number)) for number in counts.values()), default=0)
    lines = [
        f"{number:>{width}}  {code}  {'[*]' if code in mended else '   '} {name}\n"
        for (code, name), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "".join(lines) + ("[*] fixable with --fix\n" if mended else "")
