"""What keeps a text from being a document: each mistake is told apart, at its exact place, in words that help."""

from __future__ import annotations

import itertools
import socket
from typing import NamedTuple

import pytest
from lxml import etree

from ozmlcli.checker.check import check
from ozmlcli.document.element import Comment, Instruction
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import MAX_BYTES, Source
from ozmlcli.reader.tree import MAX_ATTRIBUTES, MAX_DEPTH
from tests.marked import Marked, location, mend, names, places, read_marks, words


class Mistake(NamedTuple):
    """A text with one mistake, its place marked: the rule that finds it, and words that the finding must hold."""

    text: str
    rule: str
    words: tuple[str, ...]


def mistake(text: str, rule: str, *expected: str) -> Mistake:
    return Mistake(text, rule, expected)


#: Mistakes within a document: each stands between <Response> and </Response>.
WITHIN = {
    "ampersand in a text": mistake(
        "<GoTo>http://a.example/?a=1⟪&⟫b=2</GoTo>", "unescaped-ampersand", "&amp;", "htmlspecialchars"
    ),
    "ampersand in a value": mistake('<GoTo Url="http://a.example/?a=1⟪&⟫b=2"/>', "unescaped-ampersand", "&amp;"),
    "ampersand alone": mistake("<Speak>Smith ⟪&⟫ Sons</Speak>", "unescaped-ampersand", "&amp;"),
    "ampersand before a number": mistake("<Speak>⟪&⟫#;</Speak>", "unescaped-ampersand", "&amp;"),
    "escape without semicolon": mistake("<Speak>⟪&lt⟫ 5</Speak>", "unescaped-ampersand", "&lt;", "semicolon"),
    "value without quotes": mistake(
        "<Record Format=⟪wav⟫/>", "unquoted-value", "Format", "not in quotes", 'Format="wav"'
    ),
    "URL without quotes": mistake(
        "<GoTo Url=⟪http://a.example/b/⟫></GoTo>", "unquoted-value", 'Url="http://a.example/b/"'
    ),
    "URL without quotes that ends in a slash": mistake(
        "<GoTo Url=⟪http://a.example/⟫>\n</GoTo>", "unquoted-value", 'Url="http://a.example/"'
    ),
    "value without quotes before another": mistake(
        '<Record Format=⟪wav⟫ Duration="5"/>', "unquoted-value", 'Format="wav"'
    ),
    "typographic quotes": mistake("<Record Format=⟪“wav”⟫/>", "unquoted-value", "typographic", 'Format="wav"'),
    "German quotes": mistake("<Record Format=⟪„wav“⟫/>", "unquoted-value", "typographic", 'Format="wav"'),
    "typographic single quotes": mistake("<Record Format=⟪‘wav’⟫/>", "unquoted-value", "typographic", 'Format="wav"'),
    "French quotes": mistake("<Record Format=⟪«wav»⟫/>", "unquoted-value", "typographic", 'Format="wav"'),
    "backticks": mistake("<Record Format=⟪`wav`⟫/>", "unquoted-value", "typographic", 'Format="wav"'),
    "typographic quotes around words": mistake(
        "<Speak Language=⟪“en GB”⟫>a</Speak>", "unquoted-value", 'Language="en GB"'
    ),
    "a typographic and a straight quote": mistake('<Record Format=⟪“wav"⟫/>', "unquoted-value", "typographic"),
    "a straight and a typographic quote": mistake(
        '<Record Format=⟪"wav”⟫/>', "unclosed-quote", "Format", 'begins with "', "ends with ”"
    ),
    "quotes that PHP escaped": mistake(
        '<Speak Language=⟪\\"en\\"⟫>a</Speak>', "unquoted-value", "backslashes", 'Language="en"'
    ),
    "no opening quote": mistake('<Record Format=⟪wav"⟫/>', "unquoted-value", "no opening quote", 'Format="wav"'),
    "no closing quote": mistake('<Record Format=⟪"wav⟫/>', "unclosed-quote", "Format", "no closing quote"),
    "no closing quote before another attribute": mistake(
        '<Record Format=⟪"wav⟫ FinishDigits="12"/>', "unclosed-quote", "Format", "no closing quote"
    ),
    "no closing quote before a text": mistake(
        '<GoTo Url=⟪"http://a.example⟫>Say "hello" now</GoTo>', "unclosed-quote", "Url", "no closing quote"
    ),
    "no closing quote and no end of the tag": mistake(
        '<GoTo Url=⟪"http://a.example⟫</GoTo>', "unclosed-quote", "Url", "no closing quote"
    ),
    "no closing quote at the end of a line": mistake(
        '<Record Format=⟪"wav⟫\n  Duration="5"/>', "unclosed-quote", "Format", "no closing quote"
    ),
    "two kinds of quotes": mistake(
        "<Record Format=⟪\"wav'⟫/>", "unclosed-quote", 'begins with "', "ends with '", 'End it with "'
    ),
    "no space between attributes": mistake(
        '<Record Format="wav"⟪FinishDigits⟫="12"/>', "missing-space", "before FinishDigits"
    ),
    "attribute without value": mistake("<Play ⟪Repeat⟫>a.wav</Play>", "attribute-without-value", 'Repeat="..."'),
    "attribute without value before another": mistake(
        '<Play ⟪Repeat⟫ Party="all">a.wav</Play>', "attribute-without-value", 'Repeat="..."'
    ),
    "attribute with an equals sign only": mistake(
        "<Play ⟪Repeat⟫=>a.wav</Play>", "attribute-without-value", 'Repeat="..."'
    ),
    "attribute with an equals sign before another": mistake(
        '<Play ⟪Repeat⟫= Party="all">a.wav</Play>', "attribute-without-value", 'Repeat="..."'
    ),
    "no equals sign": mistake('<Record ⟪Format⟫ "wav"/>', "attribute-without-value", "no equals sign", 'Format="wav"'),
    "colon for the equals sign": mistake('<Record ⟪Format:⟫"wav"/>', "attribute-without-value", 'Format="wav"'),
    "two equals signs": mistake('<Record Format=⟪=⟫"wav"/>', "stray-character", "one equals sign"),
    "arrow of PHP": mistake('<Record Format=⟪>⟫"wav" Duration="5"/>', "stray-character", "one equals sign"),
    "comma between attributes": mistake(
        '<Record Format="wav"⟪,⟫ FinishDigits="12"/>', "stray-character", ", does not belong", 'name="value"'
    ),
    "comma without space": mistake('<Record Format="wav"⟪,⟫FinishDigits="12"/>', "stray-character", ", does not"),
    "semicolon behind a name": mistake("<Hangup⟪;⟫/>", "stray-character", "; does not belong"),
    "no-break space": mistake('<Record⟪\xa0⟫Format="wav"/>', "stray-character", "U+00A0"),
    "value without a name": mistake('<Record ⟪"wav"⟫/>', "stray-character", '"wav"', "without a name"),
    "value with an equals sign but without a name": mistake('<Record ⟪="wav"⟫/>', "stray-character", "without a name"),
    "slash before attributes": mistake('<Record ⟪/⟫ Format="wav"></Record>', "stray-character", "/ does not belong"),
    "space within the end of a tag": mistake("<Hangup/⟪ ⟫>", "stray-character", "white space behind /"),
    "quotes within a value": mistake(
        '<Speak Text="He said ⟪"⟫hi⟪"⟫" Party="all"/>', "stray-character", "&quot;", "Text"
    ),
    "character that no name has": mistake("<Hang⟪$⟫up/>", "stray-character", "$", "name"),
    "digit at the beginning of a name": mistake('<Record ⟪1⟫x="a"/>', "stray-character", "1", "name"),
    "two colons in a name": mistake('<Record a:b⟪:⟫c="x"/>', "stray-character", ":", "name"),
    "duplicate attribute": mistake(
        '<Record Format="mp3" ⟪Format⟫="wav"/>', "duplicate-attribute", "Format is given twice", "the first one"
    ),
    "closing tag without slash": mistake(
        "<Speak>Hello.⟪<Speak>⟫", "missing-slash", "</Speak>", "lacks its slash", "Speak is opened here"
    ),
    "closing tag without slash, with attributes": mistake(
        '<Speak Party="all">Hello.⟪<Speak>⟫', "missing-slash", "</Speak>", "Speak is opened here"
    ),
    "closing tag in another letter case": mistake(
        "<Speak>Hello.</⟪speak⟫>", "mismatched-end-tag", "Speak is closed as speak", "</Speak>", "opened here"
    ),
    "misspelled closing tag": mistake("<Speak>Hello.</⟪Speek⟫>", "mismatched-end-tag", "closed as Speek", "</Speak>"),
    "closing tag of something else": mistake(
        "<Speak>Hello.</⟪Play⟫><Hangup/>", "mismatched-end-tag", "Speak is closed as Play", "</Speak>"
    ),
    "closing tag without name": mistake("<Speak>Hello.⟪</>⟫", "mismatched-end-tag", "no name", "</Speak>"),
    "stray closing tag": mistake(
        "<Speak>Hello.</Speak></⟪Play⟫>", "mismatched-end-tag", "closes nothing", "no Play is open"
    ),
    "stray closing tag in an element": mistake(
        "<Speak>Hello.</⟪Play⟫></Speak>", "mismatched-end-tag", "closes nothing", "no Play is open"
    ),
    "closing tags in the wrong order": mistake(
        "<UserInput><Inputs></⟪UserInput⟫></Inputs>",
        "mismatched-end-tag",
        "UserInput is closed before Inputs",
        "Write </Inputs> before </UserInput>",
    ),
    "misspelled opening tag": mistake(
        "<Hangpu></⟪Hangup⟫>", "mismatched-end-tag", "Hangpu is no element", "Write <Hangup> where it is opened"
    ),
    "closing tag without an opening tag": mistake(
        "<UserInput><Inputs></⟪Input⟫></Inputs></UserInput>", "mismatched-end-tag", "no Input is open"
    ),
    "no space behind the name": mistake(
        '<Record⟪Format⟫="wav"/>', "missing-space", "before Format", "space between attributes"
    ),
    "start tag that runs into the text": mistake(
        '⟪<Speak Party="all"⟫Hello, world.</Speak>', "unclosed-tag", "has no >"
    ),
    "misspelled CDATA": mistake("<Speak>⟪<![CDTA[⟫a < b]]></Speak>", "not-well-formed", "<![CDTA[", "<![CDATA["),
    "CDATA without exclamation mark": mistake("<Speak>⟪<[CDATA[⟫a < b]]></Speak>", "not-well-formed", "<![CDATA["),
    "nothing that XML or PHP knows": mistake("⟪<?/Hangup>⟫", "not-well-formed", "<? begins nothing"),
    "URL with a quote too many": mistake(
        '<GoTo Url="http⟪"⟫://a.example/?b=1&amp;c=2"/>', "stray-character", "within the value of Url"
    ),
    "URL without its first quote": mistake(
        '<GoTo Url=⟪http://a.example/?b=1&amp;c=2"⟫/>', "unquoted-value", "no opening quote"
    ),
    "closing tag of the outer element twice": mistake(
        '<UserInput><Inputs><Input Key="1"></⟪Inputs⟫><Input Key="2"/></Inputs></UserInput>',
        "mismatched-end-tag",
        "Input is closed as Inputs",
    ),
    "unclosed element": mistake(
        '<UserInput>⟪<Inputs Random="true">⟫</UserInput>', "unclosed-element", "never closed", "</Inputs>", "ends here"
    ),
    "unclosed element before its like": mistake(
        "<UserInput>⟪<Speak>⟫Hello.\n<Speak>Bye.</Speak></UserInput>", "unclosed-element", "never closed", "</Speak>"
    ),
    "start tag without end": mistake('⟪<Record Format="wav"⟫\n<Hangup/>', "unclosed-tag", "Record", "has no >", "/>"),
    "closing tag without end": mistake("<Speak>Hello.⟪</Speak⟫\n<Hangup/>", "unclosed-tag", "Speak", "has no >"),
    "space in a start tag": mistake("<⟪ ⟫Speak>Hello.</Speak>", "stray-character", "white space behind <"),
    "space in a closing tag": mistake("<Speak>Hello.</⟪ ⟫Speak>", "stray-character", "white space behind </"),
    "space before the slash": mistake("<Speak>Hello.<⟪ ⟫/Speak>", "stray-character", "white space behind <"),
    "slash at both ends": mistake("<Speak>Hello.</Speak⟪/⟫>", "stray-character", "closing tag", "</Speak>"),
    "attribute in a closing tag": mistake(
        '<Speak>Hello.</Speak ⟪Party="all"⟫>', "stray-character", "closing tag", "</Speak>"
    ),
    "backslash": mistake("<Speak>Hello.<⟪\\⟫Speak>", "stray-character", "backslash", "</Speak>"),
    "less-than in a text": mistake("<Speak>If 1 ⟪<⟫ 2, press 1.</Speak>", "unescaped-less-than", "&lt;"),
    "less-than before a digit": mistake("<Speak>1 ⟪<⟫2</Speak>", "unescaped-less-than", "&lt;"),
    "less-than before an equals sign": mistake("<Speak>1 ⟪<⟫= 2</Speak>", "unescaped-less-than", "&lt;"),
    "less-than before a letter": mistake("<Speak>a⟪<⟫b</Speak>", "unescaped-less-than", "&lt;"),
    "less-than before words": mistake("<Speak>if a ⟪<⟫b and c> d</Speak>", "unescaped-less-than", "&lt;"),
    "less-than in a value": mistake('<Speak Text="1 ⟪<⟫ 2"/>', "unescaped-less-than", "&lt;"),
    "PHP code in a value": mistake('<GoTo Url="⟪<⟫?php echo $url ?>"/>', "unescaped-less-than", "PHP code"),
    "message of PHP in a value": mistake(
        '<GoTo Url="⟪<br /><b>Warning</b>: Undefined variable $x in <b>/a.php</b> on line <b>3</b><br />⟫"/>',
        "unescaped-less-than",
        "message of PHP",
        "display_errors",
    ),
    "something like a comment": mistake("⟪<⟫!- a -->", "unescaped-less-than", "<!--"),
    "entity of HTML": mistake("<Speak>Caf⟪&eacute;⟫</Speak>", "unknown-entity", "HTML", "&#233;"),
    "no-break space of HTML": mistake("<Speak>a⟪&nbsp;⟫b</Speak>", "unknown-entity", "HTML", "&#160;"),
    "entity of nobody": mistake("<Speak>⟪&foo;⟫</Speak>", "unknown-entity", "XML has no &foo;", "&amp;foo;"),
    "entity in a value": mistake('<Speak Text="⟪&nbsp;⟫"/>', "unknown-entity", "&#160;"),
    "control character": mistake("<Speak>Hello⟪\x07⟫.</Speak>", "forbidden-character", "U+0007", "Remove it"),
    "control character in a value": mistake('<Speak Text="⟪\x00⟫"/>', "forbidden-character", "U+0000"),
    "control character in a name": mistake("<Hang⟪\x01⟫up/>", "forbidden-character", "U+0001"),
    "control character between attributes": mistake('<Record ⟪\x1f⟫ Format="a"/>', "forbidden-character", "U+001F"),
    "several control characters": mistake("<Speak>⟪\x01\x02\x03⟫</Speak>", "forbidden-character", "3 characters"),
    "no character of Unicode": mistake("<Speak>⟪\uffff⟫</Speak>", "forbidden-character", "U+FFFF"),
    "control character as a number": mistake("<Speak>⟪&#0;⟫</Speak>", "forbidden-character", "&#0;"),
    "control character as a hexadecimal number": mistake("<Speak>⟪&#x1F;⟫</Speak>", "forbidden-character", "&#x1F;"),
    "number beyond Unicode": mistake("<Speak>⟪&#99999999999;⟫</Speak>", "forbidden-character", "&#99999999999;"),
    "half a character as a number": mistake('<Speak Text="⟪&#xD800;⟫"/>', "forbidden-character", "&#xD800;"),
    "undeclared prefix of an element": mistake(
        "<⟪o:Hangup⟫/>", "undeclared-prefix", "prefix o of o:Hangup", "Write Hangup"
    ),
    "undeclared prefix of an attribute": mistake(
        '<Record ⟪o:Format⟫="wav"/>', "undeclared-prefix", "prefix o of o:Format", "Write Format"
    ),
    "prefix that is no longer declared": mistake(
        '<o:a xmlns:o="urn:o"><o:b/></o:a><⟪o:c⟫/>', "undeclared-prefix", "prefix o of o:c"
    ),
    "hyphens in a comment": mistake("<!-- a ⟪--⟫ b -->", "not-well-formed", "two hyphens"),
    "hyphen at the end of a comment": mistake("<!-- a ⟪--⟫->", "not-well-formed", "two hyphens"),
    "end of CDATA in a text": mistake("<Speak>a⟪]]>⟫b</Speak>", "not-well-formed", "]]&gt;"),
    "CDATA in small letters": mistake("<Speak>⟪<![cdata[⟫a]]></Speak>", "not-well-formed", "<![CDATA["),
    "PHP code with a short tag": mistake("<Speak>⟪<?= $x ?>⟫</Speak>", "not-well-formed", "PHP code"),
    "declaration within the document": mistake(
        '⟪<?xml version="1.0"?>⟫', "before-declaration", "stands within the document", "very first"
    ),
    "document type within the document": mistake("⟪<!DOCTYPE⟫ Response>", "doctype", "DOCTYPE"),
}

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
GOOD = "<Response>\n  <Speak>Hello.</Speak>\n</Response>"
WARNING = "<b>Warning</b>:  Undefined variable $x in <b>/var/www/a.php</b> on line <b>3</b><br />"
PHP = f"<br />\n{WARNING}"

