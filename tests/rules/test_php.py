"""What PHP leaves behind: code that nobody ran, error messages, byte order marks."""

from __future__ import annotations

import re

import pytest

from ozmlcli.checker.check import check
from ozmlcli.checker.fixes import mend
from tests.marked import places, read_marks
from tests.rules.cases import found, only

SPEAK = "<Response><Speak>{}</Speak></Response>"


def test_php_code_is_told_in_its_order() -> None:
    codes = ["<?php a() ?>", "<?PHP b() ?>", "<?php echo 1 ?>", "<?php c() ?>"]
    document = "<!-- -->{}<Response>{}<Speak>Hi {}</Speak></Response>{}".format(*codes)
    assert found(document) == [("php-not-run", code) for code in codes]
    assert '"<?php echo $x ?>".' in only("<Response><?php  echo\n $x?><Hangup/></Response>").message


@pytest.mark.parametrize("head", ["<?a b?>", '<?xml version="1.0"?>\n', "<!-- a --><?a b?>\n"])
def test_php_code_is_told_where_it_stands(head: str) -> None:
    marked = (
        head
        + "⟪<?php a() ?>⟫\n<Response>\n <?b?><!-- <?php x ?> --><Speak>⟪<?PHP b() ?>⟫ a</Speak>\n</Response>⟪<?php c() ?>⟫"
    )
    text, expected = read_marks(marked)
    assert places([each for each in check(text.encode()) if each.name == "php-not-run"]) == expected


def test_other_instructions_and_comments_are_fine() -> None:
    document = '<?xml-stylesheet href="a"?><!-- <?php --><Response><?phpdoc?><!-- a on line 3 --><Hangup/></Response><!-- a -->'
    assert found(document) == []


PLAIN = 'PHP {}: Undefined array key "a" in /var/www/a.php on line 3'


@pytest.mark.parametrize("kind", ["Warning", "Notice", "Deprecated", "Fatal error", "Parse error"])
@pytest.mark.parametrize(
    "form",
    [
        PLAIN,
        "&lt;br /&gt;&lt;b&gt;{}&lt;/b&gt;: x in &lt;b&gt;/a.php&lt;/b&gt; on line &lt;b&gt;3&lt;/b&gt;&lt;br /&gt;",
        "{}: x in C:\\a.phtml(3) : eval()'d code on line 1",
        "{}: x in a.inc on line 1",
    ],
)
def test_a_message_of_php_is_told(kind: str, form: str) -> None:
    names = found(SPEAK.format(f"Hello. {form.format(kind)}"))
    assert [name for name, _ in names] == ["php-left-over"]


@pytest.mark.parametrize(
    "text",
    [
        "Notice: works on line 4",
        "Notice: works in Oak Street on line 4",
        "See a.php on line 4",
        "See a.php on line 4. Warning: bus",
        "Warning: see a.phpx on line 4",
        "Warning: see a.php in line 4",
        "Warnings: see a.php on line 4",
        "Forewarning: see aphp on line 4",
    ],
)
def test_words_that_a_message_of_php_has_too_are_fine(text: str) -> None:
    assert found(SPEAK.format(text)) == []


def test_a_message_of_php_is_told_from_its_beginning_to_its_end() -> None:
    document = SPEAK.format("Hi<!-- c -->So. Warning: x in a.php on line 3")
    assert found(document) == [("php-left-over", "Warning: x in a.php on line 3")]
    assert 'text: "Warning: x in a.php on line 3".' in only(document).message


def test_of_variables_in_a_message_of_php_nothing_is_said() -> None:
    assert found(SPEAK.format("Warning: Undefined variable $x in /a.php on line 3"))[1:] == []
    beside = found(SPEAK.format("Hi $nmae. Notice: $q in /a.php on line 3, $z"))
    assert beside == [
        ("undeclared-variable", "$nmae"),
        ("php-left-over", "Notice: $q in /a.php on line 3"),
        ("undeclared-variable", "$z"),
    ]


HTML = "<br />\n<b>Warning</b>:  Undefined variable $name in <b>/var/www/a.php</b> on line <b>12</b><br />"
PRINTED = {
    "in lines of its own": HTML,
    "without breaks": "<b>Fatal error</b>:  x in <b>a.php</b> on line <b>3</b>",
    "uncaught": (
        "<br />\n<b>Fatal error</b>:  Uncaught Error: a->b() in /a.php:3\nStack trace:\n#0 {main}\n"
        "  thrown in <b>/a.php</b> on line <b>3</b><br />"
    ),
    "of an extension": '<br>\n<b>PHP Parse error</b>: unexpected token "<" in <b>C:\\a.php</b> on line <b>3</b><br>',
    "deprecated": "<br/><b>Deprecated</b>: x in <b>a.php</b> on line <b>3</b><br/>",
}


