from __future__ import annotations
from hypothesis import HealthCheck, given, settings, note
from ozmlcli.diff import apply, compare
from ozmlcli.diff.normal import canonical_text
from ozmlcli.meaning import meaning
from ozmlcli.document import Document
from ozmlcli.write import write
from tests.documents import documents, faulty_documents
from tests.diff.edits import edited, read

S = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=3000)
@S
@given(edited())
def test_edits(case):
    old, new, done = case
    changes = compare(old, new)
    note(canonical_text(old)); note(canonical_text(new)); note(str(done)); note("\n".join(f"{c.kind} {c.old and c.old.path} {c.new and c.new.path} {c.parameters}" for c in changes))
    assert meaning(apply(old, changes).root) == meaning(new.root)
    assert len(changes) <= len(done)

@S
@given(faulty_documents(), faulty_documents())
def test_any(a, b):
    a, b = read(write(a)), read(write(b))
    changes = compare(a, b)
    assert meaning(apply(a, changes).root) == meaning(b.root)
    assert (changes == []) == (meaning(a.root) == meaning(b.root)) == (canonical_text(a) == canonical_text(b))
    assert meaning(read(canonical_text(a)).root) == meaning(a.root)