#: Mistakes about a document as a whole.
WHOLE = {
    "blank line before the declaration": mistake(
        f"⟪\n⟫{DECLARATION}{GOOD}", "before-declaration", "White space stands before", "blank line"
    ),
    "comment before the declaration": mistake(
        f"⟪<!-- a -->\n⟫{DECLARATION}{GOOD}", "before-declaration", "Something stands before the XML declaration"
    ),
    "message of PHP before the declaration": mistake(
        f"⟪{PHP}\n⟫{DECLARATION}{GOOD}", "before-declaration", "message of PHP", "display_errors"
    ),
    "message of PHP before the root": mistake(
        f"⟪{PHP}⟫\n{GOOD}", "outside-root", "message of PHP stands before", "display_errors"
    ),
    "message of PHP as text before the root": mistake(
        f"⟪PHP Warning:  Undefined variable $x in /a.php on line 3⟫\n{GOOD}", "outside-root", "message of PHP"
    ),
    "message of PHP after the root": mistake(
        f"{GOOD}\n⟪{PHP}⟫\n", "outside-root", "message of PHP stands after", "display_errors"
    ),
    "message of PHP alone": mistake(f"⟪{PHP}⟫\n", "outside-root", "message of PHP", "display_errors"),
    "error of PHP alone": mistake(
        "⟪Fatal error: Uncaught Error in /a.php on line 3⟫", "outside-root", "message of PHP"
    ),
    "misspelled root": mistake(
        "<Respnse>\n<Hangup/>\n</⟪Response⟫>", "mismatched-end-tag", "Respnse is no element", "Write <Response>"
    ),
    "text before the root": mistake(f"⟪Here it comes:⟫\n{GOOD}", "outside-root", '"Here it comes:" stands before'),
    "text before the root and a comment": mistake(f"<!-- a --> ⟪Here:⟫ <!-- b -->{GOOD}", "outside-root", "Here:"),
    "text after the root": mistake(f"{GOOD}\n⟪Bye.⟫\n", "outside-root", '"Bye." stands after', "the root element"),
    "element after the root": mistake(f"{GOOD}\n⟪<Hangup/>⟫\n", "outside-root", "<Hangup/>", "move it into"),
    "commands after the root": mistake(
        f"{GOOD}\n⟪<Speak>⟫Bye.</Speak>\n<Hangup/>\n", "outside-root", "<Speak>", "move it into"
    ),
    "CDATA after the root": mistake(f"{GOOD}\n⟪<![CDATA[a]]>⟫\n", "outside-root", "stands after"),
    "less-than after the root": mistake(f"{GOOD}\n⟪< a⟫\n", "outside-root", "stands after"),
    "two roots": mistake(
        f"{GOOD}\n⟪<Response>⟫<Hangup/></Response>", "second-root", "another begins", "one <Response>"
    ),
    "two documents": mistake(
        f"{DECLARATION}{GOOD}\n⟪{DECLARATION.strip()}⟫\n{GOOD}", "second-root", "another begins", "one <Response>"
    ),
    "commands without a root": mistake(
        "<Speak>Hello.</Speak>\n⟪<Hangup/>⟫\n<Hangup/>", "second-root", "without a <Response>", "before the first"
    ),
    "nothing": mistake("⟪⟫", "empty-document", "is empty"),
    "white space only": mistake("⟪⟫ \r\n\t", "empty-document", "is empty"),
    "declaration only": mistake(f"{DECLARATION.strip()}⟪⟫\n", "empty-document", "no element", "<Response>"),
    "comment only": mistake("<!-- a -->⟪⟫\n", "empty-document", "no element"),
    "JSON": mistake('⟪{"error": 1}⟫', "outside-root", "where the root element should be", "<Response>"),
    "HTML page": mistake(
        "⟪<html⟫><body><p>Not found<br></body></html>", "outside-root", "HTML page", "Open the address in a browser"
    ),
    "HTML page with a document type": mistake(
        "⟪<!doctype⟫ html>\n<html><body><p>Not found<br></body></html>", "doctype", "HTML page"
    ),
    "PHP script": mistake('⟪<?⟫php\necho "<Response/>";\n', "php-script", "PHP script", "what it prints"),
    "PHP code without an end": mistake("<Response>\n<?php echo 1;⟪⟫\n", "cut-off", "PHP code", "what it prints"),
    "byte order mark behind the root": mistake(
        f"{GOOD}\n⟪\ufeff⟫", "outside-root", "byte order mark", "without a byte order mark"
    ),
    "version without quotes": mistake(
        f"⟪<?xml version=1.0?>⟫{GOOD}", "bad-declaration", '<?xml version="1.0" encoding="UTF-8"?>'
    ),
    "declaration without version": mistake(f'⟪<?xml encoding="UTF-8"?>⟫{GOOD}', "bad-declaration", "version"),
    "declaration without the second question mark": mistake(
        f'⟪<?xml version="1.0">⟫{GOOD}', "bad-declaration", "malformed"
    ),
    "declaration without the last character": mistake(
        f'⟪<?xml version="1.0"?\n⟫{GOOD}', "bad-declaration", "malformed"
    ),
    "declaration with a space": mistake(f'⟪<? xml version="1.0"?>⟫{GOOD}', "bad-declaration", "malformed"),
    "declaration in capitals": mistake(f'⟪<?XML version="1.0"?>⟫{GOOD}', "bad-declaration", "malformed"),
    "cut off in a text": mistake(
        "<Response>\n<Speak>Hello⟪⟫", "cut-off", "Speak and Response are still open", "</Speak></Response>"
    ),
    "cut off behind a command": mistake(
        "<Response>\n<Hangup/>⟪⟫\n\n",
        "cut-off",
        "Response is still open",
        "Write </Response> at the end",
        "opened here",
    ),
    "cut off deep in a menu": mistake(
        "<Response><ForEach Source='a'><ForEach Source='b'><UserInput><Inputs><Input Key='1'>⟪⟫",
        "cut-off",
        "Input and 5 elements around it are still open",
        "their closing tags",
    ),
    "cut off in an escape": mistake("<Response><Speak>a &am⟪⟫", "cut-off", "Speak and Response"),
    "cut off behind a less-than": mistake("<Response>\n<⟪⟫", "cut-off", "within a tag"),
    "cut off in a name": mistake("<Response>\n<Spe⟪⟫", "cut-off", "within a start tag"),
    "cut off in a start tag": mistake('<Response>\n<Record Format="wav"⟪⟫ ', "cut-off", "start tag"),
    "cut off in the name of an attribute": mistake("<Response>\n<Record Form⟪⟫", "cut-off", "within a start tag"),
    "cut off before a value": mistake("<Response>\n<Record Format=⟪⟫", "cut-off", "within a start tag"),
    "cut off in a value": mistake('<Response>\n<GoTo Url="http://a⟪⟫', "cut-off", "within the value of Url"),
    "cut off in a value without quotes": mistake("<Response>\n<GoTo Url=http:⟪⟫", "cut-off", "within a start tag"),
    "cut off in a closing tag": mistake("<Response>\n<Hangup></Hang⟪⟫", "cut-off", "within a closing tag"),
    "cut off before the name of a closing tag": mistake("<Response>\n</⟪⟫", "cut-off", "within a closing tag"),
    "cut off in a comment": mistake("<Response>\n<!-- a⟪⟫", "cut-off", "within a comment"),
    "cut off at the beginning of a comment": mistake("<Response>\n<!-⟪⟫", "cut-off", "within a tag"),
    "cut off in CDATA": mistake("<Response>\n<Speak><![CDATA[a⟪⟫", "cut-off", "within a CDATA section"),
    "cut off in an instruction": mistake("<Response>\n<?a b⟪⟫", "cut-off", "within a processing instruction"),
    "cut off in the declaration": mistake('<?xml version="1.0⟪⟫', "cut-off", "within the XML declaration"),
    "document type": mistake(f"{DECLARATION}⟪<!DOCTYPE⟫ Response>\n{GOOD}", "doctype", "has a DOCTYPE", "Remove it"),
    "document type after a comment": mistake(f"<!-- a -->\n⟪<!DOCTYPE⟫ Response>\n{GOOD}", "doctype", "DOCTYPE"),
    "document type with an entity": mistake(
        '⟪<!DOCTYPE⟫ Response [<!ENTITY a "b">]><Response><Speak>&a;</Speak></Response>', "doctype", "entities"
    ),
    "document type from a file": mistake(
        '⟪<!DOCTYPE⟫ Response [<!ENTITY a SYSTEM "file:///etc/passwd">]><Response><Speak>&a;</Speak></Response>',
        "doctype",
        "DOCTYPE",
    ),
    "document type of another root": mistake("⟪<!DOCTYPE⟫ a><a><Response/></a>", "doctype", "DOCTYPE"),
    "document type that is cut off": mistake("⟪<!DOCTYPE⟫ Response [<!ENTITY", "doctype", "DOCTYPE"),
}

