"""The three judges of form on many documents: ``python -m campaigns.judges [--documents N]``.

The table's rules, libxml2 and xmlschema are asked of so many invented documents with something wrong, and of as many in
which nothing is, whether they are as the language says; all three must agree. The tests ask it of fewer: this is
``tests/test_judges.py`` with another number.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    command = [sys.executable, "-m", "pytest", "-v", "tests/test_judges.py", "--hypothesis-show-statistics"]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "OZML_JUDGED": str(options.documents)}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