@pytest.mark.parametrize("printed", PRINTED.values(), ids=list(PRINTED))
@pytest.mark.parametrize(
    "document",
    [
        "<Response>\n{}\n<Hangup/></Response>",
        "<Response><Speak>Hello {} you.</Speak></Response>",
        "<Response><UserInput>{}<Inputs><Input Key='1'><Hangup/></Input></Inputs></UserInput></Response>",
        '<?xml version="1.0"?>\n<!-- <Response> --><ozml:Response xmlns:ozml="a">{}</ozml:Response>',
    ],
)
def test_a_message_of_php_as_html_is_one_fault_and_the_rest_is_judged_without_it(document: str, printed: str) -> None:
    text = document.format(f"⟪{printed}⟫")
    plain, expected = read_marks(text)
    diagnostics = check(plain.encode())
    told = [each for each in diagnostics if each.name == "php-message"]
    assert places(told) == expected
    blank = re.sub(r"[^\n]", " ", printed)
    assert [each for each in diagnostics if each not in told] == check(document.format(blank).encode())
    assert check(plain.encode()) == diagnostics  # when its template is known, too


def test_a_message_of_php_is_deleted_with_all_that_belongs_to_it() -> None:
    (told,) = check(f"<Response>{HTML}<Hangup/></Response>".encode())
    assert told.message == (
        'A message of PHP stands in the document: "Warning: Undefined variable $name in /var/www/a.php on line 12".'
    )
    assert "display_errors" in told.help
    assert told.fix is not None
    assert told.fix.safe
    mended = mend(f"<Response>{HTML}<Hangup/></Response>".encode(), check, unsafe=False)
    assert mended == (b"<Response><Hangup/></Response>", 1, [])
    mended = mend(f"<Response>\r\n  {HTML} \r\n  <Hangup/></Response>".encode(), check, unsafe=False)
    assert mended == (b"<Response>\r\n  <Hangup/></Response>", 1, [])


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (f"<Response><Hangup/><!-- <Hangup/> {HTML} --></Response>", []),
        (f"<Response><?a > {HTML} ?><Hangup/></Response>", []),
        (f"<Response><Speak><![CDATA[<p>Hi</p> {HTML}]]></Speak></Response>", ["php-left-over"]),
    ],
)
def test_what_is_no_element_is_no_message_of_php_as_html(document: str, told: list[str]) -> None:
    assert [each.name for each in check(document.encode())] == told
    assert mend(document.encode(), check, unsafe=True).data == document.encode()


def test_a_message_of_php_in_an_attribute_is_told() -> None:
    document = '<Response><Speak Text="Hello. PHP Fatal error: $n in /a.php on line 3"/></Response>'
    assert found(document) == [("php-left-over", "PHP Fatal error: $n in /a.php on line 3")]


def test_each_message_of_php_is_told() -> None:
    document = f"<Response>{HTML}<Speak>a</Speak>{HTML}{HTML}<Speek>b</Speek></Response>"
    names = [each.name for each in check(document.encode())]
    assert names == ["php-message", "php-message", "php-message", "unknown-command"]


def test_bold_text_that_is_no_message_of_php_is_as_any_other_element() -> None:
    document = "<Response><b>Warning</b>: see <b>a</b> on line <b>3</b><Hangup/></Response>"
    assert {name for name, _ in found(document)} == {"unknown-command", "stray-text"}


@pytest.mark.parametrize("head", ["<?php", "\n <?PHP", "<?=", "\ufeff\ufeff<?php"])
@pytest.mark.parametrize(
    "rest",
    [
        " a() ?>\n<Response><Hangup/></Response>",
        " a() ?>\n<?xml version='1.0'?>\n<Response><Hangup></Response>",
        "\necho '<?xml version=\"1.0\"?>';\n?>\n<Response>",
        "\n$a = <<<XML\n<?xml version='1.0'?><Response/>\nXML;\n",
        "",
    ],
)
def test_a_script_is_one_fault_and_no_fix_touches_it(head: str, rest: str) -> None:
    (told,) = check((head + rest).encode())
    assert (told.name, told.fix) == ("php-script", None)
    assert "php SCRIPT | ozml validate -" in told.help


@pytest.mark.parametrize("head", ["<?phpdoc a?>", "<?p?>", "<?xml-stylesheet href='a'?>"])
def test_another_instruction_at_the_beginning_is_no_script(head: str) -> None:
    assert found(f"{head}<Response><Hangup/></Response>") == []


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ("<Response>\ufeff<Hangup/></Response>", "\ufeff"),
        ("<Response><Hangup> \ufeff\ufeff</Hangup></Response>", "\ufeff\ufeff"),
    ],
)
def test_a_byte_order_mark_among_commands_is_named_and_deleted(document: str, place: str) -> None:
    assert found(document) == [("stray-text", place)]
    told = only(document)
    assert "byte order mark" in told.message
    assert "without a byte order mark" in told.help
    assert told.fix is not None
    assert told.fix.safe


def test_a_message_of_php_among_commands_is_called_one() -> None:
    document = "<Response>\nNotice: $a is no array in /var/www/x.php on line 3\n<Hangup/></Response>"
    told = only(document)
    assert told.name == "stray-text"
    assert told.message == 'Response holds a message of PHP: "Notice: $a is no array in /var/www/x.php...".'
    assert "display_errors" in told.help
