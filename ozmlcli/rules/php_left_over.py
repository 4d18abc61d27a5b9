r"""PHP code, or an error message of PHP, stands in the document.

Code that is still there was not run by the web server: what it was to write is missing. A message that PHP printed into the
document will be read to the caller, or take a command's place.

Bad:

    <Response>
      <Speak>Welcome to <?php echo $shop ?></Speak>  <!-- fault -->
      <Speak>Warning: Undefined array key "name" in /var/www/call.php on line 12</Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Welcome to the bicycle shop</Speak>
    </Response>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.element import Document, Element, Instruction
from ..document.part import Place, Target
from ..document.values import texts
from ..finding import Finding, Severity
from .base import Context, Rule

RULE = Rule("OZ211", "php-left-over", Severity.WARNING, whole=True, needs=("<?p", " on line "))

#: The two ends of a message as PHP prints them; as HTML the words are in <b>, which may have been escaped.
_KIND = r"\b(?:Warning|Notice|Deprecated|[Ee]rror)(?:</b>)?: "
_FILE = r"\.(?:php|phtml|inc)\b[^<>]{0,40}?(?:</b>)? on line "


def check(_root: Element, context: Context) -> Iterator[Finding]:
    for number, (holder, instruction) in enumerate(_instructions(context.document)):
        if instruction.target.lower() == "php":
            yield _not_run(Place(holder, Target.INSTRUCTION, number=number), instruction)
    for each in context.document.elements:
        if any(isinstance(item, str) and " on line " in item for item in each.content):
            for place, run in texts(each):
                yield from _printed(place, run)


def _instructions(document: Document) -> Iterator[tuple[Element, Instruction]]:
    """The processing instructions in document order, each with the element that it stands in, or with the root."""
    yield from ((document.root, item) for item in document.before if isinstance(item, Instruction))
    yield from _within(document.root)
    yield from ((document.root, item) for item in document.after if isinstance(item, Instruction))


def _within(element: Element) -> Iterator[tuple[Element, Instruction]]:
    for item in element.content:
        if isinstance(item, Instruction):
            yield element, item
        elif isinstance(item, Element):
            yield from _within(item)


def _not_run(place: Place, instruction: Instruction) -> Finding:
    code = _shown(f"<?{instruction.target} {instruction.text.strip()} ?>")
    return Finding(
        place,
        f'PHP code stands in the document; the web server did not run it: "{code}".',
        "Have the web server run the file as PHP, usually by a name that ends in .php, so that its output stands here.",
    )


def _shown(text: str) -> str:
    from ..suggest import shortened

    return shortened(" ".join(text[:200].split()))


def _printed(place: Place, run: str) -> Iterator[Finding]:
    end = re.search(_FILE, run)
    found = re.search(_KIND, run[: end.start()]) if end is not None else None
    if found is not None:
        yield Finding(
            place,
            f'A message of PHP stands in the document: "{_shown(run[found.start() :])}".',
            "Mend what it tells of, and switch display_errors off: messages belong in the log.",
        )
