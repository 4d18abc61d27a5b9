"""Which file is behind a URL: what ``--map`` says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from urllib.parse import unquote

from ..language.types import holds_variable

_ENDINGS = (".xml", ".ozml")
_ABSOLUTE = re.compile("[A-Za-z][A-Za-z0-9+.-]*:|//")


class Addresses:
    """Files by the URLs at which the phone system finds them.

    A URL means the file that it is mapped to; one without an entry of its own, the file of the entry that it has without its
    query. A folder stands for all URLs that begin with its own: what they have behind that is looked up in the folder,
    as it is, with .xml or .ozml added, or with these in place of its ending, so that menu.php is menu.xml. Of several
    folders, that of the longest URL counts. No URL leads out of its folder.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for url, path in entries:
            if os.path.isdir(path):
                self._folders[url] = path
            else:
                self._files[url] = path

    def find(self, url: str) -> str | None:
        """The path of the file behind ``url``, if it is known."""
        bare = _bare(url)
        found = self._files.get(url) or self._files.get(bare)
        if found is not None:
            return found
        for beginning in sorted(self._folders, key=len, reverse=True):
            if bare.startswith(beginning):
                return _within(self._folders[beginning], bare[len(beginning) :])
        return None

    def ending_in(self, path: str) -> str | None:
        """A URL with a file behind it that ends in ``path``."""
        beginnings = (url + path for url in self._folders)
        urls = (*self._files, *(url for url in beginnings if self.find(url)))
        return next((url for url in urls if _bare(url).endswith(f"/{path}")), None)


def relative_path(url: str) -> str:
    """The path in a relative URL without the steps up at its beginning; "" where it is absolute or hangs on a variable."""
    return "" if _ABSOLUTE.match(url) or holds_variable(url) else _bare(url).lstrip("./")


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _within(folder: str, rest: str) -> str | None:
    """The file in ``folder`` that the rest of a URL names, if there is one."""
    rest = unquote(rest)
    steps = rest.split("/")
    if "\0" in rest or os.pardir in steps or any(os.sep in step or (os.altsep or "/") in step for step in steps):
        return None
    if any(os.path.splitdrive(step)[0] for step in steps) or steps[0] == "":
        return None
    path = os.path.normpath(os.path.join(folder, *steps))
    stem, ending = os.path.splitext(path)
    candidates = [path, *(path + added for added in _ENDINGS)]
    if ending:
        candidates += [stem + added for added in _ENDINGS]
    return next((each for each in candidates if os.path.isfile(each) and _is_inside(each, folder)), None)


def _is_inside(path: str, folder: str) -> bool:
    """Whether a file lies in a folder, also where links are followed."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    return real.startswith(os.path.join(top, ""))
