"""Eight different faults in one document are eight findings, in its order, each at exactly the part that is at fault."""

from __future__ import annotations

import codecs
from typing import NamedTuple

import pytest

from ozmlcli.checker.check import check
from ozmlcli.checker.place import Rows
from ozmlcli.reader.source import Source, read_source

#: The parts at fault stand between ⟪ and ⟫. {} is where characters stand that not every encoding counts alike.
LAYOUTS = {
    "each on its line": """\
<Response>
  <!-- {} --><⟪Speek⟫>Hello.</Speek>
  <!-- {} --><Record FinishedUrl="{}" ⟪FinishDigit⟫="12"/>
  <!-- {} --><Record Format="⟪ogg⟫" FinishedUrl="{}"/>
  <!-- {} --><⟪record⟫ FinishedUrl="{}"/>
  <!-- {} --><Record Format="⟪WAV⟫" FinishedUrl="{}"/>
  <Speak>{}</Speak>⟪{}, stray⟫<Beep/>
  <!-- {} --><⟪BlindTransfer⟫/>
  <UserInput>
    <Inputs>
      <Input Key="1"><Beep/></Input>
      <Input Key="⟪1⟫"><Speak>{}</Speak></Input>
    </Inputs>
  </UserInput>
</Response>
""",
    "start tags over several lines": """\
<Response>
  <⟪Speek⟫
    Text="{}"
  >Hello.</Speek>
  <Record
    FinishedUrl="{}"   ⟪FinishDigit⟫
      =
      "12"
  />
  <Record FinishedUrl="{}
    {}" Format = '⟪ogg⟫'
  ></Record>
  <!-- {}
    {} --><⟪record⟫ FinishedUrl="{}"
  />
  <Record FinishedUrl='{}' Format="⟪WAV⟫"
  />⟪{}, stray
    and more {}⟫
  <⟪BlindTransfer⟫

  />
  <UserInput
  ><Inputs
  ><Input Key="1"><Beep/></Input
  ><Input
    Key
    = "⟪1⟫"
  ><Beep/></Input></Inputs></UserInput>
</Response>
""",
    "all on one line": (
        "<Response><!--{}--><⟪Speek⟫>{}</Speek><Record FinishedUrl='{}' ⟪FinishDigit⟫='12'/>"
        "<Record Format='⟪ogg⟫' FinishedUrl='{}'/><⟪record⟫ FinishedUrl='{}'/><Record FinishedUrl='{}' Format='⟪WAV⟫'/>"
        "⟪{}⟫<⟪BlindTransfer⟫/><UserInput><Inputs><Input Key='1'><Speak>{}</Speak></Input>"
        "<Input Key='⟪1⟫'><Speak>{}</Speak></Input></Inputs></UserInput></Response>"
    ),
}
EXPECTED = [
    "unknown-command",
    "unknown-parameter",
    "invalid-value",
    "letter-case",
    "value-case",
    "stray-text",
    "missing-text",
    "duplicate-key",
]
#: Characters before the faults on their lines, by how many of them each encoding can write.
ASCII, LATIN, ASTRAL = "a", "\u00e9\u00fc", "\U0001f4de\u00e9\u4e2d e\u0301\u202e"
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


class Encoding(NamedTuple):
    """A way to write a text as bytes: a codec, the mark before it, and the name in the declaration."""

    codec: str
    mark: bytes = b""
    declared: str = ""
    most: str = ASTRAL


ENCODINGS = {
    "UTF-8": Encoding("utf-8"),
    "UTF-8, declared": Encoding("utf-8", declared="UTF-8"),
    "UTF-8 with a mark": Encoding("utf-8", codecs.BOM_UTF8),
    "UTF-16 LE": Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    "UTF-16 BE": Encoding("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
    "UTF-16 without a mark": Encoding("utf-16-le", declared="UTF-16LE"),
    "UTF-32": Encoding("utf-32-be", codecs.BOM_UTF32_BE),
    "Windows-1252": Encoding("cp1252", declared="Windows-1252", most=LATIN),
    "GB 18030": Encoding("gb18030", declared="GB18030"),
    "ASCII": Encoding("ascii", declared="US-ASCII", most=ASCII),
}


def document(layout: str, characters: str, encoding: Encoding, line_end: str, *, tabs: bool) -> tuple[bytes, list[str]]:
    """A document, and the parts of it at fault."""
    text = LAYOUTS[layout].replace("{}", characters)
    if tabs:
        text = text.replace("  ", "\t")
    if encoding.declared:
        text = f'<?xml version="1.0" encoding="{encoding.declared}"?>\n{text}'
    text = text.replace("\n", line_end)
    parts = [piece.partition("⟫")[0] for piece in text.split("⟪")[1:]]
    return encoding.mark + text.replace("⟪", "").replace("⟫", "").encode(encoding.codec), parts


@pytest.mark.parametrize("tabs", [False, True], ids=["spaces", "tabs"])
@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_eight_faults_are_eight_findings_in_order_at_their_exact_parts(
    layout: str, encoding: str, line_end: str, tabs: bool
) -> None:
    for characters in dict.fromkeys((ASCII, ENCODINGS[encoding].most)):
        data, parts = document(layout, characters, ENCODINGS[encoding], LINE_ENDS[line_end], tabs=tabs)
        found = check(data)
        assert [each.name for each in found] == EXPECTED
        assert len({each.name for each in found}) == len({each.code for each in found}) == 8
        source = read_source(data)
        assert isinstance(source, Source)
        rows = Rows(source.text)
        assert [source.text[rows.offset(each.location) : rows.offset(each.end_location)] for each in found] == parts


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_and_a_column_count_characters_whatever_the_encoding_and_the_line_end(layout: str) -> None:
    data, _ = document(layout, ASTRAL, ENCODINGS["UTF-8"], "\n", tabs=False)
    lines = data.decode().split("\n")
    for each in check(data):
        assert 1 <= each.location.row <= len(lines)
        assert 1 <= each.location.column <= len(lines[each.location.row - 1])
    places = [(each.location, each.end_location) for each in check(data)]
    for line_end in LINE_ENDS.values():
        for name in ("UTF-8", "UTF-16 LE", "UTF-32"):
            again, _ = document(layout, ASTRAL, ENCODINGS[name], line_end, tabs=False)
            assert [(each.location, each.end_location) for each in check(again)] == places