MISTAKES = {**{name: m._replace(text=f"<Response>\n{m.text}\n</Response>\n") for name, m in WITHIN.items()}, **WHOLE}
BY_NAME = pytest.mark.parametrize("name", MISTAKES)


def read(name: str) -> tuple[Mistake, Marked]:
    return MISTAKES[name], read_marks(MISTAKES[name].text)


@BY_NAME
def test_a_mistake_is_found_once_at_its_exact_place(name: str) -> None:
    wrong, (text, expected) = read(name)
    diagnostics = check(text.encode())
    assert places(diagnostics) == expected
    assert set(names(diagnostics)) == {wrong.rule}


@BY_NAME
def test_a_mistake_is_told_in_words_that_help(name: str) -> None:
    wrong, (text, _) = read(name)
    for diagnostic in check(text.encode()):
        said = words(diagnostic)
        assert [word for word in wrong.words if word not in said] == []
        assert diagnostic.help
        assert "  " not in said.replace(":  ", ": ")
        assert diagnostic.message[-1] == "."


@BY_NAME
def test_the_parser_refuses_what_has_a_mistake(name: str) -> None:
    _, (text, _) = read(name)
    if "<!DOCTYPE" in text:
        return  # which the parser would read, so it does not get it
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8"))


@BY_NAME
def test_a_fix_removes_the_mistake_and_makes_no_other(name: str) -> None:
    _, (text, _) = read(name)
    diagnostics = check(text.encode())
    if not all(diagnostic.fix for diagnostic in diagnostics):
        return
    mended = check(mend(text, diagnostics).encode())
    assert not {diagnostic.name for diagnostic in mended if diagnostic.code.startswith("OZ0")}


