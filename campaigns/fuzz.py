"""Coverage-guided fuzzing: ``python -m campaigns.fuzz [--seconds N] [--folder FOLDER] [--keep]``.

atheris (libFuzzer for Python) mutates documents towards code that none has reached, and asks of each what
``tests/promises.py`` promises of every input: no exception, no hang, the same answer twice, findings in order and in the
text, reports that their readers can read, and fixes that make nothing worse.

It begins with examples/, the documents of the rules and tests/corpus/. What breaks a promise is kept in
``FOLDER/broken/``, once for each place in the code, and the campaign goes on; so is what takes more than five seconds of
computing. An input that does not end within half a minute ends the process; it is kept too, and another process goes on.
The last lines say how many inputs were tried, how many broke a promise and how long the slowest took; the exit
code is 1 if any promise was broken.

With ``--keep`` inputs that reach what others do not are written to ``tests/corpus/inputs.txt``; an
ordinary test replays them. What broke a promise is to be added to ``tests/corpus/mended.txt`` by hand, when it is mended.

Needs the dependency group ``fuzz``; ``make fuzz`` sees to it.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FrameType
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus" / "inputs.txt"
#: Seconds of computing that an input may take, and seconds on the clock after which it hangs; other work does not count.
LIMIT, HANGS = 5, 30
#: The size of inputs in bytes. What takes long when it is long has tests and benchmarks of its own.
LONGEST = 2048
#: How much of what was found is kept in the repository.
MOST_KEPT = 200
MOST_KEPT_BYTES = 200_000


class Told(NamedTuple):
    """What the processes said: inputs tried, and the slowest one's seconds."""

    tried: int = 0
    slowest: float = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--folder", type=Path, default=ROOT / ".fuzz")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--process", nargs="*", help=argparse.SUPPRESS)
    options, flags = parser.parse_known_args()
    folder: Path = options.folder.absolute()
    if options.process is not None:
        _process(folder, [*options.process, *flags])
        return 0
    if flags:
        parser.error(f"unknown: {' '.join(flags)}")
    told = _campaign(folder, options.seconds)
    broken = sorted(path for path in (folder / "broken").iterdir() if path.suffix != ".txt")
    print(f"{told.tried:,} inputs tried in {options.seconds} s, slowest {told.slowest:.2f} s")
    print(f"{len(broken)} broke a promise" + "".join(f"\n  {path}" for path in broken))
    if options.keep:
        _keep(folder)
    return bool(broken)


def _campaign(folder: Path, seconds: int) -> Told:
    """Let processes fuzz until the time is up; one that ends early is followed by another."""
    corpus, broken = folder / "corpus", folder / "broken"
    for each in (corpus, broken):
        each.mkdir(parents=True, exist_ok=True)
    for seed in _seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    (folder / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in _words()), "ascii")
    told = Told()
    end = time.monotonic() + seconds
    while (left := int(end - time.monotonic())) > 0:
        (folder / "told").unlink(missing_ok=True)
        _run(
            folder,
            f"-max_total_time={left}",
            f"-timeout={HANGS}",
            f"-max_len={LONGEST}",
            f"-dict={folder / 'words'}",
            f"-artifact_prefix={broken}/",
            "-rss_limit_mb=2048",
            "-reload=0",
            str(corpus),
        )
        tried, slowest = (folder / "told").read_text("ascii").split() if (folder / "told").exists() else ("0", "0")
        told = Told(told.tried + int(tried), max(told.slowest, float(slowest)))
    return told


def _run(folder: Path, *flags: str) -> None:
    with (folder / "log").open("ab") as log:
        command = [sys.executable, "-m", "campaigns.fuzz", "--folder", str(folder), "--process", *flags]
        subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, check=False)


