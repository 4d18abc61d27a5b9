"""Two documents that differ in every way."""

from __future__ import annotations

from ozmlcli.checker.load import Loaded, load
from ozmlcli.diff.files import Compared, compare_files

OLD = """\
<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Speak>Welcome to our shop.</Speak>
  <Delay>5</Delay>
  <Record Format="mp3" FinishedUrl="http://app.example/done"/>
  <UserInput Timeout="5">
    <Inputs>
      <Input Key="1"><Speak>Sales.</Speak><BlindTransfer Target="2000"/></Input>
      <Input Key="2"><Speak>Support.</Speak><BlindTransfer Target="3000"/></Input>
    </Inputs>
  </UserInput>
  <Play>music/wait.mp3</Play>
  <Play>music/more.mp3</Play>
  <Hangup/>
</Response>
"""
NEW = """\
<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Speak>Welcome to the shop.</Speak>
  <Record Format="wav" FinishedUrl='http://app.example/done'/>
  <!-- new -->
  <UserInput Timeout="5">
    <Inputs>
      <Input Key="1"><Speak>Sales.</Speak><BlindTransfer Target="2001"/></Input>
      <Input Key="3"><Speak>Support.</Speak><BlindTransfer Target="3000"/></Input>
    </Inputs>
  </UserInput>
  <Play>music/wait.mp3</Play>
  <Play>music/more.mp3</Play>
  <Delay>5</Delay>
  <Speak>Thank you &amp; goodbye.</Speak>
</Response>
"""


def loaded(text: str | bytes, name: str) -> Loaded:
    """A document that is read."""
    found = load(text.encode() if isinstance(text, str) else text, name)
    assert isinstance(found, Loaded)
    return found


def compared(old: str | bytes = OLD, new: str | bytes = NEW, *, everything: bool = False) -> Compared:
    """Two documents side by side."""
    names = "old.xml", "new.xml"
    return compare_files(loaded(old, names[0]), loaded(new, names[1]), names=names, all_differences=everything)


def body(*lines: str) -> str:
    """A response of these lines."""
    return "".join(f"{line}\n" for line in ["<Response>", *lines, "</Response>"])