@pytest.mark.parametrize("first", WITHIN)
def test_two_mistakes_in_one_document_are_both_found_and_nothing_else(first: str) -> None:
    for second in WITHIN.values():
        text, expected = read_marks(f"<Response>\n{WITHIN[first].text}\n{second.text}\n</Response>\n")
        assert places(check(text.encode())) == expected


def test_all_mistakes_in_one_document_are_found_and_nothing_else() -> None:
    text, expected = read_marks("<Response>\n" + "\n".join(m.text for m in WITHIN.values()) + "\n</Response>\n")
    assert places(check(text.encode())) == expected


@pytest.mark.parametrize("name", ["cut off in a text", "message of PHP after the root", "two documents"])
def test_a_mistake_about_the_whole_hides_none_within(name: str) -> None:
    text, expected = read_marks(MISTAKES[name].text.replace("<Speak>", "<Speak>a ⟪&⟫ b ", 1))
    assert places(check(text.encode())) == expected


@pytest.mark.parametrize("name", ["blank line before the declaration", "message of PHP before the root"])
def test_what_stands_before_the_document_hides_none_within(name: str) -> None:
    text, expected = read_marks(MISTAKES[name].text.replace("<Speak>", "<Speak>a ⟪&⟫ b ", 1))
    assert places(check(text.encode())) == expected


