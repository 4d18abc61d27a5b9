r"""PHP code stands in the document.

Nobody ran it, so what it was to write is missing. Here it is an instruction to whom it may concern, and the phone system is
not concerned.

Bad:

    <Response>
      <Speak>Welcome to <?php echo $shop ?></Speak>  <!-- fault -->
    </Response>

Good:

    <Response>
      <Speak>Welcome to the bicycle shop</Speak>
    </Response>
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.element import Document, Element, Instruction
from ..document.part import Place, Target
from ..finding import Finding, Severity
from ..suggest import PHP_NOT_RUN, shortened
from .base import Context, Rule

RULE = Rule("OZ214", "php-not-run", Severity.ERROR, whole=True, needs=("<?p",))


def check(_root: Element, context: Context) -> Iterator[Finding]:
    for number, (holder, instruction) in enumerate(_instructions(context.document)):
        if instruction.target.lower() == "php":
            code = shortened(" ".join(f"<?{instruction.target} {instruction.text.strip()[:200]} ?>".split()))
            place = Place(holder, Target.INSTRUCTION, number=number)
            yield Finding(place, f'PHP code stands in the document; nobody ran it: "{code}".', PHP_NOT_RUN)


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
