"""What is particular about the charts for Graphviz."""

from __future__ import annotations

from ozmlcli.report.show import dot
from ozmlcli.show.join import join
from ozmlcli.show.script import Script, read_script


def test_of_several_commands_each_begins_at_the_left_and_what_goes_on_is_indented() -> None:
    script = read_script(
        b"<Response><Delay>1</Delay><Speak>A text of more words than one line has</Speak></Response>", "a.xml"
    )
    assert isinstance(script, Script)
    drawn = dot.render(join([script], lambda _url: None))
    assert r'label="waits 1 second\lsays \"A text of more words than one\l    line has\"\l"' in drawn
