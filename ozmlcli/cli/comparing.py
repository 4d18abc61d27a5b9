"""One run of ``ozml diff``: the pairs of files, and what is said of them."""

from __future__ import annotations

import gc
import os
import sys

import click

from ..checker.load import Broken, Loaded, load
from ..diff.files import Compared, compare_files
from ..files.disk import shown
from ..report.changes.text import arrow, pieces, render_plain
from ..report.outcome import Trouble
from ..report.summary import passed_over_sentence
from . import exits
from .results import Output, colour
from .sides import Folder, folder_pairs
from .streams import columns, named_twice, read_input, tell

#: The forms that end with a sentence on standard error.
_SUMMED_UP = frozenset({"text", "unified"})


class Comparing:
    """A run in one form: text, json, unified, markdown or stat. Each is used once."""

    def __init__(self, form: str, *, all_differences: bool, quiet: bool) -> None:
        self._form = form
        self._all = all_differences
        self._quiet = quiet
        self._output = Output()
        self._compared: list[Compared] = []
        self._troubles: list[Trouble] = []
        self._passed_over = 0
        self._coloured = form == "text" and colour()

    def colour(self) -> None:
        """Print in colour, whatever standard output is."""
        self._coloured = self._form == "text"

    @property
    def form(self) -> str:
        """The form in which it is said what differs."""
        return self._form

    @property
    def coloured(self) -> bool:
        """Whether that is done in colour."""
        return self._coloured

    @property
    def quiet(self) -> bool:
        """Whether nothing is said."""
        return self._quiet

    def compare(self, old: str, new: str, labels: tuple[str, ...] = ()) -> int:
        """Compare two files or two folders, and say what differs; the exit code. Two files may be called by ``labels``."""
        old, new = _completed(old, new)
        if not os.path.isdir(old):
            self._files(old, new, labels)
        elif labels:
            raise click.UsageError("--label names a file, and these are folders, whose files have names. Leave it out.")
        else:
            self._folders(old, new)
        return self.finish()

    def take(
        self, old: bytes | None, new: bytes | None, names: tuple[str, str], *, renamed: bool
    ) -> tuple[Broken | None, Broken | None]:
        """Compare two texts, or hand back what keeps each of them from it."""
        sides = [load(data, name) if data is not None else None for data, name in zip((old, new), names, strict=True)]
        broken = [side if isinstance(side, Broken) else None for side in sides]
        if broken == [None, None]:
            one, other = (side if isinstance(side, Loaded) else None for side in sides)
            found = compare_files(one, other, names=names, all_differences=self._all)
            self._take(found._replace(renamed=renamed))
        return broken[0], broken[1]

    def finish(self, *, sums_up: bool = True) -> int:
        """Say what is said at the end; the exit code."""
        self._write_all()
        if sums_up and self._form in _SUMMED_UP and not self._quiet:
            from ..report.changes.summary import sentence

            words = sentence(self._compared) if self._compared or not self._troubles else ""
            said = f"{words}{passed_over_sentence(self._passed_over)}".lstrip()
            if said:
                tell(said)
        if self._troubles:
            return exits.TROUBLE
        return exits.FOUND if any(each.differs for each in self._compared) else exits.CLEAN

    def _files(self, old: str, new: str, labels: tuple[str, ...]) -> None:
        one, other = map(shown, labels or (old, new))
        found = self._pair(self._file(old, "old", one), self._file(new, "new", other), (one, other))
        self._take(found and found._replace(labelled=bool(labels)))

    def _file(self, path: str, which: str, name: str) -> Loaded | Broken | None:
        if path == os.devnull:
            return None
        return load(read_input(path, f"the {which} document", name), name)

    def _folders(self, old: str, new: str) -> None:
        gc.enable()  # many files leave garbage, so what cli.entry switched off is needed
        one, other = Folder(old), Folder(new)
        for pair in folder_pairs(one, other):
            found = self._pair(pair.old, pair.new, (one.full(pair.names[0]), other.full(pair.names[1])))
            self._take(found and found._replace(within=pair.names, renamed=pair.names[0] != pair.names[1]))
        self._passed_over = len(one.passed_over | other.passed_over)
        for path, reason in (*one.troubles, *other.troubles):
            self._trouble(Trouble(path, reason))

    def _pair(
        self, old: Loaded | Broken | None, new: Loaded | Broken | None, names: tuple[str, str]
    ) -> Compared | None:
        broken = [side for side in (old, new) if isinstance(side, Broken)]
        for side in broken:
            self._refuse(side)
        if isinstance(old, Broken) or isinstance(new, Broken):
            return None
        return compare_files(old, new, names=names, all_differences=self._all)

    def _refuse(self, broken: Broken) -> None:
        """Say what keeps a text from being a document, as ``ozml validate`` does."""
        from ..report.text import render_plain as findings

        self._trouble(Trouble(broken.path, "cannot be compared: it is not well-formed XML", broken.diagnostics))
        encoding = sys.stderr.encoding or "utf-8"
        tell(findings(broken.diagnostics, broken.text, encoding, columns(sys.stderr)).removesuffix("\n"))

    def _trouble(self, trouble: Trouble) -> None:
        self._troubles.append(trouble)
        # Of a text that is no document it is said what it is, and below that where and why; of a file, what the system says.
        tell(f"{trouble.path}{'' if trouble.diagnostics else ':'} {trouble.reason}.")

    def _take(self, compared: Compared | None) -> None:
        if compared is None:
            return
        self._compared.append(compared)
        if self._quiet or self._form != "text":
            return
        if self._coloured:
            self._output.print_pieces(pieces(compared, sys.stdout.encoding or "utf-8"))
        else:
            encoding = sys.stdout.encoding or "utf-8"
            self._output.write(render_plain(compared, encoding).encode(encoding))

    def _write_all(self) -> None:
        if self._quiet or self._form == "text":
            return
        if self._form == "unified":
            from ..report.changes.unified import render

            self._output.write_patch(render(self._compared))
            return
        self._output.write(self._rendered().encode("utf-8", "backslashreplace"))

    def _rendered(self) -> str:
        if self._form == "json":
            from ..report.changes.json import render

            return render(self._compared, self._troubles)
        if self._form == "markdown":
            from ..report.changes.markdown import render as table

            return table(self._compared, self._troubles)
        from ..report.changes.stat import render as stat

        return stat(self._compared, arrow(sys.stdout.encoding or "utf-8"))


def _completed(old: str, new: str) -> tuple[str, str]:
    """The paths of two files or two folders; of a file and a folder, the file of the same name in the folder."""
    if old == new == "-":
        raise named_twice()
    folders = os.path.isdir(old), os.path.isdir(new)
    if folders[0] == folders[1]:
        return old, new
    if "-" in {old, new}:
        raise click.UsageError("Standard input (-) is one document, and cannot be compared with a folder.")
    if os.devnull in {old, new}:
        raise click.UsageError(f"{os.devnull} stands for no document, and cannot be compared with a folder.")
    if folders[0]:
        return os.path.join(old, os.path.basename(new)), new
    return old, os.path.join(new, os.path.basename(old))