def _process(folder: Path, flags: list[str]) -> None:
    """Fuzz, with the flags of libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["ozmlcli"]):
        import ozmlcli

        for module in walk_packages(ozmlcli.__path__, "ozmlcli."):
            # What is imported later is not watched. The command line is no part of this, nor what makes files.
            if not module.name.startswith(("ozmlcli.cli", "ozmlcli.generate", "ozmlcli.builder", "ozmlcli.__main__")):
                import_module(module.name)
        from tests.promises import hold

    tried = 0
    slowest = 0.0

    def one(data: bytes) -> None:
        nonlocal tried, slowest
        start = time.process_time()
        try:
            hold(data)
            took = time.process_time() - start
            assert took <= LIMIT, f"{took:.1f} seconds"
        except Exception as error:
            _put_down(folder / "broken", data, error)
        tried += 1
        took = time.process_time() - start
        if took > slowest:
            slowest = took
            (folder / "slowest").write_bytes(data)
        if tried % 500 == 0 or took == slowest:
            (folder / "told").write_text(f"{tried} {slowest:.3f}", "ascii")

    atheris.Setup([sys.argv[0], *flags], one)
    atheris.Fuzz()


def _put_down(broken: Path, data: bytes, error: Exception) -> None:
    """Keep an input that broke a promise, the shortest for each way through the code."""
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    name = hashlib.sha256("\n".join([type(error).__name__, *frames[-6:]]).encode()).hexdigest()[:12]
    path = broken / f"broken-{name}"
    if not path.exists() or len(data) < path.stat().st_size:
        path.write_bytes(data)
        path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")


def _seeds() -> list[bytes]:
    """Documents to begin with: the examples and those of the rules, some in several encodings, and what was kept."""
    from tests.corpus import inputs
    from tests.rules.test_documentation import EXAMPLES, MARK

    texts = [path.read_text("utf-8") for path in sorted((ROOT / "examples").rglob("*.xml"))]
    texts += [example.text.replace(MARK, "") for example in EXAMPLES]
    found = [text.encode() for text in texts] + inputs()
    for text in texts[::10]:
        bare = re.sub(r"<\?xml.*?\?>\n?", "", text)
        found += [bare.encode("utf-16"), bare.encode("utf-8-sig"), bare.replace("\n", "\r\n").encode("utf-16-be")]
    return found


def _words() -> list[str]:
    """What mutations put together: the names of the language, and the marks of XML and of directives."""
    from ozmlcli.language.index import all_specs
    from ozmlcli.rules.catalogue import RULES

    specs = list(all_specs())
    words = {spec.name for spec in specs}
    words |= {f"<{spec.name}>" for spec in specs} | {f"</{spec.name}>" for spec in specs}
    words |= {f' {parameter.name}="' for spec in specs for parameter in spec.parameters}
    words |= {choice for spec in specs for parameter in spec.parameters for choice in parameter.type.choices}
    words |= {f"<!-- ozml: ignore[{rule.name}] -->" for rule in RULES.values()}
    words |= {
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml version='1.0' encoding='",
        "?>",
        "<!DOCTYPE",
        "&amp;",
        "&#",
        "/>",
    }
    words |= {
        "ozml: mode=",
        "ozml: answers=",
        "xmlns:a='b'",
        "a:",
        "$x",
        "\u00e9",
        "\U0001f4de",
        "\ufeff",
        "\r\n",
        "\u201c",
    }
    return sorted(words)


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 0x20 <= byte < 0x7F and chr(byte) not in '"\\' else f"\\x{byte:02x}" for byte in word.encode()
    )


def _keep(folder: Path) -> None:
    """Write inputs, those first that go furthest for their size, as long as one goes where none before it went."""
    paths = [path for path in (folder / "corpus").iterdir() if path.stat().st_size <= LONGEST]
    left = {
        data: _steps(data) for data in sorted((path.read_bytes() for path in paths), key=lambda data: (len(data), data))
    }
    count = len(left)
    chosen: list[bytes] = []
    while left and len(chosen) < MOST_KEPT and sum(map(len, chosen)) <= MOST_KEPT_BYTES:
        best = max(left, key=lambda data: len(left[data]) / (len(data) + 200))
        chosen.append(best)
        reached = left.pop(best)
        left = {data: new for data, steps in left.items() if (new := steps - reached)}
    CORPUS.write_text("".join(f"{data!r}\n" for data in chosen), "ascii")
    print(f"{len(chosen)} of {count} inputs kept in {CORPUS.relative_to(ROOT)}")


#: A file, and two lines that ran one after the other.
_Step = tuple[str, int, int]
Watch = Callable[[FrameType, str, Any], "Watch | None"]


def _steps(data: bytes) -> set[_Step]:
    """The steps from line to line in the package that an input brings about."""
    from tests.promises import hold

    package = str(ROOT / "ozmlcli")
    steps: set[_Step] = set()

    def watch(frame: FrameType, _event: str, _value: object) -> Watch | None:
        name = frame.f_code.co_filename
        if not name.startswith(package):
            return None
        last = frame.f_lineno

        def step(inner: FrameType, event: str, _value: object) -> Watch:
            nonlocal last
            if event == "line":
                steps.add((name, last, inner.f_lineno))
                last = inner.f_lineno
            return step

        return step

    sys.settrace(watch)
    try:
        hold(data)
    except AssertionError:
        pass  # it is told of elsewhere
    finally:
        sys.settrace(None)
    return steps


if __name__ == "__main__":
    sys.exit(main())
