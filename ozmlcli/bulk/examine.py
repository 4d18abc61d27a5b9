"""One file from its path to what is said of it: read, judged, mended where that is asked for. Runs in any process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..checker.check import judge
from ..files.discover import Candidate, Missed, read
from ..files.disk import reason, rewrite, shown
from ..finding import Severity
from ..reader.source import read_source
from ..report.summary import summarize
from .task import Examined, Mending, Task, unexpected

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic


def examine(candidate: Candidate | Missed, task: Task) -> Examined:
    """Do ``task`` with a file."""
    path = task.name or shown(candidate.path)
    try:
        return _examine(candidate, task, path)
    except Exception as error:
        return Examined(path, trouble=unexpected(error))


def _examine(candidate: Candidate | Missed, task: Task, path: str) -> Examined:
    found = read(candidate)
    if found.trouble is not None:
        return Examined(path, trouble=f"cannot read: {reason(found.trouble)}")
    if found.passed_over:
        # What a filter does not change, it must not lose.
        return Examined(path, passed_over=True, output=found.data if task.mending is Mending.WRITE else b"")
    if task.mending is not Mending.NONE:
        return _mended(candidate.path, path, found.data, task)
    diagnostics = judge(found.data, task.aim, path, task.default)
    if not diagnostics and not task.accepted:
        return Examined(path, listed=task.lists)
    return _told(path, found.data, task, diagnostics)


def _told(path: str, data: bytes, task: Task, diagnostics: list[Diagnostic]) -> Examined:
    """The file with the findings that count."""
    diagnostics, gone = _counted(task, diagnostics)
    if not diagnostics:
        return Examined(path, gone=gone, listed=task.lists)
    summary = summarize(1, diagnostics)
    text = read_source(data).text if task.encoding or task.keeps_text else ""
    return Examined(
        path,
        summary,
        failed=summary.errors > 0 or task.fail_on is Severity.WARNING,
        diagnostics=diagnostics if task.keeps_findings else (),
        rendered=_render()(diagnostics, text, task.encoding, task.columns) if task.encoding else "",
        text=text if task.keeps_text else "",
        gone=gone,
        listed=task.lists,
    )


@cache
def _render() -> Callable[[Sequence[Diagnostic], str, str, int], str]:
    """``report.text.render_plain``, loaded when the first fault is found."""
    from ..report.text import render_plain

    return render_plain


def _counted(task: Task, diagnostics: list[Diagnostic]) -> tuple[list[Diagnostic], int]:
    """The findings that count, and how many accepted ones are gone."""
    if task.policy is not None:
        diagnostics = task.policy.apply(diagnostics)
    if not task.accepted:
        return diagnostics, 0
    from ..checker.baseline import compare

    return compare(diagnostics, task.accepted)


def _mended(real: str, path: str, data: bytes, task: Task) -> Examined:
    from ..checker.fixes import mend

    @lru_cache(maxsize=2)
    def judged(document: bytes) -> list[Diagnostic]:
        return judge(document, task.aim, path, task.default)

    mended = mend(data, lambda document: _counted(task, judged(document))[0], unsafe=task.unsafe)
    if task.mending is Mending.SHOW:
        from ..report.patch import render

        patch = render(path if real == "-" else real, data, mended.data)
        return _told(path, data, task, judged(data))._replace(applied=mended.applied, output=patch)
    told = _told(path, mended.data, task, judged(mended.data))
    if real == "-":
        return told._replace(applied=mended.applied, output=mended.data)
    if mended.applied:
        try:
            rewrite(real, data, mended.data)
        except OSError as error:
            return Examined(path, trouble=f"cannot mend: {reason(error)}")
    return told._replace(applied=mended.applied)
