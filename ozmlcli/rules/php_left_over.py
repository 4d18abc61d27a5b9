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

from ..document import Element, Instruction
from ..finding import Finding, Place, Severity
from ..values import texts
from .base import Context, Rule

RULE = Rule("OZ211", "php-left-over", Severity.WARNING, whole=True, needs=("<?p", " on line "))

#: The two ends of a message as PHP prints them; as HTML the words are in <b>, which may have been escaped.
_KIND = r"\b(?:Warning|Notice|Deprecated|[Ee]rror)(?:</b>)?: "
_FILE = r"\.(?:php|phtml|inc)\b[^<>]{0,40}?(?:</b>)? on line "


def check(element: Element, context: Context) -> Iterator[Finding]:
    document = context.document
    for node in (*document.before, *document.after):
        if isinstance(node, Instruction) and _is_php(node):
            yield _not_run(element, node)
    for each in document.elements:
        if len(each.content) > len(each.children):
            yield from _judge(each)


def _judge(element: Element) -> Iterator[Finding]:
    lines = False
    for item in element.content:
        if isinstance(item, str):
            lines = lines or " on line " in item
        elif isinstance(item, Instruction) and _is_php(item):
            yield _not_run(element, item)
    for place, run in texts(element) if lines else ():
        yield from _printed(place, run)


def _is_php(instruction: Instruction) -> bool:
    return instruction.target.lower() == "php"


def _not_run(element: Element, instruction: Instruction) -> Finding:
    code = _shown(f"<?{instruction.target} {instruction.text.strip()} ?>")
    return Finding(
        Place(element),
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