def test_messages_of_php_before_and_after_the_document_are_both_found() -> None:
    text, expected = read_marks(f"⟪{PHP}\n⟫{DECLARATION}{GOOD}\n⟪{PHP}⟫\n")
    assert places(check(text.encode())) == expected


def test_a_second_document_is_read_as_well() -> None:
    second = GOOD.replace("Hello", "a ⟪&⟫ b")
    text, expected = read_marks(f"{DECLARATION}{GOOD}\n⟪{DECLARATION.strip()}⟫\n{second}")
    assert places(check(text.encode())) == expected


def test_a_closing_tag_without_slash_names_the_opening_tag() -> None:
    text, expected = read_marks('<Response>\n  ⟪<Speak Party="all">⟫Hello.\n  <Speak>\n</Response>')
    (diagnostic,) = check(text.encode())
    assert diagnostic.location == location('<Response>\n  <Speak Party="all">Hello.\n  ')
    assert [(r.location, r.end_location) for r in diagnostic.related] == expected


def test_an_unclosed_element_names_the_tag_before_which_it_should_be_closed() -> None:
    text, expected = read_marks("<Response>\n<Speak>Hello.\n⟪</Response>⟫")
    (diagnostic,) = check(text.encode())
    assert [(r.location, r.end_location) for r in diagnostic.related] == expected


