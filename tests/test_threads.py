"""The checker in many threads, each of which may be the first to use it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from ozmlcli import check

barrier = Barrier(8)
documents = [b"<Response><Hangup/></Response>", b"<Response><Say/><Record Format='ogg'/></Response>", b"<Response><Speak>"]

def work(number):
    barrier.wait()
    return [[d.code for d in check(documents[(number + i) % 3])] for i in range(300)]

with ThreadPoolExecutor(8) as pool:
    results = list(pool.map(work, range(8)))
expected = [[d.code for d in check(document)] for document in documents]
assert results == [[expected[(n + i) % 3] for i in range(300)] for n in range(8)]
"""


def test_eight_threads_that_begin_at_once_get_the_answers_of_one() -> None:
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120)
        assert (done.returncode, done.stderr) == (0, "")
