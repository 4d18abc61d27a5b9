r"""Nobody is told of a recording.

When a recording is finished, RecordCompleted goes to FinishedUrl, with the address of the file in RecordURL. Without
FinishedUrl there is no such message, so no application learns that there is a recording, and where. In Ozeki 10, RecordPath
names a directory from which files can be collected.

Bad:

    <Response>
      <Record Format="wav" FinishDigits="#"/>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Record Format="wav" FinishDigits="#" FinishedUrl="http://app.example/recorded"/>
    </Response>

Good:

    <Response>
      <Record Format="wav" RecordPath="D:\Recordings"/>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Element
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..language.types import WHITE_SPACE
from .base import Context, Rule

_TOLD = frozenset({"FinishedUrl", "RecordPath"})

RULE = Rule("OZ420", "unreported-recording", Severity.WARNING, looks_at=frozenset({"Record"}), lacks=_TOLD, formal=True)


def check(element: Element, _context: Context) -> Iterator[Finding]:
    if any(attribute.name in _TOLD and attribute.value.strip(WHITE_SPACE) for attribute in element.attributes):
        return
    url = element.get("FinishedUrl")
    if any(attribute.parameter is None for attribute in element.attributes):
        from .unknown_parameter import meanings

        if any(meant.name in _TOLD for meant in meanings(element).values()):
            return  # unknown-parameter tells of it
    yield Finding(
        Place(element) if url is None else Place(element, Target.VALUE, url.written),
        f"Record has {'no' if url is None else 'an empty'} FinishedUrl, so no application is told of the recording.",
        'Add FinishedUrl="http://...": that URL gets RecordCompleted, with the address of the file in RecordURL.',
    )
