"""Names in a namespace: people read what the author wrote, programs {URI}name."""

from __future__ import annotations

import json

from ozmlcli.report.changes import json as json_form
from ozmlcli.report.changes import markdown, stat
from ozmlcli.report.changes.text import render_plain
from tests.report.changes.samples import compared

OLD = (
    '<Response xmlns:x="urn:a/b"><x:Note x:by="me" xsi:w="1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "the text of a long note that stays</x:Note><x:Gone/></Response>"
)
NEW = '<Response xmlns:y="urn:a/b"><y:Note y:by="you">the text of a long note that goes</y:Note><Speak xmlns="urn:c">Hi</Speak></Response>'


def test_people_read_the_prefixes_that_each_author_wrote() -> None:
    made = compared(OLD, NEW)
    forms = render_plain(made), markdown.render([made]), stat.render([made], "->")
    assert all("{" not in form.replace("{+", "") for form in forms)
    text = forms[0]
    assert "y:Note: xsi:w 1 removed, y:by me \u2192 you\n" in text
    assert "x:Gone\n" in text
    assert "Text in y:Note[1]:" in text


def test_a_name_without_a_prefix_is_told_with_its_namespace() -> None:
    assert 'Speak (in the namespace urn:c) Text="Hi"' in render_plain(compared(OLD, NEW))


def test_a_name_that_differs_by_its_namespace_alone_does_not_seem_to_stay() -> None:
    said = render_plain(compared('<Response xmlns="urn:a"/>', "<Response/>"))
    assert "Response: the name was Response (in the namespace urn:a)\n" in said
    said = render_plain(compared('<x:Response xmlns:x="urn:a"/>', '<x:Response xmlns:x="urn:b"/>'))
    assert "x:Response: the name was x:Response (in the namespace urn:a)\n" in said


def test_what_is_written_otherwise_is_told_by_the_authors_name() -> None:
    made = compared(
        '<Response xmlns:x="u"><x:A></x:A></Response>', '<Response xmlns:x="u"><x:A/></Response>', everything=True
    )
    assert [each.words for each in made.cosmetic] == ["x:A: it is self-closing."]


def test_programs_read_the_same_name_whatever_the_prefix() -> None:
    found = json.loads(json_form.render([compared(OLD, NEW)]))
    note = found["changes"][0]
    assert (note["old"]["name"], note["new"]["name"]) == ("{urn:a/b}Note", "{urn:a/b}Note")
    assert note["parameters"][1] == {"name": "{urn:a/b}by", "old": "me", "new": "you"}
    assert (note["old"]["path"], note["path"]) == ("Response/x:Note[1]", "Response/y:Note[1]")
    assert "y:by" in note["summary"]


def test_paths_differ_where_names_differ_by_their_namespace_alone() -> None:
    made = compared("<Response/>", '<Response><Speak xmlns="urn:c">Hi</Speak><Speak>Hi</Speak></Response>')
    assert [change.side.path for change in made.changes] == ["Response/Speak[1]", "Response/Speak[2]"]