def test_several_slashes_that_are_missing_are_each_found() -> None:
    text, expected = read_marks("<Response>\n<Speak>a⟪<Speak>⟫\n<Speak>b⟪<Speak>⟫\n<Play>c⟪<Play>⟫\n</Response>")
    assert places(check(text.encode())) == expected


def test_several_unclosed_elements_are_each_found() -> None:
    text, expected = read_marks("<Response>\n⟪<Speak>⟫a\n⟪<Record Format='a'>⟫\n⟪<Hangup>⟫\n</Response>")
    assert places(check(text.encode())) == expected


def test_a_closing_tag_without_slash_of_the_root_is_found() -> None:
    text, expected = read_marks("<Response>\n<Hangup/>\n⟪<Response>⟫")
    diagnostics = check(text.encode())
    assert (names(diagnostics), places(diagnostics)) == (["missing-slash"], expected)


def test_elements_that_stand_in_their_like_and_are_closed_lack_no_slash() -> None:
    diagnostics = check(b"<Response><a><a><a/></a></a><Speak>a & b</Speak></Response>")
    assert names(diagnostics) == ["unescaped-ampersand"]


@pytest.mark.parametrize("marks", ["\ufeff\ufeff", "\ufeff\ufeff\ufeff"])
@pytest.mark.parametrize("declaration", [DECLARATION, ""])
def test_a_second_byte_order_mark_is_an_error(marks: str, declaration: str) -> None:
    (diagnostic,) = check((marks + declaration + GOOD).encode())
    assert (diagnostic.name, diagnostic.location) == ("before-declaration", (1, 1))
    assert "second byte order mark" in diagnostic.message
    assert ("declaration" in diagnostic.message) == bool(declaration)
    assert "without a byte order mark" in diagnostic.help


