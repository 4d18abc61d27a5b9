"""Tens of thousands of small files: ``python benchmarks/bulk.py [--files N] [--runs N]``.

Against xmllint, libxml2's own program in C, with the same schema, and against xmlschema, whose schema is built once. xmllint
knows form only; ozml asks all its rules.
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import corpus
from measure import Command, installed, peak_mib, processors, ratio, report, report_memory

XMLSCHEMA_ALONE = """
import pathlib, sys, xmlschema
schema = xmlschema.XMLSchema(sys.argv[1])
bad = sum(not schema.is_valid(str(path)) for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.xml")))
sys.exit(bad > 0)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with installed() as here:
        valid, faulty, unlike = (here.folder / name for name in ("valid", "faulty", "unlike"))
        corpus.make(valid, options.files)
        corpus.make(faulty, options.files, faulty=True)
        corpus.make(unlike, options.files, alike=False)
        xsd = here.folder / "ozml.xsd"
        subprocess.run([here.ozml, "schema", "-o", xsd], check=True)
        xmllint: Command = ["xmllint", "--noout", "--schema", xsd, *_files(valid)]
        ours: Command = [here.ozml, "validate", valid]
        alone: Command = [here.ozml, "validate", "--jobs", "1", valid]
        told: Command = [here.ozml, "validate", faulty]
        print(f"{options.files:,} small valid files, all rules, {processors()} processors")
        report("ozml validate FOLDER / xmllint --noout --schema FILES", "<= 2.0", ratio(ours, xmllint, options.runs))
        report("the same with --jobs 1", "-", ratio(alone, xmllint, options.runs))
        others: Command = ["xmllint", "--noout", "--schema", xsd, *_files(unlike)]
        apart: Command = [here.ozml, "validate", unlike]
        report("no two files alike / xmllint --noout --schema FILES", "-", ratio(apart, others, options.runs))
        report("with one fault in each file / xmllint on valid ones", "-", ratio(told, xmllint, options.runs))
        report("with one fault in each file / without", "<= 3.0", ratio(told, ours, options.runs))
        report_memory("peak of a process, valid files", "<= 80", peak_mib(ours))
        report_memory("peak of a process, one fault in each file", "<= 80", peak_mib(told))
        theirs: Command = [here.python, "-c", XMLSCHEMA_ALONE, xsd, valid]
        report("xmlschema alone / ozml validate --jobs 1", ">= 10", ratio(theirs, alone, 1))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.xml"))


if __name__ == "__main__":
    main()
