"""Which files and folders are left out: patterns as in .gitignore files, read as git reads them.

Names are compared byte by byte, as git does, and with regard to case. What is in git's index does not count, nor do a user's
own patterns for all repositories: two users see the same.
"""

from __future__ import annotations

import os
import re
import stat
from functools import lru_cache
from typing import NamedTuple

from .disk import read_limited

#: A folder, and the patterns that are written for it and what is in it.
Exclude = tuple[tuple[str, tuple[str, ...]], ...]
#: What a bracket may name, such as [[:alpha:]], as git reads it: ASCII only, and few spaces.
_CLASSES: dict[str, str] = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x01-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": r" \t\n\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


_NAME = re.compile(r"[\w.-]+", re.ASCII)


class Rule(NamedTuple):
    """One pattern. ``regex`` is for paths from the folder that the pattern is written for."""

    regex: re.Pattern[str]
    leaves_out: bool
    folders_only: bool


class Rules(NamedTuple):
    """Patterns, the last first, and what finds out quickly whether any of them may be about a file."""

    each: tuple[Rule, ...]
    about_files: re.Pattern[str] | None


class Layer(NamedTuple):
    """The patterns of one folder, and how the folder that is gone through is called from there, such as "a/b/"."""

    base: str
    rules: Rules
    prefix: str

    def within(self, folder: str, name: str) -> Layer:
        """The same patterns for the folder ``name``, whose real path is ``folder``."""
        outside = self.prefix.startswith("../")  # and this may be where it leads inside
        prefix = _prefix(self.base, folder) if outside else f"{self.prefix}{_as_bytes(name)}/"
        return Layer(self.base, self.rules, prefix)


def left_out(layers: tuple[Layer, ...], name: str, is_folder: bool) -> bool:
    """Whether patterns leave out what is called ``name`` in the folder at hand: the last that matches decides."""
    name = _as_bytes(name)
    for layer in reversed(layers):
        path = layer.prefix + name
        quick = layer.rules.about_files
        if not is_folder and (quick is None or not quick.search(path)):
            continue
        for regex, leaves_out, folders_only in layer.rules.each:
            # Where pathspec has to end a match early, the pattern is about a folder above; that one was asked before.
            if (is_folder or not folders_only) and (match := regex.search(path)) and match.lastindex is None:
                return leaves_out
    return False


def excluded(exclude: Exclude, folder: str) -> tuple[Layer, ...]:
    """The patterns of ``exclude`` for a folder, given by its real path.

    Outside the folder for which a pattern is written, it holds where it is about names in any folder.
    """
    layers = []
    for base, patterns in exclude:
        real = os.path.realpath(base)
        if rules := _rules(tuple(_as_bytes(pattern) for pattern in patterns)):
            layers.append(Layer(real, rules, _prefix(real, folder)))
    return tuple(layers)


def above(folder: str) -> tuple[Layer, ...]:
    """What is ignored in a folder by what stands above it in its repository; the folder is given by its real path.

    Raises:
        OSError: where patterns cannot be read.
    """
    root = folder
    between = []
    while not os.path.lexists(os.path.join(root, ".git")):
        parent = os.path.dirname(root)
        if parent == root:
            return ()
        root = parent
        between.append(root)
    if not between:  # the folder's own is read when it is gone through
        return ()
    layers = of_repository(root)
    for parent in reversed(between):
        layers += of_folder(parent)
    return tuple(layer._replace(prefix=_prefix(layer.base, folder)) for layer in layers)


def of_repository(root: str) -> tuple[Layer, ...]:
    """What .git/info/exclude says in the folder that holds .git.

    Raises:
        OSError: where it cannot be read.
    """
    git = os.path.join(root, ".git")
    if os.path.isfile(git):  # of a submodule or a second working tree: it says where the folder is
        git = os.path.join(root, _first_line(git).removeprefix("gitdir:").strip(" "))
        common = os.path.join(git, "commondir")
        if os.path.isfile(common):
            git = os.path.join(git, _first_line(common))
    return _layer(root, os.path.join(git, "info", "exclude"), follow_symlinks=True)


def of_folder(folder: str) -> tuple[Layer, ...]:
    """What the .gitignore in a folder says. A link is not followed, as git does not.

    Raises:
        OSError: where it cannot be read.
    """
    return _layer(folder, os.path.join(folder, ".gitignore"), follow_symlinks=False)


def _layer(base: str, path: str, *, follow_symlinks: bool) -> tuple[Layer, ...]:
    try:
        if not stat.S_ISREG(os.stat(path, follow_symlinks=follow_symlinks).st_mode):
            return ()
        data = read_limited(path).removeprefix(b"\xef\xbb\xbf")
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last where .git names what can be no path
        return ()
    rules = _rules(tuple(f"{data.decode('latin-1')}\n".replace("\r\n", "\n").split("\n")))
    return (Layer(base, rules, ""),) if rules else ()