def test_a_byte_order_mark_behind_a_message_of_php_is_part_of_what_stands_before() -> None:
    (diagnostic,) = check(f"{PHP}\n\ufeff{DECLARATION}{GOOD}".encode())
    assert diagnostic.name == "before-declaration"
    assert diagnostic.end_location == location(f"{PHP}\n\ufeff")


def test_an_element_around_the_document_is_not_taken_for_something_before_it() -> None:
    diagnostics = check(b"<soap><Response><Speak>a & b</Speak></Response></soap>")
    assert names(diagnostics) == ["unescaped-ampersand"]


def test_a_root_in_a_comment_is_not_taken_for_the_document() -> None:
    text, expected = read_marks(f"<!-- <Response> <?xml ?> -->\n{GOOD.replace('Hello', 'a ⟪&⟫ b')}")
    assert places(check(text.encode())) == expected


# Document types


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _laughs(depth: int) -> str:
    entities = "".join(f'<!ENTITY a{level + 1} "{f"&a{level};" * 10}">' for level in range(depth))
    return f'<!DOCTYPE Response [<!ENTITY a0 "ha">{entities}]>'


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE Response>",
        "<!DOCTYPE\nResponse\n>",
        '<!DOCTYPE Response SYSTEM "http://127.0.0.1:9/a.dtd">',
        '<!DOCTYPE Response PUBLIC "-//A//EN" "http://127.0.0.1:9/a.dtd">',
        '<!DOCTYPE Response [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>',
        _laughs(30),
    ],
)
@pytest.mark.parametrize("use", ["", "&a30;", '<Speak Text="&a30;"/>', "&a0;"])
def test_a_document_type_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch, doctype: str, use: str) -> None:
    monkeypatch.setattr(etree, "fromstring", None)  # a call of which would fail
    first, *others = check(f"{DECLARATION}<!-- a --><?b c?>\n{doctype}<Response>{use}</Response>".encode())
    assert (first.name, first.location) == ("doctype", (3, 1))
    assert set(names(others)) <= {"unknown-entity"}


def test_a_document_type_hides_no_other_mistake() -> None:
    text, expected = read_marks("⟪<!DOCTYPE⟫ Response>\n<Response><Speak>a ⟪&⟫ b</Speak></Response>")
    assert places(check(text.encode())) == expected


@pytest.mark.parametrize("text", ["<!-- <!DOCTYPE a> -->", "<![CDATA[<!DOCTYPE a>]]>", "<?a <!DOCTYPE a>?>"])
def test_what_only_looks_like_a_document_type_is_none(text: str) -> None:
    assert check(f"<Response><Speak>a{text}</Speak></Response>".encode()) == []


# Depth and size


def _nested(levels: int, end: bool = True) -> str:
    return "<a>" * levels + ("</a>" * levels if end else "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<Response a:b=""><hangup xml:space="x"/></Response>', "undeclared-prefix"),
        ('<Response><a:Speak>x</a:Speak><Hangup xml:space="x"/></Response>', "undeclared-prefix"),
        ('<Response a:b=""><Hangup xmlns="u"/></Response>', "undeclared-prefix"),
        ('<Response xmlns:a=""><Hangup xml:space="x"/><Hangup/></Response>', "not-well-formed"),
        ('<Response><Exit xmlns="x y"/><delay>5</delay></Response>', "not-well-formed"),
        ('<Response><Exit xmlns="x y"/><Foo xmlns="z"/><delay>5</delay></Response>', "not-well-formed"),
        ('<Response><Exit xmlns="\u3000"/><delay xml:space="z">5</delay></Response>', "not-well-formed"),
    ],
)
def test_a_warning_of_libxml2_hides_no_error_about_namespaces(text: str, name: str) -> None:
    assert [diagnostic.name for diagnostic in check(text.encode())] == [name]


def test_a_warning_of_libxml2_alone_is_no_error() -> None:
    found = check(b'<Response><Speak xml:space="x">a</Speak></Response>')
    assert [diagnostic.name for diagnostic in found] == ["unknown-parameter"]


@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 255, 256, 257, 300, 5000, 100_000])
def test_elements_that_are_nested_too_deep_are_refused_at_the_first_of_them(levels: int) -> None:
    (diagnostic,) = check(_nested(levels).encode())
    assert (diagnostic.name, diagnostic.location) == ("too-deep", (1, 3 * MAX_DEPTH + 1))
    assert str(MAX_DEPTH) in diagnostic.message


