"""Branch coverage of what judges a document: ``python -m campaigns.coverage``.

Every branch of the rules, and of the modules from the parser to the fixes that ``coverage.ini`` lists, must be reached by
the tests that mirror them. What only a run of the command line reaches does not count, nor what invented documents reach
by luck: the seed is fixed. The exit code is 1 below 100 percent.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
#: The tests that mirror what is measured.
TESTS = ("rules", "reader", "scan/test_escapes.py", "scan/test_locate.py", "checker")


def main() -> int:
    tests = [f"tests/{name}" for name in TESTS]
    options = ["--hypothesis-seed=0", "--cov", f"--cov-config={HERE / 'coverage.ini'}", "--cov-report=term-missing"]
    return subprocess.run([sys.executable, "-m", "pytest", *options, *tests], cwd=HERE.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
