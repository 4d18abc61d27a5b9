"""The checker in many threads, each of which may be the first to use it."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from ozmlcli import Diagnostic, check

EXAMPLES = Path(__file__).parents[1] / "examples"

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


def damaged(count: int) -> list[bytes]:
    """Documents of the examples, of most of them a few characters lost somewhere, the same ones each time."""
    whole = [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.xml"))]
    chance = random.Random(1)  # noqa: S311, not for secrets
    made = []
    for number in range(count):
        data = whole[number % len(whole)]
        start = chance.randrange(len(data))
        made.append(data[:start] + data[start + chance.choice([0, 1, 1, 2, 9, 90]) :])
    return made


def test_eight_threads_that_share_500_documents_find_in_each_what_one_finds() -> None:
    documents = damaged(500)
    alone = [check(data, path=f"{number}.xml") for number, data in enumerate(documents)]
    assert len({found.name for diagnostics in alone for found in diagnostics}) > 10
    barrier = Barrier(8)

    def work(first: int) -> list[list[Diagnostic]]:
        barrier.wait()
        order = [*range(first, 500), *range(first)]  # each thread all documents, and each begins with another one
        found = {number: check(documents[number], path=f"{number}.xml") for number in order}
        return [found[number] for number in range(500)]

    with ThreadPoolExecutor(8) as pool:
        for together in pool.map(work, range(0, 480, 60)):
            assert together == alone


def test_eight_threads_that_share_what_is_known_of_a_template_find_what_one_finds() -> None:
    """Each time another template, of which all ask first where things stand."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for number in range(5, 25):
                words = '<Speak>{0}</Speak><Hangpu/><Record Duraton="5"/>' * number
                documents = [f"<Response>{words.format(value)}</Response>".encode() for value in "abcd"]
                one, other = (check(data) for data in documents[:2])  # so the template is known
                assert one == other
                assert all(found == one for found in pool.map(check, documents * 8))
    finally:
        sys.setswitchinterval(interval)