@pytest.mark.parametrize("levels", [300, 5000])
def test_depth_is_told_though_the_text_is_cut_off(levels: int) -> None:
    text = "".join(f"<a{number}>\n" for number in range(levels))
    assert [(d.name, d.location) for d in check(text.encode())] == [("too-deep", (MAX_DEPTH + 1, 1))]


def test_slashes_that_are_missing_are_not_taken_for_depth() -> None:
    text = "<Response>" + "<Speak>a<Speak>\n" * 400 + "</Response>"
    assert set(names(check(text.encode()))) == {"missing-slash"}


def test_as_many_levels_as_allowed_are_read() -> None:
    assert "too-deep" not in names(check(_nested(MAX_DEPTH).encode()))


def test_a_document_over_the_limit_is_refused_without_being_read() -> None:
    (diagnostic,) = check(b" " * (MAX_BYTES + 1))
    assert (diagnostic.name, diagnostic.location) == ("too-large", (1, 1))
    assert "64 MiB" in diagnostic.help


@pytest.mark.parametrize(
    ("before", "after", "column", "what"),
    [
        ("<Response>\n<Speak>", "</Speak></Response>", 8, "text"),
        ('<Response>\n<Speak Text="', '"/></Response>', 1, "tag"),
        ("<Response>\n<!--", "--></Response>", 1, "comment"),
        ("<Response>\n<Speak><![CDATA[", "]]></Speak></Response>", 8, "CDATA section"),
        ("<Response>\n<?a ", "?></Response>", 1, "processing instruction"),
    ],
)
def test_a_part_over_the_limit_is_refused_at_its_beginning(before: str, after: str, column: int, what: str) -> None:
    (diagnostic,) = check((before + "x" * 11_000_000 + after).encode())
    assert (diagnostic.name, diagnostic.location) == ("too-large", (2, column))
    assert f"The {what} is too large" in diagnostic.message


def test_an_element_with_too_many_attributes_is_refused() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(MAX_ATTRIBUTES + 1))
    (diagnostic,) = check(f"<Response>\n<Speak {attributes}/></Response>".encode())
    assert (diagnostic.name, diagnostic.location) == ("too-large", (2, 2))


def test_a_name_over_the_limit_is_refused() -> None:
    (diagnostic,) = check(f"<Response>\n<{'a' * 60_000}/></Response>".encode())
    assert (diagnostic.name, diagnostic.location) == ("too-large", (2, 1))


# What only the parser knows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<Response>\né<a xmlns:b=""⟪/⟫></Response>', "xmlns:b"),
        ('<Response>\r\n\U0001f600é\n\U0001f600é<a xmlns:b=""⟪/⟫></Response>', "xmlns:b"),
        ('<Response><a xmlns:x="u" xmlns:y="u" x:b="é" y:b="é"⟪/⟫></Response>', "Namespaced Attribute b"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_words_of_the_parser_stand_where_it_stopped(text: str, said: str, encoding: str) -> None:
    plain, expected = read_marks(text)
    (diagnostic,) = check(plain.encode(encoding))
    assert diagnostic.name == "not-well-formed"
    assert said in diagnostic.message
    assert "line" not in diagnostic.message
    assert places([diagnostic]) == expected


# The tree


def tree(text: str) -> Parsed:
    parsed = parse(Source(text, plain=True), text.encode())
    assert isinstance(parsed, Parsed)
    return parsed


def test_the_tree_keeps_written_names_beside_canonical_ones() -> None:
    (record,) = tree('<Response><record format="wav" Foo="1"/></Response>').document.root.children
    assert (record.name, record.written, record.exact) == ("Record", "record", False)
    assert [(a.name, a.written, a.value, a.exact) for a in record.attributes] == [
        ("Format", "format", "wav", False),
        ("Foo", "Foo", "1", True),
    ]


def test_the_tree_keeps_what_stands_around_and_between() -> None:
    document = tree("<!--a--><?b c?><Response><!--d-->\n<Speak>e<!--f-->g</Speak>\n</Response><!--h-->").document
    assert document.before == [Comment("a"), Instruction("b", "c")]
    assert document.after == [Comment("h")]
    (speak,) = document.root.children
    assert document.root.content == [Comment("d"), speak]
    assert speak.content == ["e", Comment("f"), "g"]
    assert speak.text == "eg"
    assert [element.index for element in document.elements] == [0, 1]


def test_the_tree_tells_namespaces_from_names() -> None:
    (child,) = tree('<Response><a:Hangup xmlns:a="urn:x"/></Response>').document.root.children
    assert (child.name, child.written, child.namespace) == ("Hangup", "Hangup", "urn:x")


def test_texts_over_many_documents_do_not_mix() -> None:
    for name, other in itertools.pairwise(MISTAKES):
        first, second = read(name)[1].text.encode(), read(other)[1].text.encode()
        alone = check(second)
        check(first)
        assert check(second) == alone


def test_what_libxml2_alone_knows_is_told_in_its_words() -> None:
    text = "<Response>\n  <Speak xml:id='1 2'>Hello.</Speak>\n</Response>"
    (found,) = check(text.encode())
    assert (found.name, found.location.row) == ("not-well-formed", 2)
    assert found.message.startswith("This is not XML: xml:id")
    assert "NCName" in found.message
    assert found.message[-2:] != ".."
    assert "Compare the line" in found.help