def _first_line(path: str) -> str:
    return os.fsdecode(read_limited(path).partition(b"\n")[0].removesuffix(b"\r"))


def _prefix(base: str, folder: str) -> str:
    try:
        path = os.path.relpath(folder, base)
    except ValueError:  # another drive
        return "../"
    return "" if path == os.curdir else _as_bytes(path).replace(os.sep, "/") + "/"


def _as_bytes(path: str) -> str:
    """A path with a character for each byte. pathspec knows no line ends in it; to git, one is a character like another."""
    if not path.isascii():
        path = os.fsencode(path).decode("latin-1")
    return path.replace("\n", "\r")


@lru_cache(maxsize=256)
def _rules(lines: tuple[str, ...]) -> Rules | None:
    """The patterns that lines hold."""
    rules = [rule for line in reversed(lines) if line and not line.startswith("#") and (rule := _rule(line))]
    if not rules:
        return None
    about_files = "|".join(rule.regex.pattern for rule in rules if not rule.folders_only)
    if not about_files:
        return Rules(tuple(rules), None)
    nameless = re.sub(r"\(\?P<\w+>", "(?:", about_files)  # the same name may not stand twice in a regular expression
    return Rules(tuple(rules), re.compile(nameless))


def _rule(line: str) -> Rule | None:
    """What a line says, in a form in which pathspec and git agree; None where it can match nothing."""
    line = _without_spaces(line)
    glob = line.removeprefix("!")
    leaves_out = glob == line
    folders_only = glob.endswith("/")
    glob = glob.removesuffix("/")
    if _NAME.fullmatch(glob):  # what most patterns are; pathspec takes longer to load than many files to judge
        return Rule(re.compile(rf"(?:^|/){re.escape(glob)}\Z"), leaves_out, folders_only)
    anchored = "/" in glob
    plain = _plain(glob)
    if not plain:
        return None
    if anchored and not glob.startswith("/"):
        plain = "/" + plain
    elif plain.startswith(("#", "!")):
        plain = "\\" + plain
    from pathspec import GitIgnoreSpec

    try:
        regex = GitIgnoreSpec.from_lines([plain]).patterns[0].regex
    except ValueError:
        return None
    return None if regex is None else Rule(regex, leaves_out, folders_only)


def _without_spaces(line: str) -> str:
    """A line without the spaces at its end, but for one that a backslash protects."""
    short = line.rstrip(" ")
    backslashes = len(short) - len(short.rstrip("\\"))
    return line[: len(short) + 1] if backslashes % 2 else short


def _plain(glob: str) -> str | None:
    """A pattern with nothing in it that pathspec reads unlike git: odd brackets, and spaces at the end."""
    pieces = []
    at = 0
    while at < len(glob):
        letter = glob[at]
        at += 1
        if letter == "\\":
            if at == len(glob):
                return None
            pieces.append(_literal(glob[at]))
            at += 1
        elif letter == "[":
            bracket = _BRACKET.match(glob, at)
            piece = bracket and _set(bracket)
            if not bracket or not piece:
                return None
            pieces.append(piece)
            at = bracket.end()
        else:
            pieces.append(_literal(letter) if letter.isspace() else letter)
    return "".join(pieces)


def _literal(letter: str) -> str:
    if letter.isspace():  # pathspec takes it from the end of a pattern
        return f"[{letter}]"
    return letter if letter == "/" else "\\" + letter


#: What may stand in a bracket: a named class, a range or a letter. A ] that comes first is a letter. Nothing is tried twice.
_ITEM = r"(?>\[:(?P<name>[^]]*):\]|(?P<low>\\.|[^\\])(?:-(?P<high>\\.|[^]\\]))?)"
_ITEMS = re.sub(r"\?P<\w+>", "?:", rf"{_ITEM}(?:(?!\]){_ITEM})*+")
_BRACKET = re.compile(rf"(?P<negated>[!^]?+)(?P<items>{_ITEMS})\]", re.DOTALL)
_BYTES = "".join(map(chr, range(1, 256)))


def _set(bracket: re.Match[str]) -> str | None:
    """A bracket as the list of its letters; None where it has none, or names a class that does not exist."""
    letters: set[str] = set()
    for item in re.finditer(_ITEM, bracket["items"], re.DOTALL):
        name, low, high = item["name"], item["low"], item["high"]
        if name is not None:
            if name not in _CLASSES:
                return None
            letters.update(re.findall(f"[{_CLASSES[name]}]", _BYTES))
        else:
            letters.add(low[-1])
            letters.update(map(chr, range(ord(low[-1]), ord((high or low)[-1]) + 1)))
    if bracket["negated"]:
        letters = set(_BYTES) - letters
    letters.discard("/")
    if not letters:
        return None
    # Where these stand, they mean themselves. No path holds a NUL.
    first = "]" if "]" in letters else "\0"
    last = "-" if "-" in letters else ""
    return f"[{first}{''.join(sorted(letters - {'-', ']'}))}{last}]"
