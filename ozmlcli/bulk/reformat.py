"""One file from its path to its canonical form: read, formatted, written where that is asked for. Runs in any process."""

# Annotations are values here, not text: a named tuple takes half as long to make.

from typing import NamedTuple

from ..files.discover import Candidate, Missed, read
from ..files.disk import reason, rewrite, shown
from ..fmt.formatter import Refused, Unproven, format_document
from ..fmt.relayout import Layout
from .task import Mending, unexpected


class Formatting(NamedTuple):
    """What to do with a file: write it, show a patch, or only look.

    Findings are rendered for ``encoding``, and for a terminal with so many ``columns``. ``name`` is what to call the file
    where that is not its path.
    """

    layout: Layout = Layout()
    mending: Mending = Mending.NONE
    encoding: str = "utf-8"
    columns: int = 0
    name: str = ""


class Reformatted(NamedTuple):
    """What came of a file.

    ``trouble`` says why it could not be read, formatted or written; ``refused`` are, as plain text, the findings that keep
    it from being read as OzML. ``output`` is the document for standard output, or the patch.
    """

    path: str
    changed: bool = False
    trouble: str = ""
    refused: str = ""
    passed_over: bool = False
    output: bytes = b""

    @property
    def judged(self) -> bool:
        """Whether it is, or would be, in the canonical form now."""
        return not (self.trouble or self.refused or self.passed_over)

    @property
    def silent(self) -> bool:
        """Whether it was in that form before, so that there is nothing to say."""
        return self[1:] == _NOTHING


_NOTHING = Reformatted("")[1:]


def reformat(candidate: Candidate | Missed, task: Formatting) -> Reformatted:
    """Do ``task`` with a file."""
    path = task.name or shown(candidate.path)
    try:
        return _reformat(candidate, task, path)
    except Exception as error:
        return Reformatted(path, trouble=unexpected(error))


def _reformat(candidate: Candidate | Missed, task: Formatting, path: str) -> Reformatted:
    found = read(candidate)
    if found.trouble is not None:
        return Reformatted(path, trouble=f"cannot read: {reason(found.trouble)}")
    if found.passed_over:
        handed_on = found.data if task.mending is Mending.WRITE else b""
        return Reformatted(path, passed_over=True, output=handed_on)
    before = found.data
    done = format_document(before, task.layout, path, proves=task.mending is not Mending.NONE)
    if isinstance(done, Refused):
        return Reformatted(path, refused=_rendered(done, before, task))
    if isinstance(done, Unproven):
        return Reformatted(path, trouble=f"cannot format: {done.words}, which is a fault of ozml. {_REPORT}")
    changed = done.data != before
    if task.mending is Mending.SHOW and changed:
        from ..report.patch import render

        patch = render(path if candidate.path == "-" else candidate.path, before, done.data)
        return Reformatted(path, changed, output=patch)
    if task.mending is Mending.WRITE:
        if candidate.path == "-":
            return Reformatted(path, changed, output=done.data)
        if changed:
            try:
                rewrite(candidate.path, before, done.data)
            except OSError as error:
                return Reformatted(path, trouble=f"cannot format: {reason(error)}")
    return Reformatted(path, changed)


_REPORT = "Nothing was written; please report it with the document"


def _rendered(refused: Refused, data: bytes, task: Formatting) -> str:
    from ..reader.source import read_source
    from ..report.text import render_plain

    return render_plain(refused.diagnostics, read_source(data).text, task.encoding, task.columns)
